#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes wilayah.txt from the data folder of the npm package idn-area-data.

    npm pack idn-area-data@3.1.2 && tar xf idn-area-data-3.1.2.tgz
    ./buat.py package/data > wilayah.txt

The form of wilayah.txt: one line a provinsi, kabupaten or kota, and kecamatan, each level one space further in, with the last part
of its code and its name. Behind the name of a kecamatan stand its desa and kelurahan, parted by ";": the name alone where the
code is one more than the one before (the first being 2001), else the four digits of the code, a space and the name.
Behind the name of a provinsi may stand what its kecamatan and desa are called.
"""

import csv
import re
import sys

# As the daerah write themselves.
NAMES = {
    "DKI JAKARTA": "DKI Jakarta",
    "KOTA PALANGKARAYA": "Kota Palangka Raya",
    "Gn. Bintang Awai": "Gunung Bintang Awai",
}

# Kecamatan and desa are called so in the provinsi of Papua (UU 21/2001 Pasal 1).
PAPUA = ("91", "92", "93", "94", "95", "96")


def read(folder, name):
    with open(f"{folder}/{name}.csv", encoding="utf-8", newline="") as file:
        rows = [(row["code"], row["name"]) for row in csv.DictReader(file)]
    return sorted(rows)


def clean(name):
    """Straight apostrophes, no stray marks, single spaces."""
    name = name.replace('"', "'").replace("’", "'").replace("*", "").replace(";", ",")
    name = re.sub(r"\s+", " ", name).strip()
    if not name or re.match(r"\d{4} ", name):
        sys.exit(f"a name that the form cannot hold: {name!r}")
    return NAMES.get(name, name)


def title(name):
    return NAMES.get(name) or " ".join(word.capitalize() for word in name.split())


def write_kecamatan(code, name, villages):
    items = [f"  {code[-2:]} {clean(name)}"]
    expected = 2001
    for village, village_name in villages:
        number = int(village[-4:])
        prefix = "" if number == expected else f"{number:04d} "
        items.append(prefix + clean(village_name))
        expected = number + 1
    print(";".join(items))


def main(folder):
    villages = {}
    for code, name in read(folder, "villages"):
        villages.setdefault(code[:8], []).append((code, name))

    rows = read(folder, "provinces") + read(folder, "regencies") + read(folder, "districts")
    for code, name in sorted(rows):
        if len(code) == 2:
            print(f"{code} {title(name)}" + (";Distrik;Kampung" if code in PAPUA else ""))
        elif len(code) == 5:
            print(f" {code[-2:]} {title(name)}")
        else:
            write_kecamatan(code, name, villages.pop(code, []))

    if villages:
        sys.exit(f"villages without a kecamatan: {sorted(villages)}")


if __name__ == "__main__":
    main(sys.argv[1])

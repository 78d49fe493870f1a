# SPDX-License-Identifier: GPL-3.0-or-later
"""PDFs for tests, made byte by byte."""

import random


def write(path, objects):
    """Objects 1, 2, 3 … as bytes; the first is the catalog."""
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    with open(path, "wb") as file:
        file.write(out)
    return path


def stream(data, keys=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), keys, data)


def make_pdf(path, pages):
    """A page a text, in Helvetica, which every reader has."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", None, b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for text in pages:
        objects.append(stream(b"BT /F1 16 Tf 40 700 Td (%s) Tj ET" % text.encode("ascii")))
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 936] /Contents %d 0 R "
                       b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(pages))
    return write(path, objects)


def make_scan(path, n_pages):
    """Pages that are one picture of specks, in which there is nothing to read."""
    specks = random.Random(7)
    width, height = 1240, 1754
    rows = bytearray(b"\xff" * (155 * height))
    for _ in range(4000):
        rows[specks.randrange(len(rows))] = specks.randrange(256)
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", None,
               stream(bytes(rows), b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 1 "
                      b"/ColorSpace /DeviceGray" % (width, height)),
               stream(b"q 595 0 0 842 0 0 cm /X Do Q")]
    for _ in range(n_pages):
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                       b"/Resources << /XObject << /X 3 0 R >> >> >>")
    kids = b" ".join(b"%d 0 R" % (5 + i) for i in range(n_pages))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, n_pages)
    return write(path, objects)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Edits a DOCX in LibreOffice: sunting-docx.py IN PLAN OUT.

A line of the plan is: number of the bookmark, offset in characters, old word, new word, author ("" does not track).
"""
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue


def prop(name, value):
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


def connect(local, pipe, program):
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    until = time.monotonic() + 90
    while True:
        try:
            return resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
        except Exception:
            if program.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.2)


def set_author(context, author):
    provider = context.ServiceManager.createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", context)
    access = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess",
                                                  (prop("nodepath", "/org.openoffice.UserProfile/Data"),))
    given, _, family = author.partition(" ")
    access.setPropertyValue("givenname", given)
    access.setPropertyValue("sn", family)
    access.commitChanges()


def edit(document, number, offset, old, new):
    anchor = document.Bookmarks.getByName("_Prk%d" % number).Anchor
    cursor = anchor.Text.createTextCursorByRange(anchor.Start)
    cursor.goRight(offset, False)
    cursor.goRight(len(old), True)
    assert cursor.String == old, (number, cursor.String, old)
    cursor.String = new


def main():
    source, plan, target = (os.path.abspath(name) for name in sys.argv[1:4])
    with tempfile.TemporaryDirectory() as folder:
        pipe = "prakarsa-%d" % os.getpid()
        program = subprocess.Popen(["soffice", "-env:UserInstallation=file://%s/profil" % folder, "--headless", "--norestore",
                                    "--accept=pipe,name=%s;urp;" % pipe], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        context = connect(uno.getComponentContext(), pipe, program)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(source), "_blank", 0, (prop("Hidden", True),))
        with open(plan, encoding="utf-8") as file:
            lines = [line.rstrip("\n").split("\t") for line in file]
        for author in sorted({line[4] for line in lines}):
            if author:
                set_author(context, author)
            document.RecordChanges = bool(author)
            for number, offset, old, new, who in lines:
                if who == author:
                    edit(document, int(number), int(offset), old, new)
        document.storeToURL(uno.systemPathToFileUrl(target), (prop("FilterName", "MS Word 2007 XML"),))
        document.close(True)
        try:
            desktop.terminate()
        except Exception:
            pass
        program.wait(60)


main()

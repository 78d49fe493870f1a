# SPDX-License-Identifier: GPL-3.0-or-later
"""DOCX that somebody changed in a word processor, made by changing the text of the file."""

import re
import zipfile

DOCUMENT = "word/document.xml"


def run(words):
    return '<w:r><w:t xml:space="preserve">%s</w:t></w:r>' % words


def tracked(old, new, author, day="2026-11-20T03:04:05Z"):
    """What Word writes where somebody replaced words while changes were tracked."""
    who = 'w:id="900" w:author="%s" w:date="%s"' % (author, day)
    out = ""
    if old:
        out += '<w:del %s><w:r><w:delText xml:space="preserve">%s</w:delText></w:r></w:del>' % (who, old)
    if new:
        out += "<w:ins %s>%s</w:ins>" % (who, run(new))
    return out


def change(path, out, *changes):
    """Each change: words that stand in the document once, and the runs that take their place."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == DOCUMENT:
                text = data.decode("utf-8")
                for words, runs in changes:
                    assert text.count(words) == 1, (words, text.count(words))
                    text = text.replace(words, '</w:t></w:r>%s<w:r><w:t xml:space="preserve">' % runs)
                data = text.encode("utf-8")
            new.writestr(part.filename, data)
    return out


def words_at(path, place):
    """The first paragraph of a field, by the beginning of its path."""
    with zipfile.ZipFile(path) as file:
        sent = file.read("customXml/item1.xml").decode("utf-8")
    return re.search('<p n="[0-9]+" path="%s[^>]*>(?:<f [^>]*>)*<t>([^<]*)</t>' % re.escape(place), sent).group(1)


def make(path, paragraphs):
    """A document that nobody made from a record: (style or None, words) each, or a list of rows."""
    body = ""
    for style, words in paragraphs:
        if isinstance(words, list):
            body += "<w:tbl>%s</w:tbl>" % "".join(
                "<w:tr>%s</w:tr>" % "".join("<w:tc><w:p>%s</w:p></w:tc>" % run(cell) for cell in row) for row in words)
        else:
            props = '<w:pPr><w:pStyle w:val="%s"/></w:pPr>' % style if style else ""
            body += "<w:p>%s%s</w:p>" % (props, run(words))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("[Content_Types].xml",
                     '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                     '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                     '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                     'wordprocessingml.document.main+xml"/></Types>')
        new.writestr("_rels/.rels",
                     '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                     'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                     'relationships/officeDocument" Target="word/document.xml"/></Relationships>')
        new.writestr(DOCUMENT,
                     '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/'
                     'wordprocessingml/2006/main"><w:body>%s</w:body></w:document>' % body)
    return path

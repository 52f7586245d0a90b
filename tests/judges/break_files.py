#!/usr/bin/python3
"""Makes broken documents from good ones: the negative control of the judges.

    break_files.py GOOD.docx GOOD.xlsx FOLDER

Prints JSON, [{file, what, judge}]: the judge that must object is "rules" (ooxml_rules.py) or, where the rules see
nothing, "sdk" (the Open XML SDK). A break that finds nothing to change is an error: it would be no control.
"""
import json
import os
import re
import sys
import warnings
import zipfile

DOCUMENT, STYLES, NUMBERING = 'word/document.xml', 'word/styles.xml', 'word/numbering.xml'
SHEET, WORKBOOK, FORMATS = 'xl/worksheets/sheet1.xml', 'xl/workbook.xml', 'xl/styles.xml'
SHARED, TYPES = 'xl/sharedStrings.xml', '[Content_Types].xml'

NESTED_TABLE = ('<w:tbl><w:tblPr><w:tblW w:w="9" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>'
                '<w:tr><w:tc><w:tcPr><w:tcW w:w="9" w:type="dxa"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>')
TWIN_STYLE = '<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Twin"/></w:style>'
OVERLAPPING = '<mergeCells count="2"><mergeCell ref="A2:B3"/><mergeCell ref="B3:C4"/></mergeCells>'


def put(old, new):
    """The first `old` becomes `new`."""
    return lambda text: text.replace(old, new, 1)


def put_last(old, new):
    return lambda text: new.join(text.rsplit(old, 1))


def change(pattern, new):
    """The first match becomes `new`."""
    return lambda text: re.sub(pattern, new, text, count=1, flags=re.DOTALL)


def move(pattern, anchor, after=False):
    """The first match moves to before (or behind) the first anchor."""
    def edit(text):
        moved = re.search(pattern, text, re.DOTALL).group(0)
        return text.replace(moved, '', 1).replace(anchor, anchor + moved if after else moved + anchor, 1)
    return edit


def cut_last_cell(text):
    return text[:text.rindex('<w:tc>')] + text[text.rindex('</w:tc>') + len('</w:tc>'):]


def double_sheet(text):
    sheet = re.search(r'<sheet [^>]*/>', text).group(0)
    return text.replace(sheet, sheet + sheet.replace('sheetId="1"', 'sheetId="2"'), 1)


def bookmarks(*marks):
    """A first paragraph of bookmarks (id, name); one without an end has a third entry."""
    nodes = ''.join('<w:bookmarkStart w:id="%s" w:name="%s"/>' % mark[:2]
                    + ('<w:bookmarkEnd w:id="%s"/>' % mark[0] if len(mark) == 2 else '') for mark in marks)
    return put('<w:body>', '<w:body><w:p>%s</w:p>' % nodes)


BROKEN_DOCX = [
    ('pPr in wrong order', DOCUMENT,
     put('<w:pStyle w:val="Body"/>', '<w:jc w:val="both"/><w:pStyle w:val="Body"/>'), 'sdk'),
    ('rPr in wrong order', DOCUMENT, put('<w:b/><w:bCs/>', '<w:sz w:val="26"/><w:b/><w:bCs/>'), 'sdk'),
    ('tcPr in wrong order', DOCUMENT, change(r'(<w:tcW [^>]*/>)(<w:vAlign [^>]*/>)', r'\2\1'), 'sdk'),
    ('tblPr in wrong order', DOCUMENT, change(r'(<w:tblW [^>]*/>)(.*?)(<w:tblLayout [^>]*/>)', r'\3\2\1'), 'sdk'),
    ('numId without value', DOCUMENT, change(r'<w:numId w:val="\d+"/>', '<w:numId/>'), 'rules'),
    ('unknown alignment', DOCUMENT, put('<w:jc w:val="center"/>', '<w:jc w:val="middle"/>'), 'sdk'),
    ('width that is no number', DOCUMENT,
     change(r'<w:gridCol w:w="\d+"/>', '<w:gridCol w:w="12.5cm!"/>'), 'rules'),
    ('bookmark id twice', DOCUMENT, bookmarks((1, 'a'), (1, 'b')), 'rules'),
    ('bookmark name twice', DOCUMENT, bookmarks((1, 'a'), (2, 'a')), 'rules'),
    ('bookmark without end', DOCUMENT, bookmarks((1, 'a', 'open')), 'rules'),
    ('unknown style', DOCUMENT, put('<w:pStyle w:val="Body"/>', '<w:pStyle w:val="NoSuchStyle"/>'), 'rules'),
    ('unknown list', DOCUMENT, change(r'<w:numId w:val="\d+"/>', '<w:numId w:val="987"/>'), 'rules'),
    ('undefined relationship', DOCUMENT,
     change(r'(<w:headerReference [^>]*r:id=")rId\d+', r'\1rId987'), 'rules'),
    ('cell without a paragraph', DOCUMENT,
     change(r'(<w:tc><w:tcPr>.*?</w:tcPr>)<w:p>.*?</w:p></w:tc>', r'\1</w:tc>'), 'rules'),
    ('row short of the grid', DOCUMENT, cut_last_cell, 'rules'),
    ('unknown element', DOCUMENT, put('<w:body>', '<w:body><w:foo/>'), 'sdk'),
    ('bare ampersand', DOCUMENT, change(r'(<w:t[^>]*>)', r'\1A & B '), 'rules'),
    ('control character', DOCUMENT, change(r'(<w:t[^>]*>)', '\\1\x01'), 'rules'),
    ('U+FFFE', DOCUMENT, change(r'(<w:t[^>]*>)', '\\1\ufffe'), 'rules'),
    ('decomposed letters', DOCUMENT, change(r'(<w:t[^>]*>)', '\\1e\u0302\u0301'), 'rules'),
    ('text outside a run', DOCUMENT, put('</w:pPr><w:r>', '</w:pPr>stray<w:r>'), 'rules'),
    ('cell ends in a nested table', DOCUMENT, change(r'(<w:tc>.*?)</w:tc>', r'\1' + NESTED_TABLE + '</w:tc>'), 'rules'),
    ('sectPr not last', DOCUMENT, put_last('</w:body>', '<w:p/></w:body>'), 'sdk'),
    ('document without content type', TYPES,
     change(r'<Override[^>]*PartName="/word/document.xml"[^>]*/>', ''), 'rules'),
    ('repeated heading row in the middle', DOCUMENT, put_last('<w:trPr>', '<w:trPr><w:tblHeader/>'), 'rules'),
    ('trPr behind the cells', DOCUMENT,
     change(r'<w:tr>(<w:trPr>.*?</w:trPr>)(.*?)</w:tr>', r'<w:tr>\2\1</w:tr>'), 'sdk'),
    ('style id twice', STYLES, put('</w:styles>', TWIN_STYLE + '</w:styles>'), 'rules'),
    ('num before abstractNum', NUMBERING, move(r'<w:num w:numId.*?</w:num>', '<w:abstractNum '), 'sdk'),
    ('list level twice', NUMBERING, lambda text: text.replace('w:ilvl="1"', 'w:ilvl="0"'), 'rules'),
    ('negative type size', DOCUMENT, change(r'<w:sz w:val="\d+"/>', '<w:sz w:val="-28"/>'), 'sdk'),
    ('landscape without swapped sides', DOCUMENT,
     change(r'w:w="(\d+)" w:h="(\d+)" w:orient="landscape"', r'w:w="\2" w:h="\1" w:orient="landscape"'), 'rules'),
    ('face in one channel only', DOCUMENT,
     put('<w:rPr><w:b/>', '<w:rPr><w:rFonts w:ascii="Times New Roman"/><w:b/>'), 'rules'),
    ('theme font', STYLES, put('<w:rFonts ', '<w:rFonts w:asciiTheme="minorHAnsi" '), 'rules'),
]

BROKEN_XLSX = [
    ('cells out of order', SHEET, change(r'(<c r="A3".*?</c>)(<c r="B3".*?</c>)', r'\2\1'), 'rules'),
    ('rows out of order', SHEET, change(r'(<row r="3".*?</row>)(<row r="4".*?</row>)', r'\2\1'), 'rules'),
    ('row twice', SHEET, put('<row r="4"', '<row r="3"'), 'rules'),
    ('cell twice', SHEET, put('<c r="B3"', '<c r="A3"'), 'rules'),
    ('style out of range', SHEET, put('s="3"', 's="99"'), 'rules'),
    ('shared string out of range', SHEET, put('t="s"><v>0</v>', 't="s"><v>99999</v>'), 'rules'),
    ('number with letters', SHEET, put('<v>46357</v>', '<v>một</v>'), 'rules'),
    ('sheet name too long', WORKBOOK,
     put('name="Phụ lục"', 'name="Phụ lục danh mục nhiệm vụ giao các đơn vị thực hiện"'), 'rules'),
    ('sheet name with brackets', WORKBOOK, put('name="Phụ lục"', 'name="Phụ lục [1]/2"'), 'rules'),
    ('autoFilter behind the margins', SHEET, move(r'<autoFilter [^>]*/>', '<pageSetup '), 'sdk'),
    ('cols behind sheetData', SHEET, move(r'<cols>.*?</cols>', '</sheetData>', after=True), 'sdk'),
    ('overlapping merges', SHEET, change(r'<mergeCells .*?</mergeCells>', OVERLAPPING), 'rules'),
    ('sheet without id', WORKBOOK, put('sheetId="1" ', ''), 'sdk'),
    ('sheet name twice', WORKBOOK, double_sheet, 'rules'),
    ('unknown orientation', SHEET, put('orientation="landscape"', 'orientation="sideways"'), 'sdk'),
    ('text over 32,767 characters', SHARED, put('<si><t>', '<si><t>' + 'x' * 33000), 'rules'),
    ('forbidden character', SHARED, put('<si><t>', '<si><t>\ufffe'), 'rules'),
    ('sheet without content type', TYPES, change(r'<Override[^>]*sheet1.xml"[^>]*/>', ''), 'rules'),
    ('bad cell reference', SHEET, put('r="B3"', 'r="ZZZZ3"'), 'rules'),
    ('font out of range', FORMATS, put('fontId="1"', 'fontId="77"'), 'rules'),
    ('undefined relationship', WORKBOOK, change(r'r:id="rId\d+"', 'r:id="rId99"'), 'rules'),
    ('fonts behind cellXfs', FORMATS, move(r'<fonts .*?</fonts>', '</cellXfs>', after=True), 'sdk'),
    ('unknown element in a font', FORMATS,
     put('<name val="Times New Roman"/>', '<name val="Times New Roman"/><foo/>'), 'sdk'),
    ('bare ampersand', SHARED, put('<si><t>', '<si><t>A & B'), 'rules'),
    ('defined name of an unknown sheet', WORKBOOK,
     put("&apos;Phụ lục&apos;!$1:$2", "&apos;Không có&apos;!$1:$2"), 'rules'),
    ('wrong count', FORMATS, change(r'<cellXfs count="\d+"', '<cellXfs count="2"'), 'rules'),
    ('bad yes or no', SHEET, put('customWidth="1"', 'customWidth="yes"'), 'sdk'),
    ('font name without value', FORMATS, change(r'<name val="[^"]*"/>', '<name/>'), 'sdk'),
]


def read_parts(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def write_parts(path, parts, twice=None):
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as package:
        for name, data in list(parts.items()) + ([(twice, parts[twice])] if twice else []):
            package.writestr(name, data)


def break_part(parts, name, edit, what):
    before = parts[name].decode('utf8')
    after = edit(before)
    if after == before:
        raise SystemExit('"%s" found nothing to change in %s' % (what, name))
    return {**parts, name: after.encode('utf8')}


def main(good_docx, good_xlsx, folder):
    made = []

    def place(kind, what, judge):
        path = os.path.join(folder, '%s-%02d.%s' % (kind, len(made), kind))
        made.append({'file': path, 'what': '%s: %s' % (kind, what), 'judge': judge})
        return path

    for kind, good, breaks in (('docx', good_docx, BROKEN_DOCX), ('xlsx', good_xlsx, BROKEN_XLSX)):
        parts = read_parts(good)
        for what, name, edit, judge in breaks:
            write_parts(place(kind, what, judge), break_part(parts, name, edit, what))
    parts = read_parts(good_docx)
    without_styles = {name: data for name, data in parts.items() if name != STYLES}
    write_parts(place('docx', 'styles part missing', 'rules'), without_styles)
    warnings.simplefilter('ignore')  # of zipfile, on the very thing that is wanted here
    write_parts(place('docx', 'zip entry twice', 'rules'), parts, twice=DOCUMENT)
    with open(good_docx, 'rb') as whole, open(place('docx', 'cut off', 'rules'), 'wb') as broken:
        broken.write(whole.read()[:-400])
    json.dump(made, sys.stdout, ensure_ascii=False)


if __name__ == '__main__':
    main(*sys.argv[1:4])

#!/usr/bin/python3
"""Checks DOCX and XLSX files by rules that the Open XML SDK does not know but Word and Excel repair or refuse.

    ooxml_rules.py FILE...

Prints JSON, {file: [objections]}. Standard library only.
"""
import collections
import json
import posixpath
import re
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
import zipfile

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
S = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
R = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
RELATIONSHIPS = '{http://schemas.openxmlformats.org/package/2006/relationships}'
CONTENT_TYPES = '{http://schemas.openxmlformats.org/package/2006/content-types}'

FORBIDDEN = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ufffd]')
LONGEST_CELL = 32767
LAST_COLUMN = 16384
TEXT_PARTS = re.compile(r'word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$')
FONT_PARTS = re.compile(r'word/(document|styles|numbering|header\d*|footer\d*|footnotes|endnotes)\.xml$')
CHANNELS = ('ascii', 'hAnsi', 'eastAsia', 'cs')


def repeated(values):
    return [value for value, count in collections.Counter(values).items() if count > 1]


def check(path):
    """Objections to one file, each once, in order."""
    try:
        with zipfile.ZipFile(path) as package:
            return list(dict.fromkeys(check_package(package)))
    except Exception as problem:  # a file that breaks its reader, in whatever way, is a broken file
        return ['cannot read: %s: %s' % (type(problem).__name__, problem)]


def check_package(package):
    names = package.namelist()
    for name in repeated(names):
        yield 'duplicate zip entry %s' % name
    parts = {}
    for name in dict.fromkeys(names):
        if name.endswith(('.xml', '.rels')):
            try:
                parts[name] = ElementTree.fromstring(package.read(name))
            except ElementTree.ParseError as problem:
                yield '%s is not well-formed: %s' % (name, problem)
    if '[Content_Types].xml' not in parts:
        yield 'no content types'
        return
    yield from check_content_types(parts['[Content_Types].xml'], set(names))
    yield from check_relationships(parts, set(names))
    if 'word/document.xml' in parts:
        yield from check_document(parts)
    elif 'xl/workbook.xml' in parts:
        yield from check_workbook(parts)
    else:
        yield 'neither a document nor a workbook'


# --- the package ---

def check_content_types(root, names):
    overrides = {node.get('PartName').lstrip('/'): node.get('ContentType')
                 for node in root.iter(CONTENT_TYPES + 'Override')}
    defaults = {node.get('Extension').lower(): node.get('ContentType')
                for node in root.iter(CONTENT_TYPES + 'Default')}
    for name in sorted(names):
        if name == '[Content_Types].xml' or name.endswith('/'):
            continue
        found = overrides.get(name) or defaults.get(name.rsplit('.', 1)[-1].lower())
        if found is None:
            yield 'no content type for %s' % name
        elif found == 'application/xml' and name.startswith(('word/', 'xl/')):
            yield 'only the default XML content type for %s' % name
    for name in overrides:
        if name not in names:
            yield 'content type for the missing part %s' % name


def check_relationships(parts, names):
    defined = collections.defaultdict(set)
    for name, root in parts.items():
        if not name.endswith('.rels'):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        relationships = list(root.iter(RELATIONSHIPS + 'Relationship'))
        source = posixpath.join(folder, posixpath.basename(name)[:-len('.rels')])
        defined[source] = {node.get('Id') for node in relationships}
        for identity in repeated(node.get('Id') for node in relationships):
            yield 'duplicate relationship %s in %s' % (identity, name)
        for node in relationships:
            target = node.get('Target')
            part = target.lstrip('/') if target.startswith('/') else posixpath.normpath(posixpath.join(folder, target))
            if node.get('TargetMode') != 'External' and part not in names:
                yield 'relationship %s in %s points at the missing %s' % (node.get('Id'), name, part)
    for name, root in parts.items():
        if name.endswith('.rels') or not name.startswith(('word/', 'xl/')):
            continue
        for node in root.iter():
            for attribute, value in node.attrib.items():
                if attribute.startswith(R) and value not in defined[name]:
                    yield '%s uses the undefined relationship %s' % (name, value)


def check_texts(texts):
    for text in texts:
        if FORBIDDEN.search(text):
            yield 'forbidden character in %r' % text[:40]
        if not unicodedata.is_normalized('NFC', text):
            yield 'text is not NFC: %r' % text[:40]


# --- DOCX ---

def check_document(parts):
    style_nodes = list(parts['word/styles.xml'].iter(W + 'style')) if 'word/styles.xml' in parts else []
    for name in repeated(node.get(W + 'styleId') for node in style_nodes):
        yield 'duplicate style id %s' % name
    styles = {node.get(W + 'styleId') for node in style_nodes}
    levels = {}
    if 'word/numbering.xml' in parts:
        yield from check_numbering(parts['word/numbering.xml'], levels)
    for name, root in parts.items():
        if FONT_PARTS.match(name):
            yield from check_faces(name, root)
        if TEXT_PARTS.match(name):
            yield from check_styles_used(name, root, styles)
            yield from check_numbering_used(root, levels)
            yield from check_bookmarks(root)
            yield from check_paragraphs(name, root)
            yield from check_page_sizes(root)
            for table in root.iter(W + 'tbl'):
                yield from check_table(table)
            yield from check_texts(node.text for node in root.iter(W + 't') if node.text)


def check_numbering(root, levels):
    """Fills `levels` with the levels of each number instance."""
    abstract = {}
    for node in root.iter(W + 'abstractNum'):
        identity = node.get(W + 'abstractNumId')
        found = [level.get(W + 'ilvl') for level in node.iter(W + 'lvl')]
        abstract[identity] = set(found)
        for level in repeated(found):
            yield 'abstractNum %s has level %s twice' % (identity, level)
    for node in root.findall(W + 'num'):
        identity, base = node.get(W + 'numId'), node.find(W + 'abstractNumId').get(W + 'val')
        levels[identity] = abstract.get(base, set())
        if base not in abstract:
            yield 'num %s uses the missing abstractNum %s' % (identity, base)


def check_numbering_used(root, levels):
    for node in root.iter(W + 'numPr'):
        number, level = node.find(W + 'numId'), node.find(W + 'ilvl')
        identity = None if number is None else number.get(W + 'val')
        depth = '0' if level is None else level.get(W + 'val')
        if identity is None:
            yield 'numPr without the value of numId'
        elif identity != '0' and identity not in levels:
            yield 'unknown numId %s' % identity
        elif identity != '0' and depth not in levels[identity]:
            yield 'numId %s has no level %s' % (identity, depth)


def check_faces(name, root):
    """A channel left out, or a theme font, lets Word set some Vietnamese letters in another face."""
    for node in root.iter(W + 'rFonts'):
        faces = {node.get(W + channel) for channel in CHANNELS}
        if len(faces) != 1:
            yield '%s: rFonts does not give one face to all of %s' % (name, ', '.join(CHANNELS))
        if any('heme' in attribute for attribute in node.attrib):
            yield '%s: rFonts names a theme font' % name


def check_styles_used(name, root, styles):
    for tag in ('pStyle', 'rStyle', 'tblStyle'):
        for node in root.iter(W + tag):
            if node.get(W + 'val') not in styles:
                yield 'unknown style %s in %s' % (node.get(W + 'val'), name)


def check_bookmarks(root):
    starts = list(root.iter(W + 'bookmarkStart'))
    ends = {node.get(W + 'id') for node in root.iter(W + 'bookmarkEnd')}
    for key in ('id', 'name'):
        for value in repeated(node.get(W + key) for node in starts):
            yield 'duplicate bookmark %s %s' % (key, value)
    for node in starts:
        if node.get(W + 'id') not in ends:
            yield 'bookmark %s never ends' % node.get(W + 'name')


def check_paragraphs(name, root):
    for paragraph in root.iter(W + 'p'):
        if any(text and text.strip() for text in [paragraph.text] + [child.tail for child in paragraph]):
            yield 'text outside a run in %s' % name
    for cell in root.iter(W + 'tc'):
        blocks = [child.tag for child in cell if child.tag in (W + 'p', W + 'tbl', W + 'sdt')]
        if not blocks or blocks[-1] == W + 'tbl':
            yield 'a table cell does not end with a paragraph'


def check_page_sizes(root):
    for node in root.iter(W + 'pgSz'):
        width, height = int(node.get(W + 'w')), int(node.get(W + 'h'))
        orientation = node.get(W + 'orient', 'portrait')
        if (orientation == 'landscape') != (width > height):
            yield 'page is %s but %d x %d' % (orientation, width, height)


def number_at(node, path, attribute='val', otherwise=0):
    found = node.find('/'.join(W + step for step in path.split('/')))
    return otherwise if found is None else int(found.get(W + attribute))


def check_table(table):
    grid = table.findall('%stblGrid/%sgridCol' % (W, W))
    leading = True
    for row in table.findall(W + 'tr'):
        mark = row.find('%strPr/%stblHeader' % (W, W))
        header = mark is not None and mark.get(W + 'val') not in ('false', '0', 'off')
        if header and not leading:
            yield 'tblHeader on a row after the leading rows has no effect'
        leading = leading and header
        covered = sum(number_at(row, 'trPr/' + gap) for gap in ('gridBefore', 'gridAfter'))
        covered += sum(number_at(cell, 'tcPr/gridSpan', otherwise=1) for cell in row.findall(W + 'tc'))
        if covered != len(grid):
            yield 'a row covers %d of %d grid columns' % (covered, len(grid))
    width, total = table.find('%stblPr/%stblW' % (W, W)), sum(int(column.get(W + 'w')) for column in grid)
    if width is not None and width.get(W + 'type') == 'dxa' and abs(int(width.get(W + 'w')) - total) > 20:
        yield 'table width %s differs from the sum of its grid, %d' % (width.get(W + 'w'), total)


# --- XLSX ---

def check_workbook(parts):
    workbook = parts['xl/workbook.xml']
    names = [node.get('name') for node in workbook.iter(S + 'sheet')]
    for name in names:
        if len(name) > 31 or re.search(r'[\[\]:*?/\\]', name) or name.startswith("'") or name.endswith("'"):
            yield 'illegal sheet name %s' % name
    for name in repeated(name.lower() for name in names):
        yield 'duplicate sheet name %s' % name
    for node in workbook.iter(S + 'definedName'):
        for quoted, plain in re.findall(r"'((?:[^']|'')+)'!|([^'!,()\s]+)!", node.text or ''):
            if (quoted or plain).replace("''", "'") not in names:
                yield 'the defined name %s uses an unknown sheet' % node.get('name')
    formats = 0
    if 'xl/styles.xml' in parts:
        yield from check_formats(parts['xl/styles.xml'])
        cell_formats = parts['xl/styles.xml'].find(S + 'cellXfs')
        formats = 0 if cell_formats is None else len(cell_formats)
    shared = parts['xl/sharedStrings.xml'].findall(S + 'si') if 'xl/sharedStrings.xml' in parts else []
    yield from check_cell_texts(''.join(node.text or '' for node in entry.iter(S + 't')) for entry in shared)
    for name, root in parts.items():
        if re.match(r'xl/worksheets/sheet\d+\.xml$', name):
            yield from check_rows(name, root, formats, len(shared))
            yield from check_merges(root)


def check_formats(root):
    counts = {}
    for group in ('fonts', 'fills', 'borders', 'cellXfs', 'cellStyleXfs', 'numFmts'):
        node = root.find(S + group)
        counts[group] = 0 if node is None else len(node)
        if node is not None and node.get('count') and int(node.get('count')) != len(node):
            yield '%s says %s entries but has %d' % (group, node.get('count'), len(node))
    for node in root.iterfind('%scellXfs/%sxf' % (S, S)):
        for group, attribute in (('fonts', 'fontId'), ('fills', 'fillId'), ('borders', 'borderId')):
            if int(node.get(attribute) or 0) >= counts[group]:
                yield 'xf with %s out of range' % attribute


def column_number(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord('A') + 1
    return number


def check_rows(name, root, formats, shared):
    last_row = 0
    for row in root.iter(S + 'row'):
        number = int(row.get('r') or last_row + 1)
        if number <= last_row:
            yield '%s: row %d after row %d' % (name, number, last_row)
        last_row, last_column = number, 0
        for cell in row.findall(S + 'c'):
            reference = cell.get('r')
            match = re.match(r'([A-Z]{1,3})(\d+)$', reference or '')
            if not match or int(match.group(2)) != number or column_number(match.group(1)) > LAST_COLUMN:
                yield 'bad cell reference %s' % reference
                continue
            if column_number(match.group(1)) <= last_column:
                yield 'cell %s is out of order or repeated' % reference
            last_column = column_number(match.group(1))
            yield from check_cell(cell, formats, shared)


def check_cell(cell, formats, shared):
    reference, kind, value = cell.get('r'), cell.get('t', 'n'), cell.findtext(S + 'v')
    if formats and int(cell.get('s') or 0) >= formats:
        yield 'cell %s: style %s is out of range' % (reference, cell.get('s'))
    if kind == 's' and value is not None and not (value.isdigit() and int(value) < shared):
        yield 'cell %s: shared string %s is out of range' % (reference, value)
    if kind == 'n' and value is not None:
        try:
            float(value)
        except ValueError:
            yield 'cell %s: %r is no number' % (reference, value)
    text = ''.join(node.text or '' for node in cell.iter(S + 't')) or (value if kind == 'str' else '') or ''
    yield from check_cell_texts([text])


def check_cell_texts(texts):
    for text in texts:
        if len(text) > LONGEST_CELL:
            yield 'cell text longer than %d: %r' % (LONGEST_CELL, text[:40])
        yield from check_texts([text])


def check_merges(root):
    seen = []
    for node in root.iter(S + 'mergeCell'):
        left, top, right, bottom = re.match(r'([A-Z]+)(\d+):([A-Z]+)(\d+)$', node.get('ref')).groups()
        area = column_number(left), int(top), column_number(right), int(bottom)
        for other in seen:
            if area[0] <= other[2] and other[0] <= area[2] and area[1] <= other[3] and other[1] <= area[3]:
                yield 'overlapping merge %s' % node.get('ref')
                break
        seen.append(area)


if __name__ == '__main__':
    json.dump({path: check(path) for path in sys.argv[1:]}, sys.stdout, ensure_ascii=False)

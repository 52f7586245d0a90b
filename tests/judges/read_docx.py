#!/usr/bin/python3
"""Reads a DOCX with python-docx and prints what it holds as JSON (the type is DocxReading in judges.ts).

    read_docx.py FILE.docx

Looks (size, bold, alignment …) are resolved through run, paragraph style, its bases and the document's defaults, so a
test sees what a reader sees and not how the writer chose to say it. Lengths in mm, sizes in points.
"""
import json
import sys

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

TWIPS_PER_MM = 1440 / 25.4
CORE = ('author', 'category', 'comments', 'identifier', 'keywords', 'language', 'last_modified_by', 'subject', 'title')


def text_of(element):
    """Text of a run, paragraph or cell. python-docx 0.8 leaves out non-breaking hyphens and hyperlinks."""
    marks = {qn('w:tab'): '\t', qn('w:br'): '\n', qn('w:cr'): '\n', qn('w:noBreakHyphen'): '-'}
    parts = []
    for node in element.iter(qn('w:t'), *marks):
        # w:tab is also the name of a tab stop in the properties of a paragraph.
        if node.getparent().tag == qn('w:r'):
            parts.append(node.text or '' if node.tag == qn('w:t') else marks[node.tag])
    return ''.join(parts)


def switched_on(node):
    return node.get(qn('w:val'), 'true') in ('true', '1', 'on')


class Looks:
    """Resolves properties through the styles of one document."""

    def __init__(self, document):
        styles = document.styles.element
        self.styles = {style.get(qn('w:styleId')): style for style in styles.iter(qn('w:style'))}
        self.default_style = next(
            (name for name, style in self.styles.items()
             if style.get(qn('w:type')) == 'paragraph' and style.get(qn('w:default')) in ('1', 'true', 'on')), None)
        self.defaults = styles.find(qn('w:docDefaults'))

    def sources(self, paragraph, run=None):
        """Elements that may hold w:rPr or w:pPr, nearest first."""
        if run is not None:
            yield run
            yield from self.chain(run.find('%s/%s' % (qn('w:rPr'), qn('w:rStyle'))))
        yield paragraph
        named = paragraph.find('%s/%s' % (qn('w:pPr'), qn('w:pStyle')))
        yield from self.chain(named, self.default_style)
        if self.defaults is not None:
            yield from self.defaults

    def chain(self, named, otherwise=None):
        name = otherwise if named is None else named.get(qn('w:val'))
        while name in self.styles:
            yield self.styles[name]
            base = self.styles[name].find(qn('w:basedOn'))
            name = None if base is None else base.get(qn('w:val'))

    def find(self, sources, group, name):
        for source in sources:
            # The rPr inside a paragraph's pPr is the look of its mark, not of its text: `find` takes children only.
            node = source.find('%s/%s' % (qn(group), qn(name)))
            if node is not None:
                return node
        return None

    def of_run(self, paragraph, run):
        def find(name):
            return self.find(self.sources(paragraph, run), 'w:rPr', name)

        size, bold, italic, underline, font = (find(name) for name in ('w:sz', 'w:b', 'w:i', 'w:u', 'w:rFonts'))
        return {
            'text': text_of(run) if run is not None else '',
            'size': None if size is None else int(size.get(qn('w:val'))) / 2,
            'bold': bold is not None and switched_on(bold),
            'italic': italic is not None and switched_on(italic),
            'underline': underline is not None and underline.get(qn('w:val')) != 'none',
            'font': None if font is None else font.get(qn('w:ascii')),
        }

    def of_paragraph(self, paragraph):
        def find(name):
            return self.find(self.sources(paragraph), 'w:pPr', name)

        def yes(name):
            return find(name) is not None and switched_on(find(name))

        alignment, outline, indent = find('w:jc'), find('w:outlineLvl'), find('w:ind')
        runs = [run for run in paragraph.iter(qn('w:r')) if text_of(run)]
        style = paragraph.find('%s/%s' % (qn('w:pPr'), qn('w:pStyle')))
        fields = [node.text or '' for node in paragraph.iter(qn('w:instrText'))]
        fields += [node.get(qn('w:instr')) for node in paragraph.iter(qn('w:fldSimple'))]
        first_line = None if indent is None else indent.get(qn('w:firstLine'))
        return {
            'kind': 'paragraph',
            'text': text_of(paragraph),
            'style': None if style is None else style.get(qn('w:val')),
            'alignment': 'left' if alignment is None else alignment.get(qn('w:val')),
            'firstLineIndent': 0 if first_line is None else round(int(first_line) / TWIPS_PER_MM, 2),
            'outlineLevel': None if outline is None else int(outline.get(qn('w:val'))),
            'keepNext': yes('w:keepNext'),
            'pageBreakBefore': yes('w:pageBreakBefore'),
            'fields': [field.strip() for field in fields],
            'runs': [self.of_run(paragraph, run) for run in runs],
        }


def read_cell(looks, cell):
    span = cell.find('%s/%s' % (qn('w:tcPr'), qn('w:gridSpan')))
    paragraphs = [looks.of_paragraph(paragraph) for paragraph in cell.findall(qn('w:p'))]
    return {
        'text': '\n'.join(paragraph['text'] for paragraph in paragraphs),
        'span': 1 if span is None else int(span.get(qn('w:val'))),
        'paragraphs': paragraphs,
    }


def read_row(looks, row):
    def yes(name):
        node = row.find('%s/%s' % (qn('w:trPr'), qn(name)))
        return node is not None and switched_on(node)

    return {
        'repeated': yes('w:tblHeader'),
        'unsplit': yes('w:cantSplit'),
        # Straight from the row: `row.cells` gives a merged cell once for each column it covers.
        'cells': [read_cell(looks, cell) for cell in row.findall(qn('w:tc'))],
    }


def read_blocks(looks, container):
    blocks = []
    for child in container:
        if child.tag == qn('w:p'):
            blocks.append(looks.of_paragraph(child))
        elif child.tag == qn('w:tbl'):
            widths = [round(int(column.get(qn('w:w'))) / TWIPS_PER_MM, 2) for column in child.iter(qn('w:gridCol'))]
            rows = [read_row(looks, row) for row in child.findall(qn('w:tr'))]
            blocks.append({'kind': 'table', 'columnWidths': widths, 'rows': rows})
    return blocks


def read_section(looks, section):
    def mm(length):
        return None if length is None else round(length.mm, 1)

    def linked_away(part):
        return [] if part.is_linked_to_previous else read_blocks(looks, part._element)

    return {
        'orientation': 'landscape' if section.orientation == docx.enum.section.WD_ORIENT.LANDSCAPE else 'portrait',
        'width': mm(section.page_width), 'height': mm(section.page_height),
        'left': mm(section.left_margin), 'right': mm(section.right_margin),
        'top': mm(section.top_margin), 'bottom': mm(section.bottom_margin),
        'headerDistance': mm(section.header_distance),
        'differentFirstPage': section.different_first_page_header_footer,
        'header': linked_away(section.header),
        'firstPageHeader': linked_away(section.first_page_header),
        'footer': linked_away(section.footer),
    }


def read_faces(document):
    """Every face named anywhere, in any channel; a theme font is named "theme:…"."""
    faces, languages = set(), set()
    for part in document.part.package.iter_parts():
        root = getattr(part, 'element', None)
        if root is None:
            continue
        for fonts in root.iter(qn('w:rFonts')):
            for name, value in fonts.attrib.items():
                if name != qn('w:hint'):
                    faces.add('theme:' + value if 'Theme' in name or name.endswith('cstheme') else value)
        languages.update(language.get(qn('w:val')) for language in root.iter(qn('w:lang')) if language.get(qn('w:val')))
    return sorted(faces), sorted(languages)


def read(path):
    document = docx.Document(path)
    looks = Looks(document)
    faces, languages = read_faces(document)
    core = document.core_properties
    return {
        'blocks': read_blocks(looks, document.element.body),
        'sections': [read_section(looks, section) for section in document.sections],
        'fonts': faces,
        'languages': languages,
        'properties': {
            **{name: getattr(core, name) for name in CORE},
            'created': core.created.isoformat() if core.created else None,
            'modified': core.modified.isoformat() if core.modified else None,
        },
    }


if __name__ == '__main__':
    json.dump(read(sys.argv[1]), sys.stdout, ensure_ascii=False)

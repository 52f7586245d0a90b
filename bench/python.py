#!/usr/bin/env python3
"""The appendix written by a Python library, in a process of its own.

    python.py python-docx|xlsxwriter INPUT.json OUTPUT

INPUT holds {"widths": [mm], "rows": [[text]]}, the column headings being the first row. Prints the peak
memory in KiB.
"""
import json
import resource
import sys


def write_docx(widths, rows, out):
    """The flat list of cells is taken once: `table.add_row().cells` takes quadratic time."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml import OxmlElement
    from docx.shared import Mm, Pt
    document = docx.Document()
    normal = document.styles['Normal']
    normal.font.name, normal.font.size = 'Times New Roman', Pt(11)
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    table = document.add_table(len(rows), len(widths), style='Table Grid')
    table.autofit = False
    cells = iter(table._cells)
    for row in rows:
        for text in row:
            next(cells).paragraphs[0].add_run(text)
    for width, column in zip(widths, table.columns):
        column.width = Mm(width)
    for at, row in enumerate(table._tbl.tr_lst):
        properties = row.get_or_add_trPr()
        properties.append(OxmlElement('w:cantSplit'))
        if at == 0:
            properties.append(OxmlElement('w:tblHeader'))
    document.save(out)


def write_xlsx(widths, rows, out):
    import xlsxwriter
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet('Phụ lục')
    common = {'font_name': 'Times New Roman', 'font_size': 11, 'border': 1, 'valign': 'top', 'text_wrap': True}
    look = book.add_format(common)
    bold = book.add_format({**common, 'bold': True})
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width / 2.1)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.autofilter(0, 0, len(rows) - 1, len(widths) - 1)
    for number, row in enumerate(rows):
        for at, text in enumerate(row):
            if text == '':
                sheet.write_blank(number, at, None, look)
            elif at == 0 and text.isdigit():
                sheet.write_number(number, at, int(text), look)
            else:
                sheet.write_string(number, at, text, bold if number == 0 else look)
    book.close()


def main():
    library, source, out = sys.argv[1:]
    with open(source, encoding='utf8') as file:
        data = json.load(file)
    {'python-docx': write_docx, 'xlsxwriter': write_xlsx}[library](data['widths'], data['rows'], out)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


main()

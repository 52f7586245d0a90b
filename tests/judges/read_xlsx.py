#!/usr/bin/python3
"""Reads an XLSX with openpyxl and prints what it holds as JSON (the type is XlsxReading in judges.ts).

    read_xlsx.py FILE.xlsx

Dates are ISO text ("2026-11-05", with a time only where there is one). Column widths are in characters, row heights in
points (None: left to the program), page margins in mm.
"""
import datetime
import json
import sys

import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter

PROPERTIES = ('title', 'subject', 'creator', 'lastModifiedBy', 'keywords', 'category', 'description', 'language',
              'identifier')


def typed(cell):
    """The value with its type."""
    value = cell.value
    if value is None:
        return 'empty', None
    if isinstance(value, bool):
        return 'boolean', value
    if isinstance(value, (int, float)):
        return 'number', value
    if isinstance(value, datetime.datetime):
        whole_day = value.time() == datetime.time()
        return 'date', value.date().isoformat() if whole_day else value.isoformat()
    if isinstance(value, (datetime.date, datetime.time)):
        return 'date', value.isoformat()
    if cell.data_type in ('f', 'e'):
        return {'f': 'formula', 'e': 'error'}[cell.data_type], str(value)
    return 'text', str(value)


def read_cell(cell):
    kind, value = typed(cell)
    font, alignment, border = cell.font, cell.alignment, cell.border
    return {
        'ref': cell.coordinate, 'column': cell.column_letter, 'type': kind, 'value': value,
        'numberFormat': cell.number_format,
        'font': font.name, 'size': font.sz, 'bold': bool(font.b), 'italic': bool(font.i),
        'horizontal': alignment.horizontal, 'vertical': alignment.vertical, 'wrapped': bool(alignment.wrap_text),
        'bordered': all(side and side.style for side in (border.left, border.right, border.top, border.bottom)),
    }


def read_row(sheet, number, cells):
    size = sheet.row_dimensions[number]
    # The rest of a merged range has no cell of its own: its value stands once, at the top left.
    return {
        'number': number, 'height': size.height, 'hidden': bool(size.hidden),
        'cells': [read_cell(cell) for cell in cells
                  if not isinstance(cell, MergedCell) and (cell.has_style or cell.value is not None)],
    }


def read_columns(sheet):
    """Width and visibility of every column of the sheet; one entry in the file may stand for a group of columns."""
    columns = {}
    for size in sheet.column_dimensions.values():
        for index in range(size.min or 0, (size.max or -1) + 1):
            columns[get_column_letter(index)] = {
                'width': size.width if size.customWidth else None, 'hidden': bool(size.hidden),
            }
    return columns


def read_page(sheet):
    setup, margins = sheet.page_setup, sheet.page_margins
    fit = sheet.sheet_properties.pageSetUpPr
    return {
        'orientation': setup.orientation,
        'paperSize': None if setup.paperSize is None else int(setup.paperSize),
        'fitToPage': bool(fit and fit.fitToPage),
        'fitToWidth': setup.fitToWidth, 'fitToHeight': setup.fitToHeight, 'scale': setup.scale,
        'margins': {side: round(getattr(margins, side) * 25.4, 1)
                    for side in ('left', 'right', 'top', 'bottom', 'header', 'footer')},
        'horizontallyCentered': bool(sheet.print_options.horizontalCentered),
        'header': sheet.oddHeader.center.text, 'footer': sheet.oddFooter.center.text,
    }


def read_sheet(sheet):
    merged = sorted(sheet.merged_cells.ranges, key=lambda area: (area.min_row, area.min_col))
    return {
        'name': sheet.title, 'state': sheet.sheet_state,
        'rows': [read_row(sheet, number, cells) for number, cells in enumerate(sheet.iter_rows(), 1)],
        'columns': read_columns(sheet),
        'merged': [str(area) for area in merged],
        'frozen': sheet.freeze_panes, 'autoFilter': sheet.auto_filter.ref,
        'printTitleRows': sheet.print_title_rows, 'printTitleColumns': sheet.print_title_cols,
        'printArea': sheet.print_area or None,
        'page': read_page(sheet),
    }


def read(path):
    book = openpyxl.load_workbook(path)
    core = book.properties
    return {
        'sheets': [read_sheet(sheet) for sheet in book.worksheets],
        'properties': {
            **{name: getattr(core, name) for name in PROPERTIES},
            'created': core.created.isoformat() if core.created else None,
            'modified': core.modified.isoformat() if core.modified else None,
        },
    }


if __name__ == '__main__':
    json.dump(read(sys.argv[1]), sys.stdout, ensure_ascii=False)

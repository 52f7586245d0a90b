#!/usr/bin/python3
"""Measures the pages of a PDF: sizes, margins, lines of text with their type, drawn rules, fonts.

    measure_layout.py FILE.pdf [--pages 1,8-9] [--dpi 100] [--running 18] [--no-ink]

Prints JSON (the type is Layout in judges.ts). Lengths are in mm from the top left corner of the page, type sizes in
points. Needs the standard library and poppler: pdfinfo, pdffonts, pdftotext, pdftohtml, pdftoppm.
"""
import argparse
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zlib

MM_PER_POINT = 25.4 / 72
XHTML = '{http://www.w3.org/1999/xhtml}'
CONTROL = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f]')

# Word boxes of `pdftotext -bbox-layout` are 1.30 times the type size high (poppler's default ascent 0.95 + descent
# 0.35). Verified on LibreOffice's output at 11, 12, 13, 13.5 and 14 pt against the sizes in the content streams.
BOX_PER_SIZE = 1.30
ASCENT_PER_SIZE = 0.95

# A drawn rule is an unbroken run of ink at least this long and at most this thick (mm).
RULE_LENGTH = 8
RULE_THICKNESS = 2


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
    if done.returncode:
        raise SystemExit('%s failed: %s' % (command[0], done.stderr.decode('utf8', 'replace')[:500]))
    return done.stdout


def run_text(*command):
    return run(*command).decode('utf8', 'replace')


def mm(points, digits=2):
    return round(points * MM_PER_POINT, digits)


def read_fonts(pdf):
    """The faces that were really used: Liberation Serif stands for Times New Roman, anything else is a fallback."""
    lines = run_text('pdffonts', pdf).splitlines()
    if len(lines) < 2:
        return []
    starts = [match.start() for match in re.finditer(r'-+', lines[1])] + [None]
    fonts = []
    for line in lines[2:]:
        cells = [line[start:end].strip() for start, end in zip(starts, starts[1:])]
        # A subset is named "BAAAAA+LiberationSerif-Bold".
        fonts.append({'name': cells[0].split('+')[-1], 'embedded': cells[3] == 'yes'})
    return fonts


def read_page_sizes(pdf):
    """Width and height of every page, in points."""
    information = run_text('pdfinfo', '-f', '1', '-l', '-1', pdf)
    return [(float(width), float(height))
            for width, height in re.findall(r'Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)', information)]


def read_lines(pdf):
    """For every page its lines, each a list of words (x0, y0, x1, y1, text), exact, in points."""
    root = ElementTree.fromstring(CONTROL.sub('', run_text('pdftotext', '-bbox-layout', '-enc', 'UTF-8', pdf, '-')))
    sides = ('xMin', 'yMin', 'xMax', 'yMax')
    return [
        [[tuple(float(word.get(side)) for side in sides) + (word.text or '',) for word in line.iter(XHTML + 'word')]
         for line in page.iter(XHTML + 'line') if line.find(XHTML + 'word') is not None]
        for page in root.iter(XHTML + 'page')
    ]


def read_styled_runs(pdf):
    """For every page its runs with face, colour, bold and italic. Their positions are rounded: only the look counts."""
    source = run_text('pdftohtml', '-xml', '-i', '-hidden', '-stdout', '-zoom', '1', '-fontfullname', pdf)
    fonts, pages = {}, []
    pattern = r'(<page )|<fontspec ([^>]*)/>|<text ([^>]*)>(.*?)</text>'
    for page, font, text, content in re.findall(pattern, CONTROL.sub('', source), re.DOTALL):
        if page:
            pages.append([])
        elif font:
            attributes = dict(re.findall(r'(\w+)="([^"]*)"', font))
            fonts[attributes['id']] = attributes
        else:
            attributes = dict(re.findall(r'(\w+)="([^"]*)"', text))
            face = fonts[attributes['font']]
            left, top = float(attributes['left']), float(attributes['top'])
            pages[-1].append({
                'box': (left, top, left + float(attributes['width']), top + float(attributes['height'])),
                'text': html.unescape(re.sub(r'<[^>]+>', '', content)),
                'font': face['family'].split('+')[-1],
                'color': face['color'],
                'bold': '<b>' in content or 'Bold' in face['family'],
                'italic': '<i>' in content or 'Italic' in face['family'],
            })
    return pages


def read_content_sizes(pdf):
    """Type sizes set by the content streams (operator Tf), with counts: a cross-check of the sizes of the lines."""
    with open(pdf, 'rb') as file:
        data = file.read()
    counts = {}
    for match in re.finditer(rb'stream\r?\n', data):
        try:
            content = zlib.decompressobj().decompress(data[match.end():])
        except zlib.error:
            continue
        for size in re.findall(rb'/F\d+ ([\d.]+) Tf', content):
            key = '%g' % float(size)
            counts[key] = counts.get(key, 0) + 1
    return counts


def box_of(words):
    return (min(word[0] for word in words), min(word[1] for word in words),
            max(word[2] for word in words), max(word[3] for word in words))


def overlap(box, run_box):
    """Common area of a line and a run; none where they share less than half of the lower one's height."""
    width = min(box[2], run_box[2]) - max(box[0], run_box[0])
    height = min(box[3], run_box[3]) - max(box[1], run_box[1])
    if width <= 0.5 or height <= 0.5 * min(box[3] - box[1], run_box[3] - run_box[1]):
        return 0
    return width * height


def describe_line(words, styled_runs):
    box = box_of(words)
    heights = sorted(word[3] - word[1] for word in words)
    size = round(heights[len(heights) // 2] / BOX_PER_SIZE * 2) / 2
    shares = [(overlap(box, styled['box']), styled) for styled in styled_runs]
    shares = sorted((share for share in shares if share[0] > 0), key=lambda share: share[1]['box'][0])
    area = sum(share for share, _ in shares)
    in_order = sorted(words, key=lambda word: word[0])
    main = max(shares, key=lambda share: share[0])[1] if shares else {'font': '', 'color': ''}

    def mostly(look):
        return area > 0 and sum(share for share, styled in shares if styled[look]) > area / 2

    return {
        'x': mm(box[0]), 'y': mm(box[1]), 'width': mm(box[2] - box[0]), 'height': mm(box[3] - box[1]),
        'baseline': mm(box[1] + ASCENT_PER_SIZE * size),
        'text': ' '.join(word[4] for word in words),
        'blank': mm(max((right[0] - left[2] for left, right in zip(in_order, in_order[1:])), default=0)),
        'size': size,
        'font': main['font'], 'color': main['color'],
        'bold': mostly('bold'), 'italic': mostly('italic'),
        'runs': [{key: styled[key] for key in ('text', 'bold', 'italic', 'font', 'color')} for _, styled in shares],
    }


def margins_of(lines, width, height):
    """White around the lines on each side, in mm; None without lines."""
    if not lines:
        return None
    return {
        'left': round(min(line['x'] for line in lines), 1),
        'top': round(min(line['y'] for line in lines), 1),
        'right': round(width - max(line['x'] + line['width'] for line in lines), 1),
        'bottom': round(height - max(line['y'] + line['height'] for line in lines), 1),
    }


def read_bitmap(pdf, page, dpi):
    """The page as rows of bytes: 1 is ink, 0 is paper."""
    with tempfile.TemporaryDirectory(prefix='measure-') as folder:
        run('pdftoppm', '-gray', '-r', str(dpi), '-f', str(page), '-l', str(page), pdf, os.path.join(folder, 'page'))
        with open(os.path.join(folder, os.listdir(folder)[0]), 'rb') as file:
            data = file.read()
    header = re.match(rb'P5\s+(?:#[^\n]*\s+)*(\d+)\s+(\d+)\s+\d+\s', data)
    width = int(header.group(1))
    pixels = data[header.end():].translate(bytes(0 if grey > 200 else 1 for grey in range(256)))
    return [pixels[start:start + width] for start in range(0, width * int(header.group(2)), width)]


def measure_ink(rows, dpi):
    """White around all ink, table rules included, in mm; None on a blank page."""
    step = 25.4 / dpi
    inked = [index for index, row in enumerate(rows) if 1 in row]
    if not inked:
        return None
    left = min(rows[index].find(1) for index in inked)
    right = max(rows[index].rfind(1) for index in inked)
    return {
        'left': round(left * step, 1), 'top': round(inked[0] * step, 1),
        'right': round((len(rows[0]) - 1 - right) * step, 1), 'bottom': round((len(rows) - 1 - inked[-1]) * step, 1),
    }


def find_straight_runs(rows, dpi):
    """Long unbroken runs of ink along the rows, as (start, end, first row, last row) in pixels."""
    pattern = re.compile(b'\x01{%d,}' % int(RULE_LENGTH / 25.4 * dpi))
    found, open_runs = [], {}
    for index, row in enumerate(rows + [b'']):
        current = {}
        for match in pattern.finditer(row):
            start, end = match.span()
            same = next((old for old in open_runs if abs(old[0] - start) <= 2 and abs(old[1] - end) <= 2), None)
            current[start, end] = open_runs.pop(same) if same else index
        found += [(start, end, first, index - 1) for (start, end), first in open_runs.items()]
        open_runs = current
    return [rule for rule in found if rule[3] - rule[2] <= RULE_THICKNESS / 25.4 * dpi]


def find_rules(rows, dpi):
    """Rules drawn on the page: table borders, the rule under the heading."""
    step = 25.4 / dpi
    rules = []
    for start, end, first, last in find_straight_runs(rows, dpi):
        rules.append(('horizontal', start, first, end, last + 1))
    for start, end, first, last in find_straight_runs([bytes(column) for column in zip(*rows)], dpi):
        rules.append(('vertical', first, start, last + 1, end))
    return [{'direction': direction, 'x0': round(x0 * step, 2), 'y0': round(y0 * step, 2),
             'x1': round(x1 * step, 2), 'y1': round(y1 * step, 2)} for direction, x0, y0, x1, y1 in rules]


def measure_page(pdf, number, size, lines, styled_runs, options):
    width, height = mm(size[0]), mm(size[1])
    described = sorted((describe_line(words, styled_runs) for words in lines),
                       key=lambda line: (round(line['y'], 1), line['x']))
    body = [line for line in described
            if line['y'] + line['height'] > options.running and line['y'] < height - options.running]
    page = {
        'number': number, 'width': round(width, 1), 'height': round(height, 1),
        'orientation': 'landscape' if width > height else 'portrait',
        'text': margins_of(described, width, height), 'body': margins_of(body, width, height),
        'ink': None, 'rules': [], 'lines': described,
    }
    if options.ink:
        rows = read_bitmap(pdf, number, options.dpi)
        page['ink'], page['rules'] = measure_ink(rows, options.dpi), find_rules(rows, options.dpi)
    return page


def read_page_list(text):
    numbers = set()
    for part in text.split(','):
        first, _, last = part.partition('-')
        numbers.update(range(int(first), int(last or first) + 1))
    return numbers


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('pdf')
    parser.add_argument('--pages', type=read_page_list, help='only these pages, e.g. 1,8-9')
    parser.add_argument('--dpi', type=int, default=100, help='fineness of margins of ink and of rules')
    parser.add_argument('--running', type=float, default=18, help='mm at top and bottom that are not body')
    parser.add_argument('--no-ink', dest='ink', action='store_false', help='skip the bitmap: no ink margins, no rules')
    options = parser.parse_args()
    pages = zip(read_page_sizes(options.pdf), read_lines(options.pdf), read_styled_runs(options.pdf))
    json.dump({
        'fonts': read_fonts(options.pdf),
        'contentSizes': read_content_sizes(options.pdf),
        'pages': [measure_page(options.pdf, number, *page, options) for number, page in enumerate(pages, 1)
                  if options.pages is None or number in options.pages],
    }, sys.stdout, ensure_ascii=False)


if __name__ == '__main__':
    main()

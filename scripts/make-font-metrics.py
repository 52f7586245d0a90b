#!/usr/bin/env python3
"""Makes resources/fonts/times-new-roman.json: advance widths of the four faces of Liberation Serif, which
has the same widths as Times New Roman, for the characters that Vietnamese office texts use.

    python3 scripts/make-font-metrics.py [FOLDER]

FOLDER holds LiberationSerif-{Regular,Bold,Italic,BoldItalic}.ttf of version 2 (Debian: fonts-liberation2).
Version 1 lacks 92 Vietnamese letters; the script stops when a letter is missing. Standard library only.

The file: {"unitsPerEm": 2048, "ranges": [[first, last], ...], "advances": {"regular": [...], ...}}. A list
of advances runs through the ranges in order. Two values in a row that are equal are common, so a list is
written as runs: a number n > 0 is an advance, a number -n < 0 repeats the advance before it n more times.
"""
import json
import os
import struct
import sys

FOLDER = '/usr/share/fonts/truetype/liberation2'
FACES = {'regular': 'Regular', 'bold': 'Bold', 'italic': 'Italic', 'boldItalic': 'BoldItalic'}
# Latin; combining marks; Vietnamese; punctuation; currency; letterlike (No.), arrows, minus and comparison; boxes, bullets.
RANGES = [
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x0300, 0x0323), (0x1EA0, 0x1EF9), (0x2010, 0x2027), (0x202F, 0x203A),
    (0x20A0, 0x20B5), (0x2116, 0x2122), (0x2190, 0x2195), (0x2212, 0x2212), (0x2260, 0x2265), (0x25A0, 0x25CF),
]
# These must be in the font itself: a missing one would get another width in every program.
REQUIRED = [(0x0020, 0x007E), (0x00A0, 0x017F), (0x01A0, 0x01A1), (0x01AF, 0x01B0), (0x1EA0, 0x1EF9), (0x2013, 0x2014),
            (0x2018, 0x201E), (0x2026, 0x2026), (0x20AB, 0x20AC)]


def tables_of(font):
    count = struct.unpack('>H', font[4:6])[0]
    tables = {}
    for index in range(count):
        tag, _, start, length = struct.unpack('>4sLLL', font[12 + 16 * index:28 + 16 * index])
        tables[tag.decode('ascii')] = font[start:start + length]
    return tables


def glyphs_of(cmap):
    """Character -> glyph, from the format 4 table of (platform 3, encoding 1)."""
    for index in range(struct.unpack('>H', cmap[2:4])[0]):
        platform, encoding, start = struct.unpack('>HHL', cmap[4 + 8 * index:12 + 8 * index])
        table = cmap[start:]
        if (platform, encoding) == (3, 1) and struct.unpack('>H', table[:2])[0] == 4:
            break
    else:
        raise SystemExit('no Unicode cmap of format 4')
    count = struct.unpack('>H', table[6:8])[0] // 2
    word = lambda at: struct.unpack('>H', table[at:at + 2])[0]
    glyphs = {}
    for segment in range(count):
        last, first = word(14 + 2 * segment), word(16 + 2 * (count + segment))
        delta, place = word(16 + 2 * (2 * count + segment)), 16 + 2 * (3 * count + segment)
        offset = word(place)
        for character in range(first, min(last, 0xFFFE) + 1):
            glyph = character if offset == 0 else word(place + offset + 2 * (character - first))
            if glyph or offset == 0:
                glyphs[character] = (glyph + delta) % 0x10000
    return {character: glyph for character, glyph in glyphs.items() if glyph}


def advances_of(path):
    with open(path, 'rb') as file:
        tables = tables_of(file.read())
    units = struct.unpack('>H', tables['head'][18:20])[0]
    count = struct.unpack('>H', tables['hhea'][34:36])[0]
    glyphs = glyphs_of(tables['cmap'])
    missing = [c for first, last in REQUIRED for c in range(first, last + 1) if c not in glyphs]
    if missing:
        raise SystemExit('%s lacks %s' % (path, ', '.join('U+%04X' % c for c in missing)))
    advance = lambda glyph: struct.unpack('>H', tables['hmtx'][4 * min(glyph, count - 1):][:2])[0]
    # What the font lacks is drawn from another font: an em half is a fair guess there.
    return units, [advance(glyphs[c]) if c in glyphs else units // 2 for first, last in RANGES for c in range(first, last + 1)]


def in_runs(values):
    runs = []
    previous = None
    for value in values:
        if value == previous and value > 0:
            if runs[-1] < 0:
                runs[-1] -= 1
            else:
                runs.append(-1)
        else:
            runs.append(value)
        previous = value
    return runs


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else FOLDER
    advances = {}
    for face, name in FACES.items():
        units, values = advances_of(os.path.join(folder, 'LiberationSerif-%s.ttf' % name))
        advances[face] = in_runs(values)
    out = os.path.join(os.path.dirname(__file__), '..', 'resources', 'fonts', 'times-new-roman.json')
    data = {'unitsPerEm': units, 'ranges': RANGES, 'advances': advances}
    with open(out, 'w', encoding='ascii') as file:
        file.write('{\n' + ',\n'.join('%s: %s' % (json.dumps(k), json.dumps(v, separators=(',', ':'))) for k, v in data.items()) + '\n}\n')
    print(out, os.path.getsize(out), 'bytes')


main()

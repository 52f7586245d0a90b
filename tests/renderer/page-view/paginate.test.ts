import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Column,
  type Part,
  type Slice,
  type TableFrame,
  paginate,
} from '../../../src/renderer/page-view/paginate.ts'

interface Named extends Part {
  readonly name: string
}

const lineHeight = 10

function text(name: string, lines: number, more: Partial<Named> = {}): Named {
  const column = { paragraphs: [lines], lineHeight, before: 0, between: 0, after: 0 }
  return { name, height: lines * lineHeight, before: 0, after: 4, keepNext: false, columns: [column], ...more }
}

function block(name: string, height: number, more: Partial<Named> = {}): Named {
  return { name, height, before: 0, after: 0, keepNext: false, ...more }
}

/** "a" for a whole part, "a[0-3]" for a piece of it by the lines of its columns, "^" under column headings. */
function describeSheets(sheets: readonly (readonly Slice<Named>[])[]): string[][] {
  return sheets.map((sheet) =>
    sheet.map(({ part, cut, headed }) => {
      const lines = cut === undefined ? '' : `[${cut.from.map((from, at) => `${from}-${cut.to[at]}`).join(' ')}]`
      return `${headed ? '^' : ''}${part.name}${lines}`
    }),
  )
}

const break100 = (...parts: Named[]) => describeSheets(paginate(parts, 100))

describe('paginate', () => {
  it('fills a sheet to its edge, where the space after the last part no longer counts', () => {
    expect(break100(text('a', 5), text('b', 4), text('c', 1))).toEqual([['a', 'b'], ['c']])
    expect(break100(text('a', 5, { after: 0 }), text('b', 5), text('c', 1))).toEqual([['a', 'b'], ['c']])
  })

  it('leaves the larger of the two spaces between parts and none at the top of a sheet', () => {
    const [first = [], second = []] = paginate(
      [block('a', 10, { after: 4 }), block('b', 10, { before: 7 }), block('c', 90, { before: 7 })],
      100,
    )
    expect(first.map((slice) => slice.top)).toEqual([0, 17])
    expect(second.map((slice) => slice.top)).toEqual([0])
  })

  it('cuts a paragraph between lines', () => {
    expect(break100(text('a', 5), text('b', 8))).toEqual([['a', 'b[0-4]'], ['b[4-8]']])
  })

  it('leaves no single line of a paragraph behind or ahead', () => {
    // One line of b would fit: it goes over whole.
    expect(break100(text('a', 8), text('b', 4))).toEqual([['a'], ['b']])
    // All but the last line of b would fit: the last but one goes with it.
    expect(break100(text('a', 5), text('b', 5))).toEqual([['a', 'b[0-3]'], ['b[3-5]']])
    // Of three lines neither one nor two can stay.
    expect(break100(text('a', 7), text('b', 3))).toEqual([['a'], ['b']])
  })

  it('runs a paragraph over several sheets', () => {
    expect(break100(text('a', 25))).toEqual([['a[0-10]'], ['a[10-20]'], ['a[20-25]']])
  })

  it('keeps a heading with the first lines of what follows', () => {
    const heading = text('h', 1, { keepNext: true })
    expect(break100(text('a', 7), heading, text('b', 5))).toEqual([['a'], ['h', 'b']])
    expect(break100(text('a', 6, { after: 0 }), { ...heading, after: 0 }, text('b', 5))).toEqual([
      ['a', 'h', 'b[0-3]'],
      ['b[3-5]'],
    ])
    expect(break100(text('a', 6), heading, { ...heading, name: 'i' }, text('b', 9))).toEqual([
      ['a'],
      ['h', 'i', 'b[0-7]'],
      ['b[7-9]'],
    ])
  })

  it('moves the last paragraph whole with the signature', () => {
    const sign = block('sign', 40)
    expect(break100(text('a', 5), text('last', 3, { keepNext: true }), sign)).toEqual([['a'], ['last', 'sign']])
    expect(break100(text('a', 5), text('last', 7, { keepNext: true }), block('sign', 20))).toEqual([
      ['a'],
      ['last', 'sign'],
    ])
  })

  it('gives up keeping what cannot be kept', () => {
    const kept = (name: string) => block(name, 40, { keepNext: true })
    expect(break100(kept('a'), kept('b'), kept('c'), block('d', 40))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(break100(block('tall', 150), block('b', 10))).toEqual([['tall'], ['b']])
    expect(break100(text('a', 12, { keepNext: true }), block('b', 10))).toEqual([['a[0-10]'], ['a[10-12]', 'b']])
  })

  describe('of a table', () => {
    const table: TableFrame = { headHeight: 20, repeatsHead: true, footHeight: 1 }
    const row = (name: string, height: number, more: Partial<Named> = {}) =>
      block(name, height, { table, frame: 1, ...more })

    it('repeats the column headings and leaves room for them and for the closing line', () => {
      expect(break100(row('a', 40), row('b', 39), row('c', 40), row('d', 40))).toEqual([['^a', 'b'], ['^c'], ['^d']])
      expect(paginate([row('a', 40), row('b', 40)], 100).map(([slice]) => slice?.top)).toEqual([20, 20])
    })

    it('can have its column headings on the first sheet alone', () => {
      const once = { ...table, repeatsHead: false }
      expect(break100(row('a', 70, { table: once }), row('b', 70, { table: once }))).toEqual([['^a'], ['b']])
      expect(
        break100(block('x', 60), row('s', 10, { table: once, keepNext: true }), row('b', 40, { table: once })),
      ).toEqual([['x'], ['^s', 'b']])
    })

    it('keeps the name of a section with its first row', () => {
      expect(break100(row('a', 60), row('s', 10, { keepNext: true }), row('b', 30))).toEqual([['^a'], ['^s', 'b']])
    })

    it('cuts a tall row in all its columns at once', () => {
      const column = (...paragraphs: number[]): Column => ({ paragraphs, lineHeight, before: 1, between: 1, after: 1 })
      const tall = row('t', 103, { columns: [column(10), column(1), column(2, 3)] })
      expect(break100(tall)).toEqual([['^t[0-7 0-1 0-5]'], ['^t[7-10 1-1 5-5]']])
      // Nothing of the first column would stay on the first sheet.
      expect(break100(row('a', 70), tall)).toEqual([['^a'], ['^t[0-7 0-1 0-5]'], ['^t[7-10 1-1 5-5]']])
    })
  })

  describe('of anything', () => {
    const frames: readonly TableFrame[] = [
      { headHeight: 12, repeatsHead: true, footHeight: 0.5 },
      { headHeight: 12, repeatsHead: false, footHeight: 0.5 },
    ]
    const space = fc.integer({ min: 0, max: 12 })
    const texts = fc.record({
      lines: fc.integer({ min: 1, max: 30 }),
      before: space,
      after: space,
      keepNext: fc.boolean(),
    })
    const rows = fc.record({
      cells: fc.array(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 }), {
        minLength: 1,
        maxLength: 4,
      }),
      keepNext: fc.boolean(),
      whole: fc.boolean(),
    })
    const flows = fc
      .tuple(fc.array(texts, { maxLength: 12 }), fc.array(rows, { maxLength: 12 }), fc.integer({ min: 0, max: 1 }))
      .map(([paragraphs, cells, frame]): Named[] => [
        ...paragraphs.map(({ lines, ...more }, index) => text(`p${index}`, lines, more)),
        ...cells.map(({ cells: own, keepNext, whole }, index): Named => {
          const columns = own.map((paragraphs_): Column => ({
            paragraphs: paragraphs_,
            lineHeight,
            before: 1,
            between: 1,
            after: 1,
          }))
          const tallest = Math.max(
            ...own.map((lines) => lines.reduce((sum, each) => sum + each, 0) * lineHeight + lines.length - 1),
          )
          const part = block(`r${index}`, tallest + 2.5, { table: frames[frame], frame: 0.5, keepNext })
          return whole ? part : { ...part, columns }
        }),
      ])

    it('loses, doubles and moves nothing', () => {
      fc.assert(
        fc.property(flows, fc.integer({ min: 60, max: 400 }), (parts, height) => {
          const slices = paginate(parts, height).flat()
          const order = slices.map((slice) => slice.part).filter((part, index, all) => part !== all[index - 1])
          expect(order).toEqual(parts)
          for (const part of parts) {
            const pieces = slices.filter((slice) => slice.part === part)
            if (pieces.length === 1 && pieces[0]?.cut === undefined) continue
            const columns = part.columns ?? []
            columns.forEach((column, at) => {
              const ends = [0, ...pieces.map((piece) => piece.cut?.to[at])]
              expect(pieces.map((piece) => piece.cut?.from[at])).toEqual(ends.slice(0, -1))
              expect(ends.at(-1)).toBe(column.paragraphs.reduce((sum, lines) => sum + lines, 0))
            })
          }
        }),
      )
    })

    it('overflows no sheet but with one part that cannot be cut', () => {
      fc.assert(
        fc.property(flows, fc.integer({ min: 60, max: 400 }), (parts, height) => {
          for (const sheet of paginate(parts, height)) {
            const last = sheet.at(-1)!
            const bottom = last.top + last.height + (last.part.table?.footHeight ?? 0)
            if (bottom > height + 0.05) {
              expect(sheet).toHaveLength(1)
              expect(last.part.columns).toBeUndefined()
            }
          }
        }),
      )
    })

    it('places parts under each other and leaves no sheet empty', () => {
      fc.assert(
        fc.property(flows, fc.integer({ min: 60, max: 400 }), (parts, height) => {
          for (const sheet of paginate(parts, height)) {
            expect(sheet.length).toBeGreaterThan(0)
            sheet.forEach((slice, index) => {
              const above = sheet[index - 1]
              const head = slice.headed ? (slice.part.table?.headHeight ?? 0) : 0
              expect(slice.top - head).toBeGreaterThanOrEqual(above === undefined ? 0 : above.top + above.height)
            })
          }
        }),
      )
    })
  })
})

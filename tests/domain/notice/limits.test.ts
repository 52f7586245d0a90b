import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../src/domain/errors.ts'
import { noticeLimits } from '../../../src/domain/notice/limits.ts'
import { blankSignature } from '../../../src/domain/notice/blank-notice.ts'
import type { Inline, Item, PlainTable } from '../../../src/domain/notice/notice.ts'
import { parseNotice } from '../../../src/domain/notice/parse-notice.ts'
import { appendix, item, notice, paragraph, row, section } from '../../helpers/build.ts'

/** "read", or what the gate says. */
function outcome(value: unknown): string {
  try {
    parseNotice(value)
    return 'read'
  } catch (error) {
    if (error instanceof Refusal) return `${error.code}: ${error.message}`
    throw error
  }
}

const words = (length: number) => 'việc '.repeat(Math.ceil(length / 5)).slice(0, length)

function nestedItems(depth: number): Item[] {
  let items: Item[] = []
  for (let level = 0; level < depth; level += 1)
    items = [{ id: `item-${level}`, marker: 'dash', content: [{ kind: 'text', text: 'việc' }], items }]
  return items
}

function nestedEnumerations(depth: number): Inline[] {
  let content: Inline[] = [{ kind: 'text', text: 'việc' }]
  for (let level = 0; level < depth; level += 1)
    content = [{ kind: 'enumeration', id: `e-${level}`, family: 'digits', entries: [{ id: `n-${level}`, content }] }]
  return content
}

/** A table of one column and one cell. */
function plainTable(text: string): PlainTable {
  return {
    id: 'table',
    columns: [{ id: 'organ', role: null, heading: 'Cơ quan' }],
    sections: [{ id: 'table-section', title: '', rows: [{ id: 'table-row', cells: { organ: text } }] }],
  }
}

describe('the gate takes what is within the bounds and says what is beyond them', () => {
  test.each<[string, (length: number) => unknown, number, RegExp]>([
    [
      'an item',
      (length) => notice({ items: [item('1.', words(length))] }),
      noticeLimits.paragraph,
      /Nội dung, mục 1 .*dài hơn 20\.000 ký tự/,
    ],
    ['an opening', (length) => notice({ intro: [paragraph(words(length))] }), noticeLimits.paragraph, /Mở đầu/],
    [
      'a cell',
      (length) => notice({ appendices: [appendix(section('', row({ name: words(length) })))] }),
      noticeLimits.cell,
      /Phụ lục, .*hàng 1.*dài 10\.001 ký tự, nhiều nhất 10\.000/,
    ],
    [
      'a cell of a table under an item',
      (length) => notice({ items: [{ ...item('1.', 'việc'), tables: [plainTable(words(length))] }] }),
      noticeLimits.cell,
      /Nội dung, mục 1 .*tables\[0\].*cells.organ.*dài 10\.001 ký tự, nhiều nhất 10\.000/,
    ],
    [
      'a cell of an appendix without tasks',
      (length) => notice({ appendices: [{ kind: 'plain', title: '', issuedBy: '', ...plainTable(words(length)) }] }),
      noticeLimits.cell,
      /Phụ lục, .*hàng 1.*dài 10\.001 ký tự, nhiều nhất 10\.000/,
    ],
    [
      'the heading of a column',
      (length) => {
        const table = plainTable('Sở Y tế')
        const columns = table.columns.map((column) => ({ ...column, heading: words(length) }))
        return notice({ appendices: [{ kind: 'plain', title: '', issuedBy: '', ...table, columns }] })
      },
      noticeLimits.field,
      /Phụ lục \(appendices\[0\].columns\[0\].heading\)/,
    ],
    [
      'a paragraph of an appendix',
      (length) =>
        notice({
          appendices: [
            {
              kind: 'text',
              id: 'text',
              title: '',
              issuedBy: '',
              paragraphs: [paragraph('một'), paragraph(words(length))],
            },
          ],
        }),
      noticeLimits.paragraph,
      /Phụ lục, mục đoạn thứ 2 .*dài hơn 20\.000 ký tự/,
    ],
    [
      'a line that is not understood',
      (length) => notice({ unplaced: [{ id: 'line', line: 3, text: words(length) }] }),
      noticeLimits.unplaced,
      /Dòng chưa xếp chỗ/,
    ],
    [
      'an organ',
      (length) => {
        const given = notice({})
        return { ...given, header: { ...given.header, issuingOrgans: [{ id: 'organ', name: words(length) }] } }
      },
      noticeLimits.field,
      /Phần đầu.*issuingOrgans\[0\].name/,
    ],
    [
      'a signature',
      (length) => notice({ signatures: [{ ...blankSignature('signer'), signatory: words(length) }] }),
      noticeLimits.field,
      /signatures\[0\].signatory/,
    ],
    ['the contact', (length) => notice({ contact: words(length) }), noticeLimits.field, /contact/],
    [
      'a recipient',
      (length) => {
        const given = notice({})
        return {
          ...given,
          distribution: { ...given.distribution, recipients: [{ id: 'r', name: words(length), role: '' }] },
        }
      },
      noticeLimits.field,
      /Nơi nhận/,
    ],
    [
      'a word',
      (length) => notice({ items: [item('1.', 'a'.repeat(length))] }),
      noticeLimits.word,
      /có một từ dài 501 ký tự/,
    ],
    [
      'items below items',
      (depth) => notice({ items: nestedItems(depth) }),
      noticeLimits.itemDepth,
      /mục lồng nhau quá 12 cấp/,
    ],
    [
      'enumerations',
      (depth) => notice({ items: [{ ...item('1.', ''), content: nestedEnumerations(depth) }] }),
      noticeLimits.enumerationDepth,
      /liệt kê lồng nhau quá 4 cấp/,
    ],
  ])('%s', (_name, make, most, message) => {
    expect(outcome(make(most))).toBe('read')
    expect(outcome(make(most + 1))).toMatch(message)
  })

  test('a paragraph of many runs is as long as all of them', () => {
    const content = Array.from({ length: 30 }, (): Inline => ({ kind: 'text', text: words(1000) }))
    expect(outcome(notice({ items: [{ ...item('1.', ''), content }] }))).toContain('dài hơn 20.000 ký tự')
  })

  test('keys beside the cells of a row are counted, not read', () => {
    const cells = Object.fromEntries(Array.from({ length: noticeLimits.list + 1 }, (_, at) => [`c${at}`, '']))
    const broken = appendix(section('', { ...row(), cells }))
    expect(outcome(notice({ appendices: [broken] }))).toContain('có 50.001 phần, nhiều nhất 50.000')
  })

  test('a thousand levels, and a million, are refused, not followed', () => {
    expect(outcome(notice({ items: nestedItems(1000) }))).toContain('notice.invalid')
    let deep: unknown = 'đáy'
    for (let level = 0; level < 1_000_000; level += 1) deep = level % 2 === 0 ? [deep] : { a: deep }
    expect(outcome({ ...notice({}), sourceForm: deep })).toContain('lồng nhau quá 100 tầng')
  })

  test('64,000 words are refused at once', () => {
    const begun = performance.now()
    expect(outcome(notice({ items: [item('1.', 'a '.repeat(64_000))] }))).toContain('notice.invalid')
    expect(performance.now() - begun).toBeLessThan(20_000)
  })
})

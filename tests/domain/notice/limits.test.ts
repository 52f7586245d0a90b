import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../src/domain/errors.ts'
import { noticeLimits } from '../../../src/domain/notice/limits.ts'
import type { Inline, Item } from '../../../src/domain/notice/notice.ts'
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

  test('a thousand levels, and a million, are refused, not followed', () => {
    expect(outcome(notice({ items: nestedItems(1000) }))).toContain('notice.invalid')
    let deep: unknown = 'đáy'
    for (let level = 0; level < 1_000_000; level += 1) deep = level % 2 === 0 ? [deep] : { a: deep }
    expect(outcome({ ...notice({}), sourceForm: deep })).toContain('lồng nhau quá 100 tầng')
  })

  test('64,000 words are refused at once', () => {
    const begun = performance.now()
    expect(outcome(notice({ items: [item('1.', 'a '.repeat(64_000))] }))).toContain('notice.invalid')
    expect(performance.now() - begun).toBeLessThan(500)
  })
})

/** The gate: what may be loaded as a notice, and how it is refused. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blankNotice } from '../../../src/domain/notice/blank-notice.ts'
import { Refusal, type RefusalDetails } from '../../../src/domain/errors.ts'
import type { Notice } from '../../../src/domain/notice/notice.ts'
import { parseNotice } from '../../../src/domain/notice/parse-notice.ts'
import { appendix, deadline, enumeration, item, notice, paragraph, row, section } from '../../helpers/build.ts'

/** A notice with something in every corner of the model. */
function fullNotice(): Notice {
  return notice({
    bases: [{ id: 'basis', text: 'Căn cứ Quy chế làm việc số 02-QC/BCĐ, ngày 05/01/2026' }],
    meeting: {
      kind: 'Phiên họp',
      ordinal: 'thứ hai',
      date: '2026-04-02',
      month: null,
      chair: 'đồng chí Bí thư',
      attendees: 'các thành viên',
    },
    items: [
      item('I.', 'Nhiệm vụ', [
        item('1.', [
          'Giao Sở KH&CN: ',
          enumeration('digits', 'rà soát;', ['báo cáo ', deadline('trước ngày 10/4/2026')]),
        ]),
      ]),
    ],
    appendices: [appendix(section('VỀ DỮ LIỆU', row(), row()), section('VỀ HẠ TẦNG', row()))],
    sourceForm: {
      headerOrder: ['number'],
      endingOrder: ['signature', 'recipients'],
      texts: { number: 'Số: 07-TB/CQTT' },
    },
  })
}

function refusal(value: unknown): Refusal {
  try {
    parseNotice(value)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('The notice was taken.')
}

function detailsOf(value: unknown): RefusalDetails {
  return refusal(value).details
}

/** Every object inside a value, itself included. */
function objectsIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return []
  return [value, ...Object.values(value).flatMap(objectsIn)]
}

describe('what is taken', () => {
  test('a full notice and an empty one, unchanged', () => {
    for (const value of [fullNotice(), blankNotice('b', 'assignment')]) expect(parseNotice(value)).toEqual(value)
  })

  test('what was saved as JSON comes back equal', () => {
    const value = fullNotice()
    expect(parseNotice(JSON.parse(JSON.stringify(value)))).toEqual(value)
  })

  test('the result is frozen to the bottom', () => {
    const parsed = parseNotice(fullNotice())
    expect(objectsIn(parsed).filter((part) => !Object.isFrozen(part))).toEqual([])
    expect(objectsIn(parsed).length).toBeGreaterThan(40)
  })

  test('the value given is not frozen and not changed with it', () => {
    const given = structuredClone(fullNotice()) as { typeName: string }
    parseNotice(given)
    given.typeName = 'khác'
    expect(given.typeName).toBe('khác')
  })

  test('text comes out NFC, in every corner', () => {
    const value = fullNotice()
    const decomposed: unknown = JSON.parse(JSON.stringify(value).normalize('NFD'))
    expect(decomposed).not.toEqual(value)
    expect(parseNotice(decomposed)).toEqual(value)
  })

  test('keys that the model does not know do not get in', () => {
    const value = { ...fullNotice(), comment: 'x', header: { ...fullNotice().header, comment: 'x' } }
    let parsed: unknown = 'refused'
    try {
      parsed = parseNotice(value)
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal)
    }
    expect(JSON.stringify(parsed)).not.toContain('comment')
  })
})

describe('a refusal names field and place', () => {
  const bad = 'chuyển\uFFFE đổi số'
  const base = notice()
  const withHeader = (changes: object) => ({ ...base, header: { ...base.header, ...changes } })
  const withMarks = (changes: object) => ({ ...base, marks: { ...base.marks, ...changes } })
  const inHeader = (field: string): RefusalDetails => ({ place: { component: 'header' }, field })

  test.each<[string, unknown, RefusalDetails]>([
    ['no such day', withHeader({ date: '2026-02-30' }), inHeader('header.date')],
    ['a day in Vietnamese', withHeader({ date: '01/4/2026' }), inHeader('header.date')],
    ['number 0', withHeader({ number: 0 }), inHeader('header.number')],
    ['number 1.5', withHeader({ number: 1.5 }), inHeader('header.number')],
    ['a number as text', withHeader({ number: '13' }), inHeader('header.number')],
    ['no such mark', withMarks({ secrecy: 'thuong' }), inHeader('marks.secrecy')],
    ['draft 0', withMarks({ draft: 0 }), inHeader('marks.draft')],
    ['an empty type', { ...base, typeName: ' \u00A0' }, { place: { component: 'type' }, field: 'typeName' }],
    [
      'an empty basis',
      { ...base, bases: [{ id: 'b', text: '' }] },
      { place: { component: 'bases', path: '1' }, field: 'bases[0].text' },
    ],
    [
      'a recipient without a name',
      { ...base, distribution: { ...base.distribution, recipients: [{ id: 'r', name: ' ', role: '' }] } },
      { place: { component: 'recipients', path: '1' }, field: 'distribution.recipients[0].name' },
    ],
    [
      'a character in the second of the abstract lines',
      { ...base, abstract: ['kết luận', bad] },
      { place: { component: 'abstract', path: '2' }, field: 'abstract[1]' },
    ],
    [
      'a signatory with a control character',
      { ...base, signatures: [{ ...base.signatures[0], signatory: 'Lê\u0007' }] },
      { place: { component: 'signature', path: '1' }, field: 'signatures[0].signatory' },
    ],
    ['no items at all', { ...base, items: undefined }, { place: { component: 'items' }, field: 'items' }],
    ['an unknown kind', { ...base, kind: 'decision' }, { place: { component: 'document' }, field: 'kind' }],
    [
      'an unknown marker, deep inside',
      {
        ...base,
        items: [item('1.', 'a'), item('1.', 'b', [item('-', 'c'), { ...item('-', 'd'), marker: 'star' } as never])],
      },
      { place: { component: 'items', path: '2.2' }, field: 'items[1].items[1].marker' },
    ],
  ])('%s', (_name, value, expected) => {
    const found = refusal(value)
    expect(found.code).toBe('notice.invalid')
    expect(found.details).toEqual(expected)
    expect(found.message).toContain(`(${expected.field})`)
  })

  test('in words', () => {
    expect(refusal(withHeader({ date: '2026-02-30' })).message).toBe(
      'Thông báo có chỗ chưa hợp lệ. Phần đầu văn bản (header.date): không phải một ngày có thật.',
    )
  })

  test('of an appendix: the section, the row and the cell', () => {
    const value = {
      ...base,
      appendices: [appendix(section('A', row(), row()), section('B', row(), row({ lead: bad })))],
    }
    expect(detailsOf(value).field).toBe('appendices[0].sections[1].rows[1].cells.lead')
    expect(detailsOf(value).place?.component).toBe('appendix')
  })

  test.each([null, undefined, 'thông báo', 13, [], {}, { ...notice(), intro: 'văn bản' }])(
    'no notice at all: %j',
    (value) => {
      expect(refusal(value).code).toBe('notice.invalid')
    },
  )
})

describe('ids are unique in a notice', () => {
  const shared = { id: 'hai-lan' }

  test.each<[string, Partial<Notice>]>([
    [
      'two items',
      {
        items: [
          { ...item('1.', 'a'), ...shared },
          { ...item('1.', 'b'), ...shared },
        ],
      },
    ],
    ['an item and one under it', { items: [{ ...item('1.', 'a', [{ ...item('-', 'b'), ...shared }]), ...shared }] }],
    [
      'a deadline and an entry',
      {
        items: [
          item('1.', [
            { ...deadline('trước ngày 10/4/2026'), ...shared },
            { ...enumeration('digits', 'a'), entries: [{ ...shared, content: [] }] },
          ]),
        ],
      },
    ],
    [
      'a deadline inside an entry and its enumeration',
      {
        items: [item('1.', [{ ...enumeration('digits', [{ ...deadline('Quý III'), ...shared }], 'b'), ...shared }])],
      },
    ],
    [
      'a basis and a recipient',
      {
        bases: [{ ...shared, text: 'Căn cứ' }],
        distribution: { ...notice().distribution, recipients: [{ ...shared, name: 'Các sở', role: '' }] },
      },
    ],
    [
      'a paragraph and a closing',
      { intro: [{ ...paragraph('a'), ...shared }], closing: [{ ...shared, role: 'other', content: [] }] },
    ],
    [
      'rows of two appendices',
      {
        appendices: [appendix(section('A', { ...row(), ...shared })), appendix(section('A', { ...row(), ...shared }))],
      },
    ],
    ['a section and its row', { appendices: [appendix({ ...section('A', { ...row(), ...shared }), ...shared })] }],
  ])('%s', (_name, changes) => {
    const found = refusal(notice(changes))
    expect(found.code).toBe('notice.invalid')
    expect(found.message).toContain('"hai-lan"')
  })

  test('an id is there', () => {
    expect(detailsOf(notice({ items: [{ ...item('1.', 'a'), id: '' }] })).field).toBe('items[0].id')
  })
})

describe('characters that make a file no program opens', () => {
  test.each([
    ['NUL', '\u0000'],
    ['a control', '\u0008'],
    ['a carriage return', '\r'],
    ['a C1 control', '\u0085'],
    ['U+FFFE', '\uFFFE'],
    ['U+FFFF', '\uFFFF'],
    ['the first half of a pair', '\uD83D'],
    ['the second half of a pair', '\uDE00'],
    ['a private-use marker', '\uE000'],
  ])('%s', (_name, character) => {
    const text = `chuyển${character}đổi`
    const base = notice()
    const values: unknown[] = [
      { ...base, header: { ...base.header, place: text } },
      { ...base, items: [item('1.', text)] },
      { ...base, items: [item('1.', [deadline(text)])] },
      { ...base, items: [item('1.', [enumeration('digits', text)])] },
      { ...base, items: [{ ...item('1.', 'a'), writtenLabel: text }] },
      { ...base, appendices: [appendix(section(text, row()))] },
      { ...base, appendices: [appendix(section('A', row({ assigned: text })))] },
      { ...base, sourceForm: { headerOrder: [], endingOrder: [], texts: { number: text } } },
    ]
    expect(values.map((value) => refusal(value).message.includes('ký tự không được phép'))).toEqual(
      values.map(() => true),
    )
  })

  test('whole pairs, tabs and new lines are text', () => {
    const value = notice({ appendices: [appendix(section('A', row({ assigned: '- một\n- hai\t\u{1F600}' })))] })
    expect(parseNotice(value)).toEqual(value)
  })
})

test('whatever value stands in a field: taken or refused, nothing else', () => {
  const keys = Object.keys(fullNotice())
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 4 }), (key, value) => {
      const changed = { ...fullNotice(), [key]: value }
      try {
        parseNotice(changed)
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal)
      }
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['a version', { ...fullNotice(), modelVersion: { toString: null } }],
  ['a version in words', { ...fullNotice(), modelVersion: '2' }],
  ['the id of an appendix of the first form', { appendices: [{ id: { toString: null }, sections: [] }] }],
])('%s that is none is refused, not read', (_name, value) => {
  expect(() => parseNotice(value)).toThrow(Refusal)
})

test('ids hold no characters that no file can hold', () => {
  expect(() => parseNotice(notice({ id: 'a\uFFFE' }))).toThrow(Refusal)
})

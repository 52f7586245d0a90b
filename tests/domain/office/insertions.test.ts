/** What is inserted at the caret: text blocks, documents with the reason where they cannot be cited, members, duties. */
import { describe, expect, test } from 'vitest'
import { makeOffice } from '../../../src/domain/office/office.ts'
import { newRecord } from '../../../src/domain/office/office-record.ts'
import {
  type CitedNotice,
  type InsertionPlace,
  insertionsAt,
  searchInsertions,
} from '../../../src/domain/office/insertions.ts'
import { readCitation, writeCitation } from '../../../src/domain/words/citation.ts'
import { item, notice } from '../../helpers/build.ts'

const records = [
  newRecord('profile', 'office', { name: 'Văn phòng', issuingOrgan: 'Ban Chỉ đạo' }),
  newRecord('textBlock', 'd-1', { name: 'Phối hợp', use: 'duty', text: 'Phối hợp với các thành viên khác.' }),
  newRecord('textBlock', 'd-2', { name: 'Nhiệm vụ khác', use: 'duty', text: 'Thực hiện nhiệm vụ khác.' }),
  newRecord('textBlock', 'c-1', { name: 'Kết', use: 'closing', text: 'Thông báo để biết, thực hiện.' }),
  newRecord('document', 'nq', {
    number: '57-NQ/TW',
    type: 'Nghị quyết',
    date: '2024-12-22',
    issuer: 'Bộ Chính trị',
    title: 'đột phá phát triển',
  }),
  newRecord('document', 'cu', {
    number: '10-QĐ/TU',
    type: 'Quyết định',
    date: '2025-01-02',
    issuer: 'Tỉnh ủy',
    replacedBy: 'moi',
  }),
  newRecord('document', 'moi', { number: '20-QĐ/TU', type: 'Quyết định', date: '2026-06-01', issuer: 'Tỉnh ủy' }),
  newRecord('person', 'an', { name: 'Trần Văn An' }),
  newRecord('post', 'bi-thu', { title: 'Bí thư Tỉnh ủy', holder: 'an' }),
  newRecord('membership', 'm2', { role: 'Ủy viên', order: 2, post: 'bi-thu' }),
  newRecord('membership', 'm1', { role: 'Trưởng Ban', order: 1, person: 'an' }),
]
const office = makeOffice({ version: 1, records })
const member = item('1.', 'Đồng chí Trần Văn An, Bí thư Tỉnh ủy, Trưởng Ban', [
  item('-', 'Phối hợp với các thành viên khác;'),
])
const draft = notice({
  id: 'draft',
  kind: 'assignment',
  header: { ...notice().header, symbol: 'TB/BCĐ', number: null, date: '2026-04-01' },
  items: [member],
})
const issued = (number: number, issuedOn: string): CitedNotice => ({
  id: `n-${number}`,
  number,
  symbol: 'TB/BCĐ',
  issuedOn,
  abstract: 'phân công nhiệm vụ các thành viên Ban Chỉ đạo',
})
const at = (place: InsertionPlace) =>
  insertionsAt(
    {
      office,
      notice: draft,
      issued: [issued(7, '2026-01-06'), issued(3, '2025-10-01')],
      replaces: ['Thông báo này thay thế Thông báo số 03-TB/BCĐ, ngày 01/10/2025 của Ban Chỉ đạo.'],
      today: '2026-04-01',
    },
    place,
  )
const linesOf = (place: InsertionPlace, words: string) => searchInsertions(at(place), words)[0]?.lines

describe('what can be inserted', () => {
  test('a document is a basis with all that is known of it, or a citation in the text', () => {
    const whole = 'Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển'
    expect(linesOf({ part: 'basis', id: 'b' }, '57')).toEqual([`Căn cứ ${whole}`])
    expect(linesOf({ part: 'intro', id: 'i' }, 'nghi quyet 57')).toEqual([whole])
    expect(readCitation(whole)).toMatchObject({ number: '57-NQ/TW', issuer: 'Bộ Chính trị', date: '2024-12-22' })
    expect(
      writeCitation({ type: 'Luật', number: '93/2025/QH15', date: null, issuer: '', subject: 'Khoa học, công nghệ' }),
    ).toBe('Luật Khoa học, công nghệ số 93/2025/QH15')
  })

  test('one that is replaced or later than the notice is refused with the reason', () => {
    const refusals = at({ part: 'basis', id: 'b' }).flatMap(({ key, refusal }) =>
      refusal === null ? [] : [[key, refusal]],
    )
    expect(refusals).toEqual([
      ['document/cu', 'Đã bị thay thế bởi 20-QĐ/TU.'],
      ['document/moi', 'Ban hành ngày 01/6/2026, sau ngày của thông báo (01/4/2026).'],
      ['issued/n-3', 'Đã bị một thông báo sau thay thế.'],
    ])
  })

  test('the duties a member lacks come in one', () => {
    const duty = member.items[0]?.id ?? ''
    expect(at({ part: 'item', id: duty })[0]?.lines).toEqual(['- Thực hiện nhiệm vụ khác.'])
  })

  test('members come in their order, by person or by post, without those that are there', () => {
    expect(linesOf({ part: 'item', id: member.id }, 'theo thứ tự')).toEqual(['1. Đồng chí Bí thư Tỉnh ủy, Ủy viên'])
  })

  test('the clause that replaces names the earlier notice in full', () => {
    expect(linesOf({ part: 'closing', id: 'c' }, 'thay thế 07')).toEqual([
      'Thông báo này thay thế Thông báo số 07-TB/BCĐ, ngày 06/01/2026 của Ban Chỉ đạo phân công nhiệm vụ các thành viên Ban Chỉ đạo.',
    ])
  })

  test('who signs comes as a block with its "kiêm"; who may not on the day is refused with the reason', () => {
    const posts = [
      newRecord('person', 'binh', { name: 'Lê Bình' }),
      newRecord('post', 'chanh', { title: 'Chánh Văn phòng', concurrent: 'Ủy viên Thường trực', holder: 'binh' }),
      {
        ...newRecord('post', 'cu', { title: 'Phó Chánh Văn phòng', holder: 'binh' }),
        states: [{ from: null, until: '2026-03-01', values: { title: 'Phó Chánh Văn phòng', holder: 'binh' } }],
      },
    ]
    const source = { notice: draft, issued: [], replaces: [], today: '2026-04-01' }
    const signing = makeOffice({ version: 1, records: posts })
    const signers = insertionsAt({ ...source, office: signing }, { part: 'item', id: member.id }).filter(
      ({ group }) => group === 'signer',
    )
    expect(signers.map(({ lines, refusal }) => [lines[0], refusal])).toEqual([
      ['CHÁNH VĂN PHÒNG / kiêm ỦY VIÊN THƯỜNG TRỰC / Lê Bình', null],
      ['PHÓ CHÁNH VĂN PHÒNG / Lê Bình', 'Lê Bình không giữ chức vụ này ngày 01/4/2026.'],
    ])
    expect(signers[0]?.signature).toMatchObject({ concurrentTitle: 'ỦY VIÊN THƯỜNG TRỰC', signatory: 'Lê Bình' })
  })

  test('each line of a block says which block it is from; a very long one is put in as any words', () => {
    const block = at({ part: 'closing', id: 'c' })[0]
    expect(block?.origins).toEqual([{ block: 'c-1', line: 0, text: 'Thông báo để biết, thực hiện.' }])
    const long = newRecord('textBlock', 'long', { name: 'Dài', use: 'item', text: 'x '.repeat(3000) })
    const [one] = insertionsAt(
      {
        office: makeOffice({ version: 1, records: [long] }),
        notice: draft,
        issued: [],
        replaces: [],
        today: '2026-04-01',
      },
      { part: 'item', id: 'x' },
    )
    expect(one?.origins).toEqual([null])
  })

  test('what fits the place comes first', () => {
    expect(at({ part: 'closing', id: 'c' })[0]).toMatchObject({ key: 'block/c-1', part: 'closing' })
  })
})

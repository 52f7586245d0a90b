/** A new notice begins as the profile of the office says. */
import { describe, expect, test } from 'vitest'
import { blankNotice } from '../../../src/domain/notice/blank-notice.ts'
import { parseNotice } from '../../../src/domain/notice/parse-notice.ts'
import { beginNotice } from '../../../src/domain/office/begin-notice.ts'
import { makeOffice } from '../../../src/domain/office/office.ts'
import { type OfficeRecord, endAfter, newRecord } from '../../../src/domain/office/office-record.ts'

const day = '2026-04-10'
const profile = newRecord('profile', 'office', {
  name: 'Công an tỉnh',
  superiorOrgan: 'Ban Chỉ đạo tỉnh',
  issuingOrgan: 'Cơ quan Thường trực',
  place: 'Hà Lâm',
  symbol: 'TB/CQTT',
  assignmentSymbol: 'TB/BCĐ',
  draftingUnit: 'P.TH',
  fileCopy: 'Văn phòng',
  signers: ['pho-cu', 'pho'],
  recipientList: 'thông báo  kết luận',
})
const recipient = (order: number, name: string, list = 'Thông báo kết luận') =>
  newRecord('recipient', `r-${order}`, { list, order, name, role: order === 1 ? 'báo cáo' : '' })
const records: readonly OfficeRecord[] = [
  profile,
  recipient(10, 'Các xã'),
  recipient(2, 'Các sở'),
  recipient(1, 'Thường trực Tỉnh ủy'),
  recipient(3, 'Chỗ khác', 'Danh sách khác'),
  newRecord('person', 'an', { name: 'Trần Văn An', rank: 'Đại tá' }),
  endAfter(newRecord('post', 'pho-cu', { title: 'Phó Trưởng ban cũ', holder: 'an' }), '2026-04-09'),
  newRecord('post', 'pho', {
    title: 'Phó Trưởng Ban Chỉ đạo',
    signatureTitle: 'Phó Trưởng ban',
    authority: 'KT',
    onBehalfOf: 'Trưởng ban',
    holder: 'an',
  }),
]
const begun = (kind: 'conclusion' | 'assignment' = 'conclusion', of: readonly OfficeRecord[] = records) =>
  beginNotice('new', kind, makeOffice({ version: 1, records: of }), day)

describe('a new notice', () => {
  test('has the organs, the place and the symbol of the office', () => {
    expect(begun().header).toMatchObject({
      superiorOrgan: 'BAN CHỈ ĐẠO TỈNH',
      issuingOrgans: [{ name: 'CƠ QUAN THƯỜNG TRỰC' }],
      place: 'Hà Lâm',
      symbol: 'TB/CQTT',
      number: null,
    })
    expect(begun('assignment').header.symbol).toBe('TB/BCĐ')
  })
  test('goes to those of the usual list, in its order', () => {
    const { recipients, fileCopy, unit } = begun().distribution
    expect(recipients.map(({ name, role }) => [name, role])).toEqual([
      ['Thường trực Tỉnh ủy', 'báo cáo'],
      ['Các sở', ''],
      ['Các xã', ''],
    ])
    expect([fileCopy, unit]).toEqual(['Văn phòng', 'P.TH'])
  })
  test('is signed by the first usual signer whose post is there today, by name alone', () => {
    expect(begun().signatures).toMatchObject([
      { authority: 'K/T TRƯỞNG BAN', title: 'PHÓ TRƯỞNG BAN', signatory: 'Trần Văn An' },
    ])
  })
  test('can be stored', () => expect(parseNotice(begun())).toEqual(begun()))
  test('is blank where the office has no profile, or said nothing in it', () => {
    expect(begun('conclusion', [])).toEqual(blankNotice('new', 'conclusion'))
    expect(begun('conclusion', [newRecord('profile', 'office', { name: 'Công an tỉnh' })])).toEqual(
      blankNotice('new', 'conclusion'),
    )
    expect(begun('conclusion', [endAfter(profile, '2026-04-09')])).toEqual(blankNotice('new', 'conclusion'))
  })
})

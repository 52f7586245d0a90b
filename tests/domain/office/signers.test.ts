import { describe, expect, test } from 'vitest'
import { type Office, makeOffice } from '../../../src/domain/office/office.ts'
import { newRecord, parseRecord } from '../../../src/domain/office/office-record.ts'
import { refuseBlock, signersOn } from '../../../src/domain/office/signers.ts'

function office(): Office {
  const head = { title: 'Chánh Văn phòng', holder: 'binh', concurrent: 'Ủy viên Thường trực Ban Chỉ đạo' }
  const records = [
    newRecord('person', 'binh', { name: 'Nguyễn Văn Bình', rank: 'Tiến sĩ' }),
    newRecord('person', 'hoa', { name: 'Lê Thị Hoa' }),
    newRecord('person', 'an', { name: 'Trần An' }),
    {
      kind: 'post' as const,
      id: 'chanh',
      states: [
        { from: null, until: '2026-06-30', values: head },
        { from: '2026-07-01', until: null, values: { ...head, holder: 'an' } },
      ],
    },
    newRecord('post', 'pho', {
      title: 'Phó Chánh Văn phòng',
      holder: 'hoa',
      authority: 'KT',
      onBehalfOf: 'Chánh Văn phòng',
    }),
    {
      kind: 'delegation' as const,
      id: 'guq',
      states: [
        {
          from: '2026-01-01',
          until: '2026-03-31',
          values: { name: 'Giấy ủy quyền số 12-GUQ/VPTU', giver: 'chanh', receiver: 'pho' },
        },
      ],
    },
  ].map(parseRecord)
  return makeOffice({ version: 1, records })
}

const may = (on: string) =>
  signersOn(office(), on)
    .filter(({ refused }) => refused === '')
    .map(({ block }) => block)

describe('who may sign on a day', () => {
  test('is who holds a post then, with "kiêm", and who signs for its holder', () => {
    expect(may('2026-06-30')).toEqual([
      {
        authority: '',
        title: 'CHÁNH VĂN PHÒNG',
        concurrentTitle: 'ỦY VIÊN THƯỜNG TRỰC BAN CHỈ ĐẠO',
        signatory: 'Nguyễn Văn Bình',
      },
      {
        authority: 'K/T CHÁNH VĂN PHÒNG',
        title: 'PHÓ CHÁNH VĂN PHÒNG',
        concurrentTitle: '',
        signatory: 'Lê Thị Hoa',
      },
    ])
    expect(may('2026-07-01')[0]?.signatory).toBe('Trần An')
  })

  test('is who was delegated, until the last day of it', () => {
    const delegated = { authority: 'T/L CHÁNH VĂN PHÒNG', title: 'PHÓ CHÁNH VĂN PHÒNG', signatory: 'Lê Thị Hoa' }
    expect(may('2026-03-31')).toContainEqual({ ...delegated, concurrentTitle: '' })
    expect(may('2026-04-01')).not.toContainEqual({ ...delegated, concurrentTitle: '' })
    const block = { ...delegated, concurrentTitle: '' }
    expect(refuseBlock(block, signersOn(office(), '2026-03-31'))).toBe('')
    expect(refuseBlock(block, signersOn(office(), '2026-04-01'))).toBe(
      'Giấy ủy quyền số 12-GUQ/VPTU hết hiệu lực từ sau ngày 31/3/2026.',
    )
    expect(refuseBlock(block, signersOn(office(), '2025-12-31'))).toMatch(/có hiệu lực từ ngày 01\/01\/2026/)
  })

  test('of a signer whom the office does not know nothing is said', () => {
    const block = { authority: '', title: 'BÍ THƯ', concurrentTitle: '', signatory: 'Người Lạ' }
    expect(refuseBlock(block, signersOn(office(), '2026-04-01'))).toBe('')
  })
})

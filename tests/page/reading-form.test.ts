/** The reading form of papers of many offices: what is read right today is a floor (bench read tells the rest). */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compareReading, emptyShares } from '../../bench/read-compare.ts'
import { readAndCheck } from '../../bench/read-paper.ts'
import { joinSpaced, partGlued } from '../../src/files/glued-syllables.ts'
import type { ReadingForm } from '../../src/page/reading-form.ts'

const offices = join(import.meta.dirname, '../fixtures/offices')

test('papers of other offices are read, none is refused', () => {
  const shares = emptyShares()
  for (const name of readdirSync(offices).filter((one) => /^\d+$/.test(one))) {
    const read = readAndCheck(readFileSync(join(offices, name, 'text.txt')))
    const right = JSON.parse(readFileSync(join(offices, name, 'reading.json'), 'utf8')) as ReadingForm
    compareReading(typeof read === 'string' ? null : read.form, right, shares, () => undefined)
  }
  const share = ({ right, all }: { right: number; all: number }) => right / all
  expect(share(shares.imported)).toBe(1)
  for (const part of ['fields', 'items', 'deadlines', 'rows', 'cells'] as const)
    expect(share(shares[part]), part).toBeGreaterThan(0.95)
  expect(share(shares.directivesWhole)).toBeGreaterThan(0.9)
})

describe('what is no notice', () => {
  test.each(['Kính gửi anh Minh.\nChiều nay họp lúc 14 giờ.', 'a\tb\tc\n1\t2\t3'])('is refused: %s', (text) => {
    expect(readAndCheck(Buffer.from(text))).toMatch(/Không nhận ra|THÔNG BÁO/)
  })
})

test.each([
  ['đềxuất chỉtiêu vềý kiến', 'đề xuất chỉ tiêu về ý kiến'],
  ['trước ngày27/3/2026', 'trước ngày 27/3/2026'],
  ['nghành, giaỉ, tòann, Đắk Lắk, TP.Huế', 'nghành, giaỉ, tòann, Đắk Lắk, TP.Huế'],
])('%s', (glued, parted) => expect(partGlued(glued).text).toBe(parted))

test.each([
  ['T h ô n g  b á o số 05', 'Thông báo số 05'],
  ['T H Ô N G   B Á O', 'THÔNG BÁO'],
  ['kế hoạch c ô n g t á c năm 2026', 'kế hoạch công tác năm 2026'],
  ['các tổ A B C D E của xã', 'các tổ A B C D E của xã'],
])('%s', (spaced, joined) => expect(joinSpaced(spaced).text).toBe(joined))

test('the mark of a draft is no field of the form: it is told as it stands', () => {
  const read = readAndCheck(readFileSync(join(offices, '03/text.txt')))
  expect(typeof read === 'string' ? read : read.form.unplaced.map(({ text }) => text)).toEqual(['Dự thảo lần 2'])
})

test('"(1) …" below a heading counts items; within a sentence such numbers run on', () => {
  const paper = [
    'THÔNG BÁO',
    'kết luận của Thường trực Tỉnh ủy',
    '-----',
    'Thường trực Tỉnh ủy kết luận như sau:',
    '1. Về chuyển đổi số',
    '(1) Giao Sở Nội vụ rà soát hồ sơ, hoàn thành trước ngày 30/6/2026.',
    '(2) Giao Sở Tài chính bố trí kinh phí, hoàn thành trước ngày 15/7/2026.',
    '2. Giao Công an tỉnh: (1) lập phương án; (2) diễn tập.',
  ].join('\n')
  const read = readAndCheck(Buffer.from(paper))
  expect(typeof read === 'string' ? read : read.form.items.map(({ path, text }) => [path, text])).toEqual([
    ['1', 'Về chuyển đổi số'],
    ['1.(1)', 'Giao Sở Nội vụ rà soát hồ sơ, hoàn thành trước ngày 30/6/2026.'],
    ['1.(2)', 'Giao Sở Tài chính bố trí kinh phí, hoàn thành trước ngày 15/7/2026.'],
    ['2', 'Giao Công an tỉnh: (1) lập phương án; (2) diễn tập.'],
  ])
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { carryOut, repair, repairBySteps } from '../../../src/checker/repair/repair.ts'
import { learnStandardModel } from '../../../src/checker/repair/standard-model.ts'
import { damageText, kindsOfDamage, shareRight } from './damage-text.ts'

const root = join(import.meta.dirname, '../../..')
const readLines = (path: string) => readFileSync(join(root, path), 'utf8').normalize('NFC').trimEnd().split('\n')
const model = learnStandardModel()
const repaired = (text: string) => repair(text, model).lines.join('\n')

describe('a scan read without Vietnamese', () => {
  it('gets its marks back, and its letters where figures stand', () => {
    expect(repaired('Thuc hién Nghi quyét s6 57-NQ/TW, ngay 22/12/2024 cua Bo Chính tri')).toBe(
      'Thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị',
    )
    expect(repaired('BAN CHI DAO VE CHUYEN DOI SO')).toBe('BAN CHỈ ĐẠO VỀ CHUYỂN ĐỔI SỐ')
    expect(repaired('K€T LUAN CỦA Đ6NG CHI VE CHUYÊN Đ6I S6')).toBe('KẾT LUẬN CỦA ĐỒNG CHÍ VỀ CHUYỂN ĐỔI SỐ')
  })

  it('keeps codes, dates, numbers and ordinals as they stand', () => {
    const codes = '204-QĐ/TW 36/TT-BKHCN 12/BC-UBND 01/4/2025 10,5% 1.046 2.1. 5G A4 Km3+200 10h30 IV. a) 6 100%'
    const text = codes
      .split(' ')
      .flatMap((code) => ['thuc', 'hien', code])
      .join(' ')
    const found = repaired(text).split(' ')
    for (const code of codes.split(' ')) expect(found).toContain(code)
  })

  it('gets back blanks that were lost, and loses those inside a word', () => {
    expect(repaired('Mỗi hộ dân đã viếtđơn tham gia, không đểxảyra vi pham.')).toBe(
      'Mỗi hộ dân đã viết đơn tham gia, không để xảy ra vi phạm.',
    )
    expect(repaired('Thuc hiệnNghi quyet cua Bo Chinh tri')).toBe('Thực hiện Nghị quyết của Bộ Chính trị')
    expect(repaired('các co quan, donvị th ực hiện ngh iêm túc ket luan nay')).toBe(
      'các cơ quan, đơn vị thực hiện nghiêm túc kết luận này',
    )
    // A mark between them parts them, whatever they would be together.
    expect(repaired('th,ực hiện')).toBe('th,ực hiện')
    const joinedByMarks = 'Các sở: KH&CN, NN&MT; đ/c Giám đốc; ý kiến ở xã; C-HaLam (b/c)'
    expect(repaired(joinedByMarks)).toBe(joinedByMarks)
  })

  it('goes on step by step through a text without an end of a sentence, and leaves what is no word', () => {
    const text = `${'thuc hien '.repeat(1000)}${'hien1'.repeat(20_000)}`
    const began = performance.now()
    const steps = [...repairBySteps(text, model)]
    expect(steps.length).toBeGreaterThan(5)
    expect(steps.at(-1)).toEqual({ done: steps.length, total: steps.length })
    // A guard against a blow-up only.
    expect(performance.now() - began).toBeLessThan(20_000)
  })

  it('says what it changed, where and how surely, so that each change can be taken back', () => {
    const source = 'Giao Van phong Tinh uy chu tri.\n\nDa hoan thanh.'
    const { lines, suggestions } = repair(source, model)
    expect(lines).toHaveLength(3)
    expect(suggestions.map(({ line, from, to }) => `${line} ${from} ${to}`)).toContain('1 Tinh Tỉnh')
    for (const { confidence } of suggestions) expect(confidence > 0 && confidence <= 1).toBe(true)
    const written = source.split('\n')
    expect(carryOut(written, suggestions)).toEqual(lines)
    for (const { line, start, end, from } of suggestions) expect(written[line - 1]?.slice(start, end)).toBe(from)
  })
})

describe('a right text', () => {
  it.each(['thong-bao-hd05', 'thong-bao-lien-nganh', 'thong-bao-phan-cong'])('%s stays as it is', (name) => {
    const text = readLines(`resources/samples/${name}.txt`).join('\n')
    expect(1 - shareRight(text, repaired(text))).toBeLessThanOrEqual(0.002)
  })
})

describe('a damaged text it has not learned from', () => {
  const text = readLines('tests/fixtures/wording/others-clean.txt').slice(0, 60).join('\n')
  /** What is reached less a little: a change that makes it worse is seen. */
  const reached = { 'marks lost': 0.94, 'marks confused': 0.94, 'letters confused': 0.97 }

  it.each(kindsOfDamage)('is mostly right again: %s', (kind) => {
    expect(shareRight(text, repaired(damageText(text, kind)))).toBeGreaterThanOrEqual(reached[kind])
  })
})

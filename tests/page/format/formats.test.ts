import type { PageSetup } from '../../../src/page/format/page-setup.ts'
import { standardColumns } from '../../../src/domain/notice/table.ts'
import { setColumns } from '../../../src/page/compose/columns.ts'
import { describe, expect, test } from 'vitest'
import hd05 from '../../../resources/formats/hd05.json' with { type: 'json' }
import hd36 from '../../../resources/formats/hd36.json' with { type: 'json' }
import { blankNotice } from '../../../src/domain/notice/blank-notice.ts'
import { partsOf, writeLongDate, writeShortDate } from '../../../src/domain/deadline/dates.ts'
import type { Notice } from '../../../src/domain/notice/notice.ts'
import { walkItems } from '../../../src/domain/notice/numbering.ts'
import { regimeOf, specFor, specs } from '../../../src/page/format/formats.ts'
import { type FormatSpec, readSpec } from '../../../src/page/format/spec.ts'
import { measureText } from '../../../src/page/compose/text-measure.ts'
import { item } from '../../helpers/build.ts'
import { leavesOf } from '../../helpers/format-leaves.ts'

const leaves = { hd36: leavesOf(hd36), hd05: leavesOf(hd05) }
const both = Object.entries(specs)

function sizes(...looks: FormatSpec['typeName'][]): number[] {
  return looks.map(({ size }) => size)
}

function weights(...looks: FormatSpec['typeName'][]): boolean[] {
  return looks.map(({ bold }) => bold)
}

function fill(pattern: string, values: Record<string, string | number>): string {
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
}

describe('the format files', () => {
  test('both are read', () => {
    expect(specs).toEqual({ hd36: readSpec(hd36), hd05: readSpec(hd05) })
    expect(both.map(([name, spec]) => [name, spec.name, spec.version])).toEqual([
      ['hd36', 'hd36', 5],
      ['hd05', 'hd05', 5],
    ])
  })

  test('a file is read once', () => {
    expect(specs.hd05).toBe(specs.hd05)
  })

  test('a file with a missing, an unknown or an uncited entry is refused', () => {
    const { page: _, ...incomplete } = hd05
    expect(() => readSpec(incomplete)).toThrow(/page/)
    expect(() => readSpec({ ...hd05, colour: 'red' })).toThrow(/colour/)
    expect(() => readSpec({ ...hd05, typeface: { value: 'Arial', rules: [] } })).toThrow(/typeface/)
    expect(() => readSpec({ ...hd05, typeface: { value: 'Arial', rules: ['rule 7'] } })).toThrow(/typeface/)
    expect(() => readSpec({ ...hd05, typeface: 'Arial' })).toThrow(/typeface/)
  })

  test.each(Object.entries({ hd36, hd05 }))('%s: text is NFC', (_, file) => {
    expect(JSON.stringify(file)).toBe(JSON.stringify(file).normalize('NFC'))
  })

  test('the two regimes differ in these entries and in no other', () => {
    const values36 = new Map(leaves.hd36.map(({ path, value }) => [path, value]))
    const values05 = new Map(leaves.hd05.map(({ path, value }) => [path, value]))
    const differences = [...new Set([...values36.keys(), ...values05.keys()])]
      .map((path) => [path, values36.get(path), values05.get(path)])
      .filter(([, before, after]) => JSON.stringify(before) !== JSON.stringify(after))
    expect(differences).toEqual([
      ['name', 'hd36', 'hd05'],
      [
        'title',
        'Hướng dẫn 36-HD/VPTW, ngày 03/4/2018 của Văn phòng Trung ương Đảng',
        'Hướng dẫn 05-HD/VPTW, ngày 27/5/2026 của Văn phòng Trung ương Đảng',
      ],
      ['from', '', '2026-05-27'],
      ['pageNumber.appendixFirstPage', true, false],
      ['pageNumber.restartInAppendix', false, true],
      ['header.urgency.names.hoaToc', 'HOẢ TỐC', 'HỎA TỐC'],
      ['header.urgency.names.hoaTocHenGio', 'HOẢ TỐC HẸN GIỜ', 'HỎA TỐC HẸN GIỜ'],
      ['basis.lastOtherwise', ',', '.'],
      ['recipients.end', ',', ';'],
      ['typistMark.look.size', 8, 11],
      ['typistMark.look.upperCase', true, false],
      ['limits.lineSpacing.max', undefined, 22],
    ])
  })
})

describe.each(both)('%s', (_, spec) => {
  test('page, margins and columns in mm', () => {
    expect(spec.page).toEqual({
      width: 210,
      height: 297,
      top: 20,
      bottom: 20,
      left: 30,
      right: 15,
      headerDistance: 10,
      mirrored: false,
      back: { left: 15, right: 30 },
    })
    expect(spec.landscapePage).toEqual({
      width: 297,
      height: 210,
      top: 30,
      bottom: 15,
      left: 20,
      right: 20,
      headerDistance: 10,
      leastAtNumber: 18,
    })
    const text = widthOf(spec.page)
    expect(text).toBe(165)
    expect(spec.header.leftColumn + spec.header.rightColumn).toBe(text)
    expect(spec.signature.leftColumn + spec.signature.rightColumn).toBe(text)
  })

  test('the landscape page is the sheet turned clockwise: its margins turn too (F-APP-7)', () => {
    const { page, landscapePage: turned } = spec
    expect([turned.width, turned.height]).toEqual([page.height, page.width])
    const margins = [turned.top, turned.right, turned.bottom, turned.left]
    expect(margins).toEqual([page.left, page.top, page.right, page.bottom])
  })

  test('type sizes in pt', () => {
    const { header, body, recipients, signature, appendix } = spec
    expect(sizes(header.heading.look, spec.typeName)).toEqual([15, 16])
    const fourteen = [
      header.superiorOrgan,
      header.issuingOrgan,
      header.asterisk.look,
      header.number.look,
      header.placeDate.look,
      header.secrecy.look,
      header.urgency.look,
      header.draft.look,
      spec.abstract,
      spec.separator.look,
      body.look,
      recipients.labelLook,
      signature.authority,
      signature.title,
      signature.titleBeforeConcurrent,
      signature.concurrentlyLook,
      signature.concurrentTitle,
      signature.signatory,
      spec.pageNumber.look,
      appendix.labelLook,
      appendix.titleLook,
      appendix.linkLook,
    ]
    expect(new Set(sizes(...fourteen))).toEqual(new Set([14]))
    expect(sizes(recipients.itemLook, header.circulation)).toEqual([12, 12])
    expect(sizes(appendix.cellLook, appendix.columnHeadingLook, appendix.sectionLook)).toEqual([11, 11, 11])
    expect(spec.contact.look.size).toBe(10)
  })

  test('bold: the organ, the authority and the name, no title but the one above "kiêm"', () => {
    const { header, recipients, signature } = spec
    const { authority, title, titleBeforeConcurrent, concurrentlyLook, concurrentTitle, signatory } = signature
    expect(weights(header.superiorOrgan, header.issuingOrgan, recipients.labelLook)).toEqual([false, true, false])
    expect(weights(authority, title, signatory)).toEqual([true, false, true])
    expect(weights(titleBeforeConcurrent, concurrentlyLook, concurrentTitle)).toEqual([true, false, false])
  })

  test('wording', () => {
    expect(spec.header.heading.text).toBe('ĐẢNG CỘNG SẢN VIỆT NAM')
    const { pattern, gap } = spec.header.number
    expect(fill(pattern, { number: '13', symbol: 'TB/CQTT' })).toBe('Số 13-TB/CQTT')
    expect(fill(pattern, { number: gap, symbol: 'TB/BCĐ' })).toBe('Số      -TB/BCĐ')
    expect(spec.separator.text).toBe('-----')
    expect([spec.recipients.label, fill(spec.recipients.fileCopy, { keeper: 'Văn phòng Tỉnh ủy' })]).toEqual([
      'Nơi nhận:',
      'Lưu Văn phòng Tỉnh ủy',
    ])
    expect(fill(spec.appendix.link, { number: '13-TB/CQTT', date: '01/4/2026', organ: 'Ban Chỉ đạo' })).toBe(
      '(Kèm theo Thông báo số 13-TB/CQTT, ngày 01/4/2026 của Ban Chỉ đạo)',
    )
  })

  test('dates and labels are written as the format says', () => {
    const { dates } = spec
    for (const iso of ['2026-02-05', '2026-03-01', '2026-11-20']) {
      const { year, month, day } = partsOf(iso)
      const values = {
        day: String(day).padStart(dates.dayDigits, '0'),
        month: month <= dates.paddedMonths ? `0${month}` : month,
        year,
      }
      expect(writeLongDate(iso)).toBe(fill(dates.long, values))
      expect(writeShortDate(iso)).toBe(fill(dates.short, values))
    }
    const { labels } = spec.body
    const dash = item('-', 'rà soát', [item('+', 'từng xã')])
    const first = item('1.', 'Về thể chế', [item('1.1.', 'Quy chế'), item('a)', 'cấp tỉnh'), dash])
    const items = [item('I.', 'Nhiệm vụ', [first])]
    expect(walkItems({ items, numbering: 'computed' }).map(({ label }) => label)).toEqual([
      fill(labels.roman, { ordinal: 'I' }),
      fill(labels.arabic, { ordinal: 1 }),
      fill(labels.decimal, { parent: 1, ordinal: 1 }),
      fill(labels.letter, { ordinal: 'a' }),
      labels.dash,
      labels.plus,
    ])
  })

  test('what is chosen lies inside the ranges of the rules', () => {
    const { limits, body, appendix } = spec
    const tableSizes = sizes(appendix.cellLook, appendix.columnHeadingLook, appendix.sectionLook)
    const chosen: [number, FormatSpec['limits']['bodySize']][] = [
      [spec.typeName.size, limits.typeNameSize],
      [spec.abstract.size, limits.abstractSize],
      [body.look.size, limits.bodySize],
      [body.spacingAfter, limits.spacingAfter],
      [body.lineSpacing, limits.lineSpacing],
      [Math.min(...tableSizes), limits.cellSize],
      [Math.max(...tableSizes), limits.cellSize],
    ]
    expect(chosen.filter(([value, { min, max = Infinity }]) => value < min || value > max)).toEqual([])
  })

  test('the columns of the appendix fill the page', () => {
    const columns = setColumns(standardColumns, 'landscape', spec)
    expect(columns.map(({ heading, width }) => `${width} ${heading}`)).toEqual([
      '10 STT',
      '53 Tên nhiệm vụ',
      '17 Cơ quan chỉ đạo',
      '23 Cơ quan chủ trì',
      '24 Cơ quan phối hợp',
      '49 Yêu cầu kết quả',
      '21 Thời gian giao theo kế hoạch',
      '25 Văn bản giao nhiệm vụ',
      '35 Nội dung Ban Chỉ đạo giao',
    ])
    expect(columns.reduce((sum, { width }) => sum + width, 0)).toBe(widthOf(spec.landscapePage))
  })

  test('no word of a heading and none of the usual entries breaks in its column', () => {
    const columns = setColumns(standardColumns, 'landscape', spec)
    const { cellPadding, cellLook, columnHeadingLook } = spec.appendix
    const bodies = ['Nguyên', 'KH&CN;', 'KH&CN;']
    const usual = ['100', 'hoạch/Chương', ...bodies, '2026-2030;', '15/01/2026', '08-CTr/BCĐ,', 'Hoàn thành trước']
    const tooLong = columns.flatMap(({ heading, width }, at) => {
      const room = width - 2 * cellPadding
      const words = heading.split(' ')
      const entry = usual[at] ?? ''
      return [
        ...words.filter((word) => measureText(word, columnHeadingLook.size, { bold: true }) > room),
        ...(measureText(entry, cellLook.size) > room ? [entry] : []),
      ]
    })
    expect(tooLong).toEqual([])
  })

  test('a place and date line stays in its column, an urgency mark in its frame', () => {
    const line = fill(spec.header.placeDate.pattern, { place: 'Thượng Lâm', date: writeLongDate('2026-12-30') })
    expect(measureText(line, spec.header.placeDate.look.size, { italic: true })).toBeLessThan(spec.header.rightColumn)
    const { names, frames, look } = spec.header.urgency
    for (const level of Object.keys(names) as (keyof typeof names)[]) {
      expect(measureText(names[level], look.size, { bold: look.bold })).toBeLessThan(frames[level].width)
    }
  })
})

function widthOf(page: PageSetup): number {
  return page.width - page.left - page.right
}

describe('the regime of a notice', () => {
  const blank = blankNotice('n', 'conclusion')
  const issued = (date: string): Notice => ({ ...blank, header: { ...blank.header, date } })
  const held = (date: string | null): Notice => ({
    ...blank,
    meeting: { kind: 'Phiên họp', ordinal: 'thứ hai', date, month: null, chair: '', attendees: '' },
  })

  test('the day of issue decides: HD05 from 27/5/2026 on (F-GOV-6)', () => {
    expect(['2018-04-03', '2026-05-26', '2026-05-27', '2031-01-01'].map((date) => regimeOf(issued(date)))).toEqual([
      'hd36',
      'hd36',
      'hd05',
      'hd05',
    ])
  })

  test('without a day of issue the day of the meeting decides', () => {
    expect([regimeOf(held('2026-05-26')), regimeOf(held('2026-05-27'))]).toEqual(['hd36', 'hd05'])
  })

  test('the day of issue goes before the day of the meeting', () => {
    expect(regimeOf({ ...held('2026-05-25'), header: { ...blank.header, date: '2026-06-01' } })).toBe('hd05')
  })

  test('without any day it is the regime in force', () => {
    expect([regimeOf(blank), regimeOf(held(null))]).toEqual(['hd05', 'hd05'])
  })

  test('a regime set for the notice goes before its days', () => {
    expect(regimeOf({ ...issued('2026-01-15'), regime: 'hd05' })).toBe('hd05')
    expect(regimeOf({ ...issued('2027-01-15'), regime: 'hd36' })).toBe('hd36')
  })

  test('its format is the file of that regime', () => {
    expect([specFor(issued('2026-05-26')), specFor(blank)]).toEqual([specs.hd36, specs.hd05])
  })
})

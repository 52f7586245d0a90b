import { describe, expect, test } from 'vitest'
import bodies from '../../../resources/bodies.json' with { type: 'json' }
import { readDirectory } from '../../../src/domain/bodies/body-directory.ts'
import { readObligations } from '../../../src/domain/tasks/obligation.ts'
import { appendix, bareRow, enumeration, item, notice, row, section } from '../../helpers/build.ts'

const context = {
  directory: readDirectory(bodies, 'Hà Lâm'),
  isDayOff: (day: string) => day === '2026-04-30' || [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
  isConfirmed: () => true,
}
const ofRows = (...rows: Parameters<typeof row>) =>
  readObligations(
    notice({ appendices: [appendix(section('Hạ tầng số', ...rows.map((words) => row(words))))] }),
    context,
  ).filter(({ source }) => source === 'row')
const ofRow = (words: Parameters<typeof row>[0]) => ofRows(words)[0]!

describe('an obligation of a row', () => {
  test('keeps the words as issued, its STT and section, and the bodies with their ids', () => {
    const [obligation, ...others] = ofRows({ lead: 'Sở KH&CN; Công ty Phố Núi', coordinating: 'Sở Tài chính' })
    expect(others).toEqual([])
    expect(obligation).toMatchObject({
      source: 'row',
      ordinal: '1',
      sectionLabel: 'I',
      sectionTitle: 'Hạ tầng số',
      opening: '',
      text: 'Xây dựng kho dữ liệu dùng chung của tỉnh',
      requiredResult: 'Kho dữ liệu đi vào hoạt động',
      sourceDocument: '21-CTr/BCĐ',
      planned: 'Quý III',
      plannedUntil: '2026-09-30',
      assigned: 'Hoàn thành trước ngày 30/6/2026',
    })
    expect(obligation?.bodies.map(({ role, name, bodyId }) => [role, name, bodyId])).toEqual([
      ['directing', 'UBND tỉnh', 'uy-ban-nhan-dan-tinh'],
      ['lead', 'Sở KH&CN', 'so-khoa-hoc-cong-nghe'],
      ['lead', 'Công ty Phố Núi', null],
      ['coordinating', 'Sở Tài chính', 'so-tai-chinh'],
    ])
  })

  test.each([
    ['a day before the plan', 'Quý III', 'Hoàn thành trước ngày 30/6/2026', '2026-06-29', '2026-06-29'],
    [
      'a day after the plan, which was an extension',
      'Quý I',
      'Hoàn thành trước ngày 30/6/2026',
      '2026-06-29',
      '2026-03-31',
    ],
    ['no day', 'Quý III', 'Báo cáo kết quả', '2026-09-30', '2026-09-30'],
    ['a cadence beside the plan', 'Quý III', 'Định kỳ trước ngày 20 hằng tháng', '2026-09-30', '2026-09-30'],
    ['nothing, without a plan', '', '', null, null],
  ])('that assigns %s is due', (_, plannedTime, assigned, until, originalUntil) => {
    const obligation = ofRow({ plannedTime, assigned })
    expect([obligation.limit.until, obligation.originalUntil]).toEqual([until, originalUntil])
  })

  test('keeps what comes again beside the day', () => {
    const { limit } = ofRow({ assigned: 'Hoàn thành trước ngày 30/5/2026. Thường xuyên duy trì, nâng cấp' })
    expect(limit).toMatchObject({ until: '2026-05-29', recurrence: { kind: 'continuous' } })
    const { limit: monthly } = ofRow({ plannedTime: 'Quý III', assigned: 'Định kỳ trước ngày 20 hằng tháng' })
    expect(monthly).toMatchObject({ deadline: 'Quý III', recurrence: { kind: 'cadence', due: { day: 20 } } })
  })

  test('counts working days by the days off of the office', () => {
    const { limit } = ofRow({ assigned: 'Hoàn thành trong 20 ngày làm việc kể từ ngày 05/4/2026' })
    expect(limit.until).toBe('2026-05-04')
  })

  test('of several dated instructions is one, with all of them', () => {
    const { limit, parts } = ofRow({
      assigned: '- Trình đề án trước ngày 20/5/2026\n- Vận hành trước ngày 30/6/2026\n- Báo cáo kết quả',
    })
    expect(limit).toMatchObject({ deadline: 'trước ngày 30/6/2026', until: '2026-06-29' })
    expect(parts.map(({ text, until }) => [text, until])).toEqual([
      ['Trình đề án trước ngày 20/5/2026', '2026-05-19'],
      ['Vận hành trước ngày 30/6/2026', '2026-06-29'],
      ['Báo cáo kết quả', null],
    ])
  })

  test('without words is none', () => {
    const of = notice({ appendices: [appendix(section('', bareRow({ lead: 'Sở Y tế' }), row()))] })
    expect(readObligations(of, context).flatMap(({ source, ordinal }) => (source === 'row' ? [ordinal] : []))).toEqual([
      '2',
    ])
  })
})

describe('an obligation of a directive', () => {
  const of = notice({
    items: [
      item('III.', 'Nhiệm vụ', [
        item('1.', [
          'Giao UBND tỉnh chỉ đạo Công an tỉnh: ',
          enumeration('digits', 'Lập kế hoạch trước ngày 20/5/2026.', 'Tổ chức diễn tập.'),
        ]),
        item('2.', 'Giao Sở Tài chính báo cáo trước ngày 20/5/2026 và định kỳ trước ngày 20 hằng tháng.'),
      ]),
    ],
  })

  test('is made of those that a person confirmed, and of no other', () => {
    const made = readObligations(of, { ...context, isConfirmed: ({ text }) => text.includes('diễn tập') })
    expect(made.map(({ source, text }) => [source, text])).toEqual([['directive', 'Tổ chức diễn tập.']])
    expect(readObligations(of, { ...context, isConfirmed: () => false })).toEqual([])
  })

  test('keeps where it stood, the words that give it, and whom they name', () => {
    const [made] = readObligations(of, context)
    expect(made).toMatchObject({
      ordinal: 'I.1(1)',
      opening: 'Giao UBND tỉnh chỉ đạo Công an tỉnh:',
      text: 'Lập kế hoạch trước ngày 20/5/2026.',
      limit: { deadline: 'trước ngày 20/5/2026', until: '2026-05-19', recurrence: null },
      originalUntil: '2026-05-19',
      part: of.items[0]?.items[0]?.id,
    })
    expect(made?.bodies.map(({ role, bodyId }) => [role, bodyId])).toEqual([
      ['lead', 'uy-ban-nhan-dan-tinh'],
      ['directed', 'cong-an-tinh'],
    ])
  })

  test('names a body once as the same, however often the paragraph does', () => {
    const twice = notice({
      items: [item('-', 'Giao Sở Y tế mua thuốc. Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra các cơ sở.')],
    })
    expect(readObligations(twice, context)[0]?.bodies.map(({ role, bodyId }) => [role, bodyId])).toEqual([
      ['lead', 'so-y-te'],
      ['coordinating', 'cong-an-tinh'],
    ])
  })

  test('with several deadlines has none that governs, and keeps them all', () => {
    const made = readObligations(of, context).at(-1)
    expect(made?.limit).toEqual({ deadline: '', until: null, recurrence: null })
    expect(made?.parts.map(({ until, recurrence }) => [until, recurrence?.kind])).toEqual([
      ['2026-05-19', undefined],
      [null, 'cadence'],
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { measureText } from '../../../src/page/compose/text-measure.ts'
import { breakLines, type LineRun, type LineSetting } from '../../../src/renderer/page-view/break-lines.ts'

const setting: LineSetting = { width: 60, indent: 0, size: 14, face: {}, justified: false }
const words = 'Ban Chỉ đạo giao Sở Khoa học và Công nghệ chủ trì, phối hợp với các cơ quan liên quan thực hiện'

function textsOf(
  runs: readonly LineRun[],
  more: Partial<LineSetting> = {},
  unbreakable: readonly number[] = [],
): string[] {
  return breakLines(runs, { ...setting, ...more }, unbreakable).map((line) => line.runs.map((run) => run.text).join(''))
}

describe('breakLines', () => {
  it('breaks at blanks, each line as long as it can be', () => {
    const lines = textsOf([{ text: words }])
    expect(lines.join(' ')).toBe(words)
    lines.forEach((line, index) => {
      expect(measureText(line, 14)).toBeLessThanOrEqual(60)
      const next = lines[index + 1]?.split(' ')[0]
      if (next !== undefined) expect(measureText(`${line} ${next}`, 14)).toBeGreaterThan(59.9)
    })
  })

  it('makes one empty line of an empty text', () => {
    expect(textsOf([{ text: '' }])).toEqual([''])
    expect(textsOf([])).toEqual([''])
  })

  it('leaves the indent free on the first line alone', () => {
    const [first, second] = breakLines([{ text: words }], { ...setting, indent: 20 })
    expect([first?.indent, second?.indent]).toEqual([20, 0])
    expect(measureText(first!.runs[0]!.text, 14)).toBeLessThanOrEqual(40)
  })

  it('stretches the blanks of each line but the last so that it fills its width', () => {
    const lines = breakLines([{ text: words }], { ...setting, justified: true })
    for (const line of lines.slice(0, -1)) {
      const text = line.runs.map((run) => run.text).join('')
      expect(measureText(text, 14) + (text.split(' ').length - 1) * line.stretch).toBeCloseTo(60, 6)
    }
    expect(lines.at(-1)?.stretch).toBe(0)
  })

  it('never stretches or breaks a no-break space', () => {
    const text = 'Hoàn thành trước ngày\u00A030/6/2026\u00A0nhé và báo cáo kết quả'
    const lines = breakLines([{ text }], { ...setting, justified: true })
    expect(lines.map((line) => line.runs[0]?.text)).toEqual([
      'Hoàn thành trước',
      'ngày\u00A030/6/2026\u00A0nhé và báo',
      'cáo kết quả',
    ])
    const natural = measureText('ngày\u00A030/6/2026\u00A0nhé và báo', 14)
    expect(lines[1]?.stretch).toBeCloseTo((60 - natural) / 2, 6)
  })

  it('breaks after a hyphen between letters unless told not to', () => {
    const text = 'của cơ quan tham mưu P.CĐS-CYVPTU'
    expect(textsOf([{ text }], { width: 66 })).toEqual(['của cơ quan tham mưu P.CĐS-', 'CYVPTU'])
    expect(textsOf([{ text }], { width: 66 }, [text.indexOf('-')])).toEqual(['của cơ quan tham mưu', 'P.CĐS-CYVPTU'])
    expect(textsOf([{ text: 'theo Nghị quyết của Trung số 57-NQ' }], { width: 68 })).toEqual([
      'theo Nghị quyết của Trung số',
      '57-NQ',
    ])
  })

  it('does not begin a line with a mark that a blank stands before', () => {
    expect(textsOf([{ text: 'Sở KH&CN ; Đại học' }], { width: 25 })).toEqual(['Sở', 'KH&CN ;', 'Đại học'])
  })

  it('breaks a word that is longer than the line between its letters', () => {
    const lines = textsOf([{ text: `a ${'m'.repeat(40)} b` }], { width: 30 })
    expect(lines.join('')).toBe(`a${'m'.repeat(40)}b`.replace(/b$/, ' b'))
    for (const line of lines) expect(measureText(line, 14)).toBeLessThanOrEqual(30)
  })

  it('keeps the looks of the runs it breaks', () => {
    const runs: LineRun[] = [
      { text: 'Giao Sở Tài chính. ' },
      { text: 'Hoàn thành trong quý II năm nay', emphasis: 'boldItalic' },
      { text: ' nhé.' },
    ]
    const lines = breakLines(runs, setting)
    expect(lines.flatMap((line) => line.runs).map((run) => `${run.emphasis ?? ''}:${run.text}`)).toEqual([
      ':Giao Sở Tài chính. ',
      'boldItalic:Hoàn',
      'boldItalic:thành trong quý II năm nay',
      ':nhé.',
    ])
  })
})

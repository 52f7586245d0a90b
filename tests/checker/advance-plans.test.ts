/** "Đưa lên sớm một quý" over the rows of a notice: which it applies to, and that DL-02 is content with what it writes. */
import { describe, expect, test } from 'vitest'
import { exceptRow, listExceptions, proposeAdvances } from '../../src/checker/reading/advance-plans.ts'
import { readForRules, rememberReading } from '../../src/checker/reading/reading.ts'
import { plannedQuarterAdvanced } from '../../src/checker/rules/deadlines/planned-quarter-advanced.ts'
import { changeCell } from '../../src/domain/notice/edit-notice.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { appendix, item, notice, row, section } from '../helpers/build.ts'
import { ruleContext } from '../helpers/rule-context.ts'

const plans = notice({
  items: [item('1.', 'Các nhiệm vụ kế hoạch trong quý III, quý IV phải xong sớm ít nhất 01 quý.')],
  appendices: [
    appendix(
      section(
        '',
        row({ id: 'empty', plannedTime: 'Quý IV', assigned: '' }),
        row({ id: 'same', plannedTime: 'Quý III', assigned: 'Hoàn thành trong quý III' }),
        row({ id: 'words', plannedTime: '30/10/2026', assigned: 'Mở rộng ra cấp xã' }),
        row({ id: 'inside', plannedTime: 'Quý III', assigned: 'Trình đề án trước ngày 30/9/2026; bố trí kinh phí.' }),
        row({ id: 'early', plannedTime: 'Quý IV', assigned: 'Quý III' }),
        row({ id: 'soon', plannedTime: 'Quý II', assigned: '' }),
        row({ id: 'always', plannedTime: 'Thường xuyên', assigned: '' }),
        row({ id: 'special', plannedTime: 'Quý IV', assigned: 'Nhiệm vụ đặc thù: chờ Trung ương hướng dẫn.' }),
      ),
    ),
  ],
})
const readingOf = (of: Notice) => readForRules(of, rememberReading(of, ruleContext().directory))
const proposals = (of: Notice) => proposeAdvances(readingOf(of), 3)

describe('rows planned from the third quarter on', () => {
  test('are proposed a quarter earlier: the time in its place, or on a line of its own', () => {
    expect(proposals(plans).map(({ row: id, after }) => [id, after])).toEqual([
      ['empty', 'Hoàn thành trong quý III'],
      ['same', 'Hoàn thành trong quý II'],
      ['words', 'Mở rộng ra cấp xã\nHoàn thành trước ngày 30/7/2026'],
      ['inside', 'Trình đề án trong quý II; bố trí kinh phí.'],
      ['special', null],
    ])
  })

  test('are early once it is written, and DL-02 says nothing any more', () => {
    const done = proposals(plans).reduce(
      (now, { row: id, column, after }) => (after === null ? now : changeCell(now, id, column, after)),
      plans,
    )
    expect(plannedQuarterAdvanced.check(readingOf(plans), ruleContext()).length).toBeGreaterThan(0)
    expect(plannedQuarterAdvanced.check(readingOf(done), ruleContext())).toEqual([])
    expect(proposals(done).map(({ row: id }) => id)).toEqual(['special'])
  })

  test('keep their time with a reason, and are listed for the body', () => {
    const [first] = proposals(plans)
    const kept = changeCell(plans, 'empty', 'assigned', exceptRow(first!, ' chờ vốn.'))
    expect(proposals(kept)[0]).toMatchObject({ before: 'Nhiệm vụ đặc thù: chờ vốn.', after: null })
    expect(listExceptions(readingOf(kept), 3)).toBe(
      'Các nhiệm vụ đặc thù tại Phụ lục giữ thời gian theo kế hoạch, gồm nhiệm vụ số 1 (chờ vốn); số 8 (chờ Trung ương hướng dẫn).',
    )
    expect(listExceptions(readingOf(notice()), 3)).toBeNull()
  })
})

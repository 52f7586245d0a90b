/** The "rõ" tests: a row that meets all six, rows that miss one each, and the rows of a real notice. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import bodies from '../../resources/bodies.json' with { type: 'json' }
import { readDirectory } from '../../src/domain/bodies/body-directory.ts'
import { type Clarity, clarityOf, clarityOfDirective } from '../../src/checker/clarity.ts'
import { type ClarityTest, clarityTests } from '../../src/domain/tasks/clarity-tests.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { standardColumns, taskCellsReader } from '../../src/domain/notice/table.ts'
import { type RowWords, item, notice, row, withRow, withRows } from '../../src/checker/examples.ts'
import { readForRules, rememberReading } from '../../src/checker/reading/reading.ts'
import { checkNotice } from '../../src/checker/check.ts'
import { listDirectives } from '../../src/checker/directive-list.ts'
import { createMemory } from '../../src/checker/memory.ts'
import { resultCountable } from '../../src/checker/rules/table/result-countable.ts'
import { requiredResultGiven } from '../../src/checker/rules/table/required-result-given.ts'
import { makeContext, standardSet } from '../../src/checker/standard.ts'
import { readTask } from '../../src/domain/tasks/task.ts'
import { readText } from '../../src/files/text-read.ts'
import { recognize } from '../../src/page/recognize/recognize.ts'
import { askedFor, readRuleSet, ruleSetFor } from '../../src/checker/rule-set.ts'
import { rules } from '../../src/checker/rules/index.ts'
import { countIds } from '../helpers/build.ts'
import { officeFacts, ruleContext } from '../helpers/rule-context.ts'
import { seeds } from '../helpers/shared.ts'

const directory = readDirectory(bodies, 'Hà Lâm')
const { vagueResults } = standardSet.parameters

function judge(words: RowWords = {}): Clarity {
  const of = taskCellsReader(standardColumns)(row(words))
  return clarityOf({ row: of, task: readTask(of, { issuedOn: '2026-04-14', directory }) }, directory, vagueResults)
}

const missed = (clarity: Clarity) => clarityTests.filter((name) => !clarity[name].isMet)

describe('one row', () => {
  test('a complete row meets all six, each with its reason', () => {
    const clarity = judge()
    expect(missed(clarity)).toEqual([])
    expect(clarity.person.reason).toBe('Sở Khoa học và Công nghệ chủ trì.')
    expect(clarity.time.reason).toBe('Ngày cuối 29/9/2026.')
    for (const name of clarityTests) expect(clarity[name].reason).toMatch(/^[\p{Lu}“].*\.$/u)
  })

  test.each([
    [{ lead: 'Các cơ quan, đơn vị, địa phương' }, ['person']],
    [{ lead: 'UBND các xã, phường' }, ['person']],
    [{ lead: '' }, ['person', 'responsibility']],
    [{ name: 'Báo cáo' }, ['work']],
    [{ name: '' }, ['work']],
    [{ assigned: '', plannedTime: '' }, ['time']],
    [{ assigned: 'Khẩn trương rà soát, bổ sung', plannedTime: '' }, ['time']],
    [{ directing: '' }, ['responsibility']],
    [{ coordinating: 'Sở KH&CN; Công an tỉnh' }, ['responsibility']],
    [{ requiredResult: ' ' }, ['result', 'countable']],
    [{ requiredResult: 'Nâng cao nhận thức của người dân' }, ['countable']],
    [{ requiredResult: 'Xây dựng kho dữ liệu dùng chung của tỉnh' }, ['countable']],
    [{ requiredResult: 'Duy trì, vận hành hệ thống; thực hiện các nhiệm vụ về chuyển đổi số' }, ['countable']],
    [{ requiredResult: 'Người dân hài lòng' }, ['countable']],
  ])('%j misses %j', (cells, tests) => {
    expect(missed(judge(cells))).toEqual(tests)
  })

  test.each([
    { lead: 'Các đơn vị liên quan; Sở Nội vụ' },
    { lead: 'Trường Đại học Hà Lâm' },
    { assigned: '', plannedTime: 'Quý IV năm 2026' },
    { assigned: 'Báo cáo định kỳ hằng tháng kết quả thực hiện' },
    { assigned: 'Thường xuyên' },
    { coordinating: '' },
    { coordinating: 'Các đơn vị có liên quan' },
    { requiredResult: 'Văn bản của cấp có thẩm quyền' },
    { requiredResult: '100% trường học có Internet' },
    { requiredResult: 'Trung tâm dữ liệu đáp ứng yêu cầu lưu trữ' },
    { requiredResult: 'Các dự án được hoàn thành' },
  ])('%j meets all six', (cells) => {
    expect(missed(judge(cells))).toEqual([])
  })
})

describe('a switch in the settings', () => {
  const member = (name: string, duty: string) =>
    item('arabic', `Đồng chí ${name} - Ủy viên Ban Chỉ đạo`, [item('dash', duty)])
  const shared =
    'Chỉ đạo việc thu hồi, bồi thường, hỗ trợ, tái định cư của các dự án giao thông trên địa bàn huyện vùng cao.'
  const faulty: Record<ClarityTest, Notice> = {
    person: withRow({ lead: 'Các cơ quan, đơn vị' }),
    work: withRows(
      row({ name: 'Tu sửa' }),
      row({ assigned: 'Rà soát các tuyến đường hỏng nặng. Báo cáo UBND tỉnh về số hộ phải di dời.' }),
    ),
    time: withRow({ plannedTime: '', assigned: 'Xây dựng kho dữ liệu' }),
    responsibility: notice({
      ...withRow({ directing: 'UBND tỉnh', lead: 'UBND tỉnh' }),
      kind: 'assignment',
      items: [member('Giám đốc Sở Xây dựng', shared), member('Giám đốc Sở Tài chính', shared)],
    }),
    result: withRow({ requiredResult: '' }),
    countable: withRow({ requiredResult: 'Đáp ứng yêu cầu' }),
  }
  const behind: Record<ClarityTest, readonly string[]> = {
    person: ['TAB-18'],
    work: ['TAB-22', 'TAB-08'],
    time: ['DL-06'],
    responsibility: ['XREF-05', 'TAB-17'],
    result: ['TAB-04'],
    countable: ['TAB-13'],
  }
  const saidWith = (name: ClarityTest, clarity: readonly ClarityTest[]) => {
    const { version, severities, parameters } = standardSet
    const set = readRuleSet({ version, severities, parameters: { ...parameters, clarity } })
    const { findings } = checkNotice(faulty[name], rules, set, ruleContext({ parameters: set.parameters }))
    return findings.map(({ rule }) => rule).filter((rule) => Object.values(behind).flat().includes(rule))
  }

  test.each(clarityTests)('%s decides what its rules say, and no other rule', (name) => {
    expect(saidWith(name, clarityTests)).toEqual(behind[name])
    expect(saidWith(name, [name])).toEqual(behind[name])
    expect(
      saidWith(
        name,
        clarityTests.filter((other) => other !== name),
      ),
    ).toEqual([])
  })

  test('a notice that chose its own tests is held to those, whatever the office asks for', () => {
    const found = (of: Notice) =>
      checkNotice(of, rules, standardSet, ruleContext()).findings.filter(({ rule }) => rule === 'TAB-04').length
    expect(found(faulty.result)).toBe(1)
    expect(found({ ...faulty.result, clarity: ['person'] })).toBe(0)
    expect(found({ ...faulty.result, clarity: ['result'] })).toBe(1)
    const strict = readRuleSet({
      version: standardSet.version,
      severities: standardSet.severities,
      parameters: { ...standardSet.parameters, clarity: [] },
    })
    expect(askedFor(faulty.result, strict)).toEqual([])
    expect(askedFor({ clarity: ['time', 'person'] }, strict)).toEqual(['person', 'time'])
    expect(ruleSetFor({ clarity: ['result'] }, strict).severityOf(requiredResultGiven)).not.toBeNull()
  })

  test('every rule behind a switch is named here', () => {
    for (const name of clarityTests)
      expect(
        rules
          .filter(({ clarity }) => clarity === name)
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(behind[name].toSorted())
  })
})

describe('a directive', () => {
  const judgeFirst = (text: string, words: RowWords | null = null) => {
    const of = notice({ items: [item('arabic', text)], ...(words === null ? { appendices: [] } : withRow(words)) })
    const [first] = listDirectives({ ...of, items: [item('arabic', text)] }, [], ruleContext()).directives
    if (first === undefined) throw new Error('no directive')
    return clarityOfDirective(first, directory, vagueResults)
  }

  test.each([
    ['Giao Sở Tài chính xây dựng kế hoạch bố trí kinh phí cho chuyển đổi số, hoàn thành trước ngày 30/5/2026.', []],
    ['Giao Sở Tài chính xây dựng kế hoạch bố trí kinh phí cho chuyển đổi số.', ['time']],
    ['Giao Sở Tài chính tăng cường công tác phối hợp, hoàn thành trước ngày 30/5/2026.', ['result', 'countable']],
    [
      'Giao các cơ quan, đơn vị liên quan lập danh mục 12 dữ liệu dùng chung, định kỳ trước ngày 20 hằng tháng.',
      ['person'],
    ],
  ])('%s misses %j', (text, tests) => {
    expect(missed(judgeFirst(text))).toEqual(tests)
  })
})

const file = existsSync(seeds) ? readdirSync(seeds).find((name) => name.startsWith('003')) : undefined

describe.skipIf(file === undefined)('a real table of 55 rows', () => {
  const rowsMissing = (name: (typeof clarityTests)[number]) => {
    const { notice: of } = recognize(readText(readFileSync(join(seeds, file ?? ''), 'utf8')).blocks, {
      ids: countIds(),
    })
    const here = readDirectory(bodies, of.header.place)
    const reading = readForRules(of, rememberReading(of, here))
    return reading.rows
      .filter((one) => !clarityOf(one, here, vagueResults)[name].isMet)
      .map(({ row: { id } }) => Number(reading.ordinals.get(id)))
  }

  test('whoever rule TAB-13 reports is not countable here', () => {
    const { notice: of } = recognize(readText(readFileSync(join(seeds, file ?? ''), 'utf8')).blocks, {
      ids: countIds(),
    })
    const { findings } = checkNotice(
      of,
      [resultCountable],
      standardSet,
      makeContext(standardSet, officeFacts(directory), createMemory()),
    )
    const told = findings.map(({ place }) => place.row)
    expect(told.length).toBeGreaterThan(0)
    expect(rowsMissing('countable')).toEqual(expect.arrayContaining(told))
  })
  test('51, 53 and 55 lack a result', () => expect(rowsMissing('result')).toEqual([51, 53, 55]))
  test('1, 52, 53 and 54 lack a person', () => expect(rowsMissing('person')).toEqual([1, 52, 53, 54]))
  test('the row that repeats its name as its result cannot be counted', () =>
    expect(rowsMissing('countable')).toContain(33))
})

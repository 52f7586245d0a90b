/** Every rule over its own examples: silent on the good ones, speaking on the bad ones, with a place and words for people. */
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseNotice } from '../../src/domain/notice/parse-notice.ts'
import { checkNotice } from '../../src/checker/check.ts'
import { type RowWords, withRow } from '../../src/checker/examples.ts'
import { rules } from '../../src/checker/rules/index.ts'
import { readRuleSet } from '../../src/checker/rule-set.ts'
import { standardSet } from '../../src/checker/standard.ts'
import { ruleContext } from '../helpers/rule-context.ts'

describe.each(rules)('$id $name', (rule) => {
  test('is silent on its good examples', () => {
    expect(rule.examples.good.length).toBeGreaterThan(0)
    for (const good of rule.examples.good)
      expect(checkNotice(parseNotice(good), [rule], standardSet, ruleContext(rule.exampleContext)).findings).toEqual([])
  })

  test('speaks on its bad examples, in words, with a place inside the text', () => {
    expect(rule.examples.bad.length).toBeGreaterThan(0)
    for (const bad of rule.examples.bad) {
      const { findings } = checkNotice(parseNotice(bad), [rule], standardSet, ruleContext(rule.exampleContext))
      expect(findings.length, JSON.stringify(bad.items)).toBeGreaterThan(0)
      for (const { message, found, spot } of findings) {
        expect(message).toMatch(/^[\p{Lu}"“(\d].*[.?]$/su)
        if (spot.span !== undefined) expect(found.length).toBe(spot.span[1] - spot.span[0])
      }
    }
  })
})

test('one file, one rule: named by what it demands, in the list of its family, with an id of its own', () => {
  const families = readdirSync('src/checker/rules', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const files = families.flatMap(({ name: family }) =>
    readdirSync(`src/checker/rules/${family}`)
      .filter((file) => file !== 'index.ts')
      .map((file) => ({ name: file.replace('.ts', ''), path: `src/checker/rules/${family}/${file}` })),
  )
  expect(files.map(({ name }) => name).sort()).toEqual(rules.map(({ name }) => name).sort())
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  for (const { name, path } of files) {
    const rule = rules.find((one) => one.name === name)
    expect(readFileSync(path, 'utf8')).toContain(`'${rule?.id}'`)
  }
})

describe('the phrase lists of the office', () => {
  const { version, severities, parameters } = standardSet
  const saysOf = (id: string, cells: RowWords, changes: Partial<typeof parameters>) => {
    const rule = rules.filter((one) => one.id === id)
    const set = readRuleSet({ version, severities, parameters: { ...parameters, ...changes } })
    return checkNotice(parseNotice(withRow(cells)), rule, set, {
      ...ruleContext(),
      parameters: set.parameters,
    }).findings.map(({ found }) => found)
  }

  test('a set saved before they were parameters goes on with the shipped ones', () => {
    const { genericLeads: _leads, vagueResults: _results, ...before } = parameters
    expect(readRuleSet({ version, severities, parameters: before }).parameters).toEqual(parameters)
  })

  test('leads that name nobody', () => {
    expect(saysOf('TAB-18', { lead: 'Nhóm nòng cốt' }, {})).toEqual([])
    expect(saysOf('TAB-18', { lead: 'Nhóm nòng cốt' }, { genericLeads: ['nhóm nòng cốt'] })).toEqual(['Nhóm nòng cốt'])
    expect(saysOf('TAB-18', { lead: 'Bộ phận chuyên môn' }, {})).toEqual(['Bộ phận chuyên môn'])
    expect(saysOf('TAB-18', { lead: 'Bộ phận chuyên môn' }, { genericLeads: [] })).toEqual([])
  })

  test('results nobody can count: words between, and only at the end of the cell', () => {
    const lists = { vagueResults: ['hoàn chỉnh … hơn', 'đạt yêu cầu.'] }
    const found = (requiredResult: string) => saysOf('TAB-13', { requiredResult }, lists)
    expect(found('Hồ sơ hoàn chỉnh và đẹp hơn')).toEqual(['hoàn chỉnh và đẹp hơn'])
    expect(found('Hồ sơ hoàn chỉnh và gọn và đẹp và mới hơn')).toEqual([])
    expect(found('Công tác lưu trữ đạt yêu cầu.')).toEqual(['đạt yêu cầu'])
    expect(found('Công tác lưu trữ đạt yêu cầu của cấp trên')).toEqual([])
    expect(found('Nâng cao chất lượng công tác lưu trữ')).toEqual([])
  })
})

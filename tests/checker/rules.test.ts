/**
 * Every rule over its own examples: silent on the good ones; on the bad ones it finds what they state, no more and no
 * less, and its fixes leave the text they state.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { parseNotice } from '../../src/domain/notice/parse-notice.ts'
import { checkNotice } from '../../src/checker/check.ts'
import { type RowWords, withRow } from '../../src/checker/examples.ts'
import { rules } from '../../src/checker/rules/index.ts'
import { readRuleSet } from '../../src/checker/rule-set.ts'
import { standardSet } from '../../src/checker/standard.ts'
import { applyFix, textAt } from '../../src/page/apply-fix.ts'
import { countIds } from '../helpers/build.ts'
import { describeFinding, nameFinding } from '../helpers/example-findings.ts'
import { ruleContext } from '../helpers/rule-context.ts'

describe.each(rules)('$id $name', (rule) => {
  const check = (notice: Notice) => {
    const read = parseNotice(notice)
    return { read, ...checkNotice(read, [rule], standardSet, ruleContext(rule.exampleContext)) }
  }

  test('is silent on its good examples', () => {
    expect(rule.examples.good.length).toBeGreaterThan(0)
    for (const good of rule.examples.good) expect(check(good).findings).toEqual([])
  })

  test('finds exactly what its bad examples state', () => {
    expect(rule.examples.bad.length).toBeGreaterThan(0)
    for (const { notice, finds } of rule.examples.bad) {
      expect(finds.length).toBeGreaterThan(0)
      const { read, findings } = check(notice)
      expect(findings.map((finding) => describeFinding(read, finding))).toEqual(finds)
      for (const { message, found, spot } of findings) {
        expect(message).toMatch(/^[\p{Lu}"“(\d].*[.?]$/su)
        if (spot.span !== undefined) expect(textAt(read, spot)?.slice(...spot.span)).toBe(found)
      }
    }
  })

  test('after a fix finds what is left, and nothing else', () => {
    for (const { notice } of rule.examples.bad) {
      const { read, findings } = check(notice)
      findings.forEach(({ fix }, index) => {
        if (fix === undefined) return
        const left = findings.toSpliced(index, 1).map((finding) => nameFinding(read, finding))
        const fixed = check(applyFix(read, fix, countIds('fixed')))
        for (const name of fixed.findings.map((finding) => nameFinding(fixed.read, finding))) {
          expect(left).toContain(name)
          left.splice(left.indexOf(name), 1)
        }
      })
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

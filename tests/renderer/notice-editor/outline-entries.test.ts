/** The outline: what is empty is said to be, and findings are counted where they are. */
import { describe, expect, test } from 'vitest'
import { checkNotice } from '../../../src/checker/check.ts'
import { createMemory } from '../../../src/checker/memory.ts'
import { rules } from '../../../src/checker/rules/index.ts'
import { standardSet } from '../../../src/checker/standard.ts'
import { blankNotice } from '../../../src/domain/notice/blank-notice.ts'
import { walkItems } from '../../../src/domain/notice/numbering.ts'
import { outlineOf } from '../../../src/renderer/notice-editor/outline-entries.ts'
import { requiredParts } from '../../../src/renderer/notice-editor/required-parts.ts'
import { ruleContext } from '../../helpers/rule-context.ts'
import { sampleNotice } from '../writing/sample-notice.ts'

describe('the outline', () => {
  test('of an empty notice is empty in every part: nothing is green', () => {
    const blank = blankNotice('new', 'conclusion')
    const parts = outlineOf(blank, []).entries.filter(({ key }) => key !== 'appendix')
    expect(parts.map(({ label }) => label)).toContain('Nội dung')
    expect(parts.every(({ isMissing }) => isMissing)).toBe(true)
    expect(requiredParts(blank).some(({ isThere }) => isThere)).toBe(false)
  })

  test('of a whole one misses nothing, and counts each finding once', () => {
    const sample = sampleNotice('ket-luan')
    const memory = createMemory()
    const { findings } = checkNotice(sample, rules, standardSet, ruleContext(), memory)
    const { entries, entryOf } = outlineOf(sample, findings)
    expect(entries.filter(({ isMissing }) => isMissing)).toEqual([])
    expect(requiredParts(sample).every(({ isThere }) => isThere)).toBe(true)
    // A correction concludes nothing.
    const correction = { ...sample, grounds: [], amends: { as: 'correct' as const, notice: 'other' } }
    expect(requiredParts(correction).every(({ isThere }) => isThere)).toBe(true)
    expect(requiredParts({ ...correction, amends: undefined }).every(({ isThere }) => isThere)).toBe(false)
    expect(findings.length).toBeGreaterThan(10)
    expect(entries.reduce((sum, { errors, others }) => sum + errors + others, 0)).toBe(findings.length)
    expect(entries.find(({ label, depth }) => label === 'II.' && depth === 0)?.words).toMatch(/^Quan điểm/)
    // A deep item is found with the one above it.
    const deep = walkItems(sample).find(({ depth }) => depth === 2)
    expect(entries.find(({ key }) => key === entryOf(deep?.item.id ?? ''))?.depth).toBe(1)
  })

  test('names the entry of any part, a row of the appendix and a recipient too', () => {
    const sample = sampleNotice('ket-luan')
    const { entryOf } = outlineOf(sample, [])
    const [appendix] = sample.appendices
    const rows = appendix?.kind === 'text' ? [] : (appendix?.sections[0]?.rows ?? [])
    const organ = sample.header.issuingOrgans[0]?.id ?? ''
    const parts = [rows[0]?.id ?? '', sample.distribution.recipients[0]?.id ?? '', organ, 'recipients', 'abstract']
    expect(parts.map(entryOf)).toEqual(['appendix', 'ending', 'head', 'ending', 'head'])
  })
})

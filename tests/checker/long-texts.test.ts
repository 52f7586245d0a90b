/** Texts far longer than an office writes: what reads them takes a time that grows with their length, not with its square. */
import { describe, expect, test } from 'vitest'
import bodies from '../../resources/bodies.json' with { type: 'json' }
import { checkNotice } from '../../src/checker/check.ts'
import { rules } from '../../src/checker/rules/index.ts'
import { officeFacts } from '../helpers/rule-context.ts'
import { makeContext, standardSet } from '../../src/checker/standard.ts'
import { createMemory } from '../../src/checker/memory.ts'
import { readDirectory } from '../../src/domain/bodies/body-directory.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { item, notice, paragraph } from '../helpers/build.ts'

const context = makeContext(standardSet, officeFacts(readDirectory(bodies, 'Hà Lâm')), createMemory())

function timeOf(checked: Notice): number {
  const begun = performance.now()
  checkNotice(checked, rules, standardSet, context)
  return performance.now() - begun
}

// The lexicon is read with the first notice.
checkNotice(notice({ items: [item('1.', 'Giao Sở Y tế rà soát.')] }), rules, standardSet, context)

describe('64,000 times one word', () => {
  // Before, each of the 64,000 findings took a digest of the whole paragraph: 20 seconds.
  test.each(['a ', 'và ', 'Giao Sở '])('%s', (words) => {
    const long = words.repeat(64_000).trim()
    expect(timeOf(notice({ items: [item('1.', long)] }))).toBeLessThan(10_000)
    expect(timeOf(notice({ intro: [paragraph(long)] }))).toBeLessThan(10_000)
  })
})

test('a finding keeps its key as long as the words of its place are the same', () => {
  const keysOf = (words: string) =>
    checkNotice(
      { ...notice({}), items: [{ id: 'i', marker: 'arabic', content: [{ kind: 'text', text: words }], items: [] }] },
      rules,
      standardSet,
      context,
    )
      .findings.filter(({ spot, found }) => spot.part === 'i' && spot.span !== undefined && found !== '')
      .map(({ key }) => key)
  const [key] = keysOf('Giao Sở Y tế rà soát các các hồ sơ.')
  expect(key).toBeDefined()
  expect(keysOf('Giao Sở Y tế rà soát các các hồ sơ.')).toEqual([key])
  expect(keysOf('Giao Sở Y tế rà soát các các bộ hồ sơ.')).not.toEqual([key])
})

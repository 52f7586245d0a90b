/** The known findings of a real notice, exactly, where it is at hand: with the shipped lexicon, calendar and rule set. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import bodies from '../../resources/bodies.json' with { type: 'json' }
import { readDirectory } from '../../src/domain/bodies/body-directory.ts'
import { checkNotice } from '../../src/checker/check.ts'
import { createMemory } from '../../src/checker/memory.ts'
import { rules } from '../../src/checker/rules/index.ts'
import { officeFacts } from '../helpers/rule-context.ts'
import { makeContext, standardSet } from '../../src/checker/standard.ts'
import { readText } from '../../src/files/text-read.ts'
import { recognize } from '../../src/page/recognize/recognize.ts'
import { countIds } from '../helpers/build.ts'
import { sample } from '../helpers/samples.ts'
import { seeds } from '../helpers/shared.ts'

const file = existsSync(seeds) ? readdirSync(seeds).find((name) => name.startsWith('003')) : undefined
const directory = readDirectory(bodies)
const memory = createMemory()
const context = makeContext(standardSet, officeFacts(directory), memory)

describe.skipIf(file === undefined)('notice 13-TB/CQTT', () => {
  const findings = () => {
    const read = readText(readFileSync(join(seeds, file ?? ''), 'utf8'))
    const { notice, doubts } = recognize(read.blocks, { ids: countIds() })
    const unsettled = [...read.doubts, ...doubts].map((doubt) => ({ found: '', ...doubt }))
    return checkNotice(
      notice,
      rules,
      standardSet,
      makeContext(standardSet, officeFacts(directory), memory, { doubts: unsettled }),
    ).findings
  }
  const rowsOf = (rule: string) =>
    findings()
      .filter((finding) => finding.rule === rule)
      .map(({ place }) => place.row)

  test.each([
    ['DL-01', [2, 4, 5, 17]],
    ['DL-02', [18, 19, 45]],
    ['DL-05', [1]],
    ['TAB-01', [4, 18, 24]],
    ['TAB-02', [39, 40, 41, 42]],
    ['TAB-03', [28, 29, 30, 38, 48]],
    ['TAB-04', [51, 53, 55]],
    ['TAB-05', [1, 52, 53, 54]],
    ['TAB-06', [39]],
  ] as const)('%s stands in the rows %j and no other', (rule, rows) => {
    expect(rowsOf(rule)).toEqual(rows)
  })

  test('the words that are wrong are found, the right ones beside them are not', () => {
    const words = findings()
      .filter(({ rule }) => rule === 'SPL-01')
      .map(({ found }) => found.toLowerCase())
    expect(words.filter((found) => found.includes('chuyên đổi'))).toHaveLength(9)
    expect(
      words.filter(
        (found) => found.includes('phân đầu') || found.includes('hiện tại') || found.includes('phong lưu trữ'),
      ),
    ).toHaveLength(3)
    expect(words).toHaveLength(12)
  })
})

test('the samples hold no word that is misspelt and no deadline before their date', () => {
  for (const name of ['ket-luan', 'phan-cong', 'hd05'] as const) {
    const { findings } = checkNotice(sample(name).notice, rules, standardSet, context)
    expect(
      findings.filter(({ rule }) => ['SPL-01', 'SPL-07', 'DL-15'].includes(rule)).map(({ message }) => message),
      name,
    ).toEqual([])
  }
})

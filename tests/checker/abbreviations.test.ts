import { expect, test } from 'vitest'
import bodies from '../../resources/bodies.json' with { type: 'json' }
import { readDirectory } from '../../src/domain/bodies/body-directory.ts'
import { checkNotice } from '../../src/checker/check.ts'
import { createMemory } from '../../src/checker/memory.ts'
import { withText } from '../../src/checker/examples.ts'
import { abbreviationsExplained } from '../../src/checker/rules/terms/abbreviations-explained.ts'
import { officeFacts } from '../helpers/rule-context.ts'
import { makeContext, standardSet } from '../../src/checker/standard.ts'

const explained = (text: string, abbreviations: Record<string, string> = {}) => {
  const directory = readDirectory({ ...bodies, abbreviations })
  const { findings } = checkNotice(
    withText(text),
    [abbreviationsExplained],
    standardSet,
    makeContext(standardSet, officeFacts(directory), createMemory()),
  )
  return findings.map(({ found }) => found)
}

test('what all offices read needs no explanation: short forms, names, symbols of documents', () => {
  expect(explained('Giao BQL các KCN phối hợp với Trung tâm PVHCC; rà soát TTLT, kết nối VPN.')).toEqual([])
})

test('what one office reads is known in its directory alone', () => {
  expect(explained('Công tác GPMB của tỉnh.')).toEqual(['GPMB'])
  expect(explained('Công tác GPMB của tỉnh.', { GPMB: 'giải phóng mặt bằng' })).toEqual([])
})

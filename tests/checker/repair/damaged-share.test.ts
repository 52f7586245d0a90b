import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createMemory } from '../../../src/checker/memory.ts'
import { findLostMarks } from '../../../src/checker/standard.ts'
import { makeOffice } from '../../../src/domain/office/office.ts'
import { startingSet } from '../../../src/domain/office/starting-set.ts'
import { damageText } from './damage-text.ts'

const root = join(import.meta.dirname, '../../..')
const memory = createMemory()
const directory = makeOffice({ version: 0, records: startingSet() }).directoryOn('2026-04-10')
const shareOf = (text: string) =>
  findLostMarks(text, { officeWords: [], learned: { phrases: [], names: [] }, directory }, memory)

/** Papers of many offices and subjects, none of them written for this. */
const papers = ['resources/samples', 'tests/fixtures/subjects', 'tests/fixtures/variations']
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(root, folder, name)))
  .filter((path) => path.endsWith('.txt'))
  .map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8').normalize('NFC')] as const)

describe('a text that a scan damaged', () => {
  it('is looked for in enough papers', () => expect(papers.length).toBeGreaterThan(8))

  it.each(papers)('is told from the whole one: %s', (_, text) => {
    expect(shareOf(text)).toBeNull()
    expect(shareOf(damageText(text, 'marks lost'))).toBeGreaterThan(0.35)
    expect(shareOf(damageText(text, 'marks confused'))).toBeGreaterThan(0.3)
  })

  it('is not told from a few words', () => expect(shareOf('Thong bao ket luan')).toBeNull())
})

/** The notices of many offices (tests/fixtures/offices), checked as a new office would check them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compareFindings, emptyChecks, type PlantedFault } from '../../bench/read-check.ts'
import { readAndCheck } from '../../bench/read-paper.ts'

const offices = join(import.meta.dirname, '../fixtures/offices')
const faultsIn = (file: string): PlantedFault[] =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PlantedFault[]) : []

function checkAll() {
  const figures = emptyChecks()
  const said: string[] = []
  for (const name of readdirSync(offices).filter((one) => /^\d+$/.test(one))) {
    const folder = join(offices, name)
    const read = readAndCheck(readFileSync(join(folder, 'text.txt')))
    const [planted, seen] = ['faults.json', 'seen-afterwards.json'].map((file) => faultsIn(join(folder, file)))
    const say = (line: string) => said.push(`${name} ${line}`)
    compareFindings(typeof read === 'string' ? null : read, planted ?? [], seen ?? [], figures, say)
  }
  return { figures, said }
}

test('every error and every warning is about a fault, and four of five planted faults are found', () => {
  const { figures, said } = checkAll()
  expect(said.filter((line) => /not planted: (?:error|warning)/.test(line))).toEqual([])
  const { right, all } = figures.found
  expect(right / all).toBeGreaterThan(0.8)
})

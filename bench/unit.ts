/**
 * What this machine does in a moment, as a unit of time: the median of a fixed piece of work on one text (words
 * counted without their marks, the counts written as JSON and read again). Figures in this unit can be compared
 * between machines and between days; those in ms cannot. Measured when first imported, before anything else runs.
 */
import { readFileSync } from 'node:fs'
import { median } from './median.ts'

const roundsOfWork = 100
const warmUps = 5
const runs = 15

const text = readFileSync(new URL('../resources/samples/thong-bao-ket-luan.txt', import.meta.url), 'utf8')

function countWords(): number {
  const counts = new Map<string, number>()
  const plain = text.normalize('NFD').replace(/\p{Mn}+/gu, '')
  for (const word of plain.split(/[^\p{L}\p{N}]+/u)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return (JSON.parse(JSON.stringify([...counts])) as unknown[]).length
}

function timeWork(): number {
  const began = performance.now()
  for (let round = 0; round < roundsOfWork; round += 1) countWords()
  return performance.now() - began
}

for (let run = 0; run < warmUps; run += 1) timeWork()
const times = Array.from({ length: runs }, timeWork)

/** ms of one unit. */
const unit = median(times)

/** A time in ms with its multiple of the unit: "12.3 (0.45 u)". */
export function withUnits(milliseconds: number, digits = 1): string {
  return `${milliseconds.toFixed(digits)} (${(milliseconds / unit).toFixed(milliseconds < unit / 10 ? 3 : 2)} u)`
}

/** Prints the row that every other figure is to be read with. */
export function printCalibration(): void {
  const [fastest, slowest] = [Math.min(...times), Math.max(...times)]
  console.log(`| calibration | ms |\n| --- | --- |`)
  console.log(
    `| 1 u: a fixed piece of work, median of ${runs} (${fastest.toFixed(1)} to ${slowest.toFixed(1)}) | ${unit.toFixed(1)} |\n`,
  )
}

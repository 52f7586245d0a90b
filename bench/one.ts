/**
 * One export in a process of its own: `node bench/one.ts docx|xlsx ours|plain ROWS FILE`.
 * Prints its peak memory in KiB.
 */
import { writeFileSync } from 'node:fs'
import { kinds, makeSample, oursFor, plainFor } from './contenders.ts'

const [asked, who, rows, file] = process.argv.slice(2)
const kind = kinds.find((name) => name === asked)
if (kind === undefined || (who !== 'ours' && who !== 'plain') || file === undefined) {
  throw new Error('docx|xlsx ours|plain ROWS FILE')
}
const sample = makeSample(Number(rows))
const contender = who === 'ours' ? oursFor(kind, sample) : await plainFor(kind, sample)
writeFileSync(file, await contender())
console.log(process.resourceUsage().maxRSS)

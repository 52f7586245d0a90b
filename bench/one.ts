/** One export in a process of its own: `node bench/one.ts docx|xlsx ours|plain ROWS FILE`. Prints its peak memory in KiB. */
import { writeFileSync } from 'node:fs'
import { writeOnce } from './contenders.ts'

const [kind, who, rows, file] = process.argv.slice(2)
if ((kind !== 'docx' && kind !== 'xlsx') || (who !== 'ours' && who !== 'plain') || file === undefined) {
  throw new Error('docx|xlsx ours|plain ROWS FILE')
}
writeFileSync(file, await writeOnce(kind, who, Number(rows)))
console.log(process.resourceUsage().maxRSS)

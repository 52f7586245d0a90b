/**
 * Works on a store without end (or on so many notices: `work-and-die.ts DIRECTORY FIRST_NUMBER [NOTICES]`), as an office would: creates, types, saves, waives, submits, issues. Reports every step on
 * standard output once it is done, as a line of JSON: for killing at any moment, and asking afterwards what is there. A refusal ends
 * it: "refused CODE words".
 */
import { type CallFunction, CallFailed, connect } from '../../src/contract/client.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { Refusal } from '../../src/domain/errors.ts'
import { direct } from '../../src/hosts/direct.ts'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { openLocalApp } from '../../src/hosts/local-app.ts'
import { openSession } from '../../src/services/sessions.ts'
import { uuidV7 } from '../../src/services/ids.ts'
import { decideNone } from './decide.ts'
import { appendix, notice, row, section } from './build.ts'

/** One thing that was done. */
export type Report =
  | { readonly done: 'saved'; readonly id: string; readonly version: number; readonly words: string }
  | { readonly done: 'typed'; readonly id: string; readonly words: string }
  | { readonly done: 'waived'; readonly id: string; readonly waiver: string }
  | { readonly done: 'moved'; readonly id: string; readonly state: 'submitted' | 'issued' }

const directory = process.argv[2] ?? ''
const firstNumber = Number(process.argv[3] ?? 1)
const notices = Number(process.argv[4] ?? Infinity)
const tell = (report: Report) => process.stdout.write(`${JSON.stringify(report)}\n`)

try {
  await work()
} catch (error) {
  const refusal = error instanceof CallFailed ? error.error : error
  if (!(error instanceof CallFailed || error instanceof Refusal)) throw error
  const { code, message } = refusal as { code: string; message: string }
  process.stdout.write(`refused ${code} ${message}\n`)
}

async function work(): Promise<void> {
  const app = await openLocalApp(directory, diskFiles({}, directory), ({ error }) =>
    process.stderr.write(`${String(error)}\n`),
  )
  try {
    const call = connect(direct(app, openSession()))
    for (let number = firstNumber; number < firstNumber + notices; number += 1) await workOn(call, number)
  } finally {
    await app.close()
  }
}

async function workOn(call: CallFunction, number: number): Promise<void> {
  const id = uuidV7()
  const { header } = notice()
  const draft = (words: string): Notice =>
    notice({
      id,
      abstract: [words],
      header: { ...header, number, symbol: 'TB/CQTT' },
      appendices: [appendix(section('Thể chế', ...Array.from({ length: 20 }, () => row())))],
    })
  await call('notice.create', { notice: draft('lần 1'), original: { fileName: 'a.txt', base64: 'YQ==' } })
  tell({ done: 'saved', id, version: 1, words: 'lần 1' })
  for (const words of ['gõ một', 'gõ hai', 'gõ ba']) {
    await call('workingCopy.keep', { version: 1, notice: draft(words) })
    tell({ done: 'typed', id, words })
  }
  await call('notice.save', { id, version: 1, notice: draft('lần 2') })
  tell({ done: 'saved', id, version: 2, words: 'lần 2' })
  const { findings } = await call('notice.check', { id })
  for (const { key, severity } of findings) {
    if (severity !== 'error') continue
    const waiver = await call('notice.waive', { id, key, reason: 'Thử sức bền của kho.' })
    tell({ done: 'waived', id, waiver: waiver.id })
  }
  await decideNone(call, { id, version: 2 })
  await call('notice.submit', { id, version: 2 })
  tell({ done: 'moved', id, state: 'submitted' })
  await call('notice.issue', { id, version: 2 })
  tell({ done: 'moved', id, state: 'issued' })
}

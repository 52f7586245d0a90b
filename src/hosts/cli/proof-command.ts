/** Whether a file is what was issued, by the verification file of the notice alone: needs no store. */
import { readFileSync } from 'node:fs'
import { Refusal, findDiskRefusal } from '../../domain/errors.ts'
import { type Answer, WrongUse, only } from './command.ts'

export async function proofCommand(proofFile: string, words: readonly string[]): Promise<Answer> {
  const path = only(words, 'TỆP')
  if (proofFile === '') throw new WrongUse('verify TỆP --with TỆP_XÁC_NHẬN')
  const { verifyWithProof } = await import('../../services/notice-proof.ts')
  const report = verifyWithProof(read(path), read(proofFile).toString('utf8'))
  return { value: report, lines: [report.words], ...(report.verdict === 'issued' ? {} : { exitCode: 1 as const }) }
}

function read(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    throw findDiskRefusal(error, path) ?? new Refusal('file.readFailed', `"${path}".`, { found: path })
  }
}

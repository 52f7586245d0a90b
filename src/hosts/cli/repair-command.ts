/** A command that needs no store: repair. */
import { randomUUID } from 'node:crypto'
import { diskFiles } from '../disk-files.ts'
import { toDocx } from '../libre-office.ts'
import { type Answer, type Options, WrongUse, only } from './command.ts'

/** Prints a damaged text as it probably was; nothing is stored, the file stays as it is. */
export async function repairCommand({ store }: Options, words: readonly string[]): Promise<Answer> {
  const path = only(words, 'TỆP')
  // Loaded when first needed: the model is large.
  const { repairPaper } = await import('../../services/repairing.ts')
  const file = await diskFiles({ openFrom: () => Promise.resolve(path) }, store).open('notice')
  if (file === null) throw new WrongUse('repair TỆP')
  const { lines, suggestions } = await repairPaper(file.bytes, randomUUID, toDocx)
  return { value: { lines, suggestions }, lines }
}

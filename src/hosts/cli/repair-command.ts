/** A command that needs no store: repair. */
import { diskFiles } from '../disk-files.ts'
import { type Answer, type Options, WrongUse, only } from './command.ts'

/** Prints a damaged text as it probably was; nothing is stored, the file stays as it is. */
export async function repairCommand({ store }: Options, words: readonly string[]): Promise<Answer> {
  const path = only(words, 'TỆP')
  // Loaded when first needed: the model is large.
  const [{ repair }, { learnStandardModel }, { decodeText }] = await Promise.all([
    import('../../checker/repair/repair.ts'),
    import('../../checker/repair/standard-model.ts'),
    import('../../files/text-read.ts'),
  ])
  const file = await diskFiles({ openFrom: () => Promise.resolve(path) }, store).open('notice')
  if (file === null) throw new WrongUse('repair TỆP')
  const { lines, suggestions } = repair(decodeText(file.bytes), learnStandardModel())
  return { value: { lines, suggestions }, lines }
}

/** The command that needs no store: read. */
import { joinNumber } from '../../domain/words/citation.ts'
import { diskFiles } from '../disk-files.ts'
import { toDocx } from '../libre-office.ts'
import { type Answer, type Options, WrongUse, only } from './command.ts'

/** Reads a paper and prints what it says; nothing is stored. */
export async function readCommand({ store }: Options, words: readonly string[]): Promise<Answer> {
  const path = only(words, 'TỆP')
  // Loaded when first needed: `--help` and wrong use answer at once.
  const [{ readPaper }, { uuidV7 }] = await Promise.all([
    import('../../services/reading.ts'),
    import('../../services/ids.ts'),
  ])
  const file = await diskFiles({ openFrom: () => Promise.resolve(path) }, store).open('notice')
  if (file === null) throw new WrongUse('read TỆP')
  const form = await readPaper(file.bytes, () => uuidV7(), new Date().toISOString(), toDocx)
  const number = form.number === null ? 'chưa có số' : `số ${joinNumber(String(form.number), form.symbol)}`
  const rows = form.tables.reduce(
    (sum, { sections }) => sum + sections.reduce((all, part) => all + part.rows.length, 0),
    0,
  )
  return {
    value: form,
    lines: [
      `${form.typeName} (${number}${form.date === null ? '' : `, ${form.date}`})`,
      ...(form.abstract === '' ? [] : [form.abstract]),
      `${form.items.length} mục, ${form.directives.length} nội dung giao, ${form.tables.length} bảng với ${rows} hàng, ${form.recipients.length} dòng nơi nhận.`,
      ...form.unplaced.map(({ line, text }) => `Chưa xếp được chỗ${line === null ? '' : `, dòng ${line}`}: ${text}`),
      form.doubts.length === 0 ? 'Không có điểm nào cần xem lại.' : `Cần xem lại ${form.doubts.length} điểm:`,
      ...form.doubts.map(({ place, message }) => `  - ${place}: ${message}`),
    ],
  }
}

/** The report of files that were brought in many at a time: what became of each and why, as a workbook or as text. */
import { type PastPaper, outcomeNames } from '../domain/archive/past-papers.ts'
import { type Column, type Origin, writeBook } from './register-workbook.ts'

type Row = PastPaper & { readonly at: string; readonly ordinal: number }

const columns: readonly Column<Row>[] = [
  { heading: 'STT', width: 6, cell: ({ ordinal }) => ordinal },
  { heading: 'Tệp', width: 48, cell: ({ path }) => path },
  { heading: 'Dung lượng (KB)', width: 12, cell: ({ size }) => Math.ceil(size / 1024) },
  { heading: 'Kết quả', width: 22, cell: ({ outcome }) => outcomeNames[outcome] },
  { heading: 'Số điểm cần rà soát', width: 12, cell: ({ doubts }) => (doubts === 0 ? '' : doubts) },
  { heading: 'Ghi chú, lý do', width: 64, cell: ({ note }) => note },
]

/** The bytes of an XLSX. */
export function writeBatchReport(papers: readonly PastPaper[], title: string, origin: Origin): Promise<Uint8Array> {
  const rows = papers.map((paper, at) => ({ ...paper, ordinal: at + 1 }))
  return writeBook(rows, columns, [title, 'Kết quả nhập'], origin)
}

/** UTF-8 with the mark by which Notepad of old Windows knows it. */
export function writeBatchText(papers: readonly PastPaper[], title: string): Uint8Array {
  const lines = papers.map(({ path, outcome, note }) =>
    [path, outcomeNames[outcome], note].filter((part) => part !== '').join(' | '),
  )
  return new TextEncoder().encode(`\uFEFF${[title, '', ...lines].join('\r\n')}\r\n`)
}

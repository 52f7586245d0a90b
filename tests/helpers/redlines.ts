/** Pairs of versions that a redline has to show, and what a redline says when all is accepted or rejected. */
import { SaxesParser } from 'saxes'
import { changeCell } from '../../src/domain/notice/edit-notice.ts'
import { insertRows, removeLines } from '../../src/domain/notice/edit-table.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { readZip } from '../../src/files/zip-read.ts'
import type { DocxPage } from '../../src/files/docx-write.ts'
import { bareRow, item, rowsOf, changeTables } from './build.ts'
import { composed, sample } from './samples.ts'

export function pageOf(notice: Notice): DocxPage {
  const { blocks, spec } = composed(notice)
  return [notice, blocks, spec]
}

/** Two versions of each sample: words, items, rows, lines of cells, recipients and the head are others. */
export function versionPairs(): { readonly name: string; readonly before: Notice; readonly after: Notice }[] {
  const { notice } = sample('ket-luan')
  const [first, second, third] = rowsOf(notice).map(({ id }) => id)
  const column = notice.appendices.flatMap((part) => (part.kind === 'tasks' ? part.columns : []))
  const of = (role: string) => column.find((one) => one.role === role)?.id ?? ''
  let rows = changeCell(notice, first ?? '', of('plannedTime'), 'Quý IV')
  rows = changeCell(rows, first ?? '', of('requiredResult'), 'Dòng thứ nhất\nDòng thứ hai\nDòng thứ ba')
  rows = changeTables(rows, removeLines(new Set([second ?? ''])))
  rows = changeTables(rows, insertRows(third ?? '', [bareRow({ id: 'moi', name: 'Nhiệm vụ <mới> & "khác"' })], 's'))
  const [head, ...others] = notice.items
  const words: Notice = {
    ...notice,
    header: { ...notice.header, number: 99, place: 'Hà Sơn' },
    abstract: ['một trích yếu hoàn toàn khác với bản trước'],
    items: [...others.toReversed(), item('I.', 'Mục mới được thêm vào cuối.'), ...(head === undefined ? [] : [head])],
    distribution: { ...notice.distribution, copies: 7, recipients: notice.distribution.recipients.slice(1) },
    signatures: notice.signatures.map((one) => ({ ...one, signatory: 'Nguyễn Thị Khác' })),
  }
  const assignment = sample('phan-cong').notice
  return [
    { name: 'rows', before: notice, after: rows },
    { name: 'words', before: notice, after: words },
    { name: 'appendix gone', before: notice, after: { ...notice, appendices: [] } },
    { name: 'appendix new', before: { ...notice, appendices: [] }, after: notice },
    { name: 'members', before: assignment, after: { ...assignment, items: assignment.items.toReversed() } },
    { name: 'nothing', before: notice, after: notice },
  ]
}

/** The marks of a redline. */
export interface Marks {
  readonly accepted: readonly string[]
  readonly rejected: readonly string[]
  readonly ids: readonly string[]
  readonly authors: ReadonlySet<string>
}

/** The paragraphs that have words, blanks aside, when all changes are accepted and when all are rejected. */
export async function readMarks(docx: Uint8Array): Promise<Marks> {
  const part = readZip(docx)['word/document.xml']
  const parser = new SaxesParser()
  const texts = { accepted: [''], rejected: [''] }
  const ids: string[] = []
  const authors = new Set<string>()
  const way = { 'w:ins': 0, 'w:del': 0 }
  const add = (text: string) => {
    if (way['w:del'] === 0) texts.accepted.push((texts.accepted.pop() ?? '') + text)
    if (way['w:ins'] === 0) texts.rejected.push((texts.rejected.pop() ?? '') + text)
  }
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'w:ins' || name === 'w:del') {
      way[name] += 1
      ids.push(attributes['w:id'] ?? '')
      authors.add(`${attributes['w:author'] ?? ''} ${attributes['w:date'] ?? ''}`)
    }
    if (name === 'w:noBreakHyphen') add('-')
  })
  parser.on('text', add)
  parser.on('closetag', ({ name }) => {
    if (name === 'w:ins' || name === 'w:del') way[name] -= 1
    if (name === 'w:p') for (const list of [texts.accepted, texts.rejected]) list.push('')
  })
  parser.write(new TextDecoder().decode(part)).close()
  const filled = (list: readonly string[]) =>
    list.map((text) => text.replace(/\s+/gu, '')).filter((text) => text !== '')
  return { accepted: filled(texts.accepted), rejected: filled(texts.rejected), ids, authors }
}

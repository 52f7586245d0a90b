/** The bag of a handover: a folder for each case file, in it one for each paper; the list of the files at the top. */
import { type CaseFile, codeOf } from '../domain/archive/case-file.ts'
import type { HandedPiece } from '../domain/archive/handover.ts'
import { describeDocument, describeFile } from '../domain/archive/metadata.ts'
import { canonicalText } from '../domain/notice/canonical.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { type AuditRecord, describeNumber } from '../domain/office/records.ts'
import { writeFiles, writePieces } from './archive-lists.ts'
import { type BagFile, freeName, safeName, writeBag } from './bag.ts'
import { writePacket } from './metadata-packet.ts'
import type { Origin } from './register-workbook.ts'

export interface PieceBytes {
  readonly piece: HandedPiece
  readonly notice: Notice
  readonly files: readonly {
    readonly kind: HandedPiece['files'][number]['kind']
    readonly fileName: string
    readonly content: Uint8Array
  }[]
  readonly audit: readonly AuditRecord[]
}

export interface FileBytes {
  readonly file: CaseFile
  readonly pieces: readonly PieceBytes[]
  readonly audit: readonly AuditRecord[]
}

interface HandoverFacts {
  readonly id: string
  readonly number: number
  /** ISO date. */
  readonly day: string
  readonly madeBy: string
  /** Of the program. */
  readonly program: string
}

/** Where the bytes of a paper are, in its folder. */
const folders = { export: 'van-ban', scan: 'ban-quet', original: 'ban-goc' } as const

export function bagName({ number, day }: Pick<HandoverFacts, 'number' | 'day'>): string {
  return `goi-giao-nop-${String(number).padStart(3, '0')}-${day}`
}

/** The bytes of the ZIP. Equal input gives equal bytes. */
export async function writeHandoverBag(
  facts: HandoverFacts,
  files: readonly FileBytes[],
  origin: Origin,
): Promise<Uint8Array> {
  const caseFiles = files.map(({ file }) => file)
  const payload: BagFile[] = [{ path: 'muc-luc-ho-so.xlsx', content: await writeFiles(caseFiles, null, origin) }]
  const taken = new Set<string>()
  for (const one of files) {
    const folder = freeName(safeName(`ho-so-${one.file.year}-${codeOf(one.file)}`), taken)
    payload.push(...(await filesOf(one, origin)).map(({ path, content }) => ({ path: `${folder}/${path}`, content })))
  }
  const count = files.reduce((sum, { pieces }) => sum + pieces.length, 0)
  return writeBag({
    name: bagName(facts),
    files: payload,
    info: [
      ...[...new Set(caseFiles.map(({ fonds }) => fonds))].map((fonds) => ['Source-Organization', fonds] as const),
      ['Contact-Name', facts.madeBy],
      ['External-Description', `Giao nộp lần ${facts.number}: ${files.length} hồ sơ, ${count} văn bản`],
      ['External-Identifier', facts.id],
      ['Bagging-Date', facts.day],
      ['Bag-Software-Agent', `Kết Luận ${facts.program}`],
    ],
  })
}

async function filesOf({ file, pieces, audit }: FileBytes, origin: Origin): Promise<BagFile[]> {
  const listed = pieces.map(({ piece }) => piece)
  const metadata = describeFile(file)
  const taken = new Set<string>()
  return [
    { path: 'ho-so.json', content: writePacket('File', metadata, 'json') },
    { path: 'ho-so.xml', content: writePacket('File', metadata, 'xml') },
    { path: 'muc-luc-van-ban.xlsx', content: await writePieces(file, listed, origin) },
    { path: 'nhat-ky.jsonl', content: writeAudit(audit) },
    ...pieces.flatMap((one) => {
      const name = `${String(one.piece.position).padStart(3, '0')}-${describeNumber(one.piece)}`
      const folder = freeName(safeName(name), taken)
      return pieceFiles(one, file).map(({ path, content }) => ({ path: `${folder}/${path}`, content }))
    }),
  ]
}

function pieceFiles({ piece, notice, files, audit }: PieceBytes, file: CaseFile): BagFile[] {
  const metadata = describeDocument(notice, { file, position: piece.position })
  const taken = { export: new Set<string>(), scan: new Set<string>(), original: new Set<string>() }
  return [
    { path: 'noi-dung.json', content: new TextEncoder().encode(canonicalText(notice)) },
    { path: 'sieu-du-lieu.json', content: writePacket('Document', metadata, 'json') },
    { path: 'sieu-du-lieu.xml', content: writePacket('Document', metadata, 'xml') },
    { path: 'nhat-ky.jsonl', content: writeAudit(audit) },
    ...files.map(({ kind, fileName, content }) => ({
      path: `${folders[kind]}/${freeName(safeName(fileName), taken[kind])}`,
      content,
    })),
  ]
}

/** A row a line, the first first. */
function writeAudit(rows: readonly AuditRecord[]): Uint8Array {
  return new TextEncoder().encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
}

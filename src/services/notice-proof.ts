/**
 * The verification file of one notice: the signed rows of the audit that made it what it is, and the public keys. Whoever
 * has it and a file of the notice needs no store to know whether the file is what was issued.
 */
import type { FileReport } from '../contract/exports.ts'
import { Refusal } from '../domain/errors.ts'
import { type Proof, type SignedRow, proofForm } from '../domain/office/notice-proof.ts'
import { describeHolder, describeNumber } from '../domain/office/records.ts'
import { squeeze } from '../domain/words/text.ts'
import { hashAuditRow } from '../store/audit.ts'
import type { ReadableDb } from '../store/db.ts'
import { sha256 } from '../store/hash.ts'
import { getNotice } from '../store/notices.ts'
import { isSigned } from '../store/sealing.ts'
import { fingerprintOf, signedText, writeFingerprint } from '../store/signatures.ts'
import { writeMoment } from '../store/standing.ts'
import { fileNameFrom } from './file-names.ts'
import type { ExportedFile, Handlers } from './handlers.ts'

/** What makes a notice what it is, and the files that came of it. */
const tellingCalls = [
  'notice.approve',
  'notice.issue',
  'notice.takeUp',
  'notice.withdraw',
  'notice.exportDocx',
  'notice.exportXlsx',
  'notice.exportPdf',
  'notice.exportText',
  'copy.export',
  'scan.attach',
]

export const proofHandlers: Handlers<'notice.exportProof'> = {
  'notice.exportProof': async ({ db }, { id }): Promise<ExportedFile> => {
    const proof = await makeProof(db, id)
    const bytes = Buffer.from(`${JSON.stringify(proof, null, 1)}\n`)
    const { header } = (await getNotice(db, id)).notice
    return {
      fileName: `${fileNameFrom(describeNumber(header))}-xac-nhan.json`,
      bytes,
      subject: id,
      sha256: sha256(bytes),
    }
  },
}

async function makeProof(db: ReadableDb, id: string): Promise<Proof> {
  const { notice } = await getNotice(db, id)
  const rows = await db
    .selectFrom('audit')
    .leftJoin('audit_signature', 'audit_signature.sequence', 'audit.sequence')
    .selectAll('audit')
    .select(['audit_signature.key_id as key', 'audit_signature.signature'])
    .where('subject', '=', id)
    .where('call', 'in', tellingCalls)
    .orderBy('audit.sequence')
    .execute()
  if (!rows.some(isIssue)) throw new Refusal('proof.notIssued', '', { found: id })
  const used = rows.flatMap(({ key }) => (key === null ? [] : [key]))
  if (rows.findLast(isIssue)?.key === null || used.length === 0) throw new Refusal('proof.notSigned', '', { found: id })
  const keys = await db
    .selectFrom('signing_key')
    .innerJoin('user', 'user.id', 'signing_key.user_id')
    .select(['signing_key.id', 'user_id', 'user.name', 'public_key'])
    .where('signing_key.id', 'in', used)
    .execute()
  const { store } = await db.selectFrom('audit_head').select('store').executeTakeFirstOrThrow()
  const { number, symbol, date } = notice.header
  return {
    form: 'ket-luan.proof.1',
    store,
    notice: { id, number, symbol, issuedOn: date, abstract: squeeze(notice.abstract.join(' ')) },
    rows,
    keys: Object.fromEntries(
      keys.map((key) => [key.id, { user: key.user_id, name: key.name, public: key.public_key }]),
    ),
  }
}

const isIssue = ({ call }: Pick<SignedRow, 'call'>) => call === 'notice.issue' || call === 'notice.takeUp'

/** What `export.verify` says of a file, without the store. Refuses `proof.unreadable`, `proof.forged`. */
export function verifyWithProof(bytes: Uint8Array, written: string): FileReport {
  const proof = readProof(written)
  const rows = proof.rows.map((row) => ({ ...row, facts: readFacts(row) }))
  for (const row of rows) refuseForged(proof, row)
  const hash = sha256(bytes)
  const report = { sha256: hash, notice: proof.notice, version: null, exported: null, differences: [] } as const
  const issue = rows.findLast(isIssue)
  const shown = rows.find(({ facts }) => facts.sha256 === hash)
  const named = describeHolder(proof.notice)
  if (issue === undefined || shown === undefined)
    return { ...report, verdict: 'unknown', words: `Tệp này không có trong tệp xác nhận của ${named}.` }
  const version = shown.facts.version ?? null
  const exported = { fileName: shown.facts.fileName ?? '', at: shown.at, by: shown.actor }
  const isOfIssue = version === (issue.facts.version ?? null) || isIssue(shown)
  if (!isOfIssue)
    return { ...report, version, exported, verdict: 'older', words: `Bản cũ của ${named}, trước khi ban hành.` }
  return { ...report, version, exported, verdict: 'issued', words: describeIssued(proof, rows, issue, shown) }
}

interface Facts {
  readonly sha256?: string
  readonly version?: number
  readonly fileName?: string
  readonly content?: string
}

const deed = (what: string, { actor, at, key }: SignedRow) =>
  `${what}: ${actor}, ${writeMoment(at)}, ${key === null ? 'không có chữ ký' : `khóa ký ${writeFingerprint(key)}`}.`

function describeIssued(
  proof: Proof,
  rows: readonly (SignedRow & { readonly facts: Facts })[],
  issue: SignedRow & { readonly facts: Facts },
  shown: SignedRow,
): string {
  const approval = rows.findLast(({ call, sequence }) => call === 'notice.approve' && sequence < issue.sequence)
  const withdrawn = rows.find(({ call, sequence }) => call === 'notice.withdraw' && sequence > issue.sequence)
  return [
    `Đúng bản đã ban hành của ${describeHolder(proof.notice)}.`,
    ...(approval === undefined ? [] : [deed('Duyệt', approval)]),
    deed('Ban hành', issue),
    ...(isIssue(shown) ? [] : [deed('Xuất tệp', shown)]),
    ...(withdrawn === undefined ? [] : [deed('Đã bị thu hồi', withdrawn)]),
    'Chữ ký đúng với nội dung; hãy so khóa ký với dấu vân tay cơ quan đã công bố.',
  ].join(' ')
}

function readProof(written: string): Proof {
  try {
    return proofForm.parse(JSON.parse(written))
  } catch {
    throw new Refusal('proof.unreadable')
  }
}

function readFacts({ details }: SignedRow): Facts {
  try {
    return JSON.parse(details) as Facts
  } catch {
    throw new Refusal('proof.unreadable')
  }
}

/** Every row as it was, of this notice, signed by whom it names; the facts that are shown are those of the issue. */
function refuseForged({ store, notice, keys }: Proof, row: SignedRow): void {
  const forged = () =>
    new Refusal('proof.forged', `Dòng ${row.sequence} (${row.call}).`, { found: String(row.sequence) })
  const { key: id, signature, hash, ...fields } = row
  if (hashAuditRow(fields) !== hash || row.subject !== notice.id) throw forged()
  if (id === null || signature === null) {
    // What is shown of a deed that binds the office is shown for its signature.
    if (isIssue(row)) throw forged()
    return
  }
  const key = keys[id]
  if (key === undefined || fingerprintOf(key.public) !== id || key.user !== row.actor_id) throw forged()
  if (!isSigned(key.public, signedText(store, hash), signature)) throw forged()
  const { number } = JSON.parse(row.details) as { number?: number }
  if (isIssue(row) && number !== undefined && number !== notice.number) throw forged()
}

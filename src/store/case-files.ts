/** SQL of case files and what is in them. */
import { type CaseFile, type Piece, codeOf } from '../domain/archive/case-file.ts'
import { Refusal } from '../domain/errors.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'

export type NewCaseFile = Pick<CaseFile, 'fonds' | 'year' | 'heading' | 'title' | 'retention' | 'note'>

/** Opens a case file under the next number of its year, or under `number`. Refuses `caseFile.numberTaken`. */
export async function openCaseFile(
  db: WritableDb,
  id: string,
  { number: asked, ...file }: NewCaseFile & { readonly number: number | null },
  { at, by }: Stamp,
): Promise<number> {
  const { highest } = await db
    .selectFrom('case_file')
    .select((of) => of.fn.max('number').as('highest'))
    .where('fonds', '=', file.fonds)
    .where('year', '=', file.year)
    .executeTakeFirstOrThrow()
  const number = asked ?? (highest ?? 0) + 1
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('case_file')
    .values({ id, ...file, number, made_at: at, made_by: by, retention_entry: null, handover: null, destruction: null })
    .onConflict((conflict) => conflict.columns(['fonds', 'year', 'number']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n)
    throw new Refusal('caseFile.numberTaken', `Số ${number}, năm ${file.year}.`, { found: String(number) })
  return number
}

export async function changeCaseFile(
  db: WritableDb,
  id: string,
  change: Pick<NewCaseFile, 'heading' | 'title' | 'retention' | 'note'>,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('case_file')
    .set(change)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Refusal('caseFile.notFound', '', { found: id })
}

/** Refuses `caseFile.notFound`, and `caseFile.locked` for one that is handed over or about to be. */
export async function requireOpen(db: ReadableDb, id: string): Promise<void> {
  const row = await db
    .selectFrom('case_file')
    .select(['handover', 'destruction', 'number', 'heading', 'year'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('caseFile.notFound', '', { found: id })
  if (row.handover !== null || row.destruction !== null)
    throw new Refusal('caseFile.locked', `Hồ sơ ${codeOf(row)}, năm ${row.year}.`, { found: id })
}

/** By year, the latest first, and number. */
export async function listCaseFiles(db: ReadableDb, year: number | null): Promise<CaseFile[]> {
  let select = db
    .selectFrom('case_file')
    .leftJoin('case_piece', 'case_piece.case_file', 'case_file.id')
    .leftJoin('search_document', 'search_document.notice_id', 'case_piece.notice_id')
    .leftJoin('handover', 'handover.id', 'case_file.handover')
    .select((of) => [
      'case_file.id',
      'fonds',
      'case_file.year',
      'case_file.number',
      'heading',
      'title',
      'retention',
      'note',
      'case_file.made_by as madeBy',
      'case_file.handover',
      'retention_entry as retentionEntry',
      'destruction',
      'handover.state as handoverState',
      of.fn.count<number>('case_piece.notice_id').as('pieces'),
      of.fn.sum<number | string | null>('case_piece.sheets').as('sheets'),
      of.fn.min('search_document.issued_on').as('firstDay'),
      of.fn.max('search_document.issued_on').as('lastDay'),
    ])
    .groupBy([
      'case_file.id',
      'fonds',
      'case_file.year',
      'case_file.number',
      'heading',
      'title',
      'retention',
      'note',
      'case_file.made_by',
      'case_file.handover',
      'retention_entry',
      'destruction',
      'handover.state',
    ])
  if (year !== null) select = select.where('case_file.year', '=', year)
  const rows = await select.orderBy('case_file.year', 'desc').orderBy('fonds').orderBy('case_file.number').execute()
  const holds = await db.selectFrom('case_hold').select('case_file').where('lifted_at', 'is', null).execute()
  const held = new Set(holds.map((hold) => hold.case_file))
  return rows.map(({ handoverState, ...row }) => ({
    ...row,
    isHeld: held.has(row.id),
    isHandedOver: handoverState === 'received',
    // PostgreSQL gives a sum as text.
    sheets: Number(row.sheets ?? 0),
  }))
}

/** Refuses `caseFile.notFound`. */
export async function getCaseFile(
  db: ReadableDb,
  id: string,
): Promise<{ readonly file: CaseFile; readonly pieces: readonly Piece[] }> {
  const file = (await listCaseFiles(db, null)).find((one) => one.id === id)
  if (file === undefined) throw new Refusal('caseFile.notFound', '', { found: id })
  const rows = await db
    .selectFrom('case_piece')
    .innerJoin('search_document', 'search_document.notice_id', 'case_piece.notice_id')
    .select((of) => [
      'case_piece.notice_id as noticeId',
      'position',
      'sheets',
      'number',
      'symbol',
      'issued_on as issuedOn',
      'state',
      'abstract',
      'search_document.id as document',
      of
        .selectFrom('scan')
        .select((scans) => scans.fn.countAll<number>().as('count'))
        .whereRef('scan.notice_id', '=', 'case_piece.notice_id')
        .as('scans'),
    ])
    .where('case_file', '=', id)
    .orderBy('position')
    .execute()
  const organs =
    rows.length === 0
      ? []
      : await organsOf(
          db,
          rows.map(({ document }) => document),
        )
  const pieces = rows.map(({ document, scans, ...row }) => ({
    ...row,
    organ: organs
      .filter((one) => one.document === document)
      .map(({ value }) => value)
      .join(', '),
    scans: scans ?? 0,
  }))
  return { file, pieces }
}

function organsOf(db: ReadableDb, documents: readonly number[]) {
  return db
    .selectFrom('search_facet')
    .select(['document', 'value'])
    .where('document', 'in', documents)
    .where('facet', '=', 'organ')
    .execute()
}

/** Where a paper is filed; null for one that is in no file. */
export async function findFiled(
  db: ReadableDb,
  notice: string,
): Promise<{ readonly file: Pick<CaseFile, 'year' | 'number' | 'heading'>; readonly position: number } | null> {
  const row = await db
    .selectFrom('case_piece')
    .innerJoin('case_file', 'case_file.id', 'case_piece.case_file')
    .select(['year', 'number', 'heading', 'position'])
    .where('notice_id', '=', notice)
    .executeTakeFirst()
  if (row === undefined) return null
  const { position, ...file } = row
  return { file, position }
}

/** Puts papers behind those that are in the file. Refuses `caseFile.filed` for one that is in a file. */
export async function filePieces(
  db: WritableDb,
  id: string,
  notices: readonly string[],
  { at, by }: Stamp,
): Promise<void> {
  const held = await db
    .selectFrom('case_piece')
    .innerJoin('case_file', 'case_file.id', 'case_piece.case_file')
    .select(['notice_id', 'number', 'heading', 'year'])
    .where('notice_id', 'in', notices)
    .executeTakeFirst()
  if (held !== undefined)
    throw new Refusal('caseFile.filed', `Hồ sơ ${codeOf(held)}, năm ${held.year}.`, { found: held.notice_id })
  const { last } = await db
    .selectFrom('case_piece')
    .select((of) => of.fn.max('position').as('last'))
    .where('case_file', '=', id)
    .executeTakeFirstOrThrow()
  const rows = notices.map((notice, index) => ({
    notice_id: notice,
    case_file: id,
    position: (last ?? 0) + index + 1,
    sheets: null,
    filed_at: at,
    filed_by: by,
  }))
  await db.insertInto('case_piece').values(rows).execute()
  await db.updateTable('search_document').set({ filed: 1 }).where('notice_id', 'in', notices).execute()
}

/** Takes a paper out of its file; refuses `caseFile.notIn`. */
export async function takeOut(db: WritableDb, id: string, notice: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('case_piece')
    .where('case_file', '=', id)
    .where('notice_id', '=', notice)
    .executeTakeFirstOrThrow()
  if (numDeletedRows !== 1n) throw new Refusal('caseFile.notIn', '', { found: notice })
  await db.updateTable('search_document').set({ filed: 0 }).where('notice_id', '=', notice).execute()
}

/** How many sheets a paper has; refuses `caseFile.notIn`. */
export async function countSheets(db: WritableDb, id: string, notice: string, sheets: number | null): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('case_piece')
    .set({ sheets })
    .where('case_file', '=', id)
    .where('notice_id', '=', notice)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Refusal('caseFile.notIn', '', { found: notice })
}

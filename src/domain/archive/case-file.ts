/** Case files (hồ sơ): papers of one meeting or matter, in order, under a number that is given once in a year of a fonds. */
import { writeShortDate } from '../deadline/dates.ts'
import type { Notice } from '../notice/notice.ts'
import type { NoticeState } from '../office/workflow.ts'
import { squeeze } from '../words/text.ts'

/** A scan of a paper as it was signed; another scan is one more. */
export interface Scan {
  readonly id: string
  readonly fileName: string
  readonly kind: ScanKind
  readonly size: number
  readonly pages: number
  readonly sha256: string
  /** ISO 8601 UTC. */
  readonly attachedAt: string
  readonly attachedBy: string
}

export const scanKinds = { pdf: 'application/pdf', png: 'image/png', jpeg: 'image/jpeg', tiff: 'image/tiff' } as const
export type ScanKind = keyof typeof scanKinds

export interface CaseFile {
  readonly id: string
  readonly fonds: string
  readonly year: number
  readonly number: number
  /** Abbreviation of the heading it stands under, "TB": part of its code (F-ARC-8). */
  readonly heading: string
  readonly title: string
  /** As written: "Vĩnh viễn", "20 năm"; empty while nobody has said it. */
  readonly retention: string
  readonly note: string
  /** Id of the entry of the office's schedule that it follows; null while it follows none. */
  readonly retentionEntry: string | null
  /** Whether there is a reason to keep it whatever its period. */
  readonly isHeld: boolean
  /** The decision that it was destroyed by: of the file its record is left. */
  readonly destruction: string | null
  readonly madeBy: string
  /** The handover it goes with, and whether the archive has it: from the first on it is only read. */
  readonly handover: string | null
  readonly isHandedOver: boolean
  /** How many papers and sheets it has, and the days of the first and last. */
  readonly pieces: number
  readonly sheets: number
  readonly firstDay: string | null
  readonly lastDay: string | null
}

/** What a new file of this paper is called: after its meeting, or by its abstract where it tells of none. */
export function proposeTitle({ meeting, abstract }: Pick<Notice, 'meeting' | 'abstract'>): string {
  const told = meeting === null || meeting.kind === '' ? '' : `${meeting.kind} ${meeting.ordinal}`
  const day = meeting?.date ?? null
  if (told === '') return squeeze(abstract.join(' '))
  return squeeze(day === null ? told : `${told} (${writeShortDate(day)})`)
}

/** "01.TB" (F-ARC-8). */
export function codeOf({ number, heading }: Pick<CaseFile, 'number' | 'heading'>): string {
  const written = String(number).padStart(2, '0')
  return heading === '' ? written : `${written}.${heading}`
}

/** A paper in a case file. */
export interface Piece {
  readonly noticeId: string
  readonly position: number
  /** Null while nobody has counted them. */
  readonly sheets: number | null
  readonly number: number | null
  readonly symbol: string
  readonly issuedOn: string | null
  readonly state: NoticeState
  readonly abstract: string
  readonly organ: string
  readonly scans: number
}

/** The sheets of a piece in the file: "1-12". Empty from the first one on that nobody has counted. */
export function sheetRanges(pieces: readonly Pick<Piece, 'sheets'>[]): string[] {
  let next: number | null = 1
  return pieces.map(({ sheets }) => {
    if (next === null || sheets === null || sheets === 0) {
      if (sheets === null) next = null
      return ''
    }
    const first = next
    next += sheets
    return sheets === 1 ? String(first) : `${first}-${next - 1}`
  })
}

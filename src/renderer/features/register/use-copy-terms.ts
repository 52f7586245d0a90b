/** What is being said of a copy: proposed from the notice and the office's data, and changed by whoever makes it. */
import { useState } from 'react'
import type { Notice, Signature } from '../../../domain/notice/notice.ts'
import { type CopyKind, type CopyTerms, refuseCopy } from '../../../domain/office/notice-copy.ts'
import type { Office } from '../../../domain/office/office.ts'
import { textOf } from '../../../domain/office/office-record.ts'
import type { NextNumber } from '../../../domain/office/register.ts'
import type { FormatSpec } from '../../../page/format/spec.ts'
import { today } from '../../notice-editor/use-office.ts'
import { useCall } from '../../use-call.ts'

const unsigned: Omit<Signature, 'id'> = { authority: '', title: '', concurrentTitle: '', signatory: '' }

type Changed = Partial<Omit<CopyTerms, 'kind' | 'date' | 'recipients'>>

export interface CopyForm {
  /** Null in place of a number or day that is not there yet. */
  readonly terms: Omit<CopyTerms, 'number' | 'date'> & { readonly number: number | null; readonly date: string | null }
  readonly next: NextNumber | undefined
  /** Why it cannot be made so; '' where it can. */
  readonly refused: string
  readonly isComplete: boolean
  readonly setKind: (kind: CopyKind) => void
  readonly setDate: (date: string | null) => void
  /** One a line. */
  readonly recipients: string
  readonly setRecipients: (lines: string) => void
  readonly change: (changed: Changed) => void
  readonly setNumber: (number: number | null) => void
  /** Part of the page that was changed last: what makes it a copy, or what was chosen for an extract. */
  readonly lookAt: string
}

const note = 'copyNote'

export function useCopyForm(notice: Notice, office: Office, spec: FormatSpec): CopyForm {
  const [kind, setKind] = useState<CopyKind>('whole')
  const [date, setDate] = useState<string | null>(today())
  const [changed, setChanged] = useState<Changed>({})
  const [number, setNumber] = useState<number | null | undefined>(undefined)
  const [recipients, setRecipients] = useState('')
  const [lookAt, setLookAt] = useState(note)
  const proposed = propose(notice, office, spec, kind)
  const said = { ...proposed, ...changed }
  const asked = { organ: said.organ.trim(), symbol: said.symbol.trim(), date: date ?? today() }
  const { data: next } = useCall('register.next', asked, asked.organ !== '' && asked.symbol !== '')
  const given = number === undefined ? (next?.number ?? null) : number
  const lines = recipients
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const terms = { ...said, kind, date, recipients: lines, number: given }
  const isComplete =
    date !== null &&
    given !== null &&
    [terms.organ, terms.symbol, terms.place, terms.signature.signatory].every((one) => one.trim() !== '')
  return {
    terms,
    next,
    refused: refuseCopy(notice, { ...terms, date: date ?? today() }),
    isComplete,
    setKind,
    setDate,
    recipients,
    setRecipients,
    change: (more) => {
      setChanged({ ...changed, ...more })
      setLookAt(more.parts?.at(-1) ?? note)
    },
    lookAt,
    setNumber,
  }
}

/** Who issued it copies it whole; who received it is the office itself. */
function propose(
  { header, distribution }: Notice,
  office: Office,
  { copy }: FormatSpec,
  kind: CopyKind,
): Omit<CopyTerms, 'kind' | 'date' | 'recipients' | 'number'> {
  const [profile] = office.valid('profile', today())
  const own = (field: string) => textOf(profile?.values[field])
  const isOwn = kind !== 'onward'
  const symbol = isOwn ? header.symbol : own('symbol')
  const [, organLetters = ''] = /[/-](.*)$/.exec(symbol) ?? []
  return {
    superiorOrgan: isOwn ? header.superiorOrgan : own('superiorOrgan'),
    organ: isOwn ? (header.issuingOrgans[0]?.name ?? '') : own('issuingOrgan'),
    symbol: organLetters === '' ? '' : `${copy.symbol}/${organLetters}`,
    place: isOwn ? header.place : own('place'),
    signature: unsigned,
    fileCopy: isOwn ? distribution.fileCopy : own('fileCopy'),
    parts: [],
  }
}

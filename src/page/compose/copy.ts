/** A certified copy as a page: the text as it was issued, or a part of it, and below it what makes it a copy (F-COPY-3, F-COPY-4). */
import { writeLongDate, writeShortDate } from '../../domain/deadline/dates.ts'
import { bareEntry, bareKeeper } from '../../domain/notice/set-by-format.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import { type CopyTerms, partsShown } from '../../domain/office/notice-copy.ts'
import { fill } from '../../domain/words/fill.ts'
import { squeeze } from '../../domain/words/text.ts'
import type { Block, CopyNoteBlock, SignatureBlock } from '../blocks.ts'
import type { FormatSpec } from '../format/spec.ts'
import { setLines, setOrgan } from './balance-lines.ts'
import { compose } from './compose.ts'
import { writeNumberOf, writeSymbol } from './official-text.ts'
import { type Phrases, shippedPhrases } from './phrases.ts'
import { setSignatures } from './signatures.ts'
import { measureText } from './text-measure.ts'

/** While it is being made a copy may have no number. */
export type ShownTerms = Omit<CopyTerms, 'number'> & { readonly number: number | null }

export function composeCopy(
  notice: Notice,
  spec: FormatSpec,
  terms: ShownTerms,
  phrases: Phrases = shippedPhrases,
): Block[] {
  const whole = compose(notice, spec, phrases)
  const shown = terms.kind === 'extract' ? extract(notice, whole, terms, spec) : whole
  const blocks = shown.map((block) => (block.kind === 'signatureBlock' ? markSigned(block, spec) : block))
  return [...blocks, noteOf(notice, spec, terms, { phrases, isLandscape: endsLandscape(blocks) })]
}

function endsLandscape(blocks: readonly Block[]): boolean {
  const last = blocks.findLast((block) => block.kind === 'pages')
  return last?.orientation === 'landscape'
}

/** A retyped copy bears no signature: it says that there is one on the original. */
function markSigned(block: SignatureBlock, { copy }: FormatSpec): SignatureBlock {
  return { ...block, signatures: block.signatures.map((one) => ({ ...one, signed: copy.signed })) }
}

/** The head, what was chosen with a mark where something was left out, and who signed. */
function extract(notice: Notice, blocks: readonly Block[], { parts }: ShownTerms, spec: FormatSpec): Block[] {
  const shown = partsShown(notice, parts)
  const result: Block[] = []
  let gaps = 0
  let isCut = false
  const closeGap = () => {
    if (!isCut) return
    isCut = false
    gaps += 1
    result.push({ kind: 'paragraph', id: `gap/${gaps}`, role: 'closing', runs: [{ text: spec.copy.omitted }] })
  }
  for (const [at, block] of blocks.entries()) {
    const kept = keep(block, blocks[at + 1], shown)
    if (kept === null) {
      // Pages of an appendix that is left out leave no trace: the appendices that are there say their number.
      if (block.kind !== 'pages' && block.kind !== 'appendixHeading' && !isOfAppendix(blocks, at)) isCut = true
      continue
    }
    closeGap()
    result.push(kept)
  }
  return result
}

const isOfAppendix = (blocks: readonly Block[], at: number) => blocks.slice(0, at).some(({ kind }) => kind === 'pages')

/** The block as an extract shows it; null where it does not. */
function keep(block: Block, next: Block | undefined, shown: ReadonlySet<string>): Block | null {
  switch (block.kind) {
    case 'basis':
    case 'paragraph':
    case 'item':
    case 'appendixHeading':
      return shown.has(block.id) ? block : null
    case 'pages':
      return next?.kind === 'appendixHeading' && shown.has(next.id) ? block : null
    case 'table':
      return shown.has(block.id) ? { ...block, rows: block.rows.filter(({ id }) => shown.has(id)) } : null
    // To whom the original went is on the original.
    case 'signatureBlock':
      return { ...block, recipients: [], mark: '' }
    case 'contact':
      return null
    default:
      return block
  }
}

interface Setting {
  readonly phrases: Phrases
  readonly isLandscape: boolean
}

function noteOf(notice: Notice, spec: FormatSpec, terms: ShownTerms, { phrases, isLandscape }: Setting): CopyNoteBlock {
  const { header, signature, recipients: form } = spec
  const page = isLandscape ? spec.landscapePage : spec.page
  const right = signature.rightColumn
  const left = page.width - page.left - page.right - right
  const indication = setLines([indicationOf(notice, spec, terms)], right, header.issuingOrgan, phrases)
  const placeDate = fill(header.placeDate.pattern, { place: terms.place, date: writeLongDate(terms.date) }) ?? ''
  // On a wide page the left column stays as narrow as on the others. What is free beside centred lines is gap enough.
  const widest = Math.max(
    ...indication.flat().map((line) => measureText(line, header.issuingOrgan.size, header.issuingOrgan)),
    measureText(placeDate, header.placeDate.look.size, header.placeDate.look),
  )
  const beside = Math.max(0, header.columnGap - Math.max(0, right - widest) / 2)
  const room = Math.min(left, signature.leftColumn) - beside
  const set = (text: string) => setOrgan(text === '' ? [] : text.split('\n'), room, header.issuingOrgan, phrases)
  const keeper = bareKeeper(terms.fileCopy)
  const entries = [
    ...terms.recipients.map((name) => bareEntry(name)),
    ...(keeper === '' ? [] : [form.fileCopy.replace('{keeper}', () => keeper)]),
  ]
  const [signs] = setSignatures([{ ...terms.signature, id: 'copy' }], spec, phrases)
  return {
    kind: 'copyNote',
    columns: { left, right, gap: left - room },
    superiorOrgan: setOrgan(
      terms.superiorOrgan === '' ? [] : terms.superiorOrgan.split('\n'),
      room,
      header.superiorOrgan,
      phrases,
    ),
    organ: set(terms.organ),
    asterisk: header.asterisk.text,
    number: writeNumberOf(terms, spec),
    indication,
    placeDate,
    label: entries.length === 0 ? '' : form.label,
    recipients: entries.map((name, at) => ({
      id: `copy/${at}`,
      before: `${form.lead}${name}`,
      role: '',
      after: at === entries.length - 1 ? form.lastEnd : form.end,
    })),
    signatures: signs === undefined ? [] : [signs],
    ruleThickness: spec.copy.ruleThickness,
  }
}

/** "TRÍCH SAO TỪ BẢN CHÍNH SỐ 13-TB/CQTT NGÀY 01/4/2026 CỦA …" */
function indicationOf(notice: Notice, spec: FormatSpec, { kind }: ShownTerms): string {
  const { issuingOrgans, date } = notice.header
  return (
    fill(spec.copy.kinds[kind], {
      number: writeSymbol(notice, spec),
      date: date === null ? '' : writeShortDate(date),
      organ: squeeze(issuingOrgans.map(({ name }) => name).join(' - ')),
    }) ?? ''
  )
}

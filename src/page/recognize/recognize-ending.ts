/** The end of a notice: recipients on the left, signature on the right, read down or across. */
import type { Distribution, Recipient, Signature, SourceForm } from '../../domain/notice/notice.ts'
import { wholeOf } from '../../domain/notice/spot.ts'
import { fold, squeeze } from '../../domain/words/text.ts'
import { appendRuns, textOf } from '../compose/paragraphs.ts'
import { type Line, type SourceReading, doubt } from './source-reading.ts'

export interface ReadEnding {
  readonly distribution: Distribution
  readonly signatures: readonly Signature[]
  /** Address and telephone at the foot of the first page. */
  readonly contact: string
  /** Which part came first. */
  readonly order: SourceForm['endingOrder']
  /** Lines that fit nowhere: kept, and reported. */
  readonly leftOver: readonly Line[]
}

const role =
  /\s*\(\s*((?:\p{L}+\s+){0,3}(?:báo cáo|b\/c|thực hiện|t\/h|biết|phối hợp|chỉ đạo|theo dõi|đăng tin|đưa tin)[^()]*)\)$/iu
/** Words with a capital, some of one letter ("Vàng A Khua", "Y Khăm Niê", "K'Brôi"); titles are all in capitals. */
const personName =
  /^(?=.*\p{Ll})\p{Lu}[\p{Ll}'’]*(?:['’]\p{Lu}\p{Ll}*)?(?:\s\p{Lu}[\p{Ll}]*(?:['’]\p{Lu}?\p{Ll}*)?){1,5}$/u
/** "NTLoan/P.CĐS-CY/200", "P.CĐS-CY/", "ABC-268": one token with a slash or a hyphen and, mostly, a count. */
const markToken = /^[\p{L}\d][\p{L}\d.]*(?:-[\p{L}\d.]+)*(?:\/[\p{L}\d.]+(?:-[\p{L}\d.]+)*)*[/-](?:\d+|\s*bản)?$/u

/** "Địa chỉ: …", "Điện thoại: …", "Thông tin liên hệ: …" (F-CONT). */
const contactLine =
  /^(?:Địa chỉ|Điện thoại|ĐT|Số điện thoại|Thông tin liên hệ|Liên hệ|Email|E-mail|Thư điện tử|Fax)\s*:/iu

/** What stands for a signature in a copy: "(Đã ký)". */
export function isSignedMark(text: string): boolean {
  return /^[([]?\s*(?:đã )?ký(?: tên)?(?:\s*(?:,|và)\s*(?:đã )?(?:đóng dấu|ghi rõ họ tên))*\s*[)\]]?$/iu.test(text)
}

/** A rank or degree in front of a name, and "(đã ký)" behind it. */
const rank =
  /^(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý)|Đại úy|Đại uý|GS\.?\s?TS|PGS\.?\s?TS|GS|PGS|TS|ThS|(?:BS|Bs|DS|KS|CN)\.?\s?(?:CK\s?I{1,2}\.?)?|(?:Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|Luật sư))[\s.]+(?=\p{Lu})/u
const signedBehind = /\s*\(\s*đã ký\s*\)$/iu

function bareName(text: string): string {
  return text.replace(signedBehind, '').replace(rank, '')
}

/** Below titles a name is what stands there, whatever its letters: few words, each with a capital. */
function mayBeName(text: string): boolean {
  const bare = bareName(text)
  return isPersonName(bare) || /^\p{Lu}[\p{L}'’]*(?:[ -]\p{Lu}[\p{L}'’.]*){0,5}$/u.test(bare)
}

/** Whether a line starts the recipients ("Nơi nhận:"). */
export function startsRecipients(text: string): boolean {
  return /^noi nhan\b/.test(fold(text))
}

/** "Nơi nhận: A; B; Lưu: VT." on one line, as pages of the web have it: a line for each. */
function splitRecipients(line: Line): Line[] {
  const found = /^(Nơi nhận\s*:)\s*(\S.*)$/iu.exec(line.text)
  if (found?.[1] === undefined || found[2] === undefined || !found[2].includes(';')) return [line]
  const entries = found[2].split(/;\s+/).map((entry) => `- ${entry.replace(/^[-–+•]\s*/u, '')}`)
  return [found[1], ...entries].map((text) => ({ ...line, text, runs: [{ text }] }))
}

/** Lines of a signature: upper-case titles, "kiêm", then a person's name. */
export function isTitleLine(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text) && !/^(?:-|PHỤ LỤC)/u.test(text)
}

export function isConcurrently(text: string): boolean {
  return /^kiêm$/iu.test(text)
}

export function isPersonName(text: string): boolean {
  return personName.test(text)
}

/** Reads the lines from "Nơi nhận" to the end of the body part, and signature lines found before it. */
export function readEnding(before: readonly Line[], lines: readonly Line[], reading: SourceReading): ReadEnding {
  const signatureLines: Line[] = [...before]
  const recipientLines: Line[] = []
  const leftOver: Line[] = []
  let mark: Line | null = null
  let seenFileCopy = false
  let contact = ''
  for (const line of lines.flatMap(splitRecipients).flatMap(splitAcross).flatMap(splitJoint)) {
    const { text } = line
    if (isSignedMark(text)) {
      // It stands for the signature, which the page leaves room for.
      continue
    } else if (startsRecipients(text)) {
      reading.written.set('recipientsLabel', squeeze(text))
    } else if (contactLine.test(text)) {
      contact = squeeze(`${contact} ${text}`)
      if (!reading.lines.has('contact')) reading.lines.set('contact', line.line)
    } else if (/^\d{1,3}$/.test(text)) {
      reportPageNumber(line, reading)
    } else if (isMarkLine(text) && recipientLines.length > 0) {
      mark = line
    } else if (isTitleLine(text) && isBehindEnd(signatureLines, leftOver)) {
      leftOver.push(line)
    } else if (isTitleLine(text) || isConcurrently(text) || (isBelowTitles(signatureLines) && mayBeName(text))) {
      signatureLines.push(line)
    } else if (/^[-–+•]\s*/.test(text) || (!seenFileCopy && /^Lưu\s/u.test(text))) {
      recipientLines.push(line)
      seenFileCopy ||= /^(?:[-–+•]\s*)?Lưu\b/u.test(text)
    } else if (recipientLines.length > 0 && signatureLines.length === 0 && !(seenFileCopy && line.gapBefore)) {
      joinToLast(recipientLines, line)
    } else if (isPersonName(text)) {
      signatureLines.push(line)
    } else {
      leftOver.push(line)
    }
  }
  const starts: [SourceForm['endingOrder'][number], number][] = [
    ['recipients', recipientLines[0]?.line ?? Infinity],
    ['mark', mark?.line ?? Infinity],
    ['signature', signatureLines[0]?.line ?? Infinity],
  ]
  return {
    order: starts.sort(([, a], [, b]) => a - b).map(([part]) => part),
    distribution: readDistribution(recipientLines, mark, reading),
    signatures: splitSignatures(signatureLines.filter(({ text }) => !isSignedMark(text))).map((part) =>
      readSignature(part, reading),
    ),
    contact,
    leftOver,
  }
}

function reportPageNumber({ text, line }: Line, reading: SourceReading): void {
  doubt(reading, 'text.pageNumberRemoved', { spot: wholeOf('document'), line }, `Đã bỏ số trang "${text}".`)
}

/** Behind the name of who signed and words that are no part of the notice, as below it on a page of the web. */
function isBehindEnd(signed: readonly Line[], leftOver: readonly Line[]): boolean {
  const [last, other] = [signed.at(-1), leftOver.at(-1)]
  return last !== undefined && other !== undefined && isPersonName(bareName(last.text)) && other.line > last.line
}

/** Whether the lines so far are titles without a name below them. */
function isBelowTitles(lines: readonly Line[]): boolean {
  const last = lines.at(-1)
  return last !== undefined && !isPersonName(last.text)
}

/** "kiêm GIÁM ĐỐC SỞ NỘI VỤ" on one line. */
function splitJoint(line: Line): Line[] {
  const found = /^([Kk]iêm)\s+(\p{Lu}[^\p{Ll}]*)$/u.exec(line.text)
  if (found?.[1] === undefined || found[2] === undefined) return [line]
  return [found[1], found[2]].map((text) => ({ ...line, text, runs: [{ text }] }))
}

/** Words a title in capitals starts with. */
const titleStart =
  'BÍ THƯ|PHÓ |CHÁNH |TRƯỞNG |CHỦ |(?:ỦY|UỶ) VIÊN|GIÁM ĐỐC|T\\/M |K\\/T |T\\/L |T\\/UQ |TM\\. |KT\\. |TL\\. |TUQ\\. |Q\\. '
const across = new RegExp(
  `^(Nơi nhận\\s*:?|[-–+•]\\s.*[,;.])\\s+([Kk]iêm|\\(\\s*[Đđ]ã ký\\s*\\)|(?:${titleStart}|BAN CHỈ ĐẠO|BAN THƯỜNG VỤ)[\\p{Lu}\\s,]*)$`,
  'u',
)

/** "- Lưu: VT, TH (Hg). Lò Văn Thử": the last recipient beside the name of who signed. */
const nameAcross = /^((?:[-–+•]\s*)?Lưu[\s:].*[.;])\s+(\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}*){2,4})$/u

/** Read across two columns with a single blank between: "- Thường trực Tỉnh ủy, CHÁNH VĂN PHÒNG" is two lines. */
function splitAcross(line: Line): Line[] {
  const found = across.exec(line.text) ?? nameAcross.exec(line.text)
  if (found?.[1] === undefined || found[2] === undefined) return [line]
  return [found[1], found[2]].map((text) => ({ ...line, text, runs: [{ text }] }))
}

/** Whether a line is the mark of typist and copies. */
export function isMarkLine(text: string): boolean {
  const bare = text.replace(/\s+/g, '')
  return (
    markToken.test(bare) &&
    (bare.includes('/') || /-\d+$/.test(bare)) &&
    /^[\p{L}\d./-]+$/u.test(bare) &&
    text.split(/\s+/).length <= 3
  )
}

function joinToLast(lines: Line[], line: Line): void {
  const last = lines.pop()
  if (last === undefined) return
  const runs = [...last.runs]
  appendRuns(runs, line.runs)
  lines.push({ ...last, runs, text: textOf(runs) })
}

function readDistribution(lines: readonly Line[], mark: Line | null, reading: SourceReading): Distribution {
  const recipients: Recipient[] = []
  let fileCopy = ''
  for (const line of lines) {
    const written = squeeze(line.text)
    const bare = written
      .replace(/^[-–+•]\s*/, '')
      .replace(/[,;.]+$/, '')
      .trim()
    const kept = /^Lưu\s*:?\s*(.*)$/u.exec(bare)
    if (kept !== null) {
      fileCopy = kept[1] ?? ''
      reading.written.set('fileCopy', written)
      continue
    }
    const id = reading.ids()
    recipients.push({ id, ...splitRole(bare) })
    reading.written.set(`recipient/${id}`, written)
  }
  const first = lines[0]
  if (lines.length > 0 && fileCopy === '' && first !== undefined) {
    doubt(
      reading,
      'recipients.form',
      { spot: wholeOf('recipients'), line: first.line },
      'Nơi nhận không có dòng "Lưu …".',
    )
  }
  return { recipients, fileCopy, ...readMark(mark, reading) }
}

/** The name and the role of an entry: "Thường trực Tỉnh ủy (báo cáo)". Other brackets belong to the name. */
export function splitRole(entry: string): Pick<Recipient, 'name' | 'role'> {
  const found = role.exec(entry)
  return { name: found === null ? entry : entry.slice(0, found.index).trim(), role: squeeze(found?.[1] ?? '') }
}

/** The typist/copies mark: a person, a unit, a number of copies, whichever are there (F-TYP-1 to 5). */
function readMark(line: Line | null, reading: SourceReading): Pick<Distribution, 'typist' | 'unit' | 'copies'> {
  if (line === null) return { typist: '', unit: '', copies: null }
  const written = squeeze(line.text)
  reading.written.set('mark', written)
  const mark = parseMark(written)
  if (mark.copies === null) {
    doubt(
      reading,
      'copies.missing',
      { spot: { part: 'recipients', field: 'copies' }, line: line.line },
      'Ký hiệu người đánh máy chưa có số lượng bản phát hành.',
      written,
    )
  }
  return mark
}

/** A mark of its parts: "NTLoan/P.CĐS-CY/200". */
export function parseMark(written: string): Pick<Distribution, 'typist' | 'unit' | 'copies'> {
  const bare = written.replace(/\s+/g, '')
  const counted = /^(.*)[/-](\d*)(?:bản)?$/u.exec(bare)
  const digits = counted?.[2] ?? ''
  const copies = digits === '' || Number(digits) === 0 ? null : Number(digits)
  const parts = (counted?.[1] ?? bare).split('/').filter((part) => part !== '')
  if (parts.length >= 2) return { typist: parts.slice(0, -1).join('/'), unit: parts.at(-1) ?? '', copies }
  const only = parts[0] ?? ''
  // Initials of a person are letters alone; a unit has dots or hyphens in its name.
  return /^P\.|^VP|[.-]/u.test(only) && (bare.includes('/') || /^P\.|^VP/u.test(only))
    ? { typist: '', unit: only, copies }
    : { typist: only, unit: '', copies }
}

/** A block ends with its name, where several sign; titles below the last name belong to somebody who is not named. */
function splitSignatures(lines: readonly Line[]): (readonly Line[])[] {
  const columns = new Set(lines.map(({ column }) => column))
  if (columns.has(0) && columns.has(1)) {
    const sideBySide = [0, 1].map((side) => lines.filter(({ column }) => column === side))
    if (sideBySide.every((block) => block.some(({ text }) => isTitleLine(text))))
      return sideBySide.flatMap((block) => splitSignatures(block.map((line) => ({ ...line, column: undefined }))))
  }
  const names = lines.flatMap((line, at) => (isPersonName(bareName(squeeze(line.text))) ? [at] : []))
  const last = names.at(-1) ?? -1
  // A lone name above its titles, as some read the two columns.
  if (names.length === 0 || (names.length === 1 && last === 0)) return [lines]
  const ends = last === lines.length - 1 ? names : [...names, lines.length - 1]
  return ends.map((end, at) => lines.slice(at === 0 ? 0 : (ends[at - 1] ?? 0) + 1, end + 1))
}

function readSignature(lines: readonly Line[], reading: SourceReading): Signature {
  const id = reading.ids()
  const texts = lines.map((line) => squeeze(line.text))
  const nameAt = nameIn(lines, texts)
  const written = nameAt === -1 ? '' : (texts[nameAt] ?? '')
  const signatory = bareName(written)
  if (signatory !== written) reportTakenOff(reading, id, lines[nameAt]?.line, written, signatory)
  const titles = texts.filter((_, index) => index !== nameAt)
  const joint = titles.findIndex(isConcurrently)
  const own = joint === -1 ? ownPostAt(titles) : -1
  const below = joint === -1 ? own : joint + 1
  const concurrentTitle = below === -1 ? '' : titles.slice(below).join('\n')
  // "kiêm" without a second position stays where it is: something was lost below it.
  const upper = below === -1 ? titles : titles.slice(0, concurrentTitle === '' || joint === -1 ? below : joint)
  if (concurrentTitle !== '') reading.written.set('concurrently', titles[joint] ?? '')
  const authorityLines = authority.test(upper[0] ?? '') ? authorityLength(upper) : 0
  const first = lines[0]
  if (signatory === '' || titles.length === 0) {
    doubt(
      reading,
      'signature.form',
      { spot: wholeOf(id), line: first?.line },
      signatory === '' ? 'Khối chữ ký chưa có họ tên người ký.' : 'Khối chữ ký chưa có chức vụ người ký.',
    )
  }
  return {
    id,
    authority: upper.slice(0, authorityLines).join('\n'),
    title: upper.slice(authorityLines).join('\n'),
    concurrentTitle,
    signatory,
  }
}

/**
 * The own post of who signs for a committee, without "kiêm" between the two: "PHÓ TRƯỞNG BAN" / "PHÓ CHỦ TỊCH UBND TỈNH".
 * -1 without one; the second line of a long position does not begin as one.
 */
function ownPostAt(titles: readonly string[]): number {
  const from = authority.test(titles[0] ?? '') ? authorityLength(titles) : 0
  return beginsTitle.test(titles[from] ?? '') ? titles.findIndex((line, at) => at > from && beginsTitle.test(line)) : -1
}

const authority = /^(?:T\/M|TM\.?|K\/T|KT[./]?|T\/L|TL[./]?|T\/UQ|TUQ\.?|Q\.)(?=\s)/u

/** The line with the name: the last that is one, or the last below the titles with room for a signature above it. */
function nameIn(lines: readonly Line[], texts: readonly string[]): number {
  const sure = texts.findLastIndex((text) => isPersonName(bareName(text)))
  if (sure !== -1) return sure
  const last = texts.length - 1
  const isApart = last > 0 && lines[last]?.gapBefore === true && mayBeName(texts[last] ?? '')
  return last > 0 && (isApart || (/\p{Ll}/u.test(texts[last] ?? '') && mayBeName(texts[last] ?? ''))) ? last : -1
}

function reportTakenOff(
  reading: SourceReading,
  id: string,
  line: number | undefined,
  written: string,
  name: string,
): void {
  doubt(reading, 'signature.form', { spot: wholeOf(id), line }, `Đã bỏ phần không phải họ tên, còn "${name}".`, written)
}

const beginsTitle = new RegExp(`^(?:${titleStart})`, 'u')

/** Whether a line is the authority or position of who signs. */
export function beginsSignature(text: string): boolean {
  return isTitleLine(text) && (authority.test(text) || beginsTitle.test(text))
}

/** How many lines the authority takes: up to the position, which begins with its word, or is the last line. */
function authorityLength(upper: readonly string[]): number {
  const last = Math.max(1, upper.length - 1)
  const title = upper.findIndex((line, at) => at > 0 && !authority.test(line) && beginsTitle.test(line))
  return title === -1 ? last : Math.min(title, last)
}

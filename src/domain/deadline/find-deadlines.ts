/**
 * Deadlines inside running prose. They become marks that are printed in bold italic, so what is found must be one:
 * a date that only names a document, a target's horizon ("đến năm 2030") and the adverb "thường xuyên" are not.
 */
import {
  bareIntervalShape,
  compile,
  completionShape,
  dueShape,
  durationUnitShape,
  foldInPlace,
  intervalShapes,
  latestShape,
  lunarNewYearShape,
  nameless,
  numberShape,
  periodShapes,
  unitShape,
  weekOfMonthShape,
} from './deadline-words.ts'
import { readDeadline } from './read-deadline.ts'
import { fold } from '../words/text.ts'
import duties from '../../../resources/words/duties.json' with { type: 'json' }

export interface FoundDeadline {
  readonly start: number
  readonly end: number
  /** `prose.slice(start, end)`, without an end mark. */
  readonly written: string
}

/** Shapes as alternatives, without the names of their groups. */
function anyOf(...shapes: readonly string[]): string {
  return `(?:${shapes.map(nameless).join('|')})`
}

const date = anyOf(
  periodShapes.longDate,
  periodShapes.dottedDate,
  periodShapes.slashDate,
  periodShapes.weekdayDate,
  periodShapes.solarNewYear,
)
const period = anyOf(
  periodShapes.weekOfMonth,
  periodShapes.partOfYear,
  periodShapes.month,
  periodShapes.quarter,
  periodShapes.year,
)
const due = nameless(dueShape)
/** Bounds that make the date after them a deadline; "đến" and "trong" alone do not. */
const limit = `(?:${latestShape}(?:,? truoc| den het| den| trong| vao| het)?|truoc va trong|truoc)`
/** These make a period one as well, without a word of completion. */
const limitOfPeriod = `${latestShape}(?:,? truoc| den het| trong| vao| het)?`
/** A period that names its year, at the end of a clause: "công bố trong quý I năm 2026." "Ngay trong …" is urgency, to be dated. */
const yearedPeriod = `(?:trong (?:(?:(?:${nameless(weekOfMonthShape)} )?thang \\d{1,2}|qu[yi] (?:i{1,3}|iv|0?[1-4])|\\d{1,2} thang (?:dau|cuoi) nam)(?: ?/ ?| nam | )|nam )\\d{4}|trong (?:thang \\d{1,2}|qu[yi] (?:i{1,3}|iv)))(?= ?(?:[.;,)]|$)| (?:can|phai) )`
const within = '(?:(?:ngay )?trong|vao(?: cuoi)?|cuoi|het|den het|den)'
const completed = `(?:${completionShape} )?`
/** What is to be reached by a day that stands in front: "đến hết ngày 31/12/2025 giải ngân 95%". */
const goal = '(?= (?:phai |can )?(?:giai ngan|hoan thanh|dat|bao dam|dam bao)\\b)'

const interval = anyOf(...Object.values(intervalShapes))
const anyInterval = anyOf(...Object.values(intervalShapes), bareIntervalShape)
/** After a bare "định kỳ năm" no number or "nay" may follow: that is a year, not a cadence. */
const intervals = `${anyInterval}(?:(?:, ?| va |, ?va )${anyInterval}){0,4}(?! ?(?:[\\d/]|(?:i{1,3}|iv|nay|hoc)\\b))`
const ofQuarter = '(?: cua)? thang (?:dau|cuoi)(?: cua)?(?: moi| hang)? qu[yi]'

/** "18 giờ hằng ngày" */
const everyDay = '\\d{1,2} ?(?:gio|h)(?: ?[0-5]\\d)?(?: phut)?,? hang ngay\\b'
/** What is done again and again; a plan "hằng năm" is none. */
const recurring =
  'bao cao|giao ban|hop|kiem tra|tong hop|cap nhat|ra soat|gui|cong khai|danh gia|theo doi|don doc|thong ke|doi chieu'
const yearedMonth = '(?:thang \\d{1,2}|qu[yi] (?:i{1,3}|iv))(?: ?/ ?| nam )20\\d\\d'
/** What happens: words of one clause. Bodies "sau khi sắp xếp" are what they are now. */
const happening =
  '(?!(?:thuc hien )?(?:sap xep|sap nhap|hop nhat|chia tach|giai the|nghi|chuyen|tinh gian|to chuc (?:lai|chinh quyen|bo may)|van hanh|kien toan|nghe|xem xet|thao luan)\\b)[^,.;:()]{4,120}(?=[,.;)]|$)'
/** A meeting that is still to come: "trước kỳ họp thứ Tám của Hội đồng nhân dân tỉnh". */
const gathering = '(?:k[yi] hop|phien hop|hoi nghi|dai hoi)(?: [^,.;:()]{2,80})?(?=[,.;)]|$)'

const weekdayName = '(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)'
const clauseEnd = '(?= ?(?:[.;)]|$))'
/** A condition that runs to the end of its clause belongs to the deadline. */
const condition = `(?: (?:va|hoac) (?:tuy )?theo (?:tien do|lo trinh|huong dan|yeu cau|chi dao|ke hoach)[^.;:()]{0,120}?${clauseEnd})?`
const bareLength = `${numberShape} ${durationUnitShape}(?! (?:dau|cuoi) nam)`
const length = `(?:trong(?: vong| thoi gian)? )?${bareLength}`
/** What a length is counted from, named in one clause. */
const event = '(?:,? (?:(?:ke |tinh )?tu (?:ngay|khi)|sau khi) [^,.;:()]{2,100}(?=[,.;)]|$))'
/** Looked back for from a word only: from every blank of a long run it would take quadratic time. */
const label = '(?=[a-z\\d])(?<=(?:thoi (?:han|gian)(?: (?:hoan thanh|thuc hien|xong|ket thuc))?|hoan thanh) ?: ?)'

type Form = 'cadence' | 'duration' | 'start' | 'limit' | 'until' | 'newYear' | 'period' | 'labelled' | 'relative'

/** Forms of a deadline in prose. Of forms that begin at the same place the first one wins. */
const forms: readonly (readonly [Form, readonly string[]])[] = [
  [
    'cadence',
    [
      `dinh k[yi],? (?:${limit} |vao |den )?${due}(?:,?(?: cua)? ${interval})?`,
      `(?:dinh k[yi],? )?(?:${limit} |vao )?${everyDay}`,
      `hang ngay,? (?:${limit}|vao) \\d{1,2} ?(?:gio|h)(?: ?[0-5]\\d)?(?: phut)?\\b`,
      `hang (?:tuan|thang|quy|nam),? (?:${limit}|vao) ${due}`,
      `(?:vao )?(?:ngay |sang |chieu )?${weekdayName} hang tuan\\b`,
      `dinh k[yi],? ${intervals}(?:,? ${limit} ${due})?`,
      `${completed}(?:${limit}|vao) ${due},?(?: cua)? ${interval}`,
      `${completed}${limit} ngay \\d{1,2}${ofQuarter}`,
      `${numberShape} lan ?/ ?(?:${numberShape} )?${unitShape}`,
      `${numberShape} ${unitShape}(?: (?:mot|01)| ?/) ?lan`,
      `moi ${unitShape} ${numberShape} lan`,
      // As an adverb of reporting; "kế hoạch hằng năm" is none.
      `hang ${unitShape}(?=,? (?:bao cao|tong hop|thong ke|giao ban|kiem diem)\\b)`,
      `(?<=\\b(?:${recurring})\\b[^.;:()]{0,120} )hang (?:ngay|tuan|thang|qu[yi])${clauseEnd}`,
    ],
  ],
  [
    'duration',
    [
      `${completed}${length},? (?:bat dau|ke|tinh) tu ${date}`,
      `${completionShape} ${length}${event}?`,
      `trong (?:vong|thoi han|thoi gian) ${bareLength}${event}`,
      `trong ${bareLength}${event}`,
    ],
  ],
  [
    'start',
    [`bat dau(?: (?:thuc hien|trien khai))? tu ${date}(?:,? den(?: het)? ${date}|,? ${completed}trong ${bareLength})?`],
  ],
  [
    'limit',
    [
      `${completed}${limit} ${date}${condition}`,
      `${completionShape} ${within} ${date}${condition}`,
      `trong (?=ngay \\d)${date}`,
    ],
  ],
  [
    'until',
    [
      `tu nay den(?: het)? (?:${date}|${period})`,
      `den(?: het)? ${date}${clauseEnd}`,
      `den het ${date}${goal}`,
      `den het nam \\d{4}${clauseEnd}`,
      `vao cuoi ${yearedMonth}${clauseEnd}`,
      `trong tuan tu ${date},? den(?: het)? ${date}`,
      `tu ${date},? den het ${date}`,
    ],
  ],
  ['newYear', [`${completed}${limit} ${nameless(lunarNewYearShape)}`]],
  [
    'period',
    [
      `${completionShape} (?:(?:${within}|${limit}) )?${period}${condition}`,
      `${limitOfPeriod} ${period}`,
      `truoc ${yearedMonth}${clauseEnd}`,
      yearedPeriod,
    ],
  ],
  ['labelled', [`${label}(?:(?:trong|${limit}) )?(?:${date}|${period})`]],
  ['relative', [`(?:${completionShape} )?(?:ngay )?sau khi ${happening}`, `truoc ${gathering}`]],
]

const anyForm = forms.map(([form, shapes]) => `(?<${form}>${shapes.join('|')})`).join('|')
const search = compile(`(?<![a-z\\d/]|\\d[.,])(?:${anyForm})(?![a-z\\d/])`, 'g')

/** Every deadline contains one of these. A fast filter: most paragraphs contain none. */
const hint = /\d|[IV]|[đĐ][ịỊ]nh|[tT][ếẾ][tT]|lần|tuần|h[ằà]ng|khi|trước/iu

const startsCompleted = compile(`^${completionShape} `)
/** A fact or its absence, not an order: "đã hoàn thành trước ngày …". */
const reported = compile('\\b(?:da|chua|khong)(?: co ban)? $')
/** What another period may follow: "trong quý III, quý IV năm 2026" describes a plan. */
const listGoesOn = compile(
  '^ ?(?:(?:,|va|hoac) ?(?:(?:nhung |cac )?(?:qu[yi]|thang|nam) (?:\\d|i|tiep|sau|toi)|(?:i{1,3}|iv)\\b)' +
    '|(?:-|den) ?(?:qu[yi] |thang |nam |\\d|i))',
)
const bareCompletion = compile(`^${completionShape} ${period}`)
const isYeared = compile(`^${yearedPeriod}$`)
/**
 * What introduces a period that is reported on, no deadline: "kết quả thực hiện nhiệm vụ trong năm 2025". Activities that
 * are begun, held or forbidden are work to do: "đưa vào hoạt động", "tạm thời cấm hoạt động khoáng sản".
 */
const reportsPeriod = compile(
  '\\bngay $|\\b(?:da|ket qua|tinh hinh|danh gia|tong ket|(?<!\\b(?:cam|vao|dung|ngung|phep|dut|lai|to chuc|trien khai|bo tri|cac) )hoat dong|so voi|theo ke hoach)\\b[^.;:]*$',
)
const orders = compile(`^(?: ?, ?| (?:can|phai) )(?:${duties.verbs.map(fold).join('|')})\\b`)
const labelBefore = compile('(?:thoi (?:han|gian)(?: (?:hoan thanh|thuc hien|xong|ket thuc))?|hoan thanh) ?: ?$')
const clauseStart = compile('(?:^|[.;:(-]) ?$')
/** "trước 15/7." is a day, "trước 1/2 số hộ" a share. */
const standsAlone = /^ *(?:$|[.,;:)])/
/** Words before a form that make it something else than a deadline. */
const excluded: Partial<Record<Form, RegExp>> = {
  cadence: compile('\\b(?:tang|giam|gap|khong qua|toi da) $'),
  start: compile('\\bhieu luc(?: thi hanh)? $'),
  limit: compile('\\b(?:theo ke hoach|phat sinh|hieu luc) $'),
  until: compile('(?:\\d,?|\\btinh) $'),
  period: compile('\\b(?:ke hoach|du kien) $'),
}

/** How many characters around a form can tell what it is. */
const around = 40

/** Whether what a form found is a deadline between what stands `before` and `after` it. All is folded but `behind`, which is `after` as written. */
function isDeadline(form: Form, folded: string, before: string, after: string, behind: string): boolean {
  const isCompleted = startsCompleted.test(folded)
  if (isCompleted && reported.test(before)) return false
  if (excluded[form]?.test(before) === true) return false
  const value = readDeadline(folded, { issuedOn: null })
  if (value === null) return false
  switch (form) {
    case 'limit':
      return /ngay +\d|\d{4}|tet|\(/.test(folded) || (/\d\/\d+$/.test(folded) && standsAlone.test(after))
    case 'newYear':
      return isCompleted || (value.kind === 'lunarNewYear' && value.yearWritten)
    case 'period':
    case 'labelled':
      if (listGoesOn.test(after)) return false
      // In front of its clause a period is reported on, unless what is to be done follows.
      if (
        isYeared.test(folded) &&
        (reportsPeriod.test(before) || (clauseStart.test(before) && !labelBefore.test(before) && !orders.test(after)))
      )
        return false
      // "hoàn thành quý III" is an order only where a sentence begins with it.
      return form === 'labelled' || !bareCompletion.test(folded) || clauseStart.test(before)
    case 'until':
      // "Từ ngày 01/4 đến hết ngày 30/6/2026, các đơn vị đã …" tells of a time that is over.
      return !/^tu ngay|^tu \d/.test(folded) || (!tellsPast.test(before) && !tellsOver.test(behind))
    case 'relative':
      // In front of its clause it says under which condition, and of what was it tells.
      return !tellsPast.test(before) && (/^(?:ngay|hoan|xong)/.test(folded) || !opensClause.test(before))
    default:
      return true
  }
}

const opensClause = compile('(?:^|[.;:-] ?|\\b(?:duoc|cac|nhung|la|va|thi|khi) )$')
/** Within the words behind a span of time; with their marks, for "cơ quan" is no "có" and "đa khoa" no "đã". */
const tellsOver = /^[^.;:]*(?<!\p{L})(?:đã|đạt|có)(?!\p{L})/iu
const tellsPast = compile('\\b(?:da|vua|dang|tinh hinh|ket qua)\\b[^.;:]*$')

/** Deadlines and cadences in a paragraph (NFC), in order, not overlapping. `readDeadline` reads each of them. */
export function findDeadlines(prose: string): FoundDeadline[] {
  if (!hint.test(prose)) return []
  const folded = foldInPlace(prose)
  const found: FoundDeadline[] = []
  for (const match of folded.matchAll(search)) {
    const [start, end] = [match.index, match.index + match[0].length]
    const form = forms.find(([name]) => match.groups?.[name] !== undefined)?.[0]
    const [before, after] = [folded.slice(Math.max(0, start - around), start), folded.slice(end, end + around)]
    if (form !== undefined && isDeadline(form, match[0], before, after, prose.slice(end, end + around))) {
      found.push({ start, end, written: prose.slice(start, end) })
    }
  }
  return found
}

/** Sheets that go with a notice: how it was approved, for whoever inspects; what it is, for whoever signs it. */
import { dayInVietnam, writeShortDate } from '../domain/deadline/dates.ts'
import { Refusal, describePlace } from '../domain/errors.ts'
import { placesOf } from '../domain/notice/places.ts'
import { countTasks } from '../domain/notice/notice.ts'
import { countCopies } from '../domain/office/copies.ts'
import { type StepTaken, type StoredNotice, describeNumber } from '../domain/office/records.ts'
import { roleNames } from '../domain/office/roles.ts'
import { eventNames, stateNames } from '../domain/office/workflow.ts'
import { squeeze } from '../domain/words/text.ts'
import { weigh } from '../checker/verdict.ts'
import type { Sheet, SheetPart } from '../page/sheet.ts'
import { storeHead } from '../store/audit.ts'
import { doubtsOf } from '../store/doubts.ts'
import { standingOf } from '../store/notice-states.ts'
import { getNotice } from '../store/notices.ts'
import { stepsTaken } from '../store/steps-taken.ts'
import { computeRun } from './check.ts'
import type { Context } from './context.ts'
import type { Handlers } from './handlers.ts'
import { type NamedSheet, exportSheet } from './printed-sheets.ts'

export const sheetHandlers: Handlers<'notice.exportApprovalSheet' | 'notice.exportSubmissionSheet'> = {
  'notice.exportApprovalSheet': async (context, { id, as }, files) => {
    const read = await readBasis(context, id)
    const { approvedHash } = await standingOf(context.db, id)
    if (approvedHash === null || read.approval === null) throw new Refusal('notice.notApproved', '', { found: id })
    const head = await storeHead(context.db)
    const parts: SheetPart[] = [
      {
        kind: 'facts',
        facts: [
          ...identify(read.stored),
          ['Người duyệt', `${read.approval.by}, ${writeClock(read.approval.at)}`],
          ['Mã băm SHA-256 của nội dung đã duyệt', approvedHash],
          // The approval leaves number and day open; the issue fills them in.
          ...(read.stored.contentHash === approvedHash
            ? []
            : [['Mã băm SHA-256 sau khi ghi số và ngày', read.stored.contentHash] as const]),
        ],
      },
      ...describeCheck(read),
      ...describeSteps(read.steps),
      {
        kind: 'facts',
        facts: [
          ['Dòng cuối của nhật ký', `số ${head.sequence}`],
          ['Mã của dòng ấy', head.hash],
          ['Lập phiếu', `${context.actor.name}, ${writeClock(context.now)}`],
        ],
      },
      {
        kind: 'signatures',
        columns: [
          { title: 'NGƯỜI TRÌNH', name: read.submission?.by ?? '' },
          { title: 'NGƯỜI DUYỆT', name: read.approval.by },
        ],
      },
    ]
    const made = nameSheet(context, read.stored, { title: 'PHIẾU DUYỆT XUẤT BẢN', name: 'phieu-duyet', parts })
    return exportSheet(context, made, as, files)
  },

  'notice.exportSubmissionSheet': async (context, { id, as }, files) => {
    const read = await readBasis(context, id)
    const { stored } = read
    const [signature] = stored.notice.signatures
    const to = [signature?.title ?? '', signature?.signatory ?? ''].filter((part) => part !== '').join(' ')
    const copies = countCopies(stored.notice, await context.offices.current(context.db), dayInVietnam(context.now))
    const parts: SheetPart[] = [
      { kind: 'paragraph', text: `Kính gửi: ${to === '' ? '…' : `Đồng chí ${squeeze(to)}`}` },
      {
        kind: 'facts',
        facts: [
          ...identify(stored),
          ['Đơn vị soạn thảo', stored.notice.distribution.unit || '…'],
          ['Người trình', read.submission?.by ?? '…'],
          ['Người duyệt nội dung', read.approval === null ? 'chưa duyệt' : read.approval.by],
          ['Số nhiệm vụ trong phụ lục', String(countTasks(stored.notice))],
          ['Nơi nhận', `${stored.notice.distribution.recipients.length} dòng, ${copies} bản`],
        ],
      },
      ...describeCheck(read),
      { kind: 'heading', text: 'Ý kiến của người ký' },
      { kind: 'lines', count: 4 },
      {
        kind: 'signatures',
        columns: [
          { title: 'NGƯỜI TRÌNH', name: read.submission?.by ?? '' },
          { title: 'LÃNH ĐẠO VĂN PHÒNG', name: read.approval?.by ?? '' },
          { title: 'NGƯỜI KÝ', name: signature?.signatory ?? '' },
        ],
      },
    ]
    const made = nameSheet(context, stored, { title: 'PHIẾU TRÌNH KÝ', name: 'phieu-trinh', parts })
    return exportSheet(context, made, as, files)
  },
}

type Basis = Awaited<ReturnType<typeof readBasis>>

/** All that a sheet tells, read once. */
async function readBasis(context: Context, id: string) {
  const stored = await getNotice(context.db, id)
  if (stored.deleted) throw new Refusal('notice.deleted', '', { found: id })
  const run = await computeRun(context, stored)
  const steps = await stepsTaken(context.db, id)
  const doubts = (await doubtsOf(context.db, id)).filter(({ settledAt }) => settledAt === null)
  const last = (event: StepTaken['event']) => steps.find((step) => step.event === event) ?? null
  return {
    stored,
    verdict: weigh(run.findings, run.waivers),
    set: run.report.ruleSet,
    doubts,
    steps,
    approval: last('approve'),
    submission: last('submit'),
  }
}

function identify({ notice, version, state }: StoredNotice): (readonly [string, string])[] {
  const { header, typeName, abstract } = notice
  const day = header.date === null ? '' : `, ngày ${writeShortDate(header.date)}`
  return [
    ['Văn bản', `${typeName} ${describeNumber(header)}${day}`],
    ['Trích yếu', squeeze(abstract.join(' '))],
    ['Bản', `${version}; hiện ở bước “${stateNames[state]}”`],
  ]
}

function describeCheck({ verdict, set, doubts, stored }: Basis): SheetPart[] {
  const { errors, warnings, infos, waived } = verdict.count
  const { placeOf } = placesOf(stored.notice)
  const place = { heading: 'Chỗ', share: 3 }
  const left = verdict.open.filter(({ severity }) => severity !== 'info')
  return [
    { kind: 'heading', text: 'Kết quả kiểm tra' },
    {
      kind: 'paragraph',
      text: `Theo bộ quy tắc bản ${set}: ${errors} lỗi, ${warnings} cảnh báo, ${infos} lưu ý; ${waived} điểm bỏ qua có lý do; ${doubts.length} điểm của bản gốc chưa ai xem.`,
    },
    ...listOf(
      'Bỏ qua có lý do',
      [place, { heading: 'Điểm kiểm tra nêu', share: 5 }, { heading: 'Lý do, ai, lúc nào', share: 5 }],
      verdict.waived.map(({ finding, waiver }) => [
        describePlace(finding.place),
        finding.message,
        `${waiver.reason}\n${waiver.waivedBy}, ${writeClock(waiver.waivedAt)}`,
      ]),
    ),
    ...listOf(
      'Lỗi và cảnh báo còn lại',
      [place, { heading: 'Mức', share: 1.5 }, { heading: 'Nội dung', share: 8 }],
      left.map(({ place: at, severity, message }) => [
        describePlace(at),
        severity === 'error' ? 'Lỗi' : 'Cảnh báo',
        message,
      ]),
    ),
    ...listOf(
      'Điểm của bản gốc chưa ai xem',
      [place, { heading: 'Nội dung', share: 9 }],
      doubts.map(({ spot, message }) => [describePlace(placeOf(spot)), message]),
    ),
  ]
}

const said = ({ remarks, answers, reason }: StepTaken) =>
  [
    ...remarks.map(({ text }, at) => (remarks.length > 1 ? `${at + 1}) ${text}` : text)),
    ...answers.map(({ remark, text }) => `Trả lời ý kiến ${remark + 1}: ${text}`),
    reason,
  ]
    .filter((line) => line !== '')
    .join('\n')

/** From the first step on. */
function describeSteps(steps: readonly StepTaken[]): SheetPart[] {
  return listOf(
    'Các bước và ý kiến',
    [
      { heading: 'Lúc', share: 3 },
      { heading: 'Người', share: 4 },
      { heading: 'Việc', share: 3 },
      { heading: 'Ý kiến, lý do', share: 5 },
    ],
    steps
      .toReversed()
      .map((step) => [
        writeClock(step.at),
        step.as === null ? step.by : `${step.by}\n(${roleNames[step.as]})`,
        eventNames[step.event],
        said(step),
      ]),
  )
}

function listOf(
  title: string,
  columns: Extract<SheetPart, { kind: 'table' }>['columns'],
  rows: readonly (readonly string[])[],
): SheetPart[] {
  return rows.length === 0
    ? []
    : [
        { kind: 'heading', text: title },
        { kind: 'table', columns, rows },
      ]
}

/** "14:05, 10/4/2026", in Vietnam. */
export function writeClock(moment: string): string {
  const local = new Date(Date.parse(moment) + 7 * 3_600_000).toISOString()
  return `${local.slice(11, 16)}, ${writeShortDate(dayInVietnam(moment))}`
}

interface Made {
  readonly title: string
  readonly name: string
  readonly parts: readonly SheetPart[]
}

function nameSheet({ now, actor }: Context, { notice }: StoredNotice, { title, name, parts }: Made): NamedSheet {
  const organ = squeeze(notice.header.issuingOrgans.map((one) => one.name).join(' - '))
  const subtitle = [notice.typeName, describeNumber(notice.header)].join(' ')
  const { isTrial } = actor
  const sheet: Sheet = { organ, title, subtitle, orientation: 'portrait', day: dayInVietnam(now), isTrial, parts }
  const { number, symbol } = notice.header
  const of = number === null ? '' : `-${number}-${symbol.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`
  return { name: `${name}${of}`, subject: notice.id, sheet }
}

import { type Body, type BodyDirectory, covers, resolveBody } from '../../../domain/bodies/body-directory.ts'
import { parseBodies } from '../../../domain/bodies/body.ts'
import { fold } from '../../../domain/words/text.ts'
import { knownNotice, notice } from '../../examples.ts'
import { nameKnown, predecessorOf } from '../../reading/series.ts'
import type { NoticeRule } from '../../rule.ts'

interface Named {
  readonly name: string
  readonly body: Body | null
}

const maxNamesShown = 4
const before = knownNotice({
  id: 'before',
  number: 12,
  issuedOn: '2026-03-02',
  recipients: [
    'Thường trực Tỉnh ủy',
    'Đảng ủy UBND tỉnh, UBND tỉnh',
    'Các sở, ban, ngành, Công an tỉnh',
    'Văn phòng Tỉnh ủy: LĐ',
  ],
})
const to = (...names: readonly string[]) => {
  const base = notice()
  return notice({
    distribution: {
      ...base.distribution,
      recipients: names.map((name, at) => ({ id: `before-${at}`, name, role: '' })),
    },
  })
}

export const recipientsAsBefore: NoticeRule = {
  name: 'recipients-as-before',
  id: 'DIST-05',
  severity: 'info',
  detection: 'crossDocument',
  scope: 'notice',
  title: 'Nơi nhận khác các văn bản trước',
  why: 'A line lost while an older notice was copied goes unseen; an added line should be intentional.',
  check: (reading, { directory, others }) => {
    const predecessor = predecessorOf(reading.notice, others)
    const { recipients, fileCopy } = reading.notice.distribution
    if (predecessor === null || recipients.length === 0 || predecessor.recipients.length === 0) return []
    const now = namesOf([...recipients.map(({ name }) => name), fileCopy], directory)
    const previousBodies = namesOf(predecessor.recipients, directory)
    // The file-copy line of the previous notice is not stored, so the keeper of this one is not reported as new.
    const kept = namesOf([fileCopy], directory)
    const dropped = previousBodies.filter((one) => !now.some((other) => coversAgency(other, one, directory)))
    const added = now.filter(
      (one) => ![...previousBodies, ...kept].some((other) => coversAgency(other, one, directory)),
    )
    if (dropped.length === 0 && added.length === 0) return []
    const changes = [
      dropped.length === 0 ? '' : `bớt ${writeNames(dropped)}`,
      added.length === 0 ? '' : `thêm ${writeNames(added)}`,
    ]
      .filter((change) => change !== '')
      .join('; ')
    return [
      {
        spot: { part: 'recipients', field: 'whole' },
        found: '',
        expected: '',
        message: `So với ${nameKnown(predecessor)}, nơi nhận ${changes}. Hãy kiểm tra xem có đúng ý không.`,
      },
    ]
  },
  examples: {
    good: [
      notice(),
      to('Thường trực Tỉnh ủy', 'Đảng ủy UBND tỉnh', 'Ủy ban nhân dân tỉnh', 'Các sở, ban, ngành', 'Công an tỉnh'),
      notice({ abstract: ['phân công nhiệm vụ các thành viên Ban Chỉ đạo'] }),
      notice({ header: { ...notice().header, symbol: 'TB/BCĐ' } }),
      notice({ header: { ...notice().header, date: '2026-01-05' } }),
    ],
    bad: [
      { notice: to('Thường trực Tỉnh ủy', 'Đảng ủy UBND tỉnh, UBND tỉnh'), finds: [{ at: 'recipients whole' }] },
      {
        notice: to('Thường trực Tỉnh ủy', 'Đảng ủy UBND tỉnh, UBND tỉnh', 'Các sở, ban, ngành', 'Đại học Hà Lâm'),
        finds: [{ at: 'recipients whole' }],
      },
    ],
  },
  exampleContext: {
    others: [{ ...before, id: 'older', number: 9, issuedOn: '2026-01-05', recipients: ['Đại học Hà Lâm'] }, before],
  },
}

function namesOf(lines: readonly string[], directory: BodyDirectory): Named[] {
  return lines.flatMap((line) =>
    parseBodies(line, directory).map(({ name }) => ({ name, body: resolveBody(name, directory) })),
  )
}

function coversAgency(group: Named, one: Named, directory: BodyDirectory): boolean {
  if (group.body !== null && one.body !== null) return covers(group.body, one.body, directory)
  return fold(group.name) === fold(one.name)
}

function writeNames(all: readonly Named[]): string {
  const names = all
    .slice(0, maxNamesShown)
    .map(({ name }) => `“${name}”`)
    .join(', ')
  return all.length > maxNamesShown ? `${names} và ${all.length - maxNamesShown} nơi khác` : names
}

/** Commands on the directives of a draft's body: what there is to decide, and deciding it. */
import type { ListedDirective } from '../../contract/directives.ts'
import { describePlace } from '../../domain/errors.ts'
import { type Commands, WrongUse, only } from './command.ts'

const decisions = { none: 'none', task: 'task', link: 'linked' } as const
const use = 'decide MÃ none|task|link [--key KHÓA]'

export const directiveCommands: Commands = {
  directives: async ({ call }, words) => {
    const list = await call('directive.list', { id: only(words, 'MÃ') })
    const left = list.open === 0 ? 'Đã xử lý cả.' : `Còn ${list.open} nội dung giao chưa xử lý.`
    return { value: list, lines: [...list.directives.map(describe), left] }
  },

  // Without a key: all that nobody has decided of; linking, those whose row is sure.
  decide: async ({ call, options: { key } }, [id = '', way = '', ...rest]) => {
    if (id === '' || rest.length > 0 || !Object.hasOwn(decisions, way)) throw new WrongUse(use)
    const decision = decisions[way as keyof typeof decisions]
    const { version } = await call('notice.get', { id })
    const { directives } = await call('directive.list', { id })
    const meant = directives.filter((one) =>
      key === undefined ? one.mark === null && (decision !== 'linked' || one.row?.sure === true) : keyOf(one) === key,
    )
    if (meant.length === 0) return { value: [], lines: ['Không có nội dung giao nào như vậy.'], exitCode: 1 as const }
    const marks = await call('directive.mark', {
      id,
      version,
      decisions: meant.map(({ spot, digest, row, byHand, text }) => ({
        part: spot.part,
        digest,
        decision,
        row: decision === 'linked' ? (row?.id ?? null) : null,
        ...(byHand ? { words: text } : {}),
      })),
    })
    return { value: marks, lines: [`Đã ghi quyết định về ${marks.length} nội dung giao.`] }
  },
}

const keyOf = ({ spot, digest }: ListedDirective) => `${spot.part}/${digest}`

const decided = { none: 'không phát sinh nhiệm vụ', task: 'nhiệm vụ riêng', linked: 'hàng' } as const

/** "chưa xử lý  Nội dung, mục 2.2  Giao Sở Tài chính …  (hàng 4)  2-1/0123456789abcdef". */
function describe(one: ListedDirective): string {
  const { mark, place, label, text, row } = one
  const state = mark === null ? 'chưa xử lý' : decided[mark.decision]
  const beside = row === null ? '' : `(hàng ${row.ordinal}${row.sure ? '' : '?'})`
  return [state, `${describePlace(place)}${label}`, text.replace(/\s+/gu, ' '), beside, keyOf(one)]
    .filter((words) => words !== '')
    .join('  ')
}

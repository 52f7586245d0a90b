import { type BodyDirectory, resolveBody } from '../body-directory.ts'
import { isGroup } from '../body.ts'
import { fold, squeeze } from '../text.ts'
import { withRow } from './examples.ts'
import { type RowRule, inCell } from './rule.ts'

/** Groups of one kind of organ, each of which is answerable for its own place. */
const definiteGroup = /^(?:cac )?(?:dang uy|ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|cong an|mttq|uy ban mttq|uy ban mat tran|thuong truc)(?![a-z])/u

export const leadAnswerable: RowRule = {
  name: 'lead-answerable',
  id: 'TAB-18',
  severity: 'warning',
  detection: 'lexicon',
  scope: 'row',
  title: 'Chủ trì chung chung, chưa rõ người',
  why: 'Every assignment must be "rõ người": what all must do, nobody answers for.',
  check: ({ row, task }, { directory, parameters }) => {
    if (!parameters.clarity.includes('person')) return []
    const expected = 'một cơ quan cụ thể'
    if (row.lead.trim() === '') return [{ spot: inCell(row, 'lead'), found: '', expected, message: 'Ô "Cơ quan chủ trì" còn trống. Hãy ghi cơ quan chịu trách nhiệm chính.' }]
    if (task.leads.length === 0 || !task.leads.every(({ name }) => isNobody(name, directory, parameters.genericLeads))) return []
    return [{ spot: inCell(row, 'lead'), found: row.lead, expected, message: `"${row.lead.trim()}" chưa chỉ rõ cơ quan chịu trách nhiệm chính. Hãy ghi một cơ quan chủ trì cụ thể.` }]
  },
  examples: {
    good: [
      withRow({}),
      withRow({ lead: 'UBND các xã, phường' }),
      withRow({ lead: 'Ban Quản lý các khu công nghiệp' }),
      withRow({ lead: 'Sở Tài chính; các cơ quan, đơn vị liên quan' }),
      withRow({ lead: 'Báo và phát thanh, truyền hình Hà Lâm' }),
      withRow({ lead: 'Các đồng chí: Giám đốc Sở Tài chính, Giám đốc Sở Y tế' }),
    ],
    bad: [
      withRow({ lead: 'Các đảng ủy trực thuộc, sở, ban, ngành' }),
      withRow({ lead: 'Các cơ quan, đơn vị, địa phương' }),
      withRow({ lead: 'Các cơ quan, đơn vị cấp tỉnh, các xã phường' }),
      withRow({ lead: 'Cơ quan chức năng' }),
      withRow({ lead: 'Đơn vị được giao' }),
      withRow({ lead: ' ' }),
    ],
  },
}

/** Phrases of the office are no group by their form but name nobody: "cơ quan chức năng" leaves open which. */
function isNobody(name: string, directory: BodyDirectory, genericLeads: readonly string[]): boolean {
  const body = resolveBody(name, directory)
  if (body?.generic === true) return true
  if (body?.kind === 'body') return false
  const folded = fold(squeeze(name))
  const bare = folded.replace(/^(?:cac|nhung) /, '')
  if (genericLeads.some((phrase) => bare.split(/, | va /).every((part) => part === fold(phrase) || bare.endsWith(fold(phrase))))) return true
  return isGroup(name) && !definiteGroup.test(folded)
}

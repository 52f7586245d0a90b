import { type BodyDirectory, resolveBody } from '../../../domain/bodies/body-directory.ts'
import { isGroup } from '../../../domain/bodies/body.ts'
import { fold, matchesOf, squeeze } from '../../../domain/words/text.ts'
import { notice, withRow, withText } from '../../examples.ts'
import { spotAt } from '../../reading/usages.ts'
import { checkParts } from '../../memory.ts'
import { type Finding, type NoticeRule, type RowReading, type RuleContext, type TextUnit, inCell } from '../../rule.ts'

/** Groups of one kind of organ or post, each of which is answerable for its own place, school or project. */
const definiteGroup =
  /^(?:cac )?(?:chu dau tu|chu rung|nha thau|hieu truong|truong (?:cac )?(?:thon|ban|khu)|chu tich|bi thu|dang uy|ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|cong an|mttq|uy ban mttq|uy ban mat tran|thuong truc)(?![a-z])/u

/** "Giao các cơ quan, đơn vị liên quan chủ trì": a group in front of its charge, where a sentence begins. */
const groupLeads =
  /(?<=(?:^|[.;]\s+|\(\w{1,4}\)\s+)(?:Giao\s+|Yêu cầu\s+|Đề nghị\s+)?)(?:[Cc]ác|[Nn]hững|[Cc]ơ quan|[Đđ]ơn vị)\s[^.;:()]{3,100}?(?=,?\s+chủ trì(?!\p{L}))/gu

export const leadAnswerable: NoticeRule = {
  name: 'lead-answerable',
  id: 'TAB-18',
  severity: 'warning',
  detection: 'lexicon',
  clarity: 'person',
  scope: 'notice',
  title: 'Chủ trì chung chung, chưa rõ người',
  why: 'Every assignment must be "rõ người": what all must do, nobody answers for.',
  check: ({ rows, texts }, context) => [
    ...checkParts(checkText, texts, context),
    ...checkParts(checkRow, rows, context),
  ],
  examples: {
    good: [
      withRow({}),
      withRow({ lead: 'UBND các xã, phường' }),
      withRow({ lead: 'Các chủ đầu tư' }),
      withRow({ lead: 'Ban Quản lý các khu công nghiệp' }),
      withRow({ lead: 'Sở Tài chính; các cơ quan, đơn vị liên quan' }),
      withRow({ lead: 'Báo và phát thanh, truyền hình Hà Lâm' }),
      withRow({ lead: 'Các đồng chí: Giám đốc Sở Tài chính, Giám đốc Sở Y tế' }),
      withText(
        'Giao các cơ quan, đơn vị liên quan phối hợp thực hiện. Giao Ủy ban nhân dân các xã, phường chủ trì. Các Sở: Tài chính, Nội vụ chủ trì theo lĩnh vực.',
      ),
      notice(),
    ],
    bad: [
      {
        notice: withRow({ lead: 'Các đảng ủy trực thuộc, sở, ban, ngành' }),
        finds: [{ at: 'row 1 lead', found: 'Các đảng ủy trực thuộc, sở, ban, ngành', expected: 'một cơ quan cụ thể' }],
      },
      {
        notice: withRow({ lead: 'Các cơ quan, đơn vị, địa phương' }),
        finds: [{ at: 'row 1 lead', found: 'Các cơ quan, đơn vị, địa phương', expected: 'một cơ quan cụ thể' }],
      },
      {
        notice: withRow({ lead: 'Các cơ quan, đơn vị cấp tỉnh, các xã phường' }),
        finds: [
          { at: 'row 1 lead', found: 'Các cơ quan, đơn vị cấp tỉnh, các xã phường', expected: 'một cơ quan cụ thể' },
        ],
      },
      {
        notice: withRow({ lead: 'Cơ quan chức năng' }),
        finds: [{ at: 'row 1 lead', found: 'Cơ quan chức năng', expected: 'một cơ quan cụ thể' }],
      },
      {
        notice: withRow({ lead: 'Đơn vị được giao' }),
        finds: [{ at: 'row 1 lead', found: 'Đơn vị được giao', expected: 'một cơ quan cụ thể' }],
      },
      { notice: withRow({ lead: ' ' }), finds: [{ at: 'row 1 lead', expected: 'một cơ quan cụ thể' }] },
      {
        notice: withText('Giao các cơ quan, đơn vị liên quan chủ trì, phối hợp với Sở Tư pháp rà soát quy định.'),
        finds: [{ in: 'item 1', found: 'các cơ quan, đơn vị liên quan', expected: 'một cơ quan cụ thể' }],
      },
      {
        notice: withText('Các cơ quan, đơn vị, địa phương chủ trì rà soát quy định.'),
        finds: [{ in: 'item 1', found: 'Các cơ quan, đơn vị, địa phương', expected: 'một cơ quan cụ thể' }],
      },
    ],
  },
}

const expected = 'một cơ quan cụ thể'

function checkRow({ row, task }: RowReading, { directory, parameters }: RuleContext): Finding[] {
  if (row.columns.lead === undefined) return []
  if (row.lead.trim() === '')
    return [
      {
        spot: inCell(row, 'lead'),
        found: '',
        expected,
        message: 'Ô "Cơ quan chủ trì" còn trống. Hãy ghi cơ quan chịu trách nhiệm chính.',
      },
    ]
  if (task.leads.length === 0 || !task.leads.every(({ name }) => isNobody(name, directory, parameters.genericLeads)))
    return []
  return [{ spot: inCell(row, 'lead'), found: row.lead, expected, message: sayUnclear(row.lead.trim()) }]
}

/** Of the body only who is expressly to lead: that all shall do something is the way of a conclusion. */
function checkText(unit: TextUnit, { directory, parameters }: RuleContext): Finding[] {
  if (unit.kind !== 'item' || !unit.text.includes('chủ trì')) return []
  return matchesOf(unit.text, groupLeads).flatMap(({ 0: found, index }): Finding[] =>
    isNobody(found, directory, parameters.genericLeads)
      ? [{ spot: spotAt(unit, index, index + found.length), found, expected, message: sayUnclear(found) }]
      : [],
  )
}

function sayUnclear(lead: string): string {
  return `“${lead}” chưa chỉ rõ cơ quan chịu trách nhiệm chính. Hãy ghi một cơ quan chủ trì cụ thể.`
}

/** Phrases of the office are no group by their form but name nobody: "cơ quan chức năng" leaves open which. */
function isNobody(name: string, directory: BodyDirectory, genericLeads: readonly string[]): boolean {
  const body = resolveBody(name, directory)
  if (body?.generic === true) return true
  if (body?.kind === 'body') return false
  const folded = fold(squeeze(name))
  const bare = folded.replace(/^(?:cac|nhung) /, '')
  if (
    genericLeads.some((phrase) =>
      bare.split(/, | va /).every((part) => part === fold(phrase) || bare.endsWith(fold(phrase))),
    )
  )
    return true
  return isGroup(name) && !definiteGroup.test(folded)
}

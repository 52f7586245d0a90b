import { organSymbols } from '../../../domain/words/document-types.ts'
import { item, notice, withText } from '../../examples.ts'
import { citationsIn } from '../../reading/citations.ts'
import { oncePerText, replaceAt, spotAt, type Usage } from '../../reading/usages.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

/**
 * Organs that write only the one way: the Party "57-NQ/TW", the State "54/KH-UBND" (F-NUM). Organs of the Party beyond the
 * list end with the committee they belong to: "12-KH/BTCTU".
 */
const partyOrgans = new Set(organSymbols.party)
const ofPartyCommittee = /^\p{Lu}{0,6}(?:TW|TU|ĐU|HU)$/u
const stateOrgans = new Set(organSymbols.state)
const partyStyle = /^(\d{1,5})-([A-ZĐ][A-Za-zĐ]{0,7})\/([\p{Lu}\p{Ll}\d-]+)$/u
const stateStyle = /^(\d{1,5})\/([A-ZĐ][A-Za-zĐ]{0,7})-([\p{Lu}\p{Ll}\d-]+)$/u

const wrongMarksIn = oncePerText((unit): readonly Finding[] =>
  citationsIn(unit).flatMap(({ number, start, end }): Finding[] => {
    const expected = inOwnStyle(number)
    const at = unit.text.indexOf(number, start)
    if (expected === number || at === -1 || at > end) return []
    return [
      replaceAt(
        unit,
        at,
        at + number.length,
        expected,
        `“${number}” ghi dấu nối và dấu gạch chéo ngược với cách của cơ quan ban hành. Hãy ghi “${expected}”.`,
      ),
    ]
  }),
)

const commasIn = oncePerText((unit): readonly Usage[] =>
  citationsIn(unit).flatMap(({ number, start, end, date }): Usage[] => {
    const match = date === null ? null : /[\p{L}\d](,? )ngày \d/u.exec(unit.text.slice(start, end))
    if (match === null) return []
    const at = start + match.index + 1
    const found = match[1] ?? ''
    // The Party sets a comma there, the State none: each is compared with its own.
    return [
      {
        thing: partyStyle.test(number) ? 'party' : 'state',
        way: found,
        spot: spotAt(unit, at, at + found.length),
        found,
      },
    ]
  }),
)

export const citationsInOneStyle: NoticeRule = {
  name: 'citations-in-one-style',
  id: 'FMT-07',
  severity: 'info',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Cách viện dẫn số, ngày không thống nhất',
  why: 'Party and State write their symbols differently; a citation in the other style is searched for in the wrong place.',
  check: ({ texts }) => [
    ...wrongMarksIn(texts),
    ...findOddCommas(commasIn(texts)).map(({ usage: { spot, found }, usual }) => ({
      spot,
      found,
      expected: usual,
      message:
        usual === ' '
          ? 'Các viện dẫn khác không có dấu phẩy trước “ngày”. Hãy ghi thống nhất.'
          : 'Các viện dẫn khác có dấu phẩy trước “ngày”. Hãy ghi thống nhất.',
      fix: { label: usual === ' ' ? 'Bỏ dấu phẩy' : 'Thêm dấu phẩy', changes: [{ spot, text: usual }] },
    })),
  ],
  examples: {
    good: [
      withText(
        'Thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị và Kế hoạch số 21-KH/TU, ngày 02/02/2026 của Tỉnh ủy.',
      ),
      withText('Theo Quyết định số 12/QĐ-UBND ngày 05/01/2026 của UBND tỉnh; Nghị định số 179/2025/NĐ-CP.'),
      withText('Quyết định số 34-QĐ/BCĐ và Kế hoạch số 54/KH-BCĐ.'),
      withText(
        'Theo Quyết định số 12/QĐ-UBND ngày 05/01/2026, Quyết định số 13/QĐ-UBND ngày 06/01/2026 của UBND tỉnh và Kế hoạch số 21-KH/TU, ngày 02/02/2026.',
      ),
      notice(),
    ],
    bad: [
      {
        notice: withText('Thực hiện Kế hoạch số 21/KH-TU của Tỉnh ủy.'),
        finds: [
          {
            in: 'item 1',
            found: '21/KH-TU',
            expected: '21-KH/TU',
            afterFix: 'Thực hiện Kế hoạch số 21-KH/TU của Tỉnh ủy.',
          },
        ],
      },
      {
        notice: withText('Thực hiện Nghị quyết số 71-NQ/CP của Chính phủ.'),
        finds: [
          {
            in: 'item 1',
            found: '71-NQ/CP',
            expected: '71/NQ-CP',
            afterFix: 'Thực hiện Nghị quyết số 71/NQ-CP của Chính phủ.',
          },
        ],
      },
      {
        notice: notice({
          items: [
            item('arabic', 'Kế hoạch số 21-KH/TU, ngày 02/02/2026; Nghị quyết số 57-NQ/TW, ngày 22/12/2024.'),
            item('arabic', 'Kế hoạch số 22-KH/TU ngày 03/02/2026.'),
          ],
        }),
        finds: [
          {
            in: 'item 2',
            found: ' ',
            occurrence: 4,
            expected: ', ',
            afterFix: 'Kế hoạch số 22-KH/TU, ngày 03/02/2026.',
          },
        ],
      },
    ],
  },
}

const fewestOthers = 2

/** Citations that differ from most of their like; where as many have the comma as have not, the comma is right. */
function findOddCommas(usages: readonly Usage[]): { readonly usage: Usage; readonly usual: string }[] {
  const groups = [...Map.groupBy(usages, ({ thing }) => thing).values()]
  return groups.flatMap((own) => {
    // A single one without a comma stands alone against all the others.
    const others = usages.filter((usage) => !own.includes(usage))
    const isAlone = own.length === 1 && others.length >= fewestOthers && others.every(({ way }) => way === ', ')
    const alike = isAlone ? usages : own
    const withComma = alike.filter(({ way }) => way === ', ').length
    const usual = withComma * 2 >= alike.length ? ', ' : ' '
    return own.filter(({ way }) => way !== usual).map((usage) => ({ usage, usual }))
  })
}

function isOfParty(organ: string): boolean {
  return partyOrgans.has(organ) || ofPartyCommittee.test(organ)
}

function inOwnStyle(number: string): string {
  const state = stateStyle.exec(number)
  if (state !== null && isOfParty(state[3] ?? '')) return `${state[1]}-${state[2]}/${state[3]}`
  const party = partyStyle.exec(number)
  if (party !== null && stateOrgans.has(party[3] ?? '')) return `${party[1]}/${party[2]}-${party[3]}`
  return number
}

import { knownNotice, notice } from '../../examples.ts'
import { content } from '../../examples.ts'
import { citationsIn, splitNumber } from '../../reading/citations.ts'
import { nameKnown, seriesOf } from '../../reading/series.ts'
import type { FoundCitation } from '../../../domain/words/citation.ts'
import type { Finding, KnownNotice, NoticeRule, Reading, TextUnit } from '../../rule.ts'

const on = (bases: readonly string[], closing = '') =>
  notice({
    bases: bases.map((text, at) => ({ id: `force-${at}`, text })),
    ...(closing === '' ? {} : { closing: [{ id: 'force-closing', role: 'replaces', content: content(closing) }] }),
  })
const decision = 'Căn cứ Quyết định số 505-QĐ/TU, ngày 12/01/2026 của Ban Thường vụ Tỉnh ủy về kiện toàn Ban Chỉ đạo'
const former = 'Căn cứ Thông báo số 07-TB/CQTT, ngày 06/01/2026 của Ban Chỉ đạo về phân công nhiệm vụ'

export const basesInForce: NoticeRule = {
  name: 'bases-in-force',
  id: 'REG-10',
  severity: 'warning',
  detection: 'crossDocument',
  scope: 'notice',
  title: 'Căn cứ trùng hoặc không còn dùng được',
  why: 'A notice rests on each document once, and on none that it replaces itself or that another one has replaced.',
  check: (reading, { others }) => {
    const seen = new Set<string>()
    const replaced = replacedHere(reading)
    return reading.texts
      .filter(({ kind }) => kind === 'basis')
      .flatMap((unit): Finding[] => {
        const [cited] = citationsIn(unit)
        if (cited === undefined) return []
        const key = `${cited.number}/${cited.date ?? ''}`
        const isRepeated = seen.has(key)
        seen.add(key)
        if (isRepeated) return [finding(unit, cited, `Căn cứ “${cited.number}” đã nêu ở trên. Hãy bỏ một chỗ.`)]
        if (replaced.has(cited.number))
          return [
            finding(
              unit,
              cited,
              `“${cited.number}” bị chính thông báo này thay thế nên không còn là căn cứ. Hãy bỏ căn cứ này.`,
            ),
          ]
        const replacer = findReplacer(cited, reading, others)
        if (replacer === undefined) return []
        return [
          finding(unit, cited, `“${cited.number}” đã bị ${nameKnown(replacer)} thay thế. Hãy viện dẫn văn bản mới.`),
        ]
      })
  },
  examples: {
    good: [
      notice(),
      on([decision, former]),
      on([decision, decision.replace('505', '506')]),
      on([decision], 'Thông báo này thay thế Thông báo số 07-TB/CQTT, ngày 06/01/2026 của Ban Chỉ đạo.'),
    ],
    bad: [
      {
        notice: on([decision, former, decision]),
        finds: [{ in: 'basis 3', found: 'Quyết định số 505-QĐ/TU, ngày 12/01/2026 của Ban Thường vụ Tỉnh ủy' }],
      },
      {
        notice: on([decision, former], 'Thông báo này thay thế Thông báo số 07-TB/CQTT, ngày 06/01/2026.'),
        finds: [{ in: 'basis 2', found: 'Thông báo số 07-TB/CQTT, ngày 06/01/2026 của Ban Chỉ đạo' }],
      },
      {
        notice: on(['Căn cứ Thông báo số 05-TB/CQTT, ngày 22/12/2025 của Ban Chỉ đạo về phân công nhiệm vụ']),
        finds: [{ in: 'basis 1', found: 'Thông báo số 05-TB/CQTT, ngày 22/12/2025 của Ban Chỉ đạo' }],
      },
    ],
  },
  exampleContext: {
    others: [
      knownNotice({
        id: 'force-known',
        number: 9,
        issuedOn: '2026-02-10',
        replaces: 'Thông báo này thay thế Thông báo số 05-TB/CQTT, ngày 22/12/2025.',
      }),
    ],
  },
}

function finding({ spot, text }: TextUnit, { start, end }: FoundCitation, message: string): Finding {
  return { spot: { ...spot, span: [start, end] }, found: text.slice(start, end), expected: '', message }
}

/** Numbers of what this notice replaces. */
function replacedHere({ notice: { closing }, texts }: Reading): ReadonlySet<string> {
  const parts = new Set(closing.filter(({ role }) => role === 'replaces').map(({ id }) => id))
  return new Set(
    texts
      .filter(({ spot }) => parts.has(spot.part))
      .flatMap((unit) => {
        const from = /thay thế\s/u.exec(unit.text)?.index ?? unit.text.length
        return citationsIn(unit)
          .filter(({ start }) => start >= from)
          .slice(0, 1)
          .map(({ number }) => number)
      }),
  )
}

/** The notice of the store that has replaced a document, no later than this one was issued. */
function findReplacer(
  { number: written }: FoundCitation,
  { issuedOn }: Reading,
  others: readonly KnownNotice[],
): KnownNotice | undefined {
  const cited = splitNumber(written)
  return cited === null
    ? undefined
    : seriesOf(others, cited.symbol).find(
        (other) => other.replaces.includes(written) && (issuedOn === null || other.issuedOn <= issuedOn),
      )
}

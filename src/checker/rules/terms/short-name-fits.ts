import { type BodyDirectory, findNamed } from '../../../domain/bodies/body-directory.ts'
import { fold } from '../../../domain/words/text.ts'
import { withText } from '../../examples.ts'
import { oncePerText, spotAt } from '../../reading/usages.ts'
import type { Finding, NoticeRule, TextUnit } from '../../rule.ts'

const definition = /(?:gọi|viết) tắt là:?\s+[“"]?(?<name>[^”")\n,.;]{2,60})/gu
/** The body that is called the standing one, with the bracket behind it. */
const standing =
  /(?<name>(?:Sở|Văn phòng|Ban(?! Chỉ đạo)) [^.,;:()\n]{2,60}?)\s*\((?:sau đây\s+)?(?:gọi|viết) tắt là:?\s+[“"]?Cơ quan Thường trực(?!\p{L})/gu
const organ = /^(?:Sở|Văn phòng|Ban) /u
const initials = /^[A-ZĐ]{2,8}$/u

export const shortNameFits: NoticeRule = {
  name: 'short-name-fits',
  id: 'TERM-03',
  severity: 'warning',
  detection: 'structural',
  scope: 'notice',
  title: 'Tên gọi tắt gắn không đúng chủ thể',
  why: 'A short name bound to the wrong long name gives the duties of one body to another.',
  check: ({ notice, texts }, { directory }) => [
    ...misnamedIn(texts),
    ...findOtherStanding(texts, notice.signatures.map(({ title }) => title).join(' '), directory),
  ],
  examples: {
    good: [
      withText(
        'Ban Chỉ đạo về phát triển khoa học, công nghệ tỉnh Hà Lâm (sau đây gọi tắt là Ban Chỉ đạo) tổ chức phiên họp.',
      ),
      withText('Trung tâm Phục vụ hành chính công tỉnh (viết tắt là TTPVHCC) tiếp nhận hồ sơ.'),
      withText('Đề án phát triển hạ tầng số đến năm 2030 (sau đây gọi tắt là Đề án).'),
      withText('Sở Khoa học và Công nghệ (sau đây gọi tắt là Sở) chủ trì.'),
      withText(
        'Trên cơ sở báo cáo của Văn phòng Tỉnh ủy (sau đây gọi tắt là Cơ quan Thường trực), ý kiến của các đại biểu.',
      ),
      withText(
        'Trên cơ sở báo cáo của Văn phòng Tỉnh ủy, Cơ quan Thường trực Ban Chỉ đạo (gọi tắt là Cơ quan Thường trực), ý kiến của các đại biểu.',
      ),
      withText('Cơ quan Thường trực (gọi tắt là CQTT) tổng hợp.'),
    ],
    bad: [
      {
        notice: withText(
          'Trên cơ sở báo cáo của Văn phòng Tỉnh ủy, Cơ quan Thường trực Ban Chỉ đạo, ý kiến phát biểu của các đại biểu (sau đây gọi tắt là Cơ quan Thường trực), đồng chí Trưởng Ban kết luận.',
        ),
        finds: [{ in: 'item 1', found: 'Cơ quan Thường trực', occurrence: 2 }],
      },
      {
        notice: withText(
          'Trên cơ sở báo cáo của Sở Nội vụ (sau đây gọi tắt là Cơ quan Thường trực), ý kiến của các đại biểu.',
        ),
        finds: [{ in: 'item 1', found: 'Sở Nội vụ', expected: 'Văn phòng Tỉnh ủy' }],
      },
      {
        notice: withText('Hội đồng nhân dân tỉnh Hà Lâm (sau đây gọi tắt là Ban Chỉ đạo) tổ chức phiên họp.'),
        finds: [{ in: 'item 1', found: 'Ban Chỉ đạo' }],
      },
      {
        notice: withText('Sở Khoa học và Công nghệ (viết tắt là STC) chủ trì.'),
        finds: [{ in: 'item 1', found: 'STC' }],
      },
    ],
  },
}

const misnamedIn = oncePerText((unit): Finding[] =>
  unit.text.includes('tắt là')
    ? [...unit.text.matchAll(definition)].flatMap(({ index, 0: whole, groups }): Finding[] => {
        const name = (groups?.name ?? '').trim()
        const long = longNameBefore(unit.text.slice(0, index))
        if (name === '' || long === '' || (fits(name, long) && !standsAway(name, long))) return []
        const start = index + whole.indexOf(groups?.name ?? '')
        return [
          {
            spot: spotAt(unit, start, start + name.length),
            found: name,
            expected: '',
            message: `Tên gọi tắt “${name}” không phải của tên đứng ngay trước nó. Hãy xem lại tên đầy đủ và tên gọi tắt.`,
          },
        ]
      })
    : [],
)

const standingIn = oncePerText((unit) =>
  unit.text.includes('tắt là')
    ? [...unit.text.matchAll(standing)].map(({ index, groups }) => ({ unit, index, name: (groups?.name ?? '').trim() }))
    : [],
)

/** "Sở Nội vụ (sau đây gọi tắt là Cơ quan Thường trực)" in a notice that the Chief of the Office of the Provincial Committee signs. */
function findOtherStanding(texts: readonly TextUnit[], signedAs: string, directory: BodyDirectory): Finding[] {
  const defined = standingIn(texts)
  if (defined.length === 0) return []
  const signs = directory.bodies.filter(
    ({ kind, level, name }) =>
      kind === 'body' && level === 'province' && fold(signedAs).includes(fold(name)) && organ.test(name),
  )
  return defined.flatMap(({ unit, name, index }): Finding[] => {
    const body = findNamed(name, directory)
    if (body === null || signs.length === 0 || signs.includes(body)) return []
    const [signer] = signs
    return [
      {
        spot: spotAt(unit, index, index + name.length),
        found: name,
        expected: signer?.name ?? '',
        message: `“${name}” được gọi tắt là Cơ quan Thường trực, còn người ký thuộc ${signer?.name ?? ''}. Hãy xem lại cơ quan được gọi tắt.`,
      },
    ]
  })
}

/** The words in front of the bracket, from the last mark on that ends a clause. */
function longNameBefore(text: string): string {
  return (
    text
      .replace(/\(?\s*(?:sau đây\s*)?$/iu, '')
      .split(/[.;:]\s/u)
      .at(-1)
      ?.trim() ?? ''
  )
}

/** "… của Văn phòng Tỉnh ủy, Cơ quan Thường trực Ban Chỉ đạo, ý kiến của các đại biểu (gọi tắt là Cơ quan Thường trực)": the bracket slid behind the next thing. */
function standsAway(name: string, long: string): boolean {
  const at = long.lastIndexOf(name)
  return (
    at !== -1 &&
    /,\s+(?:và\s+)?(?:ý kiến|báo cáo|đề nghị|kết quả|đề xuất|trên cơ sở|sau khi)(?!\p{L})/u.test(
      long.slice(at + name.length),
    )
  )
}

function fits(name: string, long: string): boolean {
  const words = fold(long)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '')
  if (!initials.test(name))
    return fold(name)
      .split(/[^\p{L}\d]+/u)
      .some((word) => words.includes(word))
  // The letters of the abbreviation are first letters of the long name, in their order.
  let at = 0
  for (const letter of fold(name)) {
    at = words.findIndex((word, index) => index >= at && word.startsWith(letter)) + 1
    if (at === 0) return false
  }
  return true
}

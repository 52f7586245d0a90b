import { beginsAsBody } from '../../../domain/bodies/body.ts'
import { type Body, type BodyDirectory, findNamed } from '../../../domain/bodies/body-directory.ts'
import type { Notice } from '../../../domain/notice/notice.ts'
import { fold, squeeze } from '../../../domain/words/text.ts'
import { item, notice, withText } from '../../examples.ts'
import { citationsIn } from '../../reading/citations.ts'
import { type ShortName, fitsClause, isInitials, shortNamesIn, standsAway } from '../../reading/short-names.ts'
import { spotAt } from '../../reading/usages.ts'
import type { Finding, NoticeRule, Reading, TextUnit } from '../../rule.ts'

const saying = (...texts: readonly string[]) => notice({ items: texts.map((text) => item('arabic', text)) })

export const shortNameFits: NoticeRule = {
  name: 'short-name-fits',
  id: 'TERM-03',
  severity: 'warning',
  detection: 'structural',
  scope: 'notice',
  title: 'Tên gọi tắt gắn không đúng chủ thể',
  why: 'A short name bound to the wrong long name gives the duties of one body to another; one that is given twice, late or for nothing misleads.',
  check: (reading, { directory }) => {
    const defined = shortNamesIn(reading.texts)
    const first = new Map<string, ShortName>()
    return defined.flatMap((one): Finding[] => {
      const key = fold(one.name)
      if (first.has(key))
        return [atName(one, `Tên gọi tắt “${one.name}” đã được quy ước ở trên. Mỗi tên gọi tắt chỉ quy ước một lần.`)]
      first.set(key, one)
      const misfit = judgeFit(one, reading.notice, directory)
      return misfit.length > 0 ? misfit : judgeUse(one, reading)
    })
  },
  examples: {
    good: [
      saying(
        'Ban Chỉ đạo về phát triển khoa học, công nghệ tỉnh Hà Lâm (sau đây gọi tắt là Ban Chỉ đạo) tổ chức phiên họp.',
        'Ban Chỉ đạo yêu cầu các cơ quan rà soát.',
      ),
      saying(
        'Trung tâm Phục vụ hành chính công tỉnh (viết tắt là TTPVHCC) tiếp nhận hồ sơ.',
        'TTPVHCC trả kết quả đúng hạn.',
      ),
      saying(
        'Đề án phát triển hạ tầng số đến năm 2030 (sau đây gọi tắt là Đề án).',
        'Kinh phí của Đề án do tỉnh bố trí.',
      ),
      saying('Khu tái định cư Nà Phòng (sau đây gọi tắt là Dự án).', 'Dự án xong trước mùa mưa.'),
      saying('Cuộc vận động hiến đất làm đường (gọi tắt là Cuộc vận động).', 'KẾT QUẢ CUỘC VẬN ĐỘNG'),
      saying('Sở Khoa học và Công nghệ (sau đây gọi tắt là Sở) chủ trì.', 'Sở báo cáo kết quả.'),
      saying(
        'Trên cơ sở báo cáo của Văn phòng Tỉnh ủy (sau đây gọi tắt là Cơ quan Thường trực), ý kiến của các đại biểu.',
        'Cơ quan Thường trực tổng hợp.',
      ),
      saying(
        'Trên cơ sở báo cáo của Văn phòng Tỉnh ủy, Cơ quan Thường trực Ban Chỉ đạo (gọi tắt là Cơ quan Thường trực), ý kiến của các đại biểu.',
        'Cơ quan Thường trực tổng hợp.',
      ),
      saying('Ban Quản lý dự án (gọi tắt là BQLDA) tổng hợp.', 'BQLDA báo cáo hằng tháng.'),
      // Of another language: its letters are nobody's here.
      saying('Trung tâm giám sát, điều hành thông minh (viết tắt là IOC) vận hành thử.', 'IOC hoạt động từ tháng 6.'),
      // A document is cited with its issuer in full.
      saying(
        'Ban Chỉ đạo về giải phóng mặt bằng tỉnh Hà Lâm (gọi tắt là Ban Chỉ đạo) họp. Ban Chỉ đạo kết luận.',
        'Thực hiện Thông báo số 07-TB/BCĐ, ngày 06/01/2026 của Ban Chỉ đạo về giải phóng mặt bằng tỉnh Hà Lâm.',
      ),
    ],
    bad: [
      {
        notice: withText(
          'Trên cơ sở báo cáo của Văn phòng Tỉnh ủy, Cơ quan Thường trực Ban Chỉ đạo, ý kiến phát biểu của các đại biểu (sau đây gọi tắt là Cơ quan Thường trực), đồng chí Trưởng Ban kết luận.',
        ),
        finds: [{ in: 'item 1', found: 'Cơ quan Thường trực', occurrence: 2 }],
      },
      {
        notice: saying(
          'Trên cơ sở báo cáo của Sở Nội vụ (sau đây gọi tắt là Cơ quan Thường trực), ý kiến của các đại biểu.',
          'Cơ quan Thường trực tổng hợp.',
        ),
        finds: [{ in: 'item 1', found: 'Sở Nội vụ', expected: 'Văn phòng Tỉnh ủy' }],
      },
      {
        notice: saying(
          'Hội đồng nhân dân tỉnh Hà Lâm (sau đây gọi tắt là Ban Chỉ đạo) tổ chức phiên họp.',
          'Ban Chỉ đạo yêu cầu rà soát.',
        ),
        finds: [{ in: 'item 1', found: 'Ban Chỉ đạo' }],
      },
      {
        notice: saying('Sở Khoa học và Công nghệ (viết tắt là STC) chủ trì.', 'STC báo cáo kết quả.'),
        finds: [{ in: 'item 1', found: 'STC' }],
      },
      // Given twice.
      {
        notice: saying(
          'Trạm Y tế xã Khe Mun (gọi tắt là Trạm) khám cho học sinh.',
          'Trạm Y tế xã Nà Lạn (gọi tắt là Trạm) cấp thuốc. Trạm báo cáo hằng tháng.',
        ),
        finds: [{ in: 'item 2', found: 'Trạm', occurrence: 2 }],
      },
      // Never used.
      {
        notice: saying('Trung tâm Phục vụ hành chính công tỉnh (viết tắt là TTPVHCC) tiếp nhận hồ sơ.'),
        finds: [{ in: 'item 1', found: 'TTPVHCC' }],
      },
      // Used before it is given.
      {
        notice: saying(
          'BQLDA khởi công tuyến đường.',
          'Ban Quản lý dự án (viết tắt là BQLDA) bàn giao mặt bằng. BQLDA báo cáo.',
        ),
        finds: [{ in: 'item 1', found: 'BQLDA' }],
      },
      // Written in full all the same.
      {
        notice: saying(
          'Quỹ Bảo trì đường bộ tỉnh Hà Lâm (gọi tắt là Quỹ) bố trí kinh phí. Quỹ báo cáo hằng quý.',
          'Giao Quỹ Bảo trì đường bộ tỉnh Hà Lâm tu sửa cầu treo.',
        ),
        finds: [
          {
            in: 'item 2',
            found: 'Quỹ Bảo trì đường bộ tỉnh Hà Lâm',
            expected: 'Quỹ',
            afterFix: 'Giao Quỹ tu sửa cầu treo.',
          },
        ],
      },
    ],
  },
}

function atName({ unit, start, end, name }: ShortName, message: string): Finding {
  return { spot: spotAt(unit, start, end), found: name, expected: '', message }
}

/** Is it the short name of what stands in front of it? */
function judgeFit(one: ShortName, { header, signatures }: Notice, directory: BodyDirectory): Finding[] {
  const { name, clause, unit } = one
  if (!fitsClause(name, clause) || standsAway(name, clause))
    return [
      atName(
        one,
        `Tên gọi tắt “${name}” không phải của tên đứng ngay trước nó. Hãy xem lại tên đầy đủ và tên gọi tắt.`,
      ),
    ]
  // "Sở Nội vụ (gọi tắt là Cơ quan Thường trực)" in a notice of the standing organ that the Chief of the Office of the Provincial Committee signs.
  if (!header.issuingOrgans.some((organ) => fold(squeeze(organ.name)) === fold(name))) return []
  const signer = bodyIn(signatures.map(({ title }) => title).join(' '), directory)
  const named = bodyBefore(clause, directory)
  if (signer === null || named === null || named.body === signer || fold(named.body.name).includes(fold(name)))
    return []
  const start = unit.text.lastIndexOf(named.written, one.start)
  return [
    {
      spot: spotAt(unit, start, start + named.written.length),
      found: named.written,
      expected: signer.name,
      message: `“${named.written}” được gọi tắt là “${name}”, còn người ký thay mặt “${name}” thuộc ${signer.name}. Hãy xem lại cơ quan được gọi tắt.`,
    },
  ]
}

/** The body of the province whose name the title of a post holds: "CHÁNH VĂN PHÒNG TỈNH ỦY". */
function bodyIn(title: string, { bodies }: BodyDirectory): Body | null {
  const folded = fold(title)
  const named = bodies.filter(
    ({ kind, level, name }) =>
      kind === 'body' && level === 'province' && beginsAsBody(name) && folded.includes(fold(name)),
  )
  return named.toSorted((one, other) => other.name.length - one.name.length)[0] ?? null
}

/** Words of the longest name of a body. */
const mostWords = 18

/** The known body whose name ends the clause. */
function bodyBefore(
  clause: string,
  directory: BodyDirectory,
): { readonly body: Body; readonly written: string } | null {
  const words = clause.split(' ')
  for (let from = Math.max(0, words.length - mostWords); from < words.length; from += 1) {
    const written = words.slice(from).join(' ')
    const body = /^\p{Lu}/u.test(written) ? findNamed(written, directory) : null
    if (body?.kind === 'body') return { body, written }
  }
  return null
}

const bodyTextKinds = new Set<TextUnit['kind']>(['paragraph', 'item'])

/** Is it used from here on, and only from here on? */
function judgeUse(one: ShortName, { texts }: Reading): Finding[] {
  const { unit, name, end } = one
  const at = texts.indexOf(unit)
  const after = texts.slice(at + 1)
  const before = texts.slice(0, at)
  if (isInitials(name)) {
    const early = before.find(({ kind, text }) => bodyTextKinds.has(kind) && placeOf(name, text) !== -1)
    if (early !== undefined) {
      const start = placeOf(name, early.text)
      return [
        {
          spot: spotAt(early, start, start + name.length),
          found: name,
          expected: '',
          message: `“${name}” được dùng trước khi được quy ước. Hãy ghi đầy đủ và quy ước tên gọi tắt ở đây.`,
        },
      ]
    }
  }
  // Headings and titles may write it in capitals.
  const upper = name.toUpperCase()
  const isUsed =
    placeOf(name, unit.text, end) !== -1 ||
    after.some(({ text }) => placeOf(name, text) !== -1 || placeOf(upper, text) !== -1)
  if (!isUsed)
    return [
      atName(one, `Tên gọi tắt “${name}” không được dùng ở chỗ nào sau đó. Hãy bỏ quy ước này, hoặc dùng tên gọi tắt.`),
    ]
  return findInFull(one, [unit, ...after])
}

/** Where whole words stand in a text; -1 where they do not. */
function placeOf(words: string, text: string, from = 0): number {
  for (let at = text.indexOf(words, from); at !== -1; at = text.indexOf(words, at + words.length))
    if (!/[\p{L}\d]/u.test(text.charAt(at - 1)) && !/[\p{L}\d]/u.test(text.charAt(at + words.length))) return at
  return -1
}

/** The name in full behind its short one: one finding, as all of its places are to be put right. */
function findInFull({ unit: own, name, full, end }: ShortName, texts: readonly TextUnit[]): Finding[] {
  if (full === null) return []
  const places = texts.flatMap((unit) => {
    if (!bodyTextKinds.has(unit.kind) || !unit.text.includes(full)) return []
    const start = placeOf(full, unit.text, unit === own ? end : 0)
    // A document is cited with its issuer in full.
    const isCited = citationsIn(unit).some((cited) => cited.start <= start && cited.end > start)
    return start === -1 || isCited ? [] : [spotAt(unit, start, start + full.length)]
  })
  const [first] = places
  if (first === undefined) return []
  const where = places.length === 1 ? '' : ` (${places.length} chỗ)`
  return [
    {
      spot: first,
      found: full,
      expected: name,
      message: `Tên này đã được quy ước gọi tắt là “${name}”, ở đây${where} vẫn ghi đầy đủ. Hãy dùng thống nhất tên gọi tắt.`,
      fix: { label: `Thay bằng “${name}”${where}`, changes: places.map((spot) => ({ spot, text: name })) },
    },
  ]
}

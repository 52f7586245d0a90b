import { fold, matchesOf } from '../../../domain/words/text.ts'
import { item, notice, withText } from '../../examples.ts'
import { findUnusual, likeFirstLetter, oncePerText, spotAt, type Usage } from '../../reading/usages.ts'
import type { NoticeRule, TextUnit } from '../../rule.ts'

/** The title, and the committee it is of: "Ủy viên Ban Chỉ đạo", "Thành viên Hội đồng Tư vấn". */
const title =
  /(?:Thành viên|Ủy viên|Uỷ viên)(?= (?:Thường trực )?(?<of>BCĐ|(?:Ban|Tổ|Hội đồng|Đoàn|Tiểu ban) \p{L}+(?: \p{L}+)?))/giu

/** "Các thành viên Ban Chỉ đạo" are all of them, whatever the title of each is. */
const ofAll = /(?<!\p{L})(?:các|những|mọi|một số|toàn thể)(?: đồng chí)? $/iu

function isOfAll({ text, kind }: TextUnit, at: number): boolean {
  return (
    kind === 'recipient' ||
    text.charAt(at) === text.charAt(at).toLowerCase() ||
    ofAll.test(text.slice(Math.max(0, at - 20), at))
  )
}

/** Three words tell committees apart; a fourth may be no part of the name: "Ban Chỉ đạo về", "Tổ Giúp việc của". */
function committeeOf(name: string): string {
  const words = fold(name.replace(/^BCĐ$/iu, 'Ban Chỉ đạo')).split(' ')
  return words.slice(0, 3).join(' ')
}

const usagesIn = oncePerText((unit): readonly Usage[] =>
  unit.kind === 'organ'
    ? []
    : matchesOf(unit.text, title).map(({ index, 0: found, groups }): Usage => ({
        thing: `${isOfAll(unit, index) ? 'all' : 'title'} ${committeeOf(groups?.['of'] ?? '')}`,
        way: /^t/i.test(found) ? 'thành viên' : 'ủy viên',
        spot: spotAt(unit, index, index + found.length),
        found,
      })),
)

export const memberTitlesAlike: NoticeRule = {
  name: 'member-titles-alike',
  id: 'TERM-08',
  severity: 'info',
  detection: 'lexicon',
  scope: 'notice',
  title: 'Lẫn "Thành viên" và "Ủy viên"',
  why: 'The decision that set up the committee gives its members one title.',
  check: ({ texts }) =>
    findUnusual(usagesIn(texts)).map(({ usage: { spot, found }, usual }) => {
      const expected = likeFirstLetter(usual, found)
      return {
        spot,
        found,
        expected,
        message: `Nơi khác trong văn bản ghi “${usual}”, ở đây ghi “${found}”. Hãy ghi đúng chức danh trong quyết định thành lập.`,
        fix: { label: `Thay bằng “${expected}”`, changes: [{ spot, text: expected }] },
      }
    }),
  examples: {
    good: [
      withText('Các đồng chí Thành viên Ban Chỉ đạo; Ủy viên Ban Thường vụ Tỉnh ủy.'),
      withText('Đồng chí Ủy viên Ban Chỉ đạo.'),
      notice(),
      withText('Đồng chí Giám đốc Sở Tài chính - Ủy viên Ban Chỉ đạo phối hợp với các thành viên Ban Chỉ đạo.'),
    ],
    bad: [
      {
        notice: notice({
          items: [
            item('arabic', 'Các thành viên Ban Chỉ đạo báo cáo; thành viên Ban Chỉ đạo kiểm tra.'),
            item('arabic', 'Các đồng chí ủy viên Ban Chỉ đạo phụ trách địa bàn.'),
          ],
        }),
        finds: [
          {
            in: 'item 2',
            found: 'ủy viên',
            expected: 'thành viên',
            afterFix: 'Các đồng chí thành viên Ban Chỉ đạo phụ trách địa bàn.',
          },
        ],
      },
      {
        notice: notice({
          items: [
            item('arabic', 'Các Thành viên Ban Chỉ đạo báo cáo.'),
            item('arabic', 'Thành viên Ban Chỉ đạo kiểm tra; Ủy viên Ban Chỉ đạo phụ trách địa bàn.'),
          ],
        }),
        finds: [
          {
            in: 'item 2',
            found: 'Ủy viên',
            expected: 'Thành viên',
            afterFix: 'Thành viên Ban Chỉ đạo kiểm tra; Thành viên Ban Chỉ đạo phụ trách địa bàn.',
          },
        ],
      },
    ],
  },
}

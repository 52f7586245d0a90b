import { item, notice, row, withRow, withText } from './examples.ts'
import { oncePerText, spotAt } from './read-usages.ts'
import type { Finding, NoticeRule } from './rule.ts'

/** "trừ các nhiệm vụ đặc thù", "trừ trường hợp đặc biệt". */
const exception = /(?<!\p{L})(?:trừ|ngoại trừ|không áp dụng (?:đối )?với)\s+(?:các |những |một số )?(?:nhiệm vụ|trường hợp|nội dung|dự án|công việc)[^.;:(]{0,40}?(?:đặc thù|đặc biệt|cá biệt)/giu
const particular = /đặc thù|đặc biệt|cá biệt/iu

const exceptionsIn = oncePerText((unit) =>
  unit.text.includes('trừ') || unit.text.includes('không áp dụng') ? [...unit.text.matchAll(exception)].map(({ index, 0: found }) => ({ unit, index, found })) : [],
)
const namesParticular = oncePerText(({ kind, text }) => kind === 'cell' && particular.test(text))

export const exceptionsListed: NoticeRule = {
  name: 'exceptions-listed',
  id: 'DL-21',
  severity: 'warning',
  detection: 'lexicon',
  scope: 'notice',
  title: 'Có ngoại lệ nhưng không liệt kê',
  why: 'Everybody counts his own task among the exceptions that nobody has named.',
  check: ({ texts }) => {
    const found = texts.flatMap(exceptionsIn)
    if (found.length === 0 || texts.some(namesParticular)) return []
    return found.flatMap(({ unit, index, found: words }): Finding[] => {
      // A list may follow in the sentence: "… đặc thù: …", "… đặc thù (…)", "… tại Phụ lục II".
      const rest = unit.text.slice(index + words.length, index + words.length + 60)
      if (/^[^.;]{0,30}(?:[:(]|gồm|phụ lục|danh mục)/iu.test(rest)) return []
      return [{ spot: spotAt(unit, index, index + words.length), found: words, expected: '', message: `“${words}” là ngoại lệ, nhưng thông báo không nêu nhiệm vụ nào thuộc ngoại lệ. Hãy liệt kê, hoặc ghi “đặc thù” ở từng nhiệm vụ.` }]
    })
  },
  examples: {
    good: [
      withText('Các nhiệm vụ hoàn thành sớm ít nhất 01 quý, trừ các nhiệm vụ đặc thù (danh mục kèm theo).'),
      withText('Các nhiệm vụ hoàn thành sớm ít nhất 01 quý.'),
      withRow({ assigned: 'Nhiệm vụ đặc thù, hoàn thành trong quý IV năm 2026' }),
      notice({
        items: [item('arabic', 'Hoàn thành sớm 01 quý, trừ các nhiệm vụ đặc thù.')],
        appendices: [{ id: 'appendix', title: 'DANH MỤC', issuedBy: '', sections: [{ id: 'section', title: '', rows: [row({ assigned: 'Nhiệm vụ đặc thù, xong trong quý IV năm 2026' })] }] }],
      }),
    ],
    bad: [withText('Các nhiệm vụ hoàn thành sớm ít nhất 01 quý, trừ các nhiệm vụ có tính chất đặc thù.'), withText('Không lùi hạn, trừ trường hợp đặc biệt.')],
  },
}

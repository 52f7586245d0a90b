import type { Item, Marker } from '../../../domain/notice/notice.ts'
import { plainText } from '../../../domain/notice/plain-text.ts'
import { item, notice } from '../../examples.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

const looks: Record<Exclude<Marker, 'none'>, string> = {
  roman: 'số La Mã',
  arabic: 'số thứ tự 1, 2',
  decimal: 'số thứ tự 1.1, 1.2',
  letter: 'chữ cái a), b)',
  dash: 'gạch đầu dòng (-)',
  plus: 'dấu cộng (+)',
}

export const siblingHeadingsListedAlike: NoticeRule = {
  name: 'sibling-headings-listed-alike',
  id: 'NUM-07',
  severity: 'info',
  detection: 'structural',
  scope: 'notice',
  title: 'Kiểu gạch đầu dòng giữa các mục cùng cấp khác nhau',
  why: 'Headings of one level list their parts in one way; another way looks like another level.',
  check: ({ notice: { items } }) =>
    [items, ...itemsBelow(items)].flatMap((siblings) => [...judgeSiblings(siblings), ...findUnmarked(siblings)]),
  examples: {
    good: [
      notice(),
      notice({ items: [heading('dash', 2), heading('dash', 1)] }),
      // Prose is no list.
      notice({ items: [heading('dash', 2), heading('none', 1)] }),
      notice({ items: [heading('none', 2), heading('decimal', 3)] }),
      notice({ items: [item('arabic', 'Ghi nhận kết quả.'), heading('dash', 2)] }),
      // Different levels may be marked differently.
      notice({
        items: [item('roman', 'Đánh giá', [heading('dash', 2)]), item('roman', 'Nhiệm vụ', [heading('dash', 3)])],
      }),
    ],
    bad: [
      {
        notice: notice({ items: [heading('dash', 2), heading('dash', 2), heading('none', 1)] }),
        finds: [{ at: 'item 3.1 whole', expected: 'gạch đầu dòng (-)' }],
      },
      {
        notice: notice({ items: [heading('dash', 2), heading('dash', 2), heading('plus', 2)] }),
        finds: [{ at: 'item 3 whole', found: 'dấu cộng (+)', expected: 'gạch đầu dòng (-)' }],
      },
      {
        notice: notice({ items: [heading('decimal', 2), heading('dash', 2)] }),
        finds: [{ at: 'item 2 whole', found: 'gạch đầu dòng (-)', expected: 'số thứ tự 1.1, 1.2' }],
      },
    ],
  },
}

function heading(marker: Marker, count: number): Item {
  return item(
    'arabic',
    'Về nhiệm vụ',
    Array.from({ length: count }, () => item(marker, 'Giao Sở Tài chính bố trí kinh phí.')),
  )
}

function itemsBelow(items: readonly Item[]): (readonly Item[])[] {
  return items.flatMap((part) => (part.items.length === 0 ? [] : [part.items, ...itemsBelow(part.items)]))
}

function judgeSiblings(siblings: readonly Item[]): Finding[] {
  const headings = siblings.flatMap((part) => {
    const style = styleOf(part)
    return style === null ? [] : [{ part, style }]
  })
  const counts = new Map<Exclude<Marker, 'none'>, number>()
  for (const { style } of headings) counts.set(style, (counts.get(style) ?? 0) + 1)
  if (counts.size < 2) return []
  const most = Math.max(...counts.values())
  const usual = [...counts].find(([, count]) => count === most)?.[0] ?? 'dash'
  return headings
    .filter(({ style }) => style !== usual)
    .map(({ part, style }) => ({
      spot: { part: part.id, field: 'whole' as const },
      found: looks[style],
      expected: looks[usual],
      message: `Các đoạn dưới mục này dùng ${looks[style]}, trong khi ở các mục cùng cấp dùng ${looks[usual]}. Hãy dùng một kiểu.`,
    }))
}

/** Orders without a mark under one heading, where the orders under all the others have one. */
function findUnmarked(siblings: readonly Item[]): Finding[] {
  const headings = siblings.filter(
    ({ items, marker }) => items.length > 0 && marker !== 'dash' && marker !== 'plus' && marker !== 'none',
  )
  const styles = headings.map(styleOf)
  const [style] = new Set(styles.filter((one) => one !== null))
  if (style === undefined || styles.filter((one) => one === style).length < fewestHeadings) return []
  return headings.flatMap((part) =>
    styleOf(part) !== null
      ? []
      : part.items
          .filter(({ marker, content }) => marker === 'none' && order.test(plainText(content, 'computed')))
          .map(({ id }): Finding => ({
            spot: { part: id, field: 'whole' },
            found: '',
            expected: looks[style],
            message: `Đoạn này không có ${looks[style]}, trong khi ở các mục cùng cấp đều có. Hãy dùng một kiểu.`,
          })),
  )
}

const fewestHeadings = 2
const order = /^\s*(?:Giao|Yêu cầu|Đề nghị|Phân công)\s/u

/** How the parts below a heading are marked; null where nothing can be said. Prose among them counts for nothing. */
function styleOf({ items, marker }: Item): Exclude<Marker, 'none'> | null {
  if (marker === 'dash' || marker === 'plus' || marker === 'none') return null
  const styles = new Set(items.flatMap((part) => (part.marker === 'none' ? [] : [part.marker])))
  const [style] = styles
  return styles.size === 1 && style !== undefined ? style : null
}

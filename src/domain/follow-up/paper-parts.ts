/** Parts of a notice that is written from figures: paragraphs, items and tables of words, with ids counted in order. */
import { beginNotice } from '../office/begin-notice.ts'
import type { IsoDate } from '../deadline/dates.ts'
import type { Item, Marker, Notice, PlainTable } from '../notice/notice.ts'
import type { Office } from '../office/office.ts'
import { textOf } from '../office/office-record.ts'

/** A column with this heading has no cells: it is counted. */
export const ordinalHeading = 'STT'

export interface PartMaker {
  readonly paragraph: (words: string) => Notice['intro'][number]
  readonly item: (marker: Marker, words: string, items?: readonly Item[], tables?: readonly PlainTable[]) => Item
  readonly table: (headings: readonly string[], rows: readonly (readonly string[])[]) => PlainTable
}

export function makeParts(): PartMaker {
  let count = 0
  const id = (prefix: string) => {
    count += 1
    return `${prefix}-${count}`
  }
  return {
    paragraph: (words) => ({ id: id('paragraph'), content: words === '' ? [] : [{ kind: 'text', text: words }] }),
    item: (marker, words, items = [], tables = []) => ({
      id: id('item'),
      marker,
      content: words === '' ? [] : [{ kind: 'text', text: words }],
      ...(tables.length === 0 ? {} : { tables }),
      items,
    }),
    table: (headings, rows) => {
      const columns = headings.map((heading) => ({
        id: id('column'),
        role: heading === ordinalHeading ? ('ordinal' as const) : null,
        heading,
      }))
      return {
        id: id('table'),
        columns,
        sections: [
          {
            id: id('section'),
            title: '',
            rows: rows.map((cells) => ({
              id: id('row'),
              cells: Object.fromEntries(
                columns.filter(({ role }) => role === null).map((column, at) => [column.id, cells[at] ?? '']),
              ),
            })),
          },
        ],
      }
    },
  }
}

/** A paper of the office itself, as it usually begins one. */
export function beginPaper(id: string, typeName: string, office: Office, on: IsoDate): Notice {
  const begun = beginNotice(id, 'report', office, on)
  const [profile] = office.valid('profile', on)
  const own = textOf(profile?.values['reportSymbol'])
  // "TB/CQTT" -> "BC/CQTT": the same office signs it.
  const symbol =
    typeName !== 'BÁO CÁO' ? begun.header.symbol : own === '' ? begun.header.symbol.replace(/^TB(?=\/)/, 'BC') : own
  return { ...begun, typeName, header: { ...begun.header, symbol } }
}

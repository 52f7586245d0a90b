/** A line that was not understood, put by a person where it belongs. */
import type { Notice } from './notice.ts'

/** Where such a line can go: a paragraph at the end of the items, of the closing, or one more recipient. */
export const linePlaces = ['item', 'closing', 'recipient'] as const
export type LinePlace = (typeof linePlaces)[number]

/** The line keeps its id. A line that is not there leaves the notice as it is. */
export function placeLine(notice: Notice, id: string, place: LinePlace): Notice {
  const line = notice.unplaced.find((one) => one.id === id)
  if (line === undefined) return notice
  const rest = { ...notice, unplaced: notice.unplaced.filter((one) => one !== line) }
  const content = [{ kind: 'text', text: line.text }] as const
  switch (place) {
    case 'item':
      return { ...rest, items: [...notice.items, { id, marker: 'none', content, items: [] }] }
    case 'closing':
      return { ...rest, closing: [...notice.closing, { id, role: 'other', content }] }
    case 'recipient': {
      const name = line.text.replace(/^[-–•*+\s]+/u, '').replace(/[\s,;.]+$/u, '')
      const recipients = [...notice.distribution.recipients, { id, name: name === '' ? line.text : name, role: '' }]
      return { ...rest, distribution: { ...notice.distribution, recipients } }
    }
  }
}

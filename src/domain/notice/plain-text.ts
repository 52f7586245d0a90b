/** The characters of a paragraph, labels of run-in enumerations included. */
import type { Inline, Notice } from './notice.ts'
import { entryLabelsOf } from './numbering.ts'

/** All characters of the nodes, as they stand on the page. */
export function plainText(nodes: readonly Inline[], numbering: Notice['numbering'] = 'computed'): string {
  let text = ''
  const visit = (content: readonly Inline[]) => {
    for (const node of content) {
      if (node.kind === 'text') text += node.text
      else if (node.kind === 'deadline') text += node.written
      else {
        const labels = entryLabelsOf(node, numbering)
        node.entries.forEach((entry, position) => {
          text += `${text === '' || /\s$/.test(text) ? '' : ' '}${labels[position] ?? ''} `
          visit(entry.content)
        })
      }
    }
  }
  visit(nodes)
  return text
}

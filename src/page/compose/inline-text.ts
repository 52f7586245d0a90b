/** The inside of a paragraph written out again: characters, with deadlines and labels in place. */
import type { Inline, Notice } from '../../domain/notice/notice.ts'
import { entryLabelsOf } from '../../domain/notice/numbering.ts'
import type { Run } from '../blocks.ts'
import type { FormatSpec } from '../format/spec.ts'

/** Look of the deadlines by the format; undefined writes them as plain text. */
export type DeadlineLook = FormatSpec['body']['deadline']

/** Nodes as runs. A deadline that is a sentence of its own takes its end mark into its emphasis. */
export function writeInline(nodes: readonly Inline[], numbering: Notice['numbering'], look: DeadlineLook): Run[] {
  const runs: Run[] = []
  const push = (text: string, emphasis: Run['emphasis']) => {
    const last = runs.at(-1)
    if (text === '') return
    if (last !== undefined && last.emphasis === emphasis) runs[runs.length - 1] = { ...last, text: last.text + text }
    else runs.push(emphasis === undefined ? { text } : { text, emphasis })
  }
  const deadlineEmphasis = emphasisOf(look)
  const visit = (content: readonly Inline[]) => {
    content.forEach((node, index) => {
      if (node.kind === 'deadline') {
        push(node.written, deadlineEmphasis)
      } else if (node.kind === 'enumeration') {
        const labels = entryLabelsOf(node, numbering)
        node.entries.forEach((entry, position) => {
          push(`${needsBlank(runs) ? ' ' : ''}${labels[position] ?? ''} `, undefined)
          visit(entry.content)
        })
      } else {
        const sentenceEnd = /^[.;]/.test(node.text) && isSentence(content[index - 1], content[index - 2])
        if (sentenceEnd) push(node.text.slice(0, 1), deadlineEmphasis)
        push(sentenceEnd ? node.text.slice(1) : node.text, node.emphasis)
      }
    })
  }
  visit(nodes)
  return runs
}

function needsBlank(runs: readonly Run[]): boolean {
  const last = runs.at(-1)
  return last !== undefined && !/\s$/.test(last.text)
}

function isSentence(deadline: Inline | undefined, before: Inline | undefined): boolean {
  if (deadline?.kind !== 'deadline' || !/^\p{Lu}/u.test(deadline.written)) return false
  return before === undefined || (before.kind === 'text' && /[.;:]\s*$/.test(before.text))
}

function emphasisOf(look: DeadlineLook): Run['emphasis'] {
  if (look.bold) return look.italic ? 'boldItalic' : 'bold'
  return look.italic ? 'italic' : undefined
}

/** The label in front of an item. */
export function labelRun(label: string, { body }: FormatSpec): Run {
  const text = label === '' ? '' : `${label} `
  return body.labelBold ? { text, emphasis: 'bold' } : { text }
}

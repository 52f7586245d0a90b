/** Puts in what was chosen to be inserted. */
import type { Insertion } from '../../domain/office/insertions.ts'
import { currentLine } from './line-keys.ts'
import { attrsOf } from './schema.ts'
import type { Surface } from './surface.ts'

/** Words go where the caret is; lines come after its line, or after the first of the part they belong to. */
export function insertAtCaret(surface: Surface, { lines, origins, isInline, part }: Insertion): void {
  const { view } = surface
  const [words = ''] = lines
  if (isInline) {
    const { $from } = view.state.selection
    const before = $from.parent.textBetween(0, $from.parentOffset)
    const blank = before === '' || /[\s(“]$/u.test(before) ? '' : ' '
    view.dispatch(view.state.tr.insertText(`${blank}${words}`).scrollIntoView())
    return
  }
  const current = currentLine(view.state)
  if (part !== null && current !== null && attrsOf(current.line).part !== part) surface.goTo(part, undefined)
  surface.pasteLines(lines, origins)
}

/** The keys of the writing surface: those of a word processor first, then those of any text. */
import { baseKeymap, toggleMark } from 'prosemirror-commands'
import { keydownHandler } from 'prosemirror-keymap'
import { Plugin } from 'prosemirror-state'
import type { Notice } from '../../domain/notice/notice.ts'
import { makeEnter, makeTab, mergeBackward, mergeForward, moveLevel, toggleLabel } from './line-keys.ts'
import { moveEntryAtCaret } from './move-entry.ts'
import { moveLine } from './move-line.ts'
import type { LineMemory } from './notice-lines.ts'
import { bold, italic } from './schema.ts'

interface SurfaceKeys {
  readonly ids: () => string
  readonly memory: LineMemory
  readonly numbering: () => Notice['numbering']
  readonly readOnly: () => boolean
  /** Enter after the last line. */
  readonly leave: () => void
  readonly askInsertion: () => boolean
  /** Before a key is taken: what it says about a paste that follows. */
  readonly onKey: (event: KeyboardEvent) => void
}

export function surfaceKeys({ ids, memory, numbering, readOnly, leave, askInsertion, onKey }: SurfaceKeys): Plugin {
  const keys = keydownHandler({
    Enter: makeEnter(ids, leave),
    'Shift-Enter': makeEnter(ids, leave),
    Tab: makeTab(1),
    'Shift-Tab': makeTab(-1),
    Backspace: mergeBackward,
    Delete: mergeForward,
    'Alt-ArrowUp': moveEntryAtCaret(-1, memory, numbering),
    'Alt-ArrowDown': moveEntryAtCaret(1, memory, numbering),
    'Alt-Shift-ArrowUp': moveLine(-1),
    'Alt-Shift-ArrowDown': moveLine(1),
    'Alt-Shift-ArrowLeft': moveLevel(-1),
    'Alt-Shift-ArrowRight': moveLevel(1),
    'Mod-Shift-n': toggleLabel,
    'Mod-b': toggleMark(bold),
    'Mod-i': toggleMark(italic),
    // The key that word processors insert stored text by.
    F3: () => askInsertion(),
  })
  const others = keydownHandler(baseKeymap)
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        // During a composition every key belongs to the input method.
        if (event.isComposing || event.keyCode === 229 || readOnly()) return false
        onKey(event)
        return keys(view, event) || others(view, event)
      },
    },
  })
}

/**
 * The writing surface: the lines of a notice as one text. The history of the notice is the truth (notice-drafts.ts): every
 * change of the lines goes into it at once, and what is undone or changed elsewhere comes back by the smallest changes.
 */
import { sayPath } from '../../domain/notice/path-words.ts'
import { capitalize } from '../../domain/words/text.ts'
import type { Node } from 'prosemirror-model'
import { EditorState, type Plugin, TextSelection, type Transaction } from 'prosemirror-state'
import { EditorView, type NodeView } from 'prosemirror-view'
import 'prosemirror-view/style/prosemirror.css'
import type { FromBlock, Notice } from '../../domain/notice/notice.ts'
import { retargetReferences } from '../../domain/notice/retarget-references.ts'
import type { InsertionPlace } from '../../domain/office/insertions.ts'
import type { Typing } from '../notice-editor/notice-drafts.ts'
import type { Mark } from '../ui/marks.ts'
import { deadlineAt, drawMarks, pathOf, setFindings } from './drawn-marks.ts'
import { keepOrder } from './keep-order.ts'
import { currentLine } from './line-keys.ts'
import { movesParts } from './move-entry.ts'
import { LineMemory, readDocument, writeDocument } from './notice-lines.ts'
import { insertLines, joinPasted, readPastedLines, withLabels } from './pasted-lines.ts'
import { attrsOf, hasSameLines, isLine } from './schema.ts'
import { rememberSettled, settleLines } from './settle-lines.ts'
import { surfaceKeys } from './surface-keys.ts'
import { takeLabel, typedLabels } from './typed-label.ts'
import { placeCaret, updateDocument } from './update-document.ts'

/** Where the caret is. */
export interface CaretPlace {
  readonly id: string
  /** "2.1", or what the part is called. */
  readonly path: string
  /** Characters before it in its line. */
  readonly offset: number
  /** The deadline it is in, and where that is on the screen. */
  readonly deadline: { readonly written: string; readonly left: number; readonly bottom: number } | null
}

export interface SurfaceOptions {
  readonly ids: () => string
  readonly edit: (key: string, change: (notice: Notice) => Notice, typing?: Typing) => void
  readonly describe: (written: string) => string
  readonly onCaret: (place: CaretPlace) => void
  /** Several lines came from the clipboard: what is to become of them? */
  readonly onPaste: (lines: readonly string[], text: string) => void
  /** The key that inserts what need not be typed. */
  readonly onInsert: (place: InsertionPlace) => void
  /** So many references were written with the new labels of what they refer to. */
  readonly onRetargeted: (count: number) => void
  /** Enter after the last line. */
  readonly leave: () => void
  /** Draws the fields of a table into an element; gives what takes them away. */
  readonly drawTable: (id: string, into: HTMLElement) => () => void
  readonly readOnly: () => boolean
  readonly hasBases: boolean
}

/** What the parts that have no label are called. */
const partNames = {
  basis: 'Căn cứ',
  intro: 'Mở đầu',
  grounds: 'Cơ sở kết luận',
  closing: 'Phần kết',
} as const

/** Marks a change that came from the notice and does not go back into it. */
const fromNotice = 'from-notice'
/** ms without a key, after which labels typed by hand are set right. */
const pause = 700

export class Surface {
  readonly view: EditorView
  private readonly options: SurfaceOptions
  private readonly memory: LineMemory
  private shown: Notice
  private steps = 0
  private plainPaste = false
  private settling: ReturnType<typeof setTimeout> | undefined
  /** Lines typed in since they were last set right. */
  private readonly typed = new Set<string>()

  constructor(host: HTMLElement, notice: Notice, options: SurfaceOptions) {
    this.options = options
    this.shown = notice
    this.memory = new LineMemory(options.ids)
    const doc = writeDocument(notice, this.memory, null)
    this.view = new EditorView(host, {
      state: EditorState.create({ doc, plugins: this.makePlugins() }),
      dispatchTransaction: (transaction) => this.dispatch(transaction),
      editable: () => !options.readOnly(),
      attributes: () => ({
        'aria-readonly': String(options.readOnly()),
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': 'Nội dung thông báo',
        spellcheck: 'false',
        lang: 'vi',
        tabindex: '0',
      }),
      nodeViews: { table: (node) => this.makeTable(node) },
      handlePaste: (_, event) => this.paste(event),
      handleDOMEvents: {
        blur: () => {
          this.settle(true)
          return false
        },
        // The history is that of the notice; the browser has none of its own here.
        beforeinput: (_, event) => {
          const isHistory = event.inputType.startsWith('history')
          if (isHistory) event.preventDefault()
          return isHistory
        },
      },
      transformCopied: (slice, view) => withLabels(slice, view.state, this.shown.numbering),
      clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, '\n'),
    })
  }

  private makePlugins(): Plugin[] {
    const numbering = () => this.shown.numbering
    const { ids, leave, readOnly } = this.options
    return [
      surfaceKeys({
        ids,
        memory: this.memory,
        numbering,
        readOnly,
        leave,
        askInsertion: () => this.askInsertion(),
        onKey: (event) => {
          this.plainPaste = event.ctrlKey && event.shiftKey && event.key.toLowerCase() === 'v'
        },
      }),
      typedLabels(numbering),
      keepOrder(this.memory, this.options.hasBases),
      ...drawMarks({ memory: this.memory, numbering, describe: this.options.describe }),
    ]
  }

  private dispatch(transaction: Transaction): void {
    const before = this.view.state
    const state = before.apply(transaction)
    this.view.updateState(state)
    if (state.doc !== before.doc && transaction.getMeta(fromNotice) === undefined)
      this.write(before, state, transaction.getMeta(movesParts) === true)
    if (state.doc !== before.doc || !state.selection.eq(before.selection)) this.reportCaret(before)
  }

  /**
   * Puts the changed lines into the notice: keys in one line are one step until a pause, any other change is its own. What
   * refers to parts by labels that are others now is written anew in the same step.
   */
  private write(before: EditorState, state: EditorState, isMove: boolean): void {
    const line = currentLine(state)
    const isTyping = !isMove && line !== null && hasSameLines(before.doc, state.doc)
    this.steps += 1
    const key = isTyping ? `${attrsOf(line.line).id}/text` : `lines/${this.steps}`
    if (line !== null) this.typed.add(attrsOf(line.line).id)
    const caret = state.selection.from
    const last = caret > 0 ? state.doc.textBetween(caret - 1, caret) : ''
    const typing: Typing = { from: before.selection.from, caret, endsWord: /\s/.test(last) }
    let retargeted: ReturnType<typeof retargetReferences> | null = null
    this.options.edit(
      key,
      (now) => {
        this.shown = readDocument(state.doc, now, this.memory)
        if (isTyping) return this.shown
        retargeted = retargetReferences(now, this.shown)
        return retargeted.notice
      },
      typing,
    )
    this.showRetargeted(retargeted)
    clearTimeout(this.settling)
    this.settling = setTimeout(() => this.settle(false), pause)
  }

  /** At once: the next key must meet the lines as the notice has them. */
  private showRetargeted(retargeted: ReturnType<typeof retargetReferences> | null): void {
    if (retargeted === null || retargeted.count === 0) return
    this.show(retargeted.notice, false)
    this.options.onRetargeted(retargeted.count)
  }

  /** Shows a notice that changed elsewhere: undone, fixed, another version. `moves` puts the caret after the change. */
  show(notice: Notice, moves: boolean): void {
    if (notice === this.shown) return
    const was = this.shown
    this.shown = notice
    const parts = ['bases', 'intro', 'grounds', 'items', 'closing', 'numbering'] as const
    if (parts.every((part) => was[part] === notice[part])) return
    const target = writeDocument(notice, this.memory, this.view.state.doc)
    const transaction = this.view.state.tr.setMeta(fromNotice, true).setMeta('redraw', true)
    const at = updateDocument(transaction, target)
    if (at !== null && moves) placeCaret(transaction, at).scrollIntoView()
    this.view.dispatch(transaction)
    target.children.forEach((line, index) => {
      const shown = this.view.state.doc.maybeChild(index)
      if (shown !== null && isLine(shown) && shown.eq(line)) this.memory.remember(shown, this.memory.contentOf(line))
    })
  }

  /** Writes lines as the notice has them, once nobody types in them. */
  private settle(isLeft: boolean): void {
    if (this.view.isDestroyed || this.view.composing) return
    const { numbering } = this.shown
    const transaction = this.view.state.tr.setMeta(fromNotice, true)
    const settled = settleLines(transaction, this.view.state, {
      memory: this.memory,
      numbering,
      typed: this.typed,
      isLeft,
    })
    if (settled.size === 0) return
    this.view.dispatch(transaction)
    rememberSettled(this.view.state.doc, settled, this.memory, numbering)
  }

  private reportCaret(before: EditorState): void {
    const { state } = this.view
    const current = currentLine(state)
    if (current === null) return
    if (currentLine(before)?.line.attrs.id !== current.line.attrs.id && this.typed.size > 0) {
      clearTimeout(this.settling)
      this.settling = setTimeout(() => this.settle(false), 0)
    }
    const { id, part } = attrsOf(current.line)
    const path = part === 'item' ? capitalize(sayPath(pathOf(state, id))) : partNames[part]
    const found = deadlineAt(state)
    const place = found === null ? null : this.view.coordsAtPos(found.from)
    this.options.onCaret({
      id,
      path,
      offset: state.selection.$from.parentOffset,
      deadline:
        found === null || place === null
          ? null
          : { written: state.doc.textBetween(found.from, found.to), left: place.left, bottom: place.bottom },
    })
  }

  private paste(event: ClipboardEvent): boolean {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    const isPlain = this.plainPaste
    this.plainPaste = false
    if (this.options.readOnly() || text === '') return true
    const lines = readPastedLines(text)
    if (isPlain || lines.length <= 1) this.pasteParagraph(text)
    else this.options.onPaste(lines, text)
    return true
  }

  pasteParagraph(text: string): void {
    const words = joinPasted(text)
    const blank = /^\S/.test(text) ? '' : ' '
    const { state } = this.view
    const [label = ''] = /^\S{1,8}(?=\s)/.exec(words) ?? []
    const isAtStart = state.selection.empty && state.selection.$from.parentOffset === 0 && label !== ''
    if (isAtStart) {
      const typed = state.apply(state.tr.insertText(label))
      const taken = takeLabel(typed, this.shown.numbering)
      if (taken !== null) {
        const transaction = state.tr.insertText(label)
        for (const step of taken.steps) transaction.step(step)
        this.view.dispatch(transaction.insertText(words.slice(label.length + 1)).scrollIntoView())
        return
      }
    }
    this.view.dispatch(state.tr.insertText(`${isAtStart ? '' : blank}${words}`).scrollIntoView())
  }

  /** `origins`: the text block of each line, where it is from one. */
  pasteLines(lines: readonly string[], origins: readonly (FromBlock | null)[] = []): void {
    const transaction = insertLines(this.view.state, lines, this.options.ids, origins)
    if (transaction !== null) this.view.dispatch(transaction)
  }

  private askInsertion(): boolean {
    const current = currentLine(this.view.state)
    if (current === null) return false
    const { id, part } = attrsOf(current.line)
    this.options.onInsert({ id, part })
    return true
  }

  setFindings(found: ReadonlyMap<string, readonly Mark[]>): void {
    this.view.dispatch(setFindings(this.view.state.tr, found))
  }

  /** Draws again what depends on more than the lines: the year of a deadline, whether one may write. */
  redraw(): void {
    this.view.setProps({})
    this.view.dispatch(this.view.state.tr.setMeta('redraw', true))
  }

  /** Puts the caret into the line of a part (or the first of a kind of parts), over some of its characters. False when there is none. */
  goTo(id: string, span: readonly [number, number] | undefined): boolean {
    const { doc, tr } = this.view.state
    let start: number | null = null
    doc.forEach((line, offset) => {
      const isIt = isLine(line) && (attrsOf(line).id === id || attrsOf(line).part === id || this.holds(line, id))
      if (isIt) start ??= offset + 1
    })
    if (start === null) return false
    const end = doc.resolve(start).parent.content.size
    const [from, to] = span ?? [0, 0]
    this.view.focus()
    this.view.dispatch(
      tr.setSelection(TextSelection.create(doc, start + Math.min(from, end), start + Math.min(to, end))),
    )
    const { node } = this.view.domAtPos(start)
    const element = node instanceof Element ? node : node.parentElement
    element?.scrollIntoView({ block: 'center' })
    return true
  }

  private holds(line: Node, id: string): boolean {
    return this.memory
      .contentOf(line)
      .some((node) => node.kind === 'enumeration' && (node.id === id || node.entries.some((entry) => entry.id === id)))
  }

  private makeTable(node: Node): NodeView {
    const dom = document.createElement('div')
    dom.contentEditable = 'false'
    const remove = this.options.drawTable(String(node.attrs.id), dom)
    return { dom, stopEvent: () => true, ignoreMutation: () => true, destroy: remove }
  }

  focus(): void {
    this.view.focus()
  }

  close(): void {
    clearTimeout(this.settling)
    this.view.destroy()
  }
}

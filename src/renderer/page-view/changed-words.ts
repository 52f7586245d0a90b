/**
 * Where changed words stand on the drawn page. The page ties numbers, breaks lines and puts labels in front, so words are
 * found by their letters alone. They are painted by the browser's highlights: nothing of the page moves for them.
 */
import { type RefObject, useEffect } from 'react'
import { findChanged, lettersOf } from './find-changed.ts'

/** What is to be marked of one part of the page. */
export interface ChangedWords {
  /** As `data-part` names it. */
  readonly part: string
  /** Index of the cell, where the part is a row. */
  readonly cell?: number | undefined
  /** The text as the notice has it; null: the whole part is new. */
  readonly text: string | null
  readonly spans: readonly (readonly [start: number, end: number])[]
}

const highlightName = 'changed-words'
/** Paints the words, and again whatever part of the page is drawn anew. */
export function useChangedWords(desk: RefObject<HTMLElement | null>, words: readonly ChangedWords[]): void {
  useEffect(() => {
    const root = desk.current
    if (root === null || words.length === 0 || !('highlights' in CSS)) return
    let frame = 0
    const paint = () => CSS.highlights.set(highlightName, new Highlight(...rangesIn(root, words)))
    const observer = new MutationObserver(() => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(paint)
    })
    observer.observe(root, { childList: true, subtree: true, characterData: true })
    paint()
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
      CSS.highlights.delete(highlightName)
    }
  }, [desk, words])
}

function rangesIn(root: HTMLElement, words: readonly ChangedWords[]): Range[] {
  return words.flatMap((one) =>
    [...root.querySelectorAll(`[data-part="${CSS.escape(one.part)}"]`)].flatMap((drawn) => {
      const holder = one.cell === undefined ? drawn : drawn.querySelectorAll(':scope > td')[one.cell]
      return holder === undefined ? [] : rangesOf(holder, one)
    }),
  )
}

function rangesOf(holder: Element, { text, spans }: ChangedWords): Range[] {
  if (text === null) {
    const all = document.createRange()
    all.selectNodeContents(holder)
    return [all]
  }
  const letters: { readonly node: Node; readonly at: number }[] = []
  let drawn = ''
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    for (const [letter, at] of lettersOf(node.nodeValue ?? '')) {
      drawn += letter
      letters.push({ node, at })
    }
  }
  return findChanged(drawn, text, spans).flatMap(([start, end]) => {
    const [first, last] = [letters[start], letters[end - 1]]
    if (first === undefined || last === undefined) return []
    const range = document.createRange()
    range.setStart(first.node, first.at)
    range.setEnd(last.node, last.at + 1)
    return [range]
  })
}

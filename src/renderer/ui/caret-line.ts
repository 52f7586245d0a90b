/** Where the line of the caret in a text area is in the window: the browser tells of no caret there, so its text is set once more beside it. */

const setBy = [
  'fontFamily',
  'fontSize',
  'fontWeight',
  'fontStyle',
  'letterSpacing',
  'lineHeight',
  'paddingTop',
  'paddingRight',
  'paddingBottom',
  'paddingLeft',
  'borderTopWidth',
  'borderLeftWidth',
  'borderRightWidth',
  'overflowWrap',
] as const

export function caretLine(area: HTMLTextAreaElement): { readonly top: number; readonly bottom: number } {
  const style = getComputedStyle(area)
  const twin = document.createElement('div')
  for (const name of setBy) twin.style[name] = style[name]
  Object.assign(twin.style, {
    position: 'fixed',
    visibility: 'hidden',
    boxSizing: 'border-box',
    borderStyle: 'solid',
    whiteSpace: 'pre-wrap',
    width: `${area.offsetWidth}px`,
  })
  const caret = document.createElement('span')
  caret.textContent = '\u200b'
  twin.append(area.value.slice(0, area.selectionStart), caret, area.value.slice(area.selectionStart))
  document.body.append(twin)
  const field = area.getBoundingClientRect()
  const top = field.top + caret.offsetTop - area.scrollTop
  const bottom = top + caret.offsetHeight
  twin.remove()
  const within = (at: number) => Math.max(field.top, Math.min(at, field.bottom))
  return { top: within(top), bottom: within(bottom) }
}

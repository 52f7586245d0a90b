/** The two candidates for the writing surface, bare: a hundred items, bold words, deadlines set off while one types. */
import { baseKeymap } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import { Schema } from 'prosemirror-model'
import { EditorState, Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view'
import 'prosemirror-view/style/prosemirror.css'
import { createElement, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { findDeadlines } from '../../../../src/domain/deadline/deadline.ts'
import { TextField } from '../../../../src/renderer/ui/fields.tsx'
import { Marks } from '../../../../src/renderer/ui/marks.ts'

const items = Array.from({ length: 100 }, (_, at) => `Giao sở ${at} hoàn thành trước ngày 10/4/2026.`)

const schema = new Schema({
  nodes: {
    doc: { content: 'line+' },
    line: { content: 'text*', toDOM: () => ['p', 0], parseDOM: [{ tag: 'p' }] },
    text: {},
  },
  marks: { bold: { toDOM: () => ['strong', 0], parseDOM: [{ tag: 'strong' }] } },
})

function setOff(doc) {
  const found = []
  doc.forEach((line, offset) => {
    found.push(Decoration.node(offset, offset + line.nodeSize, { 'data-label': `${found.length}.` }))
    for (const { start, end } of findDeadlines(line.textContent))
      found.push(Decoration.inline(offset + 1 + start, offset + 1 + end, { class: 'deadline' }))
  })
  return DecorationSet.create(doc, found)
}

function openProseMirror(root) {
  const line = (...texts) => schema.node('line', null, texts)
  const bold = (text) => schema.text(text, [schema.mark('bold')])
  const view = new EditorView(root, {
    state: EditorState.create({
      doc: schema.node('doc', null, [
        line(),
        line(bold('đậm '), schema.text(' sau')),
        ...items.map((text) => line(schema.text(text))),
      ]),
      plugins: [keymap(baseKeymap), new Plugin({ props: { decorations: (state) => setOff(state.doc) } })],
    }),
  })
  return (at) => view.state.doc.child(at).textContent
}

function openTextAreas(root) {
  const texts = ['', 'đậm  sau', ...items]
  function Line({ at }) {
    const [value, setValue] = useState(texts[at])
    const change = (text) => {
      texts[at] = text
      setValue(text)
    }
    const marks = findDeadlines(value).map(({ start, end }) => ({ start, end, tone: 'info' }))
    return createElement(
      Marks,
      { value: new Map([[`${at}/text`, marks]]) },
      createElement(TextField, { label: `Mục ${at}`, spot: `${at}/text`, value, onChange: change }),
    )
  }
  createRoot(root).render(texts.map((_, at) => createElement(Line, { key: at, at })))
  return (at) => texts[at]
}

const candidates = { prosemirror: openProseMirror, textarea: openTextAreas }

Object.assign(globalThis, {
  begin: (name) => Object.assign(globalThis, { textOf: candidates[name](document.getElementById('root')) }),
})

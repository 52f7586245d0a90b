/** The form that is open. What was typed into it stays while the window is open, on whatever screen one looks. */
import { useState } from 'react'
import { type RecordForm, isChanged } from './record-form.ts'

let kept: RecordForm | null = null

/** The window asks before it closes over what is typed and not saved. */
const warn = (event: BeforeUnloadEvent): void => event.preventDefault()

function keep(form: RecordForm | null): void {
  kept = form !== null && isChanged(form) ? form : null
  if (kept === null) window.removeEventListener('beforeunload', warn)
  else window.addEventListener('beforeunload', warn)
}

export function useOpenForm() {
  const [form, setForm] = useState(kept)
  return {
    form,
    setForm: (next: RecordForm | null) => {
      keep(next)
      setForm(next)
    },
  }
}

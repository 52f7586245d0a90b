/** What the drafter answers to the remarks with which the notice came back; it goes with the next submission. */
import { useState } from 'react'
import type { RemarkAnswer } from '../../../domain/office/records.ts'

export function useAnswers() {
  const [written, setWritten] = useState<ReadonlyMap<number, string>>(new Map())
  const given: readonly RemarkAnswer[] = [...written].flatMap(([remark, words]) => {
    const text = words.normalize('NFC').trim()
    return text === '' ? [] : [{ remark, text }]
  })
  return {
    written,
    given,
    write: (remark: number, words: string) => setWritten(new Map([...written, [remark, words]])),
    clear: () => setWritten(new Map()),
  }
}

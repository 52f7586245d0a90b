/** Commands that change the state of a notice: submit, take-back, issue. */
import type { Issued } from '../../contract/workflow.ts'
import type { Saved } from '../../contract/notices.ts'
import { describeHolder } from '../../domain/office/records.ts'
import { type Answer, type Commands, type Session, only } from './command.ts'

export const stateCommands: Commands = {
  submit: (session, words) => step(session, words, 'notice.submit', 'Đã trình'),

  'take-back': (session, words) => step(session, words, 'notice.takeBack', 'Đã rút về dự thảo'),

  issue: (session, words) => step(session, words, 'notice.issue', 'Đã ban hành'),
}

/** Moves the stored version to its next state. */
async function step(
  { call }: Session,
  words: readonly string[],
  name: 'notice.submit' | 'notice.takeBack' | 'notice.issue',
  done: string,
): Promise<Answer> {
  const id = only(words, 'MÃ')
  const { version } = await call('notice.get', { id })
  const value: Saved & Partial<Issued> = await call(name, { id, version })
  const { repeats = [] } = value
  return {
    value,
    lines: [`${done} ${id}.`, ...repeats.map((holder) => `Trùng số với ${describeHolder(holder)}.`)],
  }
}

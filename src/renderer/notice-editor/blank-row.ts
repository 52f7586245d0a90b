import type { TaskRow } from '../../domain/notice/notice.ts'
import { newId } from './use-editor.ts'

/** A row of the task table with nothing in it yet. */
export const blankRow = (): TaskRow => ({
  id: newId(),
  name: '',
  directing: '',
  lead: '',
  coordinating: '',
  requiredResult: '',
  plannedTime: '',
  sourceDocument: '',
  assigned: '',
})

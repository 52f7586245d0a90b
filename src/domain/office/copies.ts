/** How many copies of a notice go out. */
import type { Notice } from '../notice/notice.ts'

/** Those the mark of the typist names; without it one for each line of recipients, and one for the file. */
export function countCopies({
  copies,
  recipients,
  fileCopy,
}: Pick<Notice['distribution'], 'copies' | 'recipients' | 'fileCopy'>): number {
  return copies ?? Math.max(1, recipients.length + (fileCopy === '' ? 0 : 1))
}

/** Deadlines and cadences: what a value is, words to value and back, deadlines in prose. */
export { type DeadlineContext, type DeadlineKind, type DeadlineValue, firstDay, lastDay } from './deadline-value.ts'
export { type FoundDeadline, findDeadlines } from './find-deadlines.ts'
export { readDeadline } from './read-deadline.ts'
export { writeDeadline } from './write-deadline.ts'

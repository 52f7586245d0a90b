/** Rules of this family. Of findings at one place, that of the earlier rule is listed first. */
import type { Rule } from '../../rule.ts'
import { assignedContentGiven } from './assigned-content-given.ts'
import { bodyListSeparatedAlike } from './body-list-separated-alike.ts'
import { cellEndsWithoutSeparator } from './cell-ends-without-separator.ts'
import { cellWithoutLeavings } from './cell-without-leavings.ts'
import { cellWithoutMarkup } from './cell-without-markup.ts'
import { coordinatingBodyGiven } from './coordinating-body-given.ts'
import { coordinatingCellListsBodies } from './coordinating-cell-lists-bodies.ts'
import { directingBodyNotLead } from './directing-body-not-lead.ts'
import { instructionOfOwnRow } from './instruction-of-own-row.ts'
import { leadAnswerable } from './lead-answerable.ts'
import { leadSameInTextAndColumn } from './lead-same-in-text-and-column.ts'
import { oneCellPerColumn } from './one-cell-per-column.ts'
import { oneInstructionPerCell } from './one-instruction-per-cell.ts'
import { quantitySameInTaskAndResult } from './quantity-same-in-task-and-result.ts'
import { requiredResultGiven } from './required-result-given.ts'
import { resultCountable } from './result-countable.ts'
import { resultKindFitsTask } from './result-kind-fits-task.ts'
import { resultNotTaskName } from './result-not-task-name.ts'
import { rowInItsSection } from './row-in-its-section.ts'
import { rowInOnePiece } from './row-in-one-piece.ts'
import { rowsNotNearDuplicates } from './rows-not-near-duplicates.ts'
import { taskNamed } from './task-named.ts'

export const tableRules: readonly Rule[] = [
  rowInOnePiece,
  oneCellPerColumn,
  cellWithoutMarkup,
  cellWithoutLeavings,
  requiredResultGiven,
  coordinatingBodyGiven,
  assignedContentGiven,
  rowInItsSection,
  oneInstructionPerCell,
  cellEndsWithoutSeparator,
  rowsNotNearDuplicates,
  resultNotTaskName,
  resultCountable,
  quantitySameInTaskAndResult,
  instructionOfOwnRow,
  bodyListSeparatedAlike,
  directingBodyNotLead,
  leadAnswerable,
  coordinatingCellListsBodies,
  leadSameInTextAndColumn,
  resultKindFitsTask,
  taskNamed,
]

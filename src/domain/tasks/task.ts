/** Tasks: what the cell texts of an appendix row mean. Computed, never stored. */
import type { BodyDirectory } from '../bodies/body-directory.ts'
import { type BodyMention, parseBodies } from '../bodies/body.ts'
import { type Citation, findCitations, withoutPlace } from '../words/citation.ts'
import { type DeadlineContext, type DeadlineValue, findDeadlines, lastDay, readDeadline } from '../deadline/deadline.ts'
import { type Notice, taskAppendices } from '../notice/notice.ts'
import { type TaskCells, taskCellsReader } from '../notice/table.ts'
import { tableLabelsOf } from '../notice/numbering.ts'
import { squeeze } from '../words/text.ts'

export interface TaskContext extends DeadlineContext {
  /** Keeps the names it knows whole when lists of bodies are read. */
  readonly directory?: BodyDirectory | undefined
}

/** One thing the committee asks for; a cell may hold several. */
export interface Instruction {
  readonly text: string
  /** The words of its deadline; empty when it has none. */
  readonly writtenDeadline: string
  readonly deadline: DeadlineValue | null
}

export interface Task {
  /** Id of the row. */
  readonly id: string
  readonly name: string
  readonly directing: readonly BodyMention[]
  readonly leads: readonly BodyMention[]
  readonly coordinating: readonly BodyMention[]
  readonly requiredResult: string
  readonly planned: DeadlineValue | null
  readonly sourceDocuments: readonly Citation[]
  readonly instructions: readonly Instruction[]
  /** The new deadline of the whole row: the latest of its instructions', as the row is done when all are. */
  readonly assigned: DeadlineValue | null
}

/** A task where it is in its notice. */
export interface NoticeTask extends Task {
  readonly appendixId: string
  /** "II"; empty for a row before any section. */
  readonly sectionLabel: string
  readonly sectionTitle: string
  /** STT. */
  readonly ordinal: string
}

/** The task of a row. `context` gives the year of "Quý III". */
export function readTask(row: TaskCells, context: TaskContext): Task {
  return taskReader(context)(row)
}

/** Reads rows one after the other: a cell with the same text as an earlier one is not read again. */
export function taskReader(context: TaskContext): (row: TaskCells) => Task {
  const readers = cellReaders(context)
  return (row) => readRow(row, readers)
}

/** All tasks of a notice in reading order. A quarter without a year is taken in the year of issue. */
export function tasksOf(
  notice: Pick<Notice, 'appendices' | 'numbering' | 'header'>,
  directory?: BodyDirectory,
): NoticeTask[] {
  const readers = cellReaders({ issuedOn: notice.header.date, directory })
  return taskAppendices(notice).flatMap((appendix) => {
    const labels = tableLabelsOf(appendix, notice.numbering)
    const cellsOf = taskCellsReader(appendix.columns)
    return appendix.sections.flatMap((section, at) =>
      section.rows.map((row, index) => ({
        ...readRow(cellsOf(row), readers),
        appendixId: appendix.id,
        sectionLabel: labels.sections[at] ?? '',
        sectionTitle: section.title,
        ordinal: labels.rows[at]?.[index] ?? '',
      })),
    )
  })
}

type CellReaders = ReturnType<typeof cellReaders>

/** The cells of a table say the same few things over and over: each text is read once. */
function cellReaders(context: TaskContext) {
  return {
    bodies: once((text) => parseBodies(text, context.directory)),
    planned: once((text) => readDeadline(squeeze(text), context)),
    sources: once((text) => findCitations(text).map(withoutPlace)),
    instructions: once((text) => splitInstructions(text, context).map((part) => readInstruction(part, context))),
  }
}

function once<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = read(text)
    // A reader that lives as long as a screen meets a new text with every key.
    if (known.size >= mostRemembered) known.clear()
    known.set(text, value)
    return value
  }
}

const mostRemembered = 20_000

function readRow(row: TaskCells, readers: CellReaders): Task {
  const instructions = readers.instructions(row.assigned)
  return {
    id: row.id,
    name: row.name,
    directing: readers.bodies(row.directing),
    leads: readers.bodies(row.lead),
    coordinating: readers.bodies(row.coordinating),
    requiredResult: row.requiredResult,
    planned: readers.planned(row.plannedTime),
    sourceDocuments: readers.sources(row.sourceDocument),
    instructions,
    assigned: latest(instructions)?.deadline ?? null,
  }
}

const bullet = /^\s*[-–•+]\s*/u
/** A bullet that lost its new line: "… của tỉnh. - Xây dựng kế hoạch". */
const runInBullet = /(?<=[.;:])\s+(?=[-–•]\s+\p{Lu})/u

/**
 * One instruction a line, or a bullet where the cell has bullets. A line that goes on with a small letter and a line
 * that is only the deadline of the one above belong to it.
 */
function splitInstructions(cell: string, context: TaskContext): string[] {
  const lines = cell
    .split('\n')
    .flatMap((line) => line.split(runInBullet))
    .filter((line) => line.trim() !== '')
  const instructions: string[] = []
  let bulleted = false
  for (const line of lines) {
    const text = squeeze(line.replace(bullet, ''))
    const above = instructions.at(-1)
    const starts = bullet.test(line)
    if (above !== undefined && !starts && (bulleted || goesOn(above, text, context))) {
      instructions[instructions.length - 1] = `${above} ${text}`
    } else {
      instructions.push(text)
      bulleted = starts
    }
  }
  return instructions
}

function goesOn(above: string, text: string, context: TaskContext): boolean {
  if (/^\p{Ll}/u.test(text)) return true
  return readDeadline(text, context) !== null && findDeadlines(above).length === 0
}

function readInstruction(text: string, context: TaskContext): Instruction {
  const whole = readDeadline(text, context)
  if (whole !== null) return { text, writtenDeadline: text, deadline: whole }
  const found = findDeadlines(text).map(({ written }) => ({ written, deadline: readDeadline(written, context) }))
  const governing = latest(found)
  return { text, writtenDeadline: governing?.written ?? '', deadline: governing?.deadline ?? null }
}

/** The one with the latest last day; where none has one, the first with a deadline at all. */
function latest<Dated extends { readonly deadline: DeadlineValue | null }>(all: readonly Dated[]): Dated | undefined {
  let governing: Dated | undefined
  let governingDay = ''
  for (const dated of all) {
    const day = dated.deadline === null ? null : lastDay(dated.deadline)
    if (dated.deadline !== null && (governing === undefined || (day ?? '') > governingDay)) {
      governing = dated
      governingDay = day ?? ''
    }
  }
  return governing
}

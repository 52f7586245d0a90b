/** Directives of the body (domain/tasks/directives.ts), each item read once for all rules, with the words that tell what they are about. */
import type { BodyDirectory } from '../../domain/bodies/body-directory.ts'
import {
  type Charge,
  type Charged,
  type Directive as PlainDirective,
  type Work,
  collectDirectives,
  readCharge,
  readWorks,
} from '../../domain/tasks/directives.ts'
import { type ReadWords, readWords } from './words.ts'
import type { Reading, TextUnit } from '../rule.ts'

export interface Directive extends PlainDirective {
  readonly words: ReadWords
}

/** All directives of the body in reading order. */
export function directivesOf(reading: Reading, directory: BodyDirectory): readonly Directive[] {
  return reading.memory.of(readDirectives, reading, directory)
}

function readDirectives(reading: Reading, directory: BodyDirectory): readonly Directive[] {
  const units = new Map(
    reading.texts.flatMap((unit) => (unit.kind === 'item' ? [[unit.spot.part, unit] as const] : [])),
  )
  return collectDirectives(reading.notice.items, reading.issuedOn, ({ id }) => {
    const unit = units.get(id)
    if (unit === undefined) return null
    return {
      text: unit.text,
      charge: chargeOf(unit, directory),
      worksOf: () => unit.memory.of(readWordedWorks, unit, directory),
    }
  })
}

/** Whom a paragraph charges with work, wherever it stands; one that is the name of a body alone heads that body's work. */
export function chargedIn(unit: TextUnit, directory: BodyDirectory): readonly Charged[] {
  const { charged, gives, bareHeading } = chargeOf(unit, directory)
  return gives ? charged : (bareHeading?.charged ?? charged)
}

function chargeOf(unit: TextUnit, directory: BodyDirectory): Charge {
  return unit.memory.of(readCharge, unit, directory)
}

function readWordedWorks(unit: TextUnit, directory: BodyDirectory): readonly (Work & Pick<Directive, 'words'>)[] {
  return readWorks(unit, chargeOf(unit, directory)).map((work) => ({ ...work, words: readWords(work.text) }))
}

/**
 * The paragraphs of the body. As with the rows of a table (docx-table.ts), the docx library writes one prototype of each
 * form, which is then stamped for every paragraph: the library stays the only author of the markup, and takes a fraction
 * of the time.
 */
import { NoBreakHyphen, Paragraph, TextRun } from 'docx'
import type { Block, Run } from '../page/blocks.ts'
import { labelRun } from '../page/compose/inline-text.ts'
import { breakingHyphens, tieJustified } from '../page/compose/no-break.ts'
import type { FormatSpec } from '../page/format/spec.ts'
import { escapeXml } from './escape-xml.ts'

type BodyBlock = Extract<Block, { kind: 'basis' | 'paragraph' | 'item' }>
type Look = NonNullable<Run['emphasis']> | 'none'

/** What one paragraph is written from. */
interface BodyParagraph {
  readonly form: BodyForm
  readonly runs: readonly { readonly look: Look; readonly parts: readonly string[] }[]
}

interface BodyForm {
  readonly style: 'BodyText' | 'ItemHeading'
  readonly outlineLevel: number | null
  /** Stays on the page of what follows: the last lines of the body go with the signature. */
  readonly keepNext: boolean
}

/** Paragraphs that follow each other. */
export type BodyGroup = readonly BodyParagraph[]

export function isBodyBlock(block: Block | undefined): block is BodyBlock {
  return block?.kind === 'basis' || block?.kind === 'paragraph' || block?.kind === 'item'
}

export function readBody(block: BodyBlock, keepNext: boolean, spec: FormatSpec): BodyParagraph {
  if (block.kind !== 'item')
    return { form: { style: 'BodyText', outlineLevel: null, keepNext }, runs: readRuns(block.runs, spec, false) }
  const numbered = block.label !== '' && block.marker !== 'dash' && block.marker !== 'plus'
  return {
    form: {
      style: block.heading ? 'ItemHeading' : 'BodyText',
      outlineLevel: numbered ? Math.min(block.depth, 8) : null,
      keepNext,
    },
    runs: readRuns([labelRun(block.label, spec), ...block.runs], spec, block.heading),
  }
}

/** Numbers tied to their words, and the runs cut at the hyphens that would break at a line end. */
function readRuns(runs: readonly Run[], spec: FormatSpec, heading: boolean): BodyParagraph['runs'] {
  const { size, bold } = spec.body.look
  const width = spec.page.width - spec.page.left - spec.page.right
  const face = { bold: heading ? spec.body.headingBold : bold }
  const setting = { width, indent: spec.body.firstLineIndent, size, face }
  const tied = tieJustified(runs.map((run) => run.text).join(''), setting)
  const hyphens = breakingHyphens(tied, setting)
  let end = 0
  return runs
    .filter((run) => run.text !== '')
    .map(({ text, emphasis }): BodyParagraph['runs'][number] => {
      const start = end
      end += text.length
      const inside = hyphens.filter((place) => place >= start && place < end)
      const from = [start, ...inside.map((place) => place + 1)]
      return { look: emphasis ?? 'none', parts: from.map((place, at) => tied.slice(place, inside[at] ?? end)) }
    })
}

const looks = {
  none: {},
  bold: { bold: true },
  italic: { italics: true },
  boldItalic: { bold: true, italics: true },
} as const satisfies Record<Look, object>

/** Private-use characters around a marker: no notice may hold them (domain/words/text.ts). */
const marker = (group: number, form: string, part: string): string => `\uE000body ${group} ${form} ${part}\uE001`

const nameOf = ({ style, outlineLevel, keepNext }: BodyForm): string => `${style} ${outlineLevel} ${keepNext}`

/** The forms of a group by name, each with the looks of its runs. */
function formsOf(group: BodyGroup) {
  const forms = new Map(group.map(({ form }) => [nameOf(form), form]))
  return [...forms].map(([name, form]) => {
    const own = group.filter((paragraph) => nameOf(paragraph.form) === name)
    const used = new Set<Look>(['none', ...own.flatMap(({ runs }) => runs.map(({ look }) => look))])
    return { name, form, used: [...used] }
  })
}

/** One paragraph of each form, with a run of each of its looks, in the place of the group. */
export function prototypesOf(group: BodyGroup, index: number): Paragraph[] {
  return formsOf(group).map(({ name, form, used }) => {
    const sign = (part: string) => marker(index, name, part)
    return new Paragraph({
      style: form.style,
      ...(form.outlineLevel === null ? {} : { outlineLevel: form.outlineLevel }),
      ...(form.keepNext ? { keepNext: true } : {}),
      children: used.map(
        (look) => new TextRun({ children: [sign(look), new NoBreakHyphen(), sign('end')], ...looks[look] }),
      ),
    })
  })
}

/** A prototype cut open: what opens the paragraph, each look before its text, between two texts, and what ends a run. */
interface CutForm {
  readonly open: string
  readonly runs: ReadonlyMap<Look, string>
  readonly hyphen: string
  readonly endRun: string
  readonly close: string
}

/** document.xml with each group's prototypes replaced by its paragraphs. */
export function stampBody(xml: string, groups: readonly BodyGroup[]): string {
  let stamped = ''
  let done = 0
  groups.forEach((group, index) => {
    const cuts = new Map<string, CutForm>()
    let start = -1
    let end = -1
    for (const { name, used } of formsOf(group)) {
      const place = findParagraph(xml, marker(index, name, 'none'))
      if (start === -1) start = place.start
      else if (place.start !== end) throw new Error('docx: prototypes apart from each other')
      end = place.end
      cuts.set(
        name,
        cutForm(xml.slice(place.start, place.end), used, (part) => marker(index, name, part)),
      )
    }
    stamped += xml.slice(done, start) + group.map((paragraph) => stamp(paragraph, cuts)).join('')
    done = end
  })
  return stamped + xml.slice(done)
}

function findParagraph(xml: string, sign: string): { start: number; end: number } {
  const at = xml.indexOf(sign)
  const start = Math.max(xml.lastIndexOf('<w:p>', at), xml.lastIndexOf('<w:p ', at))
  const close = xml.indexOf('</w:p>', at)
  if (at === -1 || start === -1 || close === -1) throw new Error('docx: prototype paragraph not found')
  return { start, end: close + '</w:p>'.length }
}

function cutForm(paragraph: string, used: readonly Look[], sign: (part: string) => string): CutForm {
  const pieces = paragraph.split(new RegExp([...used, 'end'].map(sign).join('|'), 'u'))
  const firstRun = pieces[0]?.lastIndexOf('<w:r>') ?? -1
  const [endRun = ''] = /^.*?<\/w:r>/u.exec(pieces[2] ?? '') ?? []
  if (pieces.length !== 2 * used.length + 1 || firstRun === -1 || endRun === '')
    throw new Error(`docx: another form of prototype: ${paragraph}`)
  const openings = used.map((look, at) => {
    const before = pieces[2 * at] ?? ''
    return [look, before.slice(at === 0 ? firstRun : endRun.length)] as const
  })
  return {
    open: pieces[0]?.slice(0, firstRun) ?? '',
    runs: new Map(openings),
    hyphen: pieces[1] ?? '',
    endRun,
    close: pieces.at(-1)?.slice(endRun.length) ?? '',
  }
}

function stamp({ form, runs }: BodyParagraph, cuts: ReadonlyMap<string, CutForm>): string {
  const cut = cuts.get(nameOf(form))
  if (cut === undefined) throw new Error(`docx: no prototype for ${nameOf(form)}`)
  let xml = cut.open
  for (const { look, parts } of runs)
    xml += (cut.runs.get(look) ?? '') + parts.map(escapeXml).join(cut.hyphen) + cut.endRun
  return xml + cut.close
}

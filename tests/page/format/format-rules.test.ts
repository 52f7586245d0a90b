import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import hd05 from '../../../resources/formats/hd05.json' with { type: 'json' }
import hd36 from '../../../resources/formats/hd36.json' with { type: 'json' }
import { leavesOf } from '../../helpers/format-leaves.ts'
import { shared } from '../../helpers/shared.ts'

const leaves = { hd36: leavesOf(hd36), hd05: leavesOf(hd05) }

test.each(Object.entries(leaves))('%s: every entry cites its rules, all but its name and version', (_, entries) => {
  expect(entries.filter(({ rules }) => rules.length === 0).map(({ path }) => path)).toEqual(['name', 'version'])
  expect(entries.flatMap(({ rules }) => rules).filter((id) => !/^(F-[A-Z]+-[1-9]\d*|house)$/.test(id))).toEqual([])
  expect(entries.filter(({ rules }) => new Set(rules).size < rules.length)).toEqual([])
})

/** Rules that have no entry in the files, by id or by family, each with the reason. */
const notInFiles: Record<string, string> = {
  'F-GOV-1': 'the regulation above the guides: no value on the page',
  'F-GOV-2': 'history of the regulation',
  'F-GOV-7': 'who is bound, not how a page looks',
  'F-GOV-8': 'who is not bound',
  'F-GOV-9': 'who answers for the format: the roles of the program',
  'F-GOV-10': 'content: the closing clause that replaces an earlier notice',
  'F-GOV-11': 'list of types: the ones that are cited stand in resources/words/document-types.json',
  'F-GOV-12': 'administrative papers, not notices',
  'F-GOV-13': 'the order of the components: compose.ts',
  'F-GOV-14': 'the marks are fields of the notice',
  'F-PAGE-11': 'encoding: a DOCX is Unicode by its form',
  'F-PAGE-16': 'NFC: all text that comes in is made so (domain/words/text.ts)',
  'F-PAGE-2': 'administrative papers on A5',
  'F-ORG-1': 'content: the name the office enters',
  'F-ORG-7': 'congress documents',
  'F-ORG-8': 'content: which organs stand in the head',
  'F-ORG-9': 'content: which organs stand in the head',
  'F-ORG-10': 'content: which organs stand in the head',
  'F-ORG-11': 'content: which organs stand in the head',
  'F-ORG-12': 'content: which organs stand in the head',
  'F-ORG-13': 'joint documents: the layout is not known',
  'F-ORG-15': 'spelling: a check of the wording',
  'F-NUM-5': 'series and terms: the register gives the number',
  'F-NUM-6': 'series and terms: the register gives the number',
  'F-NUM-7': 'series and terms: the register gives the number',
  'F-NUM-8': 'series and terms: the register gives the number',
  'F-NUM-9': 'series and terms: the register gives the number',
  'F-NUM-10': 'series and terms: the register gives the number',
  'F-NUM-11': 'congress documents',
  'F-NUM-12': 'series and terms: the register gives the number',
  'F-NUM-13': 'symbols of types and organs: resources/words/document-types.json',
  'F-NUM-14': 'symbols of types and organs: resources/words/document-types.json',
  'F-NUM-15': 'symbols of types and organs: resources/words/document-types.json',
  'F-NUM-16': 'symbols of types and organs: resources/words/document-types.json',
  'F-NUM-17': 'symbols of types and organs: resources/words/document-types.json',
  'F-NUM-18': 'symbols of types and organs: resources/words/document-types.json',
  'F-NUM-19': 'joint documents: the office enters the symbol as a whole',
  'F-DATE-5': 'content: the place the office enters',
  'F-DATE-6': 'content: the place the office enters',
  'F-CV': 'công văn',
  'F-TYPE-3': 'content: a check of the abstract',
  'F-TYPE-7': 'content: a check of the abstract',
  'F-BODY-9': 'parts and chapters: not in notices',
  'F-BODY-10': 'parts and chapters: not in notices',
  'F-BODY-11': 'mục of a chapter: not in notices',
  'F-BODY-12': 'articles: not in notices',
  'F-BODY-21': 'content: a proposal the office enters',
  'F-BODY-22': 'citations: a check of the wording',
  'F-BODY-23': 'citations: a check of the wording',
  'F-BODY-24': 'citations: a check of the wording',
  'F-BODY-25': 'short names: a check of the wording',
  'F-BODY-26': 'content: a check of the end mark',
  'F-SIGN-1': 'who may sign',
  'F-SIGN-2': 'content: the authority the office enters',
  'F-SIGN-4': 'content: the authority the office enters',
  'F-SIGN-5': 'content: the authority the office enters',
  'F-SIGN-6': 'content: the authority the office enters',
  'F-SIGN-7': 'content: a check of the authority',
  'F-SIGN-3': 'who may sign: a direct signature has no authority line',
  'F-SIGN-11': 'content: a check of the title',
  'F-SIGN-12': 'content: a check of the name',
  'F-SIGN-13': 'who may sign',
  'F-SIGN-14': 'who may sign',
  'F-SIGN-17': 'whose seal: chosen by hand',
  'F-SIGN-18': 'who may sign',
  'F-SIGN-19': 'who may sign',
  'F-SIGN-20': 'who may sign',
  'F-SIGN-23': 'minutes',
  'F-SIGN-24': 'ink and initials on paper',
  'F-SEAL': 'stamp, seal and digital signature come after the page is made',
  'F-RECIP-1': 'addressees: công văn and tờ trình',
  'F-RECIP-2': 'addressees: công văn and tờ trình',
  'F-RECIP-3': 'addressees: công văn and tờ trình',
  'F-RECIP-4': 'addressees: công văn and tờ trình',
  'F-RECIP-5': 'addressees: công văn and tờ trình',
  'F-RECIP-6': 'addressees: công văn and tờ trình',
  'F-RECIP-16': 'content: the order the office enters',
  'F-RECIP-13': 'recipients of công văn and tờ trình',
  'F-COPY-2': 'a way of working: these copies are set anew',
  'F-COPY-6': 'the sizes of a copy are those of the notice, which stand there',
  'F-APP-1': 'content: a check that the body mentions its appendix',
  'F-CAP': 'capital letters: a check of the wording',
  'F-ARC': 'register and archive',
}

const rulesFile = join(shared, 'format/official-format.json')

describe.skipIf(!existsSync(rulesFile)).each([
  ['hd36', 'HD36'],
  ['hd05', 'HD05'],
] as const)('%s', (name, regime) => {
  const rules = existsSync(rulesFile)
    ? (JSON.parse(readFileSync(rulesFile, 'utf8')) as { id: string; regime: string }[])
    : []
  const binding = rules.filter((rule) => ['all', regime].includes(rule.regime)).map(({ id }) => id)

  test('cites only rules that exist and bind it', () => {
    const wrong = leaves[name].flatMap(({ path, rules: cited }) =>
      cited.filter((id) => id !== 'house' && !binding.includes(id)).map((id) => `${path}: ${id}`),
    )
    expect(wrong).toEqual([])
  })

  test('has an entry for every rule that binds it, or a reason for having none', () => {
    const cited = new Set(leaves[name].flatMap(({ rules: ids }) => ids))
    expect(binding.filter((id) => !cited.has(id) && reasonFor(id) === undefined)).toEqual([])
    expect([...cited].filter((id) => reasonFor(id) !== undefined)).toEqual([])
  })

  test('no reason is left of a rule that is gone', () => {
    const known = new Set(rules.flatMap(({ id }) => [id, familyOf(id)]))
    expect(Object.keys(notInFiles).filter((id) => !known.has(id))).toEqual([])
  })
})

function familyOf(id: string): string {
  return id.replace(/-\d+$/, '')
}

function reasonFor(id: string): string | undefined {
  return notInFiles[id] ?? notInFiles[familyOf(id)]
}

/** The screen and the exported file have one look: the styles are held together here. */
import { describe, expect, it } from 'vitest'
import { documentStyles } from '../../../src/files/docx-styles.ts'
import { specs } from '../../../src/page/format/formats.ts'
import { millimetresPerPoint, type PaperStyle, paperStyles } from '../../../src/renderer/page-view/paper-styles.ts'

const alignments: Readonly<Record<string, PaperStyle['align']>> = { left: 'left', center: 'center', both: 'justified' }
const twips = (millimetres: number) => Math.round((millimetres / millimetresPerPoint) * 20)

describe.each(['hd36', 'hd05'] as const)('the styles of %s', (name) => {
  const spec = specs[name]
  const own = paperStyles(spec) as Record<string, PaperStyle>
  const { paragraphStyles: exported = [], default: standard } = documentStyles(spec)

  it('are those of the exported file', () => {
    const names = Object.keys(own).filter((style) => style !== 'SecrecyStamp')
    expect(names.toSorted()).toEqual(exported.map((style) => style.id).toSorted())
  })

  it.each(exported.map((style) => [style.id, style] as const))(
    '%s has its size, weight, place and spaces',
    (id, style) => {
      const { look, align, before, after, lineHeight, indent } = own[id]!
      const body = exported.find((other) => other.id === style.basedOn)?.paragraph
      const paragraph = { ...body, ...style.paragraph }
      expect({
        size: look.size * 2,
        bold: look.bold,
        italic: look.italic,
        align,
        before: twips(before),
        after: twips(after),
        indent: twips(indent),
      }).toEqual({
        size: style.run?.size,
        bold: style.run?.bold ?? false,
        italic: style.run?.italics ?? false,
        align: alignments[paragraph.alignment ?? 'left'],
        before: paragraph.spacing?.before ?? 0,
        after: paragraph.spacing?.after ?? 0,
        indent: paragraph.indent?.firstLine ?? 0,
      })
      const line = paragraph.spacing?.line
      expect(twips(lineHeight)).toBe(line ?? Math.round(look.size * 1.15 * 20))
    },
  )

  it('need no space that the file sets for all paragraphs', () => {
    expect(standard?.document).not.toHaveProperty('paragraph')
  })
})

/** What is added to the PDF of a browser, on a small one written the way Chromium writes. */
import { describe, expect, test } from 'vitest'
import { type PdfFacts, finishPdf } from '../../src/files/pdf-finish.ts'
import { readObjects } from '../../src/files/pdf-objects.ts'
import { makeSrgbProfile } from '../../src/files/srgb-profile.ts'

const facts: PdfFacts = {
  title: 'THÔNG BÁO số 21-TB/CQTT',
  subject: 'kết luận (lần 1) <về> "dữ liệu"',
  author: 'TỈNH ỦY HÀ LÂM',
  day: '2026-06-01',
  language: 'vi-VN',
  ids: ['0a'.repeat(32), '1b'.repeat(32)],
}

const hexadecimal = (text: string) =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0').toUpperCase()).join(
    '',
  )

/** A file of one page with one bookmark, as printed at a moment. */
function printed({ at = '20261130170138', bookmark = '1. Hạ tầng số' } = {}): Uint8Array {
  const contents = [
    `<</Title (x)\n/Creator (Mozilla/5.0 \\(X11\\))\n/Producer (Skia/PDF m156)\n/CreationDate (D:${at}+00'00')\n/ModDate (D:${at}+00'00')>>`,
    '<</Type /Page\n/MediaBox [0 0 595 842]\n/Parent 3 0 R>>',
    '<</Type /Pages\n/Count 1\n/Kids [2 0 R]>>',
    '<</Length 6>> stream\nendobj\nendstream',
    `<</Title <FEFF${hexadecimal(bookmark)}>\n/Dest [2 0 R /XYZ 0 0 0]\n/Parent 6 0 R>>`,
    '<</Type /Outlines\n/First 5 0 R\n/Last 5 0 R\n/Count 1>>',
    '<</Type /Catalog\n/Pages 3 0 R\n/MarkInfo <</Type /MarkInfo\n/Marked true>>\n/Outlines 6 0 R\n/Lang (vi)>>',
  ]
  let file = '%PDF-1.4\n%\u00D3\u00EB\u00E9\u00E1\n'
  const places = contents.map((content, index) => {
    const place = file.length
    file += `${index + 1} 0 obj\n${content}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = file.length
  file += `xref\n0 ${contents.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n<</Size ${contents.length + 1}\n/Root 7 0 R\n/Info 1 0 R>>\nstartxref\n${table}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}

const finish = (pdf = printed(), archive = false) => finishPdf(pdf, facts, { archive })
const textOf = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')
const utf8Of = (pdf: Uint8Array) => Buffer.from(pdf).toString('utf8')
const objectOf = (pdf: Uint8Array, number: number) => textOf(readObjects(pdf).objects.get(number)!)

describe('finishPdf', () => {
  test('says whose document it is and what day it bears, twice over', () => {
    const pdf = finish()
    const info = objectOf(pdf, 1)
    expect(info).toContain(`/Title <FEFF${hexadecimal(facts.title)}>`)
    expect(info).toContain(`/Author <FEFF${hexadecimal(facts.author)}>`)
    expect(info).toContain("/CreationDate (D:20260601000000+07'00')")
    expect(info).toContain('/Producer (Skia/PDF m156)')
    const xmp = utf8Of(pdf)
    expect(xmp).toContain('<rdf:li xml:lang="x-default">THÔNG BÁO số 21-TB/CQTT</rdf:li>')
    expect(xmp).toContain('kết luận (lần 1) &lt;về&gt; "dữ liệu"')
    expect(xmp).toContain('<xmp:CreateDate>2026-06-01T00:00:00+07:00</xmp:CreateDate>')
    expect(xmp).not.toContain('pdfaid')
    expect(objectOf(pdf, 7)).toContain('/Lang (vi-VN)')
    expect(objectOf(pdf, 7)).not.toContain('/Lang (vi)\n')
    expect(textOf(pdf)).not.toContain('20261130')
  })

  test('its id is that of the notice and of its version', () => {
    expect(textOf(finish())).toContain(`/ID [<${'0a'.repeat(16)}> <${'1b'.repeat(16)}>]`)
  })

  test('whenever it is printed, its bytes are the same', () => {
    expect(Buffer.compare(finish(), finish(printed({ at: '20270101000000' })))).toBe(0)
  })

  test('the pages stay byte for byte as they are', () => {
    const [before, after] = [readObjects(printed()), readObjects(finish(printed(), true))]
    for (const number of [2, 3, 4, 5, 6]) expect(after.objects.get(number)).toEqual(before.objects.get(number))
  })

  test('for the archive it names its colours and the form it keeps to', () => {
    const pdf = finish(printed(), true)
    const catalog = objectOf(pdf, 7)
    const [, profile] =
      /\/OutputIntents \[<<\/Type \/OutputIntent\n\/S \/GTS_PDFA1[^>]*\/DestOutputProfile (\d+) 0 R>>\]/.exec(catalog)!
    expect(objectOf(pdf, Number(profile))).toContain('/N 3\n/Length')
    expect(objectOf(pdf, Number(profile))).toContain(textOf(makeSrgbProfile()))
    const [, metadata] = /\/Metadata (\d+) 0 R/.exec(catalog)!
    // Not packed: who looks for it looks for its words.
    expect(objectOf(pdf, Number(metadata))).toMatch(/\/Type \/Metadata\n\/Subtype \/XML\n\/Length \d+>> stream\n/)
    expect(utf8Of(pdf)).toContain('<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>')
  })

  test('a bookmark that is a whole paragraph keeps its first words', () => {
    const paragraph = `1. ${'Rà soát, tổng hợp, báo cáo tiến độ thực hiện. '.repeat(6)}`.trim()
    const shortened = '1. Rà soát, tổng hợp, báo cáo tiến độ thực hiện. Rà soát, tổng hợp, báo cáo tiến độ thực …'
    expect(objectOf(finish(printed({ bookmark: paragraph })), 5)).toContain(`<FEFF${hexadecimal(shortened)}>`)
  })

  test.each([
    ['no table of places', 'xref\n0 8', 'xrif\n0 8'],
    ['another trailer', '/Root 7 0 R', '/Roof 7 0 R'],
    ['an object elsewhere', /0000000015/, '0000000016'],
    ['another catalog', '/Type /Catalog', '/Type /Katalog'],
    ['no producer', '/Producer', '/Produzer'],
  ])('another way of writing stops the export: %s', (_, from, to) => {
    const otherwise = textOf(printed()).replace(from, to)
    expect(() => finish(new Uint8Array(Buffer.from(otherwise, 'latin1')))).toThrow(
      'the browser writes PDF otherwise than expected',
    )
  })
})

test('the profile is one of a display, its white and primaries add up, and it is whole', () => {
  const profile = Buffer.from(makeSrgbProfile())
  expect(profile.readUInt32BE(0)).toBe(profile.length)
  expect([12, 16, 20, 36].map((at) => profile.toString('latin1', at, at + 4))).toEqual(['mntr', 'RGB ', 'XYZ ', 'acsp'])
  const tags = new Map(
    Array.from({ length: profile.readUInt32BE(128) }, (_, at) => {
      const place = 132 + 12 * at
      return [profile.toString('latin1', place, place + 4), profile.readUInt32BE(place + 4)] as const
    }),
  )
  const colour = (name: string) => [0, 1, 2].map((part) => profile.readInt32BE(tags.get(name)! + 8 + 4 * part) / 65_536)
  const sum = [0, 1, 2].map((part) => ['rXYZ', 'gXYZ', 'bXYZ'].reduce((total, name) => total + colour(name)[part]!, 0))
  colour('wtpt').forEach((part, at) => expect(sum[at]).toBeCloseTo(part, 3))
  // Middle grey has a fifth of the light of white.
  const curve = tags.get('rTRC')! + 12
  expect(profile.readUInt16BE(curve + 2 * 512) / 65_535).toBeCloseTo(0.2148, 3)
})

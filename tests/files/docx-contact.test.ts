/** The contact line stands at the foot of the first page alone (F-CONT-2). */
import { expect, test } from 'vitest'
import sample from '../../resources/samples/mau-trinh-bay.json' with { type: 'json' }
import { parseNotice } from '../../src/domain/notice/parse-notice.ts'
import { writeDocx } from '../../src/files/docx-write.ts'
import { readZip } from '../../src/files/zip-read.ts'
import { compose } from '../../src/page/compose/compose.ts'
import { specs } from '../../src/page/format/formats.ts'

test('an appendix does not go on with the foot of the body', async () => {
  const notice = parseNotice(sample)
  const parts = readZip(await writeDocx(notice, compose(notice, specs.hd05), specs.hd05))
  const texts = new Map(Object.entries(parts).map(([name, content]) => [name, new TextDecoder().decode(content)]))
  const document = texts.get('word/document.xml') ?? ''
  const [body = '', appendix = ''] = document.match(/<w:sectPr\b.*?<\/w:sectPr>/gs) ?? []
  const targets = texts.get('word/_rels/document.xml.rels') ?? ''
  const firstFoot = (section: string): string => {
    const reference = [...section.matchAll(/<w:footerReference [^>]*>/g)]
      .map(String)
      .find((one) => one.includes('first'))
    const id = /r:id="([^"]+)"/.exec(reference ?? '')?.[1] ?? ''
    const target = [...targets.matchAll(/<Relationship [^>]*>/g)].map(String).find((one) => one.includes(`Id="${id}"`))
    return texts.get(`word/${/Target="([^"]+)"/.exec(target ?? '')?.[1] ?? ''}`) ?? 'inherited'
  }
  expect(firstFoot(body)).toContain('Liên hệ')
  expect(firstFoot(appendix)).not.toMatch(/Liên hệ|inherited/)
})

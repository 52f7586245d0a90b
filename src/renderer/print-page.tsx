/**
 * One paper and nothing else, for the host that makes a PDF of it: `print.html?notice=ID`, a copy or a sheet. It says when
 * the pages are drawn, and why they are not (contract/print-page.ts).
 */
import { type ReactNode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { type Printed, readPrintAddress, reportPrinted } from '../contract/print-page.ts'
import { describeNumber } from '../domain/office/records.ts'
import { compose } from '../page/compose/compose.ts'
import { composeCopy } from '../page/compose/copy.ts'
import { call } from './client.ts'
import { fetchFormat } from './notice-editor/use-format.ts'
import { directoryFor, fetchOffice, phrasesFor } from './notice-editor/use-office.ts'
import { PrintView } from './page-view/print-view.tsx'
import { SheetView } from './sheet-view/sheet-view.tsx'

interface Paper {
  readonly title: string
  readonly language: string
  readonly pages: ReactNode
}

const papers: Readonly<Record<Printed['kind'], (id: string) => Promise<Paper>>> = {
  async notice(id) {
    const [{ notice, look }, office] = await Promise.all([call('notice.get', { id }), fetchOffice()])
    const spec = await fetchFormat(notice, look)
    const blocks = compose(notice, spec, phrasesFor(directoryFor(office, notice.header)))
    return {
      title: describeNumber(notice.header),
      language: spec.language,
      pages: <PrintView blocks={blocks} spec={spec} />,
    }
  },
  async copy(id) {
    const [{ copy, notice, look }, office] = await Promise.all([call('copy.get', { id }), fetchOffice()])
    const spec = await fetchFormat(notice, look)
    const blocks = composeCopy(notice, spec, copy, phrasesFor(directoryFor(office, notice.header)))
    return { title: describeNumber(copy), language: spec.language, pages: <PrintView blocks={blocks} spec={spec} /> }
  },
  async sheet(id) {
    const sheet = await call('print.sheet', { id })
    return { title: sheet.title, language: 'vi', pages: <SheetView sheet={sheet} /> }
  },
}

const report = (outcome: string) => (document.documentElement.dataset.printed = outcome)
const reportFailure = (error: unknown) =>
  report(reportPrinted.failed(error instanceof Error ? error.message : String(error)))

function PrintPage({ printed: { kind, id } }: { readonly printed: Printed }) {
  const [paper, setPaper] = useState<Paper | null>(null)
  useEffect(() => {
    papers[kind](id).then(setPaper, reportFailure)
  }, [kind, id])
  useEffect(() => {
    if (paper === null) return
    document.title = paper.title
    document.documentElement.lang = paper.language
    void document.fonts.ready.then(() => report(reportPrinted.done))
  }, [paper])
  return paper?.pages ?? null
}

const root = document.getElementById('root')
if (root === null) throw new Error('print.html has no #root')
const printed = readPrintAddress(location.search)
if (printed === null) reportFailure(`không có văn bản để in: ${location.search}`)
else createRoot(root).render(<PrintPage printed={printed} />)

/**
 * The pages of one notice and nothing else, for the host that makes a PDF of them: `print.html?notice=ID`. It says when
 * they are drawn, and why they are not (contract/print-page.ts).
 */
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { readPrintAddress, reportPrinted } from '../contract/print-page.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { describeNumber } from '../domain/office/records.ts'
import { compose } from '../page/compose/compose.ts'
import { shippedPhrases } from '../page/compose/phrases.ts'
import type { FormatSpec } from '../page/format/spec.ts'
import { call } from './client.ts'
import { fetchFormat } from './notice-editor/use-format.ts'
import { directoryFor, fetchOffice, phrasesFor } from './notice-editor/use-office.ts'
import { PrintView } from './page-view/print-view.tsx'

const report = (outcome: string) => (document.documentElement.dataset.printed = outcome)

function PrintPage({ id }: { readonly id: string }) {
  const [paper, setPaper] = useState<{ readonly notice: Notice; readonly spec: FormatSpec } | null>(null)
  const [phrases, setPhrases] = useState(shippedPhrases)
  useEffect(() => {
    async function read(): Promise<void> {
      const [view, office] = await Promise.all([call('notice.get', { id }), fetchOffice()])
      setPhrases(phrasesFor(directoryFor(office, view.notice.header)))
      setPaper({ notice: view.notice, spec: await fetchFormat(view.notice, view.look) })
    }
    read().catch((error: unknown) =>
      report(reportPrinted.failed(error instanceof Error ? error.message : String(error))),
    )
  }, [id])
  useEffect(() => {
    if (paper === null) return
    document.title = describeNumber(paper.notice.header)
    document.documentElement.lang = paper.spec.language
    void document.fonts.ready.then(() => report(reportPrinted.done))
  }, [paper])
  if (paper === null) return null
  const { notice, spec } = paper
  return <PrintView blocks={compose(notice, spec, phrases)} spec={spec} />
}

const root = document.getElementById('root')
if (root === null) throw new Error('print.html has no #root')
createRoot(root).render(<PrintPage id={readPrintAddress(location.search)} />)

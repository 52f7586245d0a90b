import './page-view.css'
import { type ReactNode, useMemo } from 'react'
import type { Block } from '../../page/blocks.ts'
import type { FormatSpec } from '../../page/format/spec.ts'
import { millimetres, SheetContent } from './drawing.tsx'
import { layOutAll, pageOf } from './layout.ts'
import { fontsOf } from './paper-styles.ts'
import { edge, nameSheet, writePrintRules } from './print-rules.ts'
import { outlineOf, PaperOutline } from './printed-text.tsx'

export interface PrintViewProps {
  readonly blocks: readonly Block[]
  readonly spec: FormatSpec
}

/** The page for the printer: one printed page for each sheet. The caller hides everything else when printing. */
export function PrintView({ blocks, spec }: PrintViewProps): ReactNode {
  const sheets = useMemo(() => layOutAll(blocks, spec), [blocks, spec])
  const rules = useMemo(() => writePrintRules(sheets, spec), [sheets, spec])
  const outline = useMemo(() => outlineOf(blocks), [blocks])
  return (
    <div className="page-print" lang={spec.language} style={{ fontFamily: fontsOf(spec) }}>
      <style>{rules}</style>
      {sheets.map((sheet, index) => {
        const page = pageOf(sheet, spec)
        const width = page.width - page.left - page.right
        const height = millimetres(page.height - page.top - page.bottom)
        return (
          <div
            key={index}
            className="page-printed"
            style={{ width: millimetres(width + 2 * edge), height, page: nameSheet(index) }}
          >
            <div className="page-area" style={{ left: millimetres(edge), width: millimetres(width), height }}>
              <PaperOutline value={outline}>
                <SheetContent slices={sheet.slices} current={null} />
              </PaperOutline>
            </div>
          </div>
        )
      })}
    </div>
  )
}

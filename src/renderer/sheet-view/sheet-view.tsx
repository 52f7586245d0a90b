/** A sheet for the printer: the browser breaks its pages, headings of tables stand on each of them. */
import './sheet-view.css'
import type { ReactNode } from 'react'
import { type Sheet, type SheetPart, columnWidths, sheetLook } from '../../page/sheet.ts'

const { font, sizes, paper } = sheetLook
const points = (size: keyof typeof sizes) => ({ fontSize: `${sizes[size]}pt` })

/** Metrics alike where Times New Roman is not installed, as on the official page. */
const fonts = `"${font}", "Liberation Serif", "Tinos", serif`

export function SheetView({ sheet }: { readonly sheet: Sheet }): ReactNode {
  const { organ, title, subtitle, orientation, isCover = false, parts } = sheet
  const width = (orientation === 'portrait' ? paper.short : paper.long) - paper.left - paper.right
  return (
    <div
      className={isCover ? 'sheet-paper sheet-cover' : 'sheet-paper'}
      style={{ fontFamily: fonts, ...points('text') }}
    >
      <style>{pageRule(sheet)}</style>
      {!isCover && (
        <>
          {organ !== '' && <p className="sheet-organ">{organ}</p>}
          <h1 style={points('title')}>{title}</h1>
          {subtitle !== '' && <p className="sheet-subtitle">{subtitle}</p>}
        </>
      )}
      <div className="sheet-body">
        {parts.map((part, at) => (
          <Part key={at} part={part} width={width} />
        ))}
      </div>
    </div>
  )
}

function pageRule({ orientation, isCover }: Sheet): string {
  const { long, short, top, right, bottom, left } = paper
  const size = orientation === 'portrait' ? `${short}mm ${long}mm` : `${long}mm ${short}mm`
  const number = `@bottom-center { content: counter(page); font: ${sizes.text}pt ${fonts} }`
  return `@page { size: ${size}; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm; ${isCover === true ? '' : number} }`
}

function Part({ part, width }: { readonly part: SheetPart; readonly width: number }): ReactNode {
  switch (part.kind) {
    case 'heading':
      return <h2>{part.text}</h2>
    case 'paragraph':
      return <p className="sheet-text">{part.text}</p>
    case 'facts':
      return part.facts.map(([label, value]) => (
        <p key={label} className="sheet-fact">
          {label}: <b>{value}</b>
        </p>
      ))
    case 'lines':
      return (
        <div className="sheet-lines">
          {Array.from({ length: part.count }, (_, at) => (
            <span key={at} />
          ))}
        </div>
      )
    case 'centred': {
      const style = { paddingTop: `${part.before}mm`, fontSize: `${part.size}pt`, fontWeight: part.isBold ? 700 : 400 }
      return (
        <p className="sheet-centred" style={style}>
          {part.text}
        </p>
      )
    }
    case 'table':
      return <Table part={part} width={width} />
    case 'signatures':
      return (
        <div className="sheet-signatures">
          {part.columns.map(({ title, name }) => (
            <div key={title}>
              <p>{title}</p>
              <p>{name}</p>
            </div>
          ))}
        </div>
      )
  }
}

interface TableProps {
  readonly part: Extract<SheetPart, { kind: 'table' }>
  /** mm */
  readonly width: number
}

function Table({ part, width }: TableProps): ReactNode {
  const { columns, rows } = part
  return (
    <table style={points('table')}>
      <colgroup>
        {columnWidths(part, width).map((own, at) => (
          <col key={at} style={{ width: `${own}mm` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ heading }) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((text, at) => (
              <td key={at} style={columns[at]?.isCentred === true ? { textAlign: 'center' } : {}}>
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The worker of foreign.ts: reads one file and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../domain/errors.ts'
import { type ReadDocx, readDocx } from './docx-read.ts'
import type { ForeignAnswer, ForeignTask } from './foreign.ts'
import { readOfficeTable } from './office-workbook.ts'
import { readLeadSheet } from './lead-sheet.ts'
import { readSpendingTable } from './spending-workbook.ts'
import { readSheetLines } from './xlsx-lines.ts'
import { readWorkbook } from './xlsx-blocks.ts'
import { fileKind } from './file-kind.ts'
import { readPdf, readScan } from './pdf-read.ts'
import { readXlsx } from './xlsx-read.ts'
import { namesInZip } from './zip-read.ts'

const readers = {
  paper: readPaper,
  scan: (bytes: Uint8Array) => readScan(bytes, (done, total) => answer({ kind: 'reached', done, total })),
  docx: readDocx,
  xlsx: readXlsx,
  officeTable: readOfficeTable,
  leadSheet: readLeadSheet,
  spending: readSpendingTable,
  sheetLines: readSheetLines,
} as const

async function readPaper(bytes: Uint8Array): Promise<ReadDocx> {
  if (fileKind(bytes) === 'pdf') return readPdf(bytes)
  const names = namesInZip(bytes)
  const isWorkbook = !names.includes('word/document.xml') && names.includes('xl/workbook.xml')
  return isWorkbook ? readWorkbook(bytes) : readDocx(bytes)
}

function answer(given: ForeignAnswer): void {
  parentPort?.postMessage(given)
}

const { kind, bytes } = workerData as ForeignTask
answer({ kind: 'begun' })
try {
  answer({ kind: 'read', value: await readers[kind](bytes) })
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  // Details may hold what cannot be sent.
  const details = JSON.parse(JSON.stringify(error.details)) as Refusal['details']
  answer({ kind: 'refused', code: error.code, message: error.message, details })
}

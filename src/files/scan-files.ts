/** Where the files that read scans are: beside the bundles (recognition-files.ts), else in the packages. Nothing is fetched. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'

const shipped = join(import.meta.dirname, 'ocr')
const { resolve } = createRequire(import.meta.url)

export function filesOfRecognition() {
  if (existsSync(shipped))
    return {
      code: join(shipped, 'tesseract-core.cjs'),
      wasm: join(shipped, 'tesseract-core.wasm'),
      data: join(shipped, 'vie.traineddata.gz'),
    }
  const core = resolve('tesseract.js-core/tesseract-core-simd-lstm.js')
  return {
    code: core,
    wasm: core.replace(/\.js$/, '.wasm'),
    data: join(dirname(resolve('@tesseract.js-data/vie/package.json')), '4.0.0_best_int', 'vie.traineddata.gz'),
  }
}

/** The folder of pdfjs's own decoders of pictures, as it wants it. */
export function folderOfDecoders(): string {
  return (existsSync(shipped) ? shipped : join(dirname(resolve('pdfjs-dist/package.json')), 'wasm')) + sep
}

/** What the recognition of scans needs beside the bundles: it is opened as files when a scan comes, and never fetched. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const files = {
  'tesseract-core.cjs': 'tesseract.js-core/tesseract-core-simd-lstm.js',
  'tesseract-core.wasm': 'tesseract.js-core/tesseract-core-simd-lstm.wasm',
  'vie.traineddata.gz': '@tesseract.js-data/vie/4.0.0_best_int/vie.traineddata.gz',
  // How scanners pack their pictures.
  'jbig2.wasm': 'pdfjs-dist/wasm/jbig2.wasm',
  'openjpeg.wasm': 'pdfjs-dist/wasm/openjpeg.wasm',
} as const

interface Emitter {
  readonly warn: (message: string) => void
  readonly emitFile: (file: {
    readonly type: 'asset'
    readonly fileName: string
    readonly source: Uint8Array
  }) => string
}

/** A plugin of the builds: the files in the folder "ocr" of what is built. */
export function recognitionFiles() {
  return {
    name: 'recognition-files',
    generateBundle(this: Emitter): void {
      for (const [name, from] of Object.entries(files)) {
        const path = resolve(import.meta.dirname, 'node_modules', from)
        // The test of the package holds a release to it.
        if (existsSync(path)) this.emitFile({ type: 'asset', fileName: `ocr/${name}`, source: readFileSync(path) })
        else this.warn(`Without ${from} this build cannot read scans: run npm ci.`)
      }
    },
  }
}

/** Reading a notice from a file or from pasted text. Nothing is stored here: a person confirms with notice.create. */
import type { Original, Recognition } from '../contract/imports.ts'
import type { Doubt, ReadBlock } from '../page/blocks.ts'
import { type RecognizeOptions, recognize } from '../page/recognize/recognize.ts'
import { readForeign } from '../files/foreign.ts'
import { decodeText, readText } from '../files/text-read.ts'
import type { Context } from './context.ts'
import type { Handlers } from './handlers.ts'
import { refuseClassified } from './secrecy.ts'

export const importHandlers: Handlers<'notice.readText' | 'notice.readOriginal' | 'notice.readFile'> = {
  'notice.readText': (context, { text, fileName }) =>
    recognition(context, readText(text), { fileName, base64: Buffer.from(text, 'utf8').toString('base64') }),

  'notice.readOriginal': async (context, original) =>
    recognition(context, await readBytes(Buffer.from(original.base64, 'base64')), original),

  'notice.readFile': async (context, { fileName, bytes }) => {
    const original = { fileName, base64: Buffer.from(bytes).toString('base64') }
    return recognition(context, await readBytes(bytes), original)
  },
}

/** What a reader of files found. */
interface ReadSource {
  readonly blocks: readonly ReadBlock[]
  readonly doubts: readonly Doubt[]
  readonly secrecy?: RecognizeOptions['secrecy']
}

/** Refuses `notice.classified` where a mark is read and the office does not permit it. */
async function recognition(context: Context, read: ReadSource, original: Original): Promise<Recognition> {
  const { notice, doubts } = recognize(read.blocks, { ids: context.ids, secrecy: read.secrecy })
  await refuseClassified(context, notice)
  return { notice, doubts: [...read.doubts, ...doubts], original }
}

/** The blocks of a file. Office files are read in a worker. By content, not by name: they are ZIP files. */
export async function readBytes(bytes: Uint8Array): Promise<ReadSource> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
  if (!isZip) return readText(decodeText(bytes))
  return readForeign('paper', bytes)
}

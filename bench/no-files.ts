/** For benches that save, open and print nothing. */
import type { createApp } from '../src/services/app.ts'

export const noFiles: Parameters<typeof createApp>[0]['files'] = {
  open: () => Promise.resolve(null),
  save: ({ fileName }) => Promise.resolve({ fileName, canShow: false }),
  show: () => Promise.resolve(false),
  print: () => Promise.resolve(false),
  makePdf: () => Promise.reject(new Error('no browser here')),
}

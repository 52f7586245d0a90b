/** The loopback host with the screen straight from its sources, for `npm run dev`. Not part of the product. */
import react from '@vitejs/plugin-react'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createServer } from 'vite'
import { diskFiles } from '../src/hosts/disk-files.ts'
import { openLocalAppOnCall } from '../src/hosts/app-on-call.ts'
import { startLoopback } from '../src/hosts/loopback.ts'
import { openSession } from '../src/services/sessions.ts'

const { values } = parseArgs({ options: { store: { type: 'string', default: 'demo-out/dev-store' } } })
const vite = await createServer({
  configFile: false,
  root: resolve('src/renderer'),
  plugins: [react()],
  // Vite's own socket listens beside the host; it checks a token of its own.
  server: { middlewareMode: true, hmr: { host: '127.0.0.1' } },
  appType: 'spa',
})
const app = openLocalAppOnCall(values.store, diskFiles({}, values.store), ({ id, call, error }) =>
  console.error(id, call, error),
)
const host = await startLoopback({
  app,
  session: openSession(),
  screen: '',
  port: Number(process.env.KET_LUAN_PORT ?? 0),
  ...(process.env.KET_LUAN_SECRET === undefined ? {} : { secret: process.env.KET_LUAN_SECRET }),
  serveScreen: (request, response) => vite.middlewares(request, response),
})
console.log(`Kho ${values.store}. Mở: ${host.makeAddress()}`)

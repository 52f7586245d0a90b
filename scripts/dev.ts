/**
 * `npm run dev`: the app that reloads when its sources change. In Electron where its program is there; else in a
 * browser, with the loopback host in the place of the shell. A change below the screen starts the host again, under
 * the same port and secret, so that the open screen goes on.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { findElectron } from './electron-program.ts'

const electron = findElectron()
const words = process.argv.slice(2)
const [program, args, environment] =
  electron === null
    ? ([
        process.execPath,
        ['--watch', '--watch-preserve-output', 'scripts/dev-host.ts', ...words],
        { KET_LUAN_SECRET: randomBytes(24).toString('base64url'), KET_LUAN_PORT: process.env.KET_LUAN_PORT ?? '5317' },
      ] as const)
    : ([
        process.execPath,
        ['node_modules/electron-vite/bin/electron-vite.js', 'dev', '--watch', ...words],
        { ELECTRON_EXEC_PATH: electron },
      ] as const)
const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...environment } })
child.on('exit', (code) => process.exit(code ?? 0))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))

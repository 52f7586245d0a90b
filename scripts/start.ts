/**
 * `npm start`: builds the app and opens it in Electron. Where Electron's program cannot be had, or there is no display
 * for it, the same screen and the same store open in a browser of this machine, or the address is printed.
 * `npm start -- --store=DIR` opens another store than the user's own.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { diskFiles } from '../src/hosts/disk-files.ts'
import { openLocalAppOnCall } from '../src/hosts/app-on-call.ts'
import { printHeadless } from '../src/hosts/headless-print.ts'
import { startLoopback } from '../src/hosts/loopback.ts'
import { openSession } from '../src/services/sessions.ts'
import { userStoreDirectory } from '../src/hosts/machine-user.ts'
import { obtainElectron } from './electron-program.ts'

const { values } = parseArgs({ options: { store: { type: 'string' }, 'no-open': { type: 'boolean', default: false } } })
const store = values.store ?? userStoreDirectory()

console.log('Đang dựng chương trình …')
const built = spawnSync(
  process.execPath,
  ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
  { stdio: ['ignore', 'ignore', 'inherit'] },
)
if (built.status !== 0) process.exit(1)

const hasDisplay =
  process.platform !== 'linux' ||
  [process.env.DISPLAY, process.env.WAYLAND_DISPLAY].some((name) => name !== undefined && name !== '')
const electron = hasDisplay ? obtainElectron() : null
if (electron !== null) {
  const { status } = spawnSync(electron, ['.', `--store=${store}`], { stdio: 'inherit' })
  process.exit(status ?? 1)
}

console.log(
  hasDisplay
    ? 'Máy này không có chương trình nền Electron, nên mở trong trình duyệt.'
    : 'Máy này không có màn hình cho Electron, nên phục vụ qua trình duyệt.',
)
const app = openLocalAppOnCall(store, diskFiles({}, store), ({ id, call, error }) => console.error(id, call, error), {
  asksAtFirstStart: store === userStoreDirectory(),
  backsUpDaily: true,
})
const site = { app, session: openSession(), screen: 'out/renderer' }
const host = await startLoopback({ ...site, makePdf: (printed) => printHeadless(site, printed) })
const opened = hasDisplay && !values['no-open'] ? openInBrowser(host.makeAddress()) : null
console.log(
  opened === null
    ? `Mở địa chỉ này trong trình duyệt của máy này (dùng được một lần): ${host.makeAddress()}`
    : `Đã mở trong ${opened.name}. Nếu chưa thấy: ${host.makeAddress()}`,
)
if (process.stdin.isTTY) {
  console.log('Mở thêm ở nơi khác: nhấn Enter để có địa chỉ mới.')
  process.stdin.on('data', () => console.log(host.makeAddress())).unref()
}
console.log('Dừng: Ctrl+C.')

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    opened?.forget()
    void host
      .close()
      .then(app.close)
      .finally(() => process.exit(0))
  })
}

/** By way of a file that only this user can read: a command line, with the token in it, is everybody's to read. */
function openInBrowser(url: string): { name: string; forget: () => void } | null {
  const programs =
    process.platform === 'win32'
      ? ['explorer.exe']
      : process.platform === 'darwin'
        ? ['open']
        : ['chromium', 'chromium-browser', 'google-chrome', 'microsoft-edge', 'xdg-open', 'firefox']
  const folders = (process.env.PATH ?? '').split(delimiter)
  const program = programs.find((name) => folders.some((folder) => existsSync(join(folder, name))))
  if (program === undefined) return null
  const folder = mkdtempSync(join(tmpdir(), 'ket-luan-'))
  const page = join(folder, 'mo-ket-luan.html')
  writeFileSync(page, `<!doctype html><meta http-equiv="refresh" content="0;url=${url}"><title>Kết Luận</title>`, {
    mode: 0o600,
  })
  const address = pathToFileURL(page).href
  const isChromium = /chrom|edge/.test(program)
  // Chromium's sandbox does not run for root.
  const isRoot = process.getuid?.() === 0
  spawn(program, [...(isChromium && isRoot ? ['--no-sandbox'] : []), address], {
    stdio: 'ignore',
    detached: true,
  }).unref()
  return { name: program, forget: () => rmSync(folder, { recursive: true, force: true }) }
}

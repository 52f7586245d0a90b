/**
 * `npm run demo`: the way of one notice, from the text of a sample to the official files. It goes through the same
 * dispatcher as the command line and the desktop, into a fresh store. What comes out is in demo-out/.
 */
import { placesOf } from '../src/domain/notice/places.ts'
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { connect } from '../src/contract/client.ts'
import { writeShortDate } from '../src/domain/deadline/dates.ts'
import { describePlace } from '../src/domain/errors.ts'
import { direct } from '../src/hosts/direct.ts'
import { diskFiles } from '../src/hosts/disk-files.ts'
import { openLocalApp } from '../src/hosts/local-app.ts'
import { openSession } from '../src/services/sessions.ts'
import { renderPdfs } from '../tests/judges/judges.ts'

const sample = 'resources/samples/thong-bao-ket-luan.txt'
const output = 'demo-out'

const began = performance.now()
const number = new Intl.NumberFormat('vi', { maximumFractionDigits: 1 })
const milliseconds = (since: number) => `${number.format(Math.round(performance.now() - since))} ms`

function say(what: string, facts: string, time = '') {
  console.log(`${what.padEnd(14)}${time === '' ? facts : `${facts.padEnd(52)} ${time.padStart(9)}`}`)
}

const withSize = (path: string) => `${path} (${number.format(statSync(path).size / 1024)} KB)`

const hasLibreOffice = (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'soffice')))

rmSync(output, { recursive: true, force: true })
mkdirSync(output, { recursive: true })

const app = await openLocalApp(
  join(output, 'store'),
  diskFiles(
    { openFrom: async () => sample, saveTo: async (fileName) => join(output, fileName) },
    join(output, 'store'),
  ),
  ({ call, error }) => console.error(`${call}:`, error),
)
try {
  const call = connect(direct(app, openSession()))
  console.log('Kết Luận: từ văn bản thường đến thông báo đúng thể thức\n')

  const reading = performance.now()
  const read = await call('notice.readFile', {})
  if (read === null) throw new Error('the sample was not opened')
  say('Đã đọc', withSize(sample), milliseconds(reading))

  const saving = performance.now()
  const { id } = await call('notice.create', { notice: read.notice, original: read.original, doubts: [...read.doubts] })
  say('Đã lưu', `vào kho mới ${join(output, 'store')}, kèm bản gốc`, milliseconds(saving))

  const tasks = await call('notice.tasks', { id })
  const [stored] = await call('notice.list', {})
  if (stored === undefined) throw new Error('the notice is not in the store')
  const issued = stored.issuedOn === null ? 'chưa có ngày' : `ngày ${writeShortDate(stored.issuedOn)}`
  say('Nhận ra', `${read.notice.typeName} số ${stored.number ?? '…'}-${stored.symbol}, ${issued}`)
  say('', `${read.notice.items.length} mục lớn; phụ lục có ${tasks.length} nhiệm vụ`)
  say('Cần xem lại', read.doubts.length === 0 ? 'không có điểm nào' : `${read.doubts.length} điểm:`)
  const { placeOf } = placesOf(read.notice)
  for (const { spot, line, message } of read.doubts)
    say('', `- ${describePlace({ ...placeOf(spot), line })}: ${message}`)

  const toPrint: string[] = []
  for (const name of ['notice.exportDocx', 'notice.exportXlsx', 'notice.exportText'] as const) {
    const exporting = performance.now()
    const file = await call(name, { id })
    if (file === null) continue
    say('Đã ghi', withSize(file.fileName), milliseconds(exporting))
    if (name !== 'notice.exportText') toPrint.push(file.fileName)
  }
  if (hasLibreOffice) {
    const printing = performance.now()
    const pdfs = renderPdfs(toPrint)
    say('Đã dàn trang', 'bằng LibreOffice, ra PDF:', milliseconds(printing))
    for (const pdf of pdfs) say('Đã ghi', withSize(pdf))
  } else {
    say('Không có PDF', 'máy này chưa cài LibreOffice')
  }
} finally {
  await app.close()
}
console.log(`\nXong trong ${number.format((performance.now() - began) / 1000)} giây. Mở thư mục ${output}/ để xem.`)

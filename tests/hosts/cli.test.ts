/** The command line as others call it: exact output, exit codes, files. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { readXlsx } from '../../src/files/xlsx-read.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { CommandLine, runInNewProcess } from '../helpers/command-line.ts'

const root = join(import.meta.dirname, '../..')
const sample = join(root, 'resources/samples/thong-bao-ket-luan.txt')

let folder = ''
let store = ''
beforeEach(() => {
  folder = temporaryFolder()
  store = join(folder, 'kho')
})

/** One process for all commands but those that are run as others do. */
const commandLine = new CommandLine()
afterAll(() => commandLine.end())

const environment = () => ({ XDG_DATA_HOME: join(folder, 'data') })
const cli = (...args: readonly string[]) => commandLine.run(args, environment())
const cliInNewProcess = (...args: readonly string[]) => runInNewProcess(args, environment())

const importSample = async (): Promise<string> =>
  (JSON.parse((await cli('import', sample, '--store', store, '--json')).out) as { id: string }).id

describe('import', () => {
  test('prints the id and the doubts as JSON, and nothing else', () => {
    const { status, out, error } = cliInNewProcess('import', sample, '--store', store, '--json')
    expect({ status, error }).toEqual({ status: 0, error: '' })
    expect(Object.keys(JSON.parse(out) as object)).toEqual(['id', 'doubts', 'twins'])
  })

  test('without --store goes to the user’s own store', async () => {
    expect((await cli('import', sample, '--json')).status).toBe(0)
    expect(existsSync(join(folder, 'data', 'ket-luan', 'ket-luan.db'))).toBe(true)
  })

  test('refused: exit 1, the reason on standard error, nothing on standard output', async () => {
    const file = join(folder, 'a.txt')
    writeFileSync(file, 'không phải thông báo')
    const { status, out, error } = cliInNewProcess('import', file, '--store', store, '--json')
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(JSON.parse(error)).toMatchObject({ error: { code: 'source.notNotice' } })
    expect((await cli('import', join(folder, 'khong-co.txt'), '--store', store)).error).toContain(
      'không có thư mục hoặc tệp này',
    )
    expect(JSON.parse((await cli('list', '--store', store, '--json')).out)).toEqual([])
  })
})

describe('import of a folder', () => {
  test('reads what can be read, passes over what the store has, and says why of each other file', async () => {
    const papers = join(folder, 'cu')
    mkdirSync(join(papers, '2025'), { recursive: true })
    const text = readFileSync(sample, 'utf8')
    writeFileSync(join(papers, 'a.txt'), text)
    writeFileSync(join(papers, '2025', 'b.txt'), text)
    writeFileSync(join(papers, 'c.txt'), text.replace('- Lưu', '- Thanh tra tỉnh,\n- Lưu'))
    writeFileSync(join(papers, 'd.pdf'), '%PDF-1.7 hỏng')
    writeFileSync(join(papers, '~$a.docx'), 'khóa của Word')
    const { status, out } = await cli('import', papers, '--store', store, '--json')
    const { files, batch, ...counts } = JSON.parse(out) as {
      batch: string
      files: { file: string; outcome: string; message?: string }[]
    }
    expect(batch).not.toBe('')
    expect({ status, counts }).toEqual({ status: 1, counts: { read: 0, doubted: 2, duplicate: 1, refused: 1 } })
    expect(files.map(({ file, outcome }) => [file, outcome])).toEqual([
      [join('2025', 'b.txt'), 'doubted'],
      ['a.txt', 'duplicate'],
      ['c.txt', 'doubted'],
      ['d.pdf', 'refused'],
    ])
    expect(files[2]?.message).toMatch(/^Trùng số, khác nội dung, với văn bản nhập ngày /)
    expect(files[3]?.message).toContain('Tệp PDF bị hỏng')
    expect(JSON.parse((await cli('list', '--store', store, '--json')).out)).toHaveLength(2)
  })
})

describe('repair', () => {
  const damaged = [
    'Ha Lam, ngay 08 thang 07 nam 2026',
    '',
    'So 12-TB/CQTT',
    '',
    'THONG BAO KET LUAN',
    'Tai Phien hop thu nhat Ban Chi dao nam 2026',
    '',
    'Ngay 08/01/2026, Ban Chi dao ve chuyen doi so tinh Ha Lam to chuc Phien hop thu nhat nam 2026.',
    '',
    '1. Giao So Tai chinh chu tri, hoan thanh truoc ngay 30/6/2026.',
  ]

  test('prints a repaired line per source line and every change; figures stay, a doubtful day is only pointed out', async () => {
    const file = join(folder, 'quet.txt')
    writeFileSync(file, damaged.join('\n'))
    const { status, out, error } = await cli('repair', file, '--json')
    expect({ status, error }).toEqual({ status: 0, error: '' })
    const { lines, suggestions } = JSON.parse(out) as {
      lines: string[]
      suggestions: { kind: string; line: number; from: string; to: string; reasons?: string[]; others: string[] }[]
    }
    expect(lines).toHaveLength(damaged.length)
    expect([lines[2], lines[9]]).toEqual([
      'Số 12-TB/CQTT',
      '1. Giao Sở Tài chính chủ trì, hoàn thành trước ngày 30/6/2026.',
    ])
    expect(lines[0]).toContain('ngày 08 tháng 07 năm 2026')
    expect(suggestions.find(({ from }) => from === 'THONG')).toMatchObject({ kind: 'word', line: 5, to: 'THÔNG' })
    const [date] = suggestions.filter(({ kind }) => kind === 'date')
    expect(date).toMatchObject({ line: 1, from: date?.to, others: ['08 tháng 01 năm 2026'] })
    expect(date?.reasons?.[0]).toContain('sau ngày họp 08/01/2026')
    expect(existsSync(store)).toBe(false)
  })

  test('refuses what is no text', async () => {
    const file = join(folder, 'a.pdf')
    writeFileSync(file, '%PDF-1.7')
    expect((await cli('repair', file)).status).toBe(1)
  })
})

describe('list and show', () => {
  test('tell what was imported', async () => {
    const id = await importSample()
    const listed = JSON.parse((await cli('list', '--store', store, '--json')).out) as {
      id: string
      taskCount: number
    }[]
    expect(listed).toMatchObject([{ id, number: 18, symbol: 'TB/CQTT', taskCount: 50 }])
    const shown = JSON.parse((await cli('show', id, '--store', store, '--json')).out) as {
      tasks: { leads: { name: string }[] }[]
    }
    expect(shown).toMatchObject({ id, version: 1, state: 'draft', notice: { header: { number: 18 } } })
    expect(shown.tasks).toHaveLength(50)
    expect((await cli('list', '--store', store)).out).toContain('18-TB/CQTT  14/4/2026  50 nhiệm vụ')
  })

  test('an unknown id is refused', async () => {
    expect(await cli('show', 'nowhere', '--store', store)).toMatchObject({
      status: 1,
      error: expect.stringContaining('Không tìm thấy') as string,
    })
  })
})

describe('export', () => {
  test('of all kinds of a notice without appendix makes the others, and says which one is not made', async () => {
    const file = join(folder, 'a.txt')
    writeFileSync(file, readFileSync(sample, 'utf8').replace(/^PHỤ LỤC[\s\S]*/mu, ''))
    const { id } = JSON.parse((await cli('import', file, '--store', store, '--json')).out) as { id: string }
    const paths = { docx: join(folder, 'a.docx'), xlsx: join(folder, 'a.xlsx'), text: join(folder, 'b.txt') }
    const words = Object.entries(paths).flatMap(([kind, path]) => [`--${kind}`, path])
    const run = await cli('export', id, ...words, '--store', store)
    expect(run.status).toBe(1)
    expect(run.error).toContain('không có phụ lục')
    expect(run.out).toContain('a.docx')
    expect(Object.values(paths).map((path) => existsSync(path))).toEqual([true, false, true])
    expect((await cli('export', id, '--xlsx', paths.xlsx, '--store', store)).status).toBe(1)
  })

  test('writes what is asked for', async () => {
    const id = await importSample()
    const [docx, text] = [join(folder, 'a.docx'), join(folder, 'a.txt')]
    expect((await cli('export', id, '--docx', docx, '--text', text, '--store', store)).status).toBe(0)
    expect(readFileSync(docx).subarray(0, 2).toString()).toBe('PK')
    expect(readFileSync(text, 'utf8')).toContain('Số 18-TB/CQTT')
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('writes a status sheet, of one lead in any spelling of its name', async () => {
    const id = await importSample()
    const idsIn = (file: string) => {
      const [sheet] = readXlsx(readFileSync(file))
      return sheet!.rows.filter(({ kind }) => kind === 'cells').map((row) => row.id)
    }
    const [all, one, other] = ['all', 'one', 'other'].map((name) => join(folder, `${name}.xlsx`)) as [
      string,
      string,
      string,
    ]
    const base = ['export', id, '--store', store] as const
    expect((await cli(...base, '--status-sheet', all)).status).toBe(0)
    expect(idsIn(all)).toHaveLength(50)
    expect((await cli(...base, '--status-sheet', one, '--lead', 'Sở Khoa học và Công nghệ')).status).toBe(0)
    expect((await cli(...base, '--status-sheet', other, '--lead', 'sở KH&CN')).status).toBe(0)
    expect(idsIn(one)).toEqual(idsIn(other))
    expect(idsIn(one).length).toBeGreaterThan(0)
    expect(idsIn(one).length).toBeLessThan(50)
    const refused = await cli(...base, '--status-sheet', one, '--lead', 'Sở Không Có')
    expect(refused.status).toBe(1)
    expect(refused.error).toContain('Sở KH&CN')
    expect((await cli(...base, '--docx', one, '--lead', 'Sở Y tế')).status).toBe(2)
  })

  test('to a place that cannot be written: refused, the old file as it was', async () => {
    const id = await importSample()
    const taken = join(folder, 'thu-muc')
    mkdirSync(join(taken, 'con'), { recursive: true })
    const run = await cli('export', id, '--text', taken, '--store', store, '--json')
    expect(run.status).toBe(1)
    expect(JSON.parse(run.error)).toMatchObject({ error: { code: 'file.writeFailed' } })
    expect(readdirSync(taken)).toEqual(['con'])
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
    expect((await cli('export', id, '--text', join(folder, 'khong', 'co.txt'), '--store', store)).status).toBe(1)
  })

  test('into the store itself is refused, and the store is whole', async () => {
    const id = await importSample()
    for (const target of [join(store, 'ket-luan.db'), join(store, 'store.key'), join(store, 'a.docx')]) {
      expect((await cli('export', id, '--docx', target, '--store', store)).status).toBe(1)
    }
    expect((await cli('verify-store', '--store', store)).status).toBe(0)
  })

  test('an exported DOCX can be imported', async () => {
    const id = await importSample()
    const docx = join(folder, 'a.docx')
    await cli('export', id, '--docx', docx, '--store', store)
    const again = JSON.parse((await cli('import', docx, '--store', store, '--json')).out) as { id: string }
    const [one, two] = [id, again.id].map((of) => join(folder, `${of}.txt`)) as [string, string]
    await cli('export', id, '--text', one, '--store', store)
    await cli('export', again.id, '--text', two, '--store', store)
    // The page has the marks of the official form that the sample leaves out.
    const words = (path: string) =>
      readFileSync(path, 'utf8')
        .split(/\s+/)
        .filter((word) => word !== '*' && word !== '-----')
        .sort()
    expect(words(two)).toEqual(words(one))
  })
})

describe('check', () => {
  const withoutResult = () => {
    const file = join(folder, 'thieu-ket-qua.txt')
    const text = readFileSync(sample, 'utf8')
    const line = text.split('\n').find((row) => row.startsWith('2\t')) ?? ''
    const cells = line.split('\t')
    writeFileSync(file, text.replace(line, cells.with(5, '').join('\t')))
    return file
  }

  test('of a file: exit 3 with errors, each with rule, place and words; nothing is stored', async () => {
    const { status, out } = cliInNewProcess('check', withoutResult(), '--store', store, '--json')
    expect(status).toBe(3)
    const { findings } = JSON.parse(out) as {
      findings: {
        rule: string
        severity: string
        row?: number
        path?: string
        text: string
        expected: string
        message: string
      }[]
    }
    expect(findings.find(({ rule }) => rule === 'TAB-04')).toMatchObject({ severity: 'error', row: 2, text: '' })
    for (const { rule, message, row, path } of findings) {
      expect(rule).toMatch(/^[A-Z]+-\d\d$/)
      expect(message).not.toBe('')
      expect(row === undefined || path === undefined).toBe(true)
    }
    expect(JSON.parse((await cli('list', '--store', store, '--json')).out)).toEqual([])
  })

  test('of a stored notice finds the same', async () => {
    const file = withoutResult()
    const { id } = JSON.parse((await cli('import', file, '--store', store, '--json')).out) as { id: string }
    const findingsOf = async (target: string) =>
      JSON.parse((await cli('check', target, '--store', store, '--json')).out) as { findings: { rule: string }[] }
    const [ofStored, ofFile] = [await findingsOf(id), await findingsOf(file)]
    expect(ofStored.findings.map(({ rule }) => rule)).toEqual(ofFile.findings.map(({ rule }) => rule))
  })

  test('of what is neither a file nor a notice is refused', async () => {
    expect((await cli('check', 'khong-co', '--store', store)).status).toBe(1)
  })

  test('rules prints the catalogue', async () => {
    const { status, out } = await cli('rules', '--store', store, '--json')
    expect(status).toBe(0)
    expect((JSON.parse(out) as { id: string }[]).some(({ id }) => id === 'TAB-04')).toBe(true)
  })
})

test('delete and restore', async () => {
  const id = await importSample()
  expect((await cli('delete', id, '--store', store)).status).toBe(0)
  expect(JSON.parse((await cli('list', '--store', store, '--json')).out)).toEqual([])
  expect((await cli('restore', id, '--store', store)).status).toBe(0)
  expect(JSON.parse((await cli('list', '--store', store, '--json')).out)).toHaveLength(1)
})

test('verify-store: 0 when sound; 1 on a damaged file', async () => {
  await importSample()
  expect(await cli('verify-store', '--store', store)).toMatchObject({
    status: 0,
    out: expect.stringContaining('Kho toàn vẹn') as string,
  })
  const file = join(store, 'ket-luan.db')
  const bytes = readFileSync(file)
  bytes[Math.floor(bytes.length / 2)]! ^= 1
  writeFileSync(file, bytes)
  expect((await cli('verify-store', '--store', store)).status).toBe(1)
})

test.each([[[]], [['explode']], [['import']], [['import', 'a', 'b']], [['export', 'x']], [['list', '--nonsense']]])(
  'wrong use is exit 2: %j',
  async (args) => {
    const { status, out, error } = await cli(...args, '--store', store)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(error).toContain('--help')
  },
)

test('a program that is called wrongly exits with 2', () => {
  expect(cliInNewProcess('explode', '--store', store)).toMatchObject({ status: 2, out: '' })
})

test('help is in Vietnamese and English', () => {
  const { status, out } = cliInNewProcess('--help')
  expect(status).toBe(0)
  expect(out).toContain('Cách dùng')
  expect(out).toContain('Usage')
})

test('open errors hold a notice back; waived with a reason it goes on, and issued it stays', async () => {
  const id = await importSample()
  const refused = await cli('submit', id, '--store', store, '--json')
  expect(refused.status).toBe(1)
  expect(JSON.parse(refused.error)).toMatchObject({ error: { code: 'gate.openErrors' } })
  const { findings } = JSON.parse((await cli('check', id, '--store', store, '--json')).out) as {
    findings: { severity: string; key: string }[]
  }
  expect((await cli('waive', id, '--store', store)).status).toBe(2)
  for (const { key } of findings.filter(({ severity }) => severity === 'error'))
    expect(
      (await cli('waive', id, '--key', key, '--reason', 'Theo ý kiến của Chánh Văn phòng.', '--store', store)).status,
    ).toBe(0)
  expect((await cli('check', id, '--store', store, '--json')).status).toBe(0)
  const undecided = JSON.parse((await cli('submit', id, '--store', store, '--json')).error) as object
  expect(undecided).toMatchObject({ error: { code: 'gate.openDirectives' } })
  expect((await cli('decide', id, 'perhaps', '--store', store)).status).toBe(2)
  await cli('decide', id, 'link', '--store', store)
  await cli('decide', id, 'none', '--store', store)
  expect((await cli('directives', id, '--store', store)).out).toContain('Đã xử lý cả.')
  expect((await cli('submit', id, '--store', store)).error).toBe('')
  // Whoever typed this brought it in.
  expect((await cli('approve', id, '--store', store)).error).toContain('Người soạn không được duyệt')
  expect((await cli('return', id, '--store', store)).status).toBe(2)
  expect((await cli('return', id, '--reason', 'Ghi rõ thời hạn.', '--store', store)).error).toBe('')
  for (const step of ['submit', 'take-back', 'submit', 'issue'])
    expect((await cli(step, id, '--store', store)).error, step).toBe('')
  expect(JSON.parse((await cli('show', id, '--store', store, '--json')).out)).toMatchObject({ state: 'issued' })
  const obligations = await cli('obligations', id, '--store', store, '--json')
  const [first] = JSON.parse(obligations.out) as { noticeId: string; source: string; limit: object }[]
  expect(first).toMatchObject({ noticeId: id, source: 'row', ordinal: '1' })
  expect((await cli('obligations', '--store', store)).out).toMatch(/^STT 1 {2}hạn \d{2}\/\d{1,2}\/\d{4} {2}/)
  expect((await cli('obligations', 'khong-co', '--store', store)).status).toBe(1)
  expect((await cli('take-back', id, '--store', store)).status).toBe(1)
  expect((await cli('show', id, '--store', store)).out).toContain('Đã ban hành')
  expect((await cli('withdraw', id, '--store', store)).status).toBe(2)
  expect((await cli('withdraw', id, '--reason', 'Ban hành nhầm bản.', '--store', store)).error).toBe('')
  expect(JSON.parse((await cli('show', id, '--store', store, '--json')).out)).toMatchObject({ state: 'withdrawn' })
})

describe('versions', () => {
  test('are listed and compared; a restored one is a new version', async () => {
    const id = await importSample()
    const json = async <Value>(...args: readonly string[]) =>
      JSON.parse((await cli(...args, '--store', store, '--json')).out) as Value
    expect(await json<unknown[]>('versions', id)).toMatchObject([{ version: 1 }])
    expect(await json('compare', id, '1')).toMatchObject({ from: { version: 1 }, to: { version: 1 }, changes: [] })
    expect((await cli('compare', id, '1', '2', '--store', store)).error).toContain('Có các bản từ 1 đến 1')
    expect((await cli('compare', id, 'một', '--store', store)).status).toBe(2)
    const redline = join(folder, 'so-sanh.docx')
    expect((await cli('export', id, '--redline', redline, '--store', store)).status).toBe(2)
    expect((await cli('export', id, '--redline', redline, '--from', '1', '--to', '1', '--store', store)).status).toBe(0)
    expect(existsSync(redline)).toBe(true)
    const restored = await cli('restore-version', id, '--from', '1', '--store', store)
    expect(restored).toMatchObject({ status: 1, error: expect.stringContaining('đang là bản hiện tại') as string })
  })
})

test('the register, sendings and verification of a file, as others call them', async () => {
  const at = ['--store', store] as const
  const id = await importSample()
  const docx = join(folder, 'tb.docx')
  await cli('export', id, '--docx', docx, ...at)
  const verified = await cli('verify', docx, ...at, '--json')
  expect({ status: verified.status, ...(JSON.parse(verified.out) as object) }).toMatchObject({
    status: 0,
    verdict: 'draft',
    notice: { id },
  })
  expect((await cli('verify', sample, ...at, '--json')).status).toBe(1)
  expect((await cli('verify', join(folder, 'khong-co.docx'), ...at)).status).toBe(1)
  const taken = await cli('take-up', id, '--number', '7', '--date', '2/3/2026', ...at, '--json')
  expect(taken).toMatchObject({ status: 0, error: '' })
  const rows = JSON.parse((await cli('register', 'list', '--year', '2026', ...at, '--json')).out) as {
    number: number
    symbol: string
    organ: string
  }[]
  expect(rows).toMatchObject([{ number: 7, kind: 'issued', noticeId: id, date: '2026-03-02' }])
  const series = ['--symbol', rows[0]?.symbol ?? '', '--organ', rows[0]?.organ ?? '', '--date', '2026-03-03', ...at]
  await cli('register', 'reserve', ...series, '--number', '9', '--reason', 'Để dành.')
  expect(JSON.parse((await cli('register', 'next', ...series, '--json')).out)).toMatchObject({
    number: 10,
    reserved: [9],
  })
  const low = await cli('register', 'set-next', ...series, '--number', '9', '--reason', 'Thử.')
  expect({ status: low.status, error: low.error }).toEqual({
    status: 1,
    error: expect.stringContaining('10') as string,
  })
  const unsent = async () => JSON.parse((await cli('sendings', id, '--unsent', ...at, '--json')).out) as object[]
  expect((await unsent()).length).toBeGreaterThan(0)
  expect((await cli('send', id, '--channel', 'paper', '--date', '2026-03-03', ...at)).status).toBe(0)
  expect(await unsent()).toEqual([])
  const [book, log] = [join(folder, 'so.xlsx'), join(folder, 'giao.xlsx')]
  await cli('register', 'list', '--xlsx', book, ...at)
  await cli('sendings', id, '--xlsx', log, ...at)
  expect([existsSync(book), existsSync(log)]).toEqual([true, true])
  expect((await cli('register', 'burn', ...at)).status).toBe(2)
  expect((await cli('send', id, '--channel', 'pigeon', ...at)).status).toBe(2)
})

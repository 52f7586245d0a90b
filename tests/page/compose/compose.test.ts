/** The page as blocks: whatever can be computed is computed, by the regime of the notice. */
import { describe, expect, test } from 'vitest'
import type { Inline, Notice } from '../../../src/domain/notice/notice.ts'
import { compose, isHeading } from '../../../src/page/compose/compose.ts'
import { specs } from '../../../src/page/format/formats.ts'
import { appendix, deadline, enumeration, item, notice, paragraph, row, section } from '../../helpers/build.ts'
import { blocksOf } from '../../helpers/blocks.ts'
import { composed } from '../../helpers/samples.ts'

const { hd36, hd05 } = specs

test('the blocks stand in the order of the page (F-GOV-13)', () => {
  const value = notice({
    bases: [{ id: 'basis', text: 'Căn cứ Quy chế làm việc số 02-QC/BCĐ' }],
    appendices: [appendix(section('A', row())), appendix(section('B', row()))],
  })
  expect(compose(value, hd36).map((block) => ('role' in block ? block.role : block.kind))).toEqual([
    'header',
    'typeName',
    'abstract',
    'separator',
    'basis',
    'intro',
    'grounds',
    'item',
    'closing',
    'signatureBlock',
    'pages',
    'appendixHeading',
    'table',
    'pages',
    'appendixHeading',
    'table',
  ])
})

describe('head', () => {
  test('of an issued notice', () => {
    expect(blocksOf('header', notice())).toEqual([
      {
        kind: 'header',
        superiorOrgan: ['BAN CHỈ ĐẠO VỀ PHÁT TRIỂN', 'KHOA HỌC, CÔNG NGHỆ TỈNH HÀ LÂM'],
        issuingOrgan: ['CƠ QUAN THƯỜNG TRỰC'],
        asterisk: '*',
        number: 'Số 07-TB/CQTT',
        heading: 'ĐẢNG CỘNG SẢN VIỆT NAM',
        placeDate: 'Hà Lâm, ngày 05 tháng 4 năm 2026',
        secrecy: '',
        urgency: '',
        circulation: '',
        draft: '',
        set: {
          superiorOrgan: [['BAN CHỈ ĐẠO VỀ PHÁT TRIỂN'], ['KHOA HỌC, CÔNG NGHỆ', 'TỈNH HÀ LÂM']],
          issuingOrgan: [['CƠ QUAN THƯỜNG TRỰC']],
          circulation: [],
          gap: 0,
        },
      },
    ])
  })

  test('a date as long as its column leaves less of the left one to the organ', () => {
    const base = notice()
    const far = { ...base, header: { ...base.header, place: 'Thượng Lâm Tây', date: '2026-12-30' } }
    expect(blocksOf('header', far)[0]!.set.gap).toBeGreaterThan(2)
    expect(blocksOf('header', far)[0]!.set.gap).toBeLessThanOrEqual(hd36.header.columnGap)
  })

  test('dots stand for an organ that is missing', () => {
    const base = notice()
    const value = { ...base, header: { ...base.header, superiorOrgan: '', issuingOrgans: [{ id: 'o', name: '' }] } }
    const [header] = blocksOf('header', value)
    expect(header!.superiorOrgan).toEqual([])
    expect(header!.issuingOrgan).toEqual([expect.stringMatching(/^…+$/)])
  })

  test('of a draft: no number, no date, its mark', () => {
    const base = notice()
    const [header] = blocksOf('header', {
      ...base,
      header: { ...base.header, number: null, date: null },
      marks: { secrecy: null, urgency: null, circulation: '', draft: 2 },
    })
    expect(header).toMatchObject({ number: 'Số      -TB/CQTT', draft: 'Dự thảo lần 2' })
    expect(header!.placeDate).toMatch(/^Hà Lâm, ngày +tháng +năm *$/)
  })

  test('secrecy and urgency', () => {
    const value = notice({ marks: { secrecy: 'toiMat', urgency: 'hoaToc', circulation: '', draft: null } })
    expect(blocksOf('header', value, hd36)[0]).toMatchObject({ secrecy: 'TỐI MẬT', urgency: 'HOẢ TỐC' })
    expect(blocksOf('header', value, hd05)[0]).toMatchObject({ secrecy: 'TỐI MẬT', urgency: 'HỎA TỐC' })
  })

  test('type, abstract and five hyphens (F-TYPE-4)', () => {
    const value = notice({
      typeName: 'THÔNG BÁO',
      abstract: ['kết luận của đồng chí Bí thư Tỉnh ủy', 'tại Phiên họp thứ hai'],
    })
    expect(compose(value, hd36).slice(1, 4)).toEqual([
      { kind: 'typeName', text: 'THÔNG BÁO' },
      {
        kind: 'abstract',
        lines: ['kết luận của đồng chí Bí thư Tỉnh ủy', 'tại Phiên họp thứ hai'],
        set: [['kết luận của đồng chí Bí thư Tỉnh ủy'], ['tại Phiên họp thứ hai']],
      },
      { kind: 'separator', text: '-----' },
    ])
  })
})

test('bases open with a hyphen and end by their place (F-BODY-17 to 19)', () => {
  const value = notice({
    bases: [
      { id: 'b1', text: 'Căn cứ Quy chế làm việc số 02-QC/BCĐ, ngày 05/01/2026 của Ban Chỉ đạo' },
      { id: 'b2', text: 'Theo đề nghị của Văn phòng Tỉnh ủy' },
    ],
    intro: [],
    grounds: [paragraph('Cơ quan Thường trực Ban Chỉ đạo thông báo như sau:')],
  })
  expect(blocksOf('basis', value)).toEqual([
    {
      kind: 'basis',
      id: 'b1',
      runs: [{ text: '- Căn cứ Quy chế làm việc số 02-QC/BCĐ, ngày 05/01/2026 của Ban Chỉ đạo;' }],
    },
    { kind: 'basis', id: 'b2', runs: [{ text: '- Theo đề nghị của Văn phòng Tỉnh ủy,' }] },
  ])
})

describe('items', () => {
  test('labels are computed, headings found, depths counted', () => {
    const value = notice({
      items: [
        item('I.', 'Đánh giá chung', [
          item('1.', 'Kết quả tích cực.'),
          item('1.', 'Hạn chế', [item('-', 'Tiến độ chậm.')]),
        ]),
        item('I.', 'Nhiệm vụ', [item('1.', 'Giao Sở Tài chính:', [item('a)', 'bố trí vốn;'), item('a)', 'báo cáo.')])]),
      ],
    })
    expect(
      blocksOf('item', value).map(({ label, depth, heading, runs }) => [label, depth, heading, runs[0]!.text]),
    ).toEqual([
      ['I.', 0, true, 'Đánh giá chung'],
      ['1.', 1, false, 'Kết quả tích cực.'],
      ['2.', 1, true, 'Hạn chế'],
      ['-', 2, false, 'Tiến độ chậm.'],
      ['II.', 0, true, 'Nhiệm vụ'],
      ['1.', 1, false, 'Giao Sở Tài chính:'],
      ['a)', 2, false, 'bố trí vốn;'],
      ['b)', 2, false, 'báo cáo.'],
    ])
  })

  test('a heading announces what stands under it: dashes, unmarked paragraphs and tasks are none', () => {
    const under = [item('-', 'ý')]
    expect(
      [
        item('1.', 'Về thể chế', under),
        item('1.', 'Về thể chế'),
        item('1.', 'Giao các sở:', under),
        item('1.', ['Giao các sở ', enumeration('digits', 'một;', 'hai.')], under),
        item('-', 'Về thể chế', under),
        item('', 'Về thể chế', under),
      ].map(isHeading),
    ).toEqual([true, false, false, false, false, false])
  })

  test('run-in enumerations print in the paragraph and start anew in each', () => {
    const value = notice({
      items: [
        item('1.', ['Giao Sở KH&CN:', enumeration('digits', 'rà soát;', 'báo cáo.')]),
        item('1.', [
          'Giao Sở Y tế:',
          enumeration('digits', ['lập kho:', enumeration('roman', 'hồ sơ;', 'bản đồ;')], 'báo cáo.'),
        ]),
      ],
    })
    expect(blocksOf('item', value).map(({ runs }) => runs)).toEqual([
      [{ text: 'Giao Sở KH&CN: (1) rà soát; (2) báo cáo.' }],
      [{ text: 'Giao Sở Y tế: (1) lập kho: (i) hồ sơ; (ii) bản đồ; (2) báo cáo.' }],
    ])
  })
})

describe('deadlines print bold italic', () => {
  const runs = (...content: (string | Inline)[]) => blocksOf('item', notice({ items: [item('1.', content)] }))[0]!.runs

  test('a sentence of its own takes its full stop along', () => {
    expect(runs('Giao Sở Tài chính bố trí vốn. ', deadline('Hoàn thành trước ngày 10/4/2026'), '.')).toEqual([
      { text: 'Giao Sở Tài chính bố trí vốn. ' },
      { text: 'Hoàn thành trước ngày 10/4/2026.', emphasis: 'boldItalic' },
    ])
  })

  test('inside a sentence the marks around it stay plain', () => {
    expect(runs('Trình Tỉnh ủy (', deadline('trước ngày 10/4/2026'), '), sau đó báo cáo.')).toEqual([
      { text: 'Trình Tỉnh ủy (' },
      { text: 'trước ngày 10/4/2026', emphasis: 'boldItalic' },
      { text: '), sau đó báo cáo.' },
    ])
  })

  test('what follows the sentence is plain again', () => {
    expect(runs('Bố trí vốn. ', deadline('Hoàn thành trước ngày 10/4/2026'), '. Giao Sở Y tế phối hợp.')).toEqual([
      { text: 'Bố trí vốn. ' },
      { text: 'Hoàn thành trước ngày 10/4/2026.', emphasis: 'boldItalic' },
      { text: ' Giao Sở Y tế phối hợp.' },
    ])
  })

  test('inside an entry of an enumeration', () => {
    expect(
      runs('Giao Sở Y tế:', enumeration('digits', ['rà soát ', deadline('trước ngày 10/4/2026'), ';'], 'báo cáo.')),
    ).toEqual([
      { text: 'Giao Sở Y tế: (1) rà soát ' },
      { text: 'trước ngày 10/4/2026', emphasis: 'boldItalic' },
      { text: '; (2) báo cáo.' },
    ])
  })

  test('the written form is printed unchanged, and in one look whatever the source showed', () => {
    const written = { ...deadline('chậm nhất trước ngày 15-11-2026'), sourceEmphasis: 'italic' as const }
    expect(runs('Báo cáo ', written, '.')).toEqual([
      { text: 'Báo cáo ' },
      { text: 'chậm nhất trước ngày 15-11-2026', emphasis: 'boldItalic' },
      { text: '.' },
    ])
  })

  test('other emphasis stays its own', () => {
    expect(runs('Theo phương châm ', { kind: 'text', text: '“rõ người, rõ việc”', emphasis: 'italic' }, '.')).toEqual([
      { text: 'Theo phương châm ' },
      { text: '“rõ người, rõ việc”', emphasis: 'italic' },
      { text: '.' },
    ])
  })
})

describe('recipients and signature', () => {
  test('commas under HD36, semicolons under HD05, a full stop last, the file copy at the end', () => {
    const base = notice()
    const lines = (spec: typeof hd36) =>
      blocksOf('signatureBlock', base, spec)[0]!.recipients.map(({ before, role, after }) => [before, role, after])
    expect(lines(hd36)).toEqual([
      ['- Thường trực Tỉnh ủy', 'báo cáo', ','],
      ['- Các sở, ban, ngành', '', ','],
      ['- Lưu Văn phòng Tỉnh ủy', '', '.'],
    ])
    expect(lines(hd05)).toEqual([
      ['- Thường trực Tỉnh ủy', 'báo cáo', ';'],
      ['- Các sở, ban, ngành', '', ';'],
      ['- Lưu Văn phòng Tỉnh ủy', '', '.'],
    ])
  })

  test('without a file copy the last recipient ends the list', () => {
    const base = notice()
    const [signatureBlock] = blocksOf('signatureBlock', {
      ...base,
      distribution: { ...base.distribution, fileCopy: '' },
    })
    expect(signatureBlock!.recipients.map(({ before, after }) => before + after)).toEqual([
      '- Thường trực Tỉnh ủy,',
      '- Các sở, ban, ngành.',
    ])
  })

  test('label, mark and the block with "kiêm"', () => {
    const [signatureBlock] = blocksOf('signatureBlock', notice())
    expect({
      label: signatureBlock!.label,
      mark: signatureBlock!.mark,
      signature: signatureBlock!.signatures[0],
    }).toMatchObject({
      label: 'Nơi nhận:',
      mark: 'P.CĐS-CY/120',
      signature: {
        authority: '',
        title: 'CHÁNH VĂN PHÒNG',
        concurrently: 'kiêm',
        concurrentTitle: 'ỦY VIÊN THƯỜNG TRỰC BAN CHỈ ĐẠO',
        signatory: 'Trần Văn Minh',
      },
    })
  })

  test('without a second title there is no "kiêm"', () => {
    const signature = {
      id: 'signer',
      authority: 'T/M BAN THƯỜNG VỤ',
      title: 'PHÓ BÍ THƯ',
      concurrentTitle: '',
      signatory: 'Lê Thị Hoa',
    }
    expect(blocksOf('signatureBlock', notice({ signatures: [signature] }))[0]!.signatures).toEqual([
      {
        ...signature,
        concurrently: '',
        room: 4,
        set: { authority: [['T/M BAN THƯỜNG VỤ']], title: [['PHÓ BÍ THƯ']], concurrentTitle: [] },
      },
    ])
  })
})

describe('the regime follows the date of issue (F-GOV-6)', () => {
  const recipientEnd = (changes: Partial<Notice>) => {
    const { blocks } = composed(notice(changes))
    return blocks.flatMap((block) => (block.kind === 'signatureBlock' ? block.recipients : []))[0]!.after
  }
  const issuedOn = (date: string | null) => ({ ...notice().header, date })

  test('from 27/5/2026 on it is HD05', () => {
    expect(['2026-05-26', '2026-05-27', '2027-01-01'].map((date) => recipientEnd({ header: issuedOn(date) }))).toEqual([
      ',',
      ';',
      ';',
    ])
  })

  test('unless it is set for the notice', () => {
    expect(recipientEnd({ header: issuedOn('2026-05-26'), regime: 'hd05' })).toBe(';')
    expect(recipientEnd({ header: issuedOn('2026-06-30'), regime: 'hd36' })).toBe(',')
  })
})

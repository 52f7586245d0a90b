import { type Notice, type NoticeHeader, isDraft } from '../../../domain/notice/notice.ts'
import { fold, squeeze } from '../../../domain/words/text.ts'
import { notice } from '../../examples.ts'
import type { NoticeRule } from '../../rule.ts'

/** Organs that stand under another one; a name that says under which ("VĂN PHÒNG TỈNH ỦY") needs no line above it. */
const dependent =
  /^(?:co quan thuong truc(?: ban chi dao)?|van phong|to giup viec|ban chi dao(?:(?! co quan thuong truc$).)*|dang uy (?:xa|phuong|dac khu) .+|chi bo .+)$/u
const namesSuperior = /(?:tinh uy|thanh uy)/u

interface Missing {
  readonly part: 'header' | 'abstract'
  readonly field: string
  readonly words: string
}

export const headComplete: NoticeRule = {
  name: 'head-complete',
  id: 'FMT-03',
  severity: 'error',
  detection: 'structural',
  scope: 'notice',
  title: 'Thiếu thành phần thể thức đầu văn bản',
  doubt: ['header.headingMissing'],
  why: 'F-GOV-13: a notice without its organ, number, place, date or abstract cannot be cited or kept.',
  check: ({ notice: { header, abstract, marks, numbering } }) => {
    const missing: Missing[] = []
    if (header.issuingOrgans.every(({ name }) => isBlank(name)))
      missing.push({ part: 'header', field: 'issuingOrgans', words: 'tên cơ quan ban hành' })
    else if (isBlank(header.superiorOrgan) && header.issuingOrgans.some(({ name }) => needsSuperior(name)))
      missing.push({ part: 'header', field: 'superiorOrgan', words: 'tên cơ quan cấp trên' })
    // Number and date are given when the notice is issued.
    const isDrafted =
      marks.draft !== null || isDraft({ header }) || (numbering === 'computed' && header.number === null)
    const lacksNumber = header.number === null && !isDrafted
    if (isBlank(header.symbol))
      missing.push({ part: 'header', field: 'symbol', words: lacksNumber ? 'số và ký hiệu' : 'ký hiệu' })
    else if (lacksNumber) missing.push({ part: 'header', field: 'number', words: 'số' })
    const lacksDate = header.date === null && !isDrafted
    if (isBlank(header.place))
      missing.push({ part: 'header', field: 'place', words: lacksDate ? 'địa danh và ngày, tháng, năm' : 'địa danh' })
    else if (lacksDate) missing.push({ part: 'header', field: 'date', words: 'ngày, tháng, năm ban hành' })
    // A paper without its first page lacks all of it: one thing is to be done.
    const isHeadless = missing.length > 2 && isBlank(header.symbol) && isBlank(header.place)
    if (isHeadless)
      missing.splice(0, missing.length, {
        part: 'header',
        field: 'whole',
        words: missing.map(({ words }) => words).join(', '),
      })
    if (abstract.every(isBlank)) missing.push({ part: 'abstract', field: 'text', words: 'trích yếu nội dung' })
    return missing.map(({ part, field, words }) => ({
      spot: { part, field },
      found: '',
      expected: words,
      message: `Đầu văn bản còn thiếu ${words}. Hãy ghi bổ sung.`,
    }))
  },
  examples: {
    good: [
      notice(),
      changeHead({ number: null, date: null }),
      changeHead({ number: null }),
      changeHead({ superiorOrgan: '', ...issuedBy('TỈNH ỦY HÀ LÂM'), symbol: 'TB/TU' }),
      changeHead({ superiorOrgan: '', ...issuedBy('VĂN PHÒNG TỈNH ỦY HÀ LÂM'), symbol: 'TB/VPTU' }),
      notice({
        ...changeHead({ number: null, date: null }),
        numbering: 'frozen',
        marks: { secrecy: null, urgency: null, circulation: '', draft: 2 },
      }),
    ],
    bad: [
      {
        notice: changeHead({ superiorOrgan: '' }),
        finds: [{ at: 'header superiorOrgan', expected: 'tên cơ quan cấp trên' }],
      },
      {
        notice: changeHead({ superiorOrgan: '', ...issuedBy('BAN CHỈ ĐẠO VỀ PHÁT TRIỂN KHOA HỌC,\nCÔNG NGHỆ') }),
        finds: [{ at: 'header superiorOrgan', expected: 'tên cơ quan cấp trên' }],
      },
      {
        notice: changeHead({ ...issuedBy('') }),
        finds: [{ at: 'header issuingOrgans', expected: 'tên cơ quan ban hành' }],
      },
      {
        notice: changeHead({ superiorOrgan: '', ...issuedBy(''), symbol: '', place: '' }),
        finds: [{ at: 'header whole', expected: 'tên cơ quan ban hành, ký hiệu, địa danh' }],
      },
      { notice: changeHead({ symbol: '' }), finds: [{ at: 'header symbol', expected: 'ký hiệu' }] },
      { notice: changeHead({ place: ' ' }), finds: [{ at: 'header place', expected: 'địa danh' }] },
      { notice: changeHead({ date: null }), finds: [{ at: 'header date', expected: 'ngày, tháng, năm ban hành' }] },
      {
        notice: notice({ ...changeHead({ number: null }), numbering: 'frozen' }),
        finds: [{ at: 'header number', expected: 'số' }],
      },
      { notice: notice({ abstract: [] }), finds: [{ at: 'abstract', expected: 'trích yếu nội dung' }] },
      { notice: notice({ abstract: [''] }), finds: [{ at: 'abstract', expected: 'trích yếu nội dung' }] },
    ],
  },
}

function issuedBy(name: string): Pick<NoticeHeader, 'issuingOrgans'> {
  return { issuingOrgans: [{ id: 'organ', name }] }
}

function changeHead(changes: Partial<NoticeHeader>): Notice {
  return notice({ header: { ...notice().header, ...changes } })
}

function isBlank(words: string): boolean {
  return words.trim() === ''
}

function needsSuperior(organ: string): boolean {
  const name = fold(squeeze(organ))
  return dependent.test(name) && !namesSuperior.test(name)
}

/** A meeting writes the title, the opening and the grounds of its notice. */
import { describe, expect, test } from 'vitest'
import { blankNotice } from '../../../src/domain/notice/blank-notice.ts'
import { plainText } from '../../../src/domain/notice/plain-text.ts'
import {
  type MeetingFacts,
  beginMeeting,
  factsOf,
  noFacts,
  recordOf,
  rewriteMeeting,
  withoutName,
  writeMeeting,
} from '../../../src/domain/office/meeting.ts'
import { isGrounds } from '../../../src/page/recognize/recognize-body.ts'
import { readMeeting } from '../../../src/page/recognize/recognize-meeting.ts'
import { countIds } from '../../helpers/build.ts'

const facts: MeetingFacts = {
  ...beginMeeting('Ban Chỉ đạo về phát triển lâm nghiệp tỉnh Hà Lâm'),
  ordinal: 'thứ nhất năm 2026',
  date: '2026-03-31',
  chair: 'đồng chí Lương Đình Khải, Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo',
  reporters: ['Cơ quan Thường trực'],
  attendees: ['các đồng chí thành viên Ban Chỉ đạo', 'đại diện một số sở, ngành'],
}

describe('a meeting', () => {
  test('writes the title, the opening and the grounds', () => {
    expect(writeMeeting(facts)).toEqual({
      abstract: [
        'kết luận của đồng chí Lương Đình Khải, Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo',
        'tại Phiên họp thứ nhất Ban Chỉ đạo năm 2026',
      ],
      intro:
        'Ngày 31/3/2026, Ban Chỉ đạo về phát triển lâm nghiệp tỉnh Hà Lâm (sau đây gọi tắt là Ban Chỉ đạo) tổ chức ' +
        'Phiên họp thứ nhất năm 2026. Phiên họp do đồng chí Lương Đình Khải, Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo chủ trì; ' +
        'tham dự có các đồng chí thành viên Ban Chỉ đạo; đại diện một số sở, ngành.',
      grounds:
        'Sau khi nghe báo cáo của Cơ quan Thường trực và ý kiến phát biểu của các đại biểu dự Phiên họp, ' +
        'đồng chí Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo kết luận như sau:',
    })
  })

  test('is called by its kind everywhere, over several days, at its place', () => {
    const { abstract, intro, grounds } = writeMeeting({
      ...facts,
      kind: 'Hội nghị',
      ordinal: '',
      endDate: '2026-04-01',
      place: 'Hội trường Tỉnh ủy',
      subject: 'để sơ kết quý I',
      reporters: [],
    })
    expect(abstract.at(-1)).toBe('tại Hội nghị Ban Chỉ đạo')
    expect(intro).toMatch(/^Từ ngày 31\/3\/2026 đến ngày 01\/4\/2026, tại Hội trường Tỉnh ủy, Ban Chỉ đạo về/)
    expect(intro).toContain('tổ chức Hội nghị để sơ kết quý I. Hội nghị do đồng chí')
    expect(grounds).toMatch(/^Trên cơ sở ý kiến phát biểu của các đại biểu dự Hội nghị, đồng chí Bí thư/)
    expect([abstract, intro, grounds].join()).not.toContain('Phiên họp')
  })

  test('of which little is known writes what is known', () => {
    expect(writeMeeting({ ...noFacts, kind: 'Buổi làm việc', date: '2026-05-04' })).toEqual({
      abstract: ['tại Buổi làm việc'],
      intro: 'Ngày 04/5/2026, Buổi làm việc được tổ chức.',
      grounds: '',
    })
  })

  test('reads back from what it wrote', () => {
    const { abstract, intro, grounds } = writeMeeting(facts)
    const read = readMeeting(`${intro} ${grounds}`, abstract.join('\n'))
    expect(read).toMatchObject({
      kind: 'Phiên họp',
      ordinal: 'thứ nhất năm 2026',
      date: '2026-03-31',
      chair: facts.chair,
    })
    expect(isGrounds(grounds)).toBe(true)
  })

  test('is kept as a record of the office and read from it', () => {
    expect(factsOf(recordOf(facts, 'phien-1'))).toEqual(facts)
  })

  test('names a person once', () => {
    expect(withoutName('đồng chí Trần Văn An, Bí thư Tỉnh ủy')).toBe('đồng chí Bí thư Tỉnh ủy')
    expect(withoutName('đồng chí Bí thư Tỉnh ủy, Trưởng Ban')).toBe('đồng chí Bí thư Tỉnh ủy, Trưởng Ban')
  })
})

describe('a meeting that changes', () => {
  const ids = countIds()
  const begun = rewriteMeeting(blankNotice('n', 'conclusion'), facts, { record: 'phien-1', before: null, ids }).notice
  const moved = { ...facts, date: '2026-04-02', author: 'đồng chí Phó Bí thư Tỉnh ủy' }

  test('changes what it wrote, in place', () => {
    const { notice, kept } = rewriteMeeting(begun, moved, { record: 'phien-1', before: facts, ids })
    expect(kept).toEqual([])
    expect(plainText(notice.intro[0]?.content ?? [])).toMatch(/^Ngày 02\/4\/2026, /)
    expect(notice.intro[0]?.id).toBe(begun.intro[0]?.id)
    expect(notice.abstract[0]).toBe('kết luận của đồng chí Phó Bí thư Tỉnh ủy')
    expect(notice.meeting).toMatchObject({ date: '2026-04-02', record: 'phien-1' })
  })

  test('leaves what somebody wrote by hand, and says so', () => {
    const edited = {
      ...begun,
      grounds: [{ id: 'g', content: [{ kind: 'text' as const, text: 'Qua thảo luận, kết luận như sau:' }] }],
    }
    const { notice, kept } = rewriteMeeting(edited, moved, { record: 'phien-1', before: facts, ids })
    expect(kept).toEqual(['Cơ sở kết luận'])
    expect(notice.grounds).toBe(edited.grounds)
    const all = rewriteMeeting(edited, moved, { record: 'phien-1', before: facts, ids, all: true })
    expect(plainText(all.notice.grounds[0]?.content ?? [])).toContain('đồng chí Phó Bí thư Tỉnh ủy kết luận')
  })
})

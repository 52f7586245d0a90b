import { test } from 'vitest'
import { parseNotice } from '../src/domain/parse-notice.ts'
import { notice, item, paragraph, appendix, section, row, countIds } from './helpers/build.ts'
import { walkItems } from '../src/domain/numbering.ts'
import { readInline } from '../src/page/read-inline.ts'
import { findMarker } from '../src/page/markers.ts'
import { readMarkup, cleanCell } from '../src/files/markup.ts'
import { compose } from '../src/page/compose.ts'
import { specs } from '../src/page/formats.ts'
const show = (x: unknown) => console.log(JSON.stringify(x, null, 0))
const t = (f: () => unknown) => { try { show(f()) } catch (e) { show([(e as Error).constructor.name, (e as Error).message?.slice(0, 300), (e as {details?: unknown}).details]) } }
test('x', () => {
  const bad = 'a\uFFFE'
  t(() => parseNotice({ ...notice(), items: [item('1.', 'x'), item('2.', ['ok', bad], [item('-', 'y')])] }))
  t(() => parseNotice({ ...notice(), items: [item('1.', 'x', [item('-', 'y'), item('-', bad)])] }))
  t(() => parseNotice({ ...notice(), appendices: [appendix(section('A', row(), row()), section('B', row(), row({ lead: bad })))] }))
  t(() => parseNotice({ ...notice(), header: { ...notice().header, number: 0 } }))
  t(() => parseNotice({ ...notice(), header: { ...notice().header, date: '2026-02-30' } }))
  t(() => parseNotice({ ...notice(), typeName: ' ' }))
  t(() => parseNotice(null))
  t(() => parseNotice({ ...notice(), kind: 'x' }))
  t(() => parseNotice({ ...notice(), marks: { ...notice().marks, secrecy: 'x' } }))
  t(() => Object.keys(parseNotice({ ...notice(), extra: 1 })).includes('extra'))
  t(() => { const p = parseNotice({ ...notice(), sourceForm: { headerOrder: [], endingOrder: [], texts: { number: 'x' } } }); return [Object.isFrozen(p.sourceForm), Object.isFrozen(p.sourceForm!.texts)] })
  t(() => { const r = { ...row(), id: 'a\uFFFE\uD800' }; return parseNotice({ ...notice(), appendices: [appendix(section('A', r))] }).appendices[0]!.sections[0]!.rows[0]!.id })
  t(() => parseNotice({ ...notice(), items: [{ ...item('1.', 'x'), id: 'k' }, { ...item('1.', 'x'), id: 'k' }] }))
  t(() => { let i = item('-', 'x'); for (let n = 0; n < 3000; n++) i = item('-', 'x', [i]); return parseNotice({ ...notice(), items: [i] }).items.length })
  t(() => parseNotice({ ...notice(), items: [item('1.', ['x', { kind: 'zzz' } as never])] }))
  t(() => walkItems(notice({ items: [item('I.', 'a', [item('1.', 'b', [item('1.1.', 'c', [item('-', 'd')])])]), item('II.', 'a', [item('1.', 'b', [item('1.1.', 'c')])])] })).map((x) => x.path))
  t(() => walkItems(notice({ items: [item('1.1.', 'c')] })).map((x) => x.label))
  for (const s of ['thực hiện nội dung tại mục (1) và mục (2) của Thông báo.', 'Giao Sở: (1) rà soát; phối hợp nội dung mục (2) của Kế hoạch; (2) báo cáo.', 'Giao: (1) a; (3) c.', 'Giao: (1) a; (2) b; (2) c.', 'Giao: (1) lập kho: (i) dữ liệu; (ii) bản đồ; (2) báo cáo.', 'Giao: (a) x; (b) y; (c) z; (d) t; (đ) u.'])
    t(() => readInline([{ text: s }], { ids: countIds(), showsEmphasis: false }))
  for (const s of ['1.1.Rà soát', '2.1. 5G phủ sóng', '2.1. "Mỗi xã"', '2.1 Rà soát', '1.Rà soát', 'f) x', 'đ) x', '57-NQ/TW', '10.000 hộ', '01/4/2026', 'I- Đánh giá', '1- Rà', '– x', '* x', '2.1.1. Giao', '1) x', 'I) x', '-x', '12.5.2026 ngày', '1. 5G', 'IIII. x', '+ x', 'A. x', '2.1.', '1.2.3 Giao', 'VIII. x', '2026. x', 'X. x'])
    t(() => [s, findMarker(s)])
  for (const s of ['Số liệu (*) đến 31/3; nguồn (*) Sở', '**Hoàn thành** trước', '***Hoàn thành trước 30/6.***', '<b>A</b> <i>b</i>', 'tỷ lệ <95% và x < y', '&lt;p&gt; A&amp;B&nbsp;C', '* Nhiệm vụ', '*', '-----', '## Tiêu đề', '1\\. Rà soát', 'sử dụng <p>A</p><br/>B', '5 * 3 * 2'])
    t(() => [s, readMarkup(s)])
  for (const s of ['<ul><li>Một</li><li>Hai</li></ul>', '- Rà soát; - Báo cáo', '**A** b', 'a<br>b', '  x \n  y ', '(*) a (*) b', 'tỷ lệ >95%', 'A - B'])
    t(() => [s, cleanCell(s)])
  const n = notice({ numbering: 'frozen', appendices: [{ ...appendix(section('', row())), id: 'ap' }], sourceForm: { headerOrder: [], endingOrder: [], texts: { 'appendix/ap/link': '(Gửi kèm Thông báo số 107-TB/CQTT, ngày 05/4/2026 của CQTT)' } } })
  t(() => compose(n, specs.hd36).filter((b) => b.kind === 'appendixHeading'))
  t(() => compose(notice({ marks: { secrecy: null, urgency: 'hoaTocHenGio', circulation: 'Lưu hành nội bộ', draft: 2 } }), specs.hd05)[0])
})

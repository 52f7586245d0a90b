import { readMember } from '../../../domain/bodies/member.ts'
import type { Notice, Signature } from '../../../domain/notice/notice.ts'
import { fold, squeeze } from '../../../domain/words/text.ts'
import { item, notice, signedBy, withText } from '../../examples.ts'
import type { Finding, NoticeRule, TextUnit } from '../../rule.ts'

/** A post that has deputies. What is left of the words names the body it belongs to. */
interface RankedPost {
  readonly written: string
  readonly family: string
  readonly isDeputy: boolean
  /** The words of the rank, folded: "pho chanh van phong". */
  readonly rank: string
  readonly body: string
}

const namingKinds = new Set<TextUnit['kind']>(['abstract', 'paragraph', 'item'])
/** "T/M BAN THƯỜNG VỤ": a member who is neither secretary nor deputy signs without a post (F-SIGN-14). */
const onBehalf = /^T\s?[/.]\s?M/iu
const forHead = /^K\s?[/.]\s?T\.?\s+/iu
const endsInConcurrently = /(?:^|\s)kiêm$/iu
const rankedPost =
  /^(?:(?:quyen|q\.) )?(pho )?(bi thu|chu tich|truong ban|chanh van phong|giam doc)(?![a-z])(?: thuong truc)?(?: ban(?= chi dao))?/u
const clauseEnd = /[;.(\n:]|\s(?:và\s+)?(?:đồng chí|đ\/c|ông|bà)\s/iu
const postsFollow = /^\s*(?:,|[-–—])\s*/u

export const signatureComplete: NoticeRule = {
  name: 'signature-complete',
  id: 'FMT-05',
  severity: 'error',
  detection: 'structural',
  scope: 'notice',
  title: 'Khối chữ ký thiếu hoặc không thống nhất',
  why: 'A notice binds by who signs it, and in which post: both must stand there, and be those of the text.',
  check: ({ notice: read, texts }) => {
    const isDraftCopy = read.marks.draft !== null
    if (read.signatures.length === 0) return [lackOfAll('signature')]
    return read.signatures.flatMap((signature) => {
      const faults = listGaps(signature, isDraftCopy)
      return faults.length > 0 ? faults : findOtherPosts(signature, texts)
    })
  },
  examples: {
    good: [
      notice(),
      sign({ authority: 'T/M BAN THƯỜNG VỤ', title: '', concurrentTitle: '', signatory: 'Nông Văn Thạch' }),
      sign(
        {
          authority: 'K/T TRƯỞNG BAN',
          title: 'PHÓ TRƯỞNG BAN THƯỜNG TRỰC',
          concurrentTitle: '',
          signatory: 'Nông Văn Thạch',
        },
        'Đồng chí Nông Văn Thạch, Phó Bí thư Tỉnh ủy, Phó Trưởng Ban Thường trực Ban Chỉ đạo chủ trì.',
      ),
      sign(
        { title: 'BÍ THƯ', concurrentTitle: 'TRƯỞNG BAN CHỈ ĐẠO', signatory: 'Lương Đình Khải' },
        'Đồng chí Lương Đình Khải, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy - Trưởng Ban Chỉ đạo.',
      ),
      sign(
        { title: 'TRƯỞNG BAN TỔ CHỨC', concurrentTitle: '', signatory: 'Nông Văn Thạch' },
        'Đồng chí Nông Văn Thạch, Phó Trưởng Ban Chỉ đạo theo dõi.',
      ),
      sign(
        { title: 'CHÁNH VĂN PHÒNG', concurrentTitle: '', signatory: 'Vi Trọng An' },
        'Đồng chí Vi Trọng Anh, Phó Chánh Văn phòng Tỉnh ủy; đồng chí Vi Trọng An dự.',
      ),
      sign(
        { title: 'CHÁNH VĂN PHÒNG', concurrentTitle: '', signatory: 'Vi Trọng An' },
        'Giao đồng chí Vi Trọng An chủ trì, Phó Chánh Văn phòng phối hợp.',
      ),
      { ...sign({ signatory: '' }), marks: { secrecy: null, urgency: null, circulation: '', draft: 2 } },
    ],
    bad: [
      { notice: sign({ title: '' }), finds: [{ at: 'signature 1 title', expected: 'chức vụ người ký' }] },
      { notice: sign({ signatory: ' ' }), finds: [{ at: 'signature 1 signatory', expected: 'họ tên người ký' }] },
      {
        notice: sign({ authority: '', title: '', concurrentTitle: '', signatory: '' }),
        finds: [{ at: 'signature 1 whole', expected: 'chức vụ, họ tên người ký' }],
      },
      {
        notice: sign({ title: 'CHÁNH VĂN PHÒNG\nkiêm', concurrentTitle: '' }),
        finds: [{ at: 'signature 1 title', found: 'CHÁNH VĂN PHÒNG\nkiêm' }],
      },
      {
        notice: sign({ authority: 'K/T TRƯỞNG BAN', title: 'TRƯỞNG BAN', concurrentTitle: '' }),
        finds: [{ at: 'signature 1 title', found: 'TRƯỞNG BAN' }],
      },
      {
        notice: sign(
          { title: 'CHÁNH VĂN PHÒNG', signatory: 'Vi Trọng Nghĩa' },
          'Đồng chí Vi Trọng Nghĩa, Phó Chánh Văn phòng Tỉnh ủy báo cáo.',
        ),
        finds: [{ at: 'signature 1 title', found: 'CHÁNH VĂN PHÒNG', expected: 'Phó Chánh Văn phòng' }],
      },
      {
        notice: sign(
          { title: 'PHÓ BÍ THƯ', concurrentTitle: 'TRƯỞNG BAN CHỈ ĐẠO', signatory: 'Lương Đình Khải' },
          'Đồng chí Lương Đình Khải, Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo chủ trì Phiên họp.',
        ),
        finds: [{ at: 'signature 1 title', found: 'PHÓ BÍ THƯ', expected: 'Bí thư' }],
      },
      {
        notice: notice({
          ...signedBy({ title: 'BÍ THƯ', concurrentTitle: 'TRƯỞNG BAN CHỈ ĐẠO', signatory: 'Lương Đình Khải' }),
          items: [
            item('arabic', 'Đồng chí Lương Đình Khải - Phó Trưởng Ban Chỉ đạo', [item('dash', 'Chỉ đạo chung.')]),
          ],
        }),
        finds: [{ at: 'signature 1 whole', found: 'TRƯỞNG BAN CHỈ ĐẠO', expected: 'Phó Trưởng Ban Chỉ đạo' }],
      },
    ],
  },
}

function sign(changes: Partial<Signature>, text = 'Các cơ quan báo cáo kết quả.'): Notice {
  return { ...withText(text), ...signedBy(changes) }
}

/** A draft copy goes round before it is settled who signs. */
function listGaps({ id, authority, title, concurrentTitle, signatory }: Signature, isDraftCopy: boolean): Finding[] {
  const report = reporter(id)
  const words = squeeze(title)
  const head = squeeze(authority)
  if (words === '' && squeeze(signatory) === '' && squeeze(concurrentTitle) === '') return [lackOfAll(id)]
  const gaps: Finding[] = []
  if (words === '') {
    if (!onBehalf.test(head))
      gaps.push(report('title', '', 'chức vụ người ký', 'Khối chữ ký thiếu chức vụ của người ký. Hãy ghi bổ sung.'))
  } else if (endsInConcurrently.test(words) && squeeze(concurrentTitle) === '') {
    gaps.push(
      report(
        'title',
        title,
        '',
        'Dưới chữ “kiêm” chưa có chức vụ thứ hai. Hãy ghi chức vụ kiêm nhiệm, hoặc bỏ chữ “kiêm”.',
      ),
    )
  } else if (forHead.test(head) && fold(head.replace(forHead, '')) === fold(words)) {
    gaps.push(
      report(
        'title',
        title,
        '',
        `Ký thay (K/T) thì người ký là cấp phó, nhưng chức vụ đang ghi là “${words}”. Hãy ghi chức vụ của người ký thay.`,
      ),
    )
  }
  if (squeeze(signatory) === '' && !isDraftCopy)
    gaps.push(report('signatory', '', 'họ tên người ký', 'Khối chữ ký thiếu họ tên người ký. Hãy ghi bổ sung.'))
  return gaps
}

function reporter(part: string) {
  return (field: string, found: string, expected: string, message: string): Finding => ({
    spot: { part, field },
    found,
    expected,
    message,
  })
}

function lackOfAll(part: string): Finding {
  const message = 'Thông báo chưa có chức vụ và họ tên người ký. Hãy ghi bổ sung.'
  return reporter(part)('whole', '', 'chức vụ, họ tên người ký', message)
}

/** The signer is head here and deputy there: one of the two is a mistake. */
function findOtherPosts({ id, title, concurrentTitle, signatory }: Signature, texts: readonly TextUnit[]): Finding[] {
  const report = reporter(id)
  const name = squeeze(signatory).toLowerCase()
  if (name === '') return []
  const signed = [title, concurrentTitle].flatMap((post) => readPost(squeeze(post)) ?? [])
  if (signed.length === 0) return []
  for (const { text, kind } of texts) {
    if (!namingKinds.has(kind)) continue
    const at = text.toLowerCase().indexOf(name)
    if (at === -1) continue
    const posts = readPostsAfter(text, at, name.length)
    for (const post of signed) {
      const same = posts.filter((other) => other.family === post.family && isOfOneBody(other, post))
      const [other] = same
      if (other === undefined || same.some(({ isDeputy }) => isDeputy === post.isDeputy)) continue
      // The signer may hold both ranks, in two bodies.
      if (signed.some(({ family, isDeputy }) => family === post.family && isDeputy === other.isDeputy)) continue
      const field = post.written === squeeze(title) ? 'title' : 'whole'
      const found = field === 'title' ? title : concurrentTitle
      const named = writeLike(other, post)
      return [
        report(
          field,
          found,
          named,
          `Khối chữ ký ghi “${post.written}”, còn nội dung thông báo ghi ${squeeze(signatory)} là “${named}”. Hãy thống nhất chức vụ của người ký.`,
        ),
      ]
    }
  }
  return []
}

/** "…, Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo chủ trì": the posts that follow a name. */
function readPostsAfter(text: string, at: number, length: number): RankedPost[] {
  const rest = text.slice(at + length)
  if (!postsFollow.test(rest)) return []
  const end = rest.search(clauseEnd)
  const { posts, role } = readMember(text.slice(at, at + length) + (end === -1 ? rest : rest.slice(0, end)))
  return [...posts, role].flatMap((post) => readPost(post) ?? [])
}

function readPost(written: string): RankedPost | null {
  const folded = fold(written)
  const read = rankedPost.exec(folded)
  if (read === null) return null
  return {
    written,
    family: read[2] ?? '',
    isDeputy: read[1] !== undefined,
    rank: read[0].trim(),
    body: folded.slice(read[0].length).trim(),
  }
}

/** The post of the text without the words that go on behind it: as much of its body as the signature names. */
function writeLike({ written, rank }: RankedPost, { body }: RankedPost): string {
  return written
    .split(/\s+/u)
    .slice(0, countWords(rank) + countWords(body))
    .join(' ')
}

function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length
}

/** The text goes on after the name of a body, and a signature may leave it out: the shorter one begins the other. */
function isOfOneBody({ body: one }: RankedPost, { body: other }: RankedPost): boolean {
  return one.startsWith(other) || other.startsWith(one)
}

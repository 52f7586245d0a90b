/**
 * What calls read and what they change, by subject: after a change the screen reads again what it touched, and nothing
 * else. A call that is missing here does not compile.
 */
import type { Contract } from './contract.ts'

/**
 * - notice, workingCopy: those of one notice, by its id
 * - directives: what was decided of those of one notice
 * - notices: what the list shows, and what rules know of other notices
 * - obligations: those of all issued notices
 * - follow: what came of obligations
 * - spending: plans and payments
 * - register: numbers, and how issued notices went out
 * - look: how pages of the office look
 * - scans, caseFiles, handovers, loans, fixity: what the archive keeps beside notices
 * - batches: what became of files that were brought in many at a time
 * - views: searches and views of the board that were kept
 * - ruleSet, office, wording, users, audit: the office's own
 * - store: whether it is whole and can be written to
 * - letters: what lies in the folder that is shared with another store
 * - backups: those beside it, and the second place; presence: who works on which part of one notice
 */
export type Subject =
  | 'notice'
  | 'notices'
  | 'workingCopy'
  | 'directives'
  | 'obligations'
  | 'follow'
  | 'spending'
  | 'register'
  | 'scans'
  | 'fixity'
  | 'caseFiles'
  | 'handovers'
  | 'batches'
  | 'loans'
  | 'views'
  | 'ruleSet'
  | 'office'
  | 'look'
  | 'wording'
  | 'users'
  | 'keys'
  | 'audit'
  | 'store'
  | 'backups'
  | 'letters'
  | 'presence'

type NamesOf<Kind> = { [Name in keyof Contract]: Contract[Name]['kind'] extends Kind ? Name : never }[keyof Contract]
type ReadName = NamesOf<'read'>
type ChangingCall = NamesOf<'write' | 'keep' | 'export' | 'host'>

const subjectsOfReads: Readonly<Record<ReadName, readonly Subject[]>> = {
  'notice.list': ['notices'],
  'notice.count': ['notices'],
  'notice.known': ['notices'],
  'notice.changedBlocks': ['notices', 'office'],
  'notice.get': ['notice'],
  'notice.progress': ['notice', 'office'],
  'notice.waiting': ['notices', 'office'],
  'notice.versions': ['notice'],
  'notice.version': [],
  'notice.compare': ['notice'],
  'notice.tasks': ['notice', 'office'],
  'notice.preview': ['notice', 'look'],
  'print.sheet': [],
  'export.verify': ['notice', 'notices', 'audit'],
  'notice.readText': [],
  'notice.readOriginal': [],
  'batch.list': ['batches'],
  'batch.get': ['batches'],
  'review.queue': ['notices'],
  'review.get': ['notice'],
  'repair.propose': ['notices', 'office', 'wording'],
  'repair.read': [],
  'workingCopy.get': ['workingCopy'],
  'workingCopy.list': ['workingCopy'],
  'directive.list': ['notice', 'directives'],
  'copy.list': ['register'],
  'copy.get': [],
  'register.next': ['register'],
  'register.list': ['register'],
  'sending.list': ['register'],
  'obligation.list': ['obligations'],
  'obligation.get': ['obligations'],
  'follow.board': ['obligations', 'follow', 'notices', 'office'],
  'follow.views': ['views'],
  'follow.get': ['obligations', 'follow', 'notices', 'office'],
  'follow.readSheets': ['obligations', 'follow', 'notices', 'office'],
  'follow.receipts': ['obligations', 'follow', 'notices', 'office'],
  'follow.month': ['obligations', 'follow', 'notices', 'office'],
  'spending.get': ['spending', 'office'],
  'follow.lineage': ['obligations', 'follow', 'notices', 'office'],
  'follow.predecessors': ['obligations', 'follow', 'notices', 'notice', 'office'],
  'follow.indicators': ['obligations', 'follow', 'notices'],
  'follow.reminders': ['obligations', 'follow', 'notices', 'office'],
  'follow.evaluate': ['obligations', 'follow', 'notices', 'office'],
  'lexicon.learned': ['wording'],
  'rule.list': ['ruleSet'],
  'ruleSet.get': ['ruleSet'],
  'look.get': ['look'],
  'look.list': ['look'],
  'look.readFile': [],
  'office.get': ['office'],
  'office.history': ['office'],
  'office.blockUses': ['notices', 'notice'],
  'office.readTable': ['office'],
  'search.find': ['notices', 'caseFiles', 'office'],
  'search.facets': ['notices', 'caseFiles', 'office'],
  'fixity.last': ['fixity'],
  'scan.list': ['scans'],
  'scan.get': [],
  'caseFile.list': ['caseFiles', 'notices'],
  'caseFile.get': ['caseFiles', 'notices', 'scans'],
  'handover.list': ['handovers'],
  'retention.schedule': ['office'],
  'retention.list': ['caseFiles', 'notices', 'office'],
  'hold.list': ['caseFiles'],
  'loan.list': ['loans', 'caseFiles'],
  'search.views': ['views'],
  'audit.list': ['audit'],
  'store.state': ['store'],
  'store.verify': ['notice', 'notices', 'obligations', 'office', 'look', 'audit', 'store'],
  'store.diagnostics': [],
  'backup.list': ['backups'],
  'backup.planRestore': ['backups', 'audit', 'workingCopy'],
  'user.get': ['users'],
  'user.list': ['users'],
  'presence.at': ['presence'],
  'keys.state': ['keys', 'users'],
  'package.read': ['notice', 'notices'],
  'letters.box': ['letters'],
  'letters.list': ['letters'],
  'letters.read': ['letters', 'notice', 'notices'],
}

/** Every official action leaves a row in the audit; a working copy leaves none. */
const subjectsOfChanges: Readonly<Record<ChangingCall | 'presence.at', readonly Subject[]>> = {
  'presence.at': ['presence'],
  'notice.create': ['notice', 'notices', 'audit'],
  'layout.confirm': ['audit'],
  'batch.take': ['notice', 'notices', 'batches', 'audit'],
  'batch.refuse': ['batches', 'audit'],
  'batch.export': ['audit'],
  'notice.save': ['notice', 'notices', 'workingCopy', 'audit'],
  'notice.restoreVersion': ['notice', 'notices', 'workingCopy', 'audit'],
  'notice.deleteDraft': ['notice', 'notices', 'audit'],
  'notice.restoreDraft': ['notice', 'notices', 'audit'],
  'notice.settleDoubt': ['notice', 'notices', 'audit'],
  'notice.check': ['notice', 'notices', 'audit'],
  'notice.waive': ['notice', 'notices', 'audit'],
  'notice.withdrawWaiver': ['notice', 'notices', 'audit'],
  'notice.submit': ['notice', 'notices', 'audit'],
  'notice.takeBack': ['notice', 'notices', 'audit'],
  'notice.return': ['notice', 'notices', 'audit'],
  'notice.approve': ['notice', 'notices', 'audit'],
  'notice.sendToSignatory': ['notice', 'notices', 'audit'],
  'notice.markSigned': ['notice', 'notices', 'audit'],
  'notice.changeByPen': ['notice', 'notices', 'audit'],
  'notice.beginCorrection': ['notice', 'notices', 'audit'],
  'notice.beginReplacement': ['notice', 'notices', 'audit'],
  'notice.withdraw': ['notice', 'notices', 'register', 'audit'],
  'notice.issue': ['notice', 'notices', 'obligations', 'wording', 'register', 'audit'],
  'notice.takeUp': ['notice', 'notices', 'obligations', 'wording', 'register', 'audit'],
  'directive.mark': ['directives', 'audit'],
  'directive.unmark': ['directives', 'audit'],
  'follow.exportXlsx': ['audit'],
  'follow.exportSheet': ['audit'],
  'follow.saveView': ['views', 'audit'],
  'follow.dropView': ['views', 'audit'],
  'follow.extend': ['follow', 'audit'],
  'follow.enterResult': ['follow', 'audit'],
  'follow.approve': ['follow', 'audit'],
  'follow.refuse': ['follow', 'audit'],
  'follow.reopen': ['follow', 'audit'],
  'follow.end': ['follow', 'audit'],
  'follow.receive': ['follow', 'audit'],
  'follow.tie': ['follow', 'audit'],
  'follow.continue': ['follow', 'audit'],
  'follow.measure': ['follow', 'audit'],
  'follow.exportEvidence': ['audit'],
  'follow.exportLeadSheet': ['audit'],
  'spending.take': ['spending', 'audit'],
  'spending.exportTable': ['audit'],
  'spending.export': ['audit'],
  'follow.writeReport': ['notices', 'follow', 'audit'],
  'follow.writeReminders': ['notices', 'audit'],
  'follow.keepEvaluation': ['follow', 'audit'],
  'follow.exportEvaluation': ['audit'],
  'follow.exportLeadSheets': ['audit'],
  'follow.takeSheets': ['follow', 'audit'],
  'copy.make': ['register', 'audit'],
  'copy.export': ['audit'],
  'register.note': ['register', 'audit'],
  'register.setNext': ['register', 'audit'],
  'sending.mark': ['register', 'audit'],
  'fixity.check': ['fixity', 'audit'],
  'scan.attach': ['scans', 'audit'],
  'scan.export': ['audit'],
  'caseFile.open': ['caseFiles', 'audit'],
  'caseFile.change': ['caseFiles', 'audit'],
  'caseFile.put': ['caseFiles', 'audit'],
  'caseFile.takeOut': ['caseFiles', 'audit'],
  'caseFile.countSheets': ['caseFiles', 'audit'],
  'caseFile.exportPieces': ['audit'],
  'caseFile.exportList': ['audit'],
  'caseFile.exportCover': ['audit'],
  'archive.exportSelection': ['audit'],
  'retention.set': ['caseFiles', 'audit'],
  'hold.set': ['caseFiles', 'audit'],
  'hold.lift': ['caseFiles', 'audit'],
  'loan.lend': ['loans', 'audit'],
  'loan.giveBack': ['loans', 'audit'],
  'loan.exportSheet': ['audit'],
  'destruction.exportList': ['audit'],
  'destruction.record': ['caseFiles', 'audit'],
  'handover.prepare': ['handovers', 'caseFiles', 'audit'],
  'handover.export': ['handovers', 'audit'],
  'handover.exportRecord': ['audit'],
  'fixity.exportReport': ['audit'],
  'handover.cancel': ['handovers', 'caseFiles', 'audit'],
  'handover.receive': ['handovers', 'caseFiles', 'audit'],
  'search.saveView': ['views', 'audit'],
  'search.dropView': ['views', 'audit'],
  'search.rebuild': ['notices'],
  'ruleSet.save': ['ruleSet', 'audit'],
  'look.save': ['look', 'audit'],
  'look.exportFile': ['audit'],
  'office.save': ['office', 'register', 'audit'],
  'office.saveMeeting': ['office', 'audit'],
  'office.saveRecipients': ['office', 'audit'],
  'office.exportTable': ['audit'],
  'store.acceptLoss': ['store', 'audit'],
  'backup.make': ['backups', 'audit'],
  'backup.setSecondPlace': ['backups', 'audit'],
  // The window begins anew afterwards.
  'backup.restore': ['backups', 'store'],
  'workingCopy.keep': ['workingCopy'],
  'workingCopy.drop': ['workingCopy'],
  'register.exportXlsx': ['audit'],
  'register.exportSheet': ['audit'],
  'sending.exportXlsx': ['audit'],
  'sending.exportSheet': ['audit'],
  'notice.exportDocx': ['audit'],
  'notice.exportXlsx': ['audit'],
  'notice.exportText': ['audit'],
  'notice.exportMetadata': ['audit'],
  'notice.exportProof': ['audit'],
  'notice.exportStatusSheet': ['audit'],
  'notice.exportRedline': ['audit'],
  'notice.exportPdf': ['audit'],
  'notice.exportApprovalSheet': ['audit'],
  'notice.exportSubmissionSheet': ['audit'],
  'notice.print': ['audit'],
  'file.show': [],
  'user.add': ['users', 'audit'],
  'user.change': ['users', 'audit'],
  'user.resetPassphrase': ['users', 'audit'],
  'package.export': ['audit'],
  'package.take': ['notice', 'notices', 'audit'],
  'letters.setBox': ['letters', 'audit'],
  'letters.send': ['letters', 'audit'],
  'letters.take': ['letters', 'notice', 'notices', 'audit'],
  'letters.keepOwn': ['letters', 'audit'],
  'keys.makeRecovery': ['keys', 'audit'],
  'keys.printShare': ['audit'],
  'keys.confirmRecovery': ['keys', 'audit'],
  'keys.renew': ['keys', 'backups', 'audit'],
  'store.protect': ['users', 'keys', 'office', 'audit'],
  'store.keepTrial': ['audit'],
}

/** Subjects that belong to one notice: only calls about the same notice touch each other. */
const ofOneNotice: ReadonlySet<Subject> = new Set(['notice', 'workingCopy', 'directives', 'presence'])

/** What is done to a paper about another one is done to that too. */
const ofOthersToo: ReadonlySet<string> = new Set(['notice.issue', 'notice.takeUp', 'notice.withdraw'])

/** A call that was made. */
export interface Made {
  readonly name: string
  readonly input: unknown
}

/** Whether others read something else afterwards. What somebody is typing is theirs alone. */
export function changesAnything(name: string): boolean {
  return subjectsIn(subjectsOfChanges, name).some((subject) => subject !== 'workingCopy')
}

/** Whether the answer to `read` may differ after `change`. */
export function isTouched(read: Made, change: Made): boolean {
  const changes = subjectsIn(subjectsOfChanges, change.name)
  return subjectsIn(subjectsOfReads, read.name).some((subject) => {
    if (!changes.includes(subject)) return false
    const [asked, about] = [noticeOf(read.input), ofOthersToo.has(change.name) ? null : noticeOf(change.input)]
    return !ofOneNotice.has(subject) || asked === null || about === null || asked === about
  })
}

function subjectsIn(table: Readonly<Record<string, readonly Subject[]>>, name: string): readonly Subject[] {
  return Object.hasOwn(table, name) ? (table[name] ?? []) : []
}

/** The id of the notice an input is about; null when it is about all. */
export function noticeOf(input: unknown): string | null {
  if (typeof input !== 'object' || input === null) return null
  if ('id' in input && typeof input.id === 'string') return input.id
  return 'notice' in input ? noticeOf(input.notice) : null
}

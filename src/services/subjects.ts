/**
 * The handlers of every call, by subject. A subject is loaded when one of its calls is first made: the checker, the readers
 * of files and the archive take longer to load than a short command has to do.
 */
import type { CallName } from '../contract/contract.ts'
import type { Handlers } from './handlers.ts'

type Load<Names extends CallName> = () => Promise<Handlers<Names>>

const subject = <Names extends CallName>(load: Load<Names>, names: readonly Names[]) =>
  Object.fromEntries(names.map((name) => [name, load])) as Readonly<Record<Names, Load<Names>>>

/** A call without its handler does not compile. */
const loaders: Readonly<Record<CallName, () => Promise<Partial<Handlers>>>> = {
  ...subject(
    async () => (await import('./notices.ts')).noticeHandlers,
    [
      'notice.create',
      'notice.list',
      'notice.count',
      'notice.changedBlocks',
      'notice.get',
      'notice.tasks',
      'notice.save',
      'notice.deleteDraft',
      'notice.restoreDraft',
      'notice.settleDoubt',
    ],
  ),
  ...subject(
    async () => (await import('./workflow.ts')).workflowHandlers,
    [
      'notice.progress',
      'notice.waiting',
      'notice.submit',
      'notice.takeBack',
      'notice.return',
      'notice.approve',
      'notice.sendToSignatory',
      'notice.markSigned',
      'notice.changeByPen',
      'notice.withdraw',
    ],
  ),
  ...subject(async () => (await import('./issue.ts')).issueHandlers, ['notice.issue', 'notice.takeUp']),
  ...subject(
    async () => (await import('./amend.ts')).amendHandlers,
    ['notice.beginCorrection', 'notice.beginReplacement'],
  ),
  ...subject(
    async () => (await import('./register.ts')).registerHandlers,
    [
      'register.next',
      'register.list',
      'register.note',
      'register.setNext',
      'register.exportXlsx',
      'register.exportSheet',
    ],
  ),
  ...subject(
    async () => (await import('./copies.ts')).copyHandlers,
    ['copy.list', 'copy.get', 'copy.make', 'copy.export'],
  ),
  ...subject(
    async () => (await import('./sending.ts')).sendingHandlers,
    ['sending.list', 'sending.mark', 'sending.exportXlsx', 'sending.exportSheet'],
  ),
  ...subject(
    async () => (await import('./imports.ts')).importHandlers,
    ['notice.readText', 'notice.readOriginal', 'notice.readFile', 'layout.confirm'],
  ),
  ...subject(
    async () => (await import('./past-papers.ts')).pastHandlers,
    ['batch.take', 'batch.refuse', 'batch.list', 'batch.get', 'batch.export', 'review.queue', 'review.get'],
  ),
  ...subject(async () => (await import('./repairing.ts')).repairHandlers, ['repair.propose', 'repair.read']),
  ...subject(
    async () => (await import('./versions.ts')).versionHandlers,
    ['notice.versions', 'notice.version', 'notice.compare', 'notice.restoreVersion'],
  ),
  ...subject(
    async () => (await import('./papers.ts')).paperHandlers,
    [
      'notice.preview',
      'notice.exportDocx',
      'notice.exportXlsx',
      'notice.exportStatusSheet',
      'notice.exportPdf',
      'notice.exportRedline',
      'notice.exportText',
    ],
  ),
  ...subject(
    async () => (await import('./sheets.ts')).sheetHandlers,
    ['notice.exportApprovalSheet', 'notice.exportSubmissionSheet'],
  ),
  ...subject(async () => (await import('./printed-sheets.ts')).printedSheetHandlers, ['print.sheet']),
  ...subject(async () => (await import('./verification.ts')).verificationHandlers, ['export.verify']),
  ...subject(async () => (await import('./notice-proof.ts')).proofHandlers, ['notice.exportProof']),
  ...subject(async () => (await import('./audit.ts')).auditHandlers, ['audit.list']),
  ...subject(
    async () => (await import('./check.ts')).checkHandlers,
    [
      'notice.check',
      'notice.checkFile',
      'notice.known',
      'lexicon.learned',
      'notice.waive',
      'notice.withdrawWaiver',
      'rule.list',
      'ruleSet.get',
      'ruleSet.save',
    ],
  ),
  ...subject(
    async () => (await import('./directives.ts')).directiveHandlers,
    ['directive.list', 'directive.mark', 'directive.unmark'],
  ),
  ...subject(async () => (await import('./obligations.ts')).obligationHandlers, ['obligation.list', 'obligation.get']),
  ...subject(
    async () => (await import('./follow-up.ts')).followHandlers,
    [
      'follow.board',
      'follow.exportXlsx',
      'follow.exportSheet',
      'follow.views',
      'follow.saveView',
      'follow.dropView',
      'follow.get',
      'follow.receipts',
    ],
  ),
  ...subject(
    async () => (await import('./follow-reports.ts')).followReportHandlers,
    [
      'follow.month',
      'follow.writeReport',
      'follow.reminders',
      'follow.writeReminders',
      'follow.evaluate',
      'follow.keepEvaluation',
      'follow.exportEvaluation',
    ],
  ),
  ...subject(
    async () => (await import('./follow-ties.ts')).followTieHandlers,
    ['follow.lineage', 'follow.predecessors', 'follow.indicators'],
  ),
  ...subject(
    async () => (await import('./spending.ts')).spendingHandlers,
    ['spending.get', 'spending.take', 'spending.exportTable', 'spending.export'],
  ),
  ...subject(
    async () => (await import('./status-sheets.ts')).statusSheetHandlers,
    ['follow.exportLeadSheet', 'follow.exportLeadSheets', 'follow.readSheets', 'follow.takeSheets'],
  ),
  ...subject(
    async () => (await import('./follow-entries.ts')).followEntryHandlers,
    [
      'follow.extend',
      'follow.enterResult',
      'follow.exportEvidence',
      'follow.approve',
      'follow.refuse',
      'follow.reopen',
      'follow.end',
      'follow.receive',
      'follow.tie',
      'follow.continue',
      'follow.measure',
    ],
  ),
  ...subject(
    async () => (await import('./archive.ts')).archiveHandlers,
    [
      'scan.list',
      'scan.get',
      'scan.attach',
      'scan.export',
      'caseFile.list',
      'caseFile.get',
      'caseFile.open',
      'caseFile.change',
      'caseFile.put',
      'caseFile.takeOut',
      'caseFile.countSheets',
      'caseFile.exportPieces',
      'caseFile.exportList',
      'caseFile.exportCover',
      'notice.exportMetadata',
    ],
  ),
  ...subject(
    async () => (await import('./fixity.ts')).fixityHandlers,
    ['fixity.check', 'fixity.last', 'fixity.exportReport'],
  ),
  ...subject(
    async () => (await import('./handover.ts')).handoverHandlers,
    [
      'handover.list',
      'handover.prepare',
      'handover.export',
      'handover.exportRecord',
      'handover.cancel',
      'handover.receive',
    ],
  ),
  ...subject(
    async () => (await import('./retention.ts')).retentionHandlers,
    [
      'retention.schedule',
      'retention.list',
      'retention.set',
      'hold.list',
      'hold.set',
      'hold.lift',
      'destruction.exportList',
      'destruction.record',
    ],
  ),
  ...subject(async () => (await import('./selection.ts')).selectionHandlers, ['archive.exportSelection']),
  ...subject(
    async () => (await import('./loans.ts')).loanHandlers,
    ['loan.list', 'loan.lend', 'loan.giveBack', 'loan.exportSheet'],
  ),
  ...subject(
    async () => (await import('./search.ts')).searchHandlers,
    ['search.find', 'search.facets', 'search.views', 'search.saveView', 'search.dropView', 'search.rebuild'],
  ),
  ...subject(
    async () => (await import('./store.ts')).storeHandlers,
    ['store.state', 'store.acceptLoss', 'store.verify', 'store.diagnostics'],
  ),
  ...subject(
    async () => (await import('./backups.ts')).backupHandlers,
    ['backup.list', 'backup.make', 'backup.setSecondPlace', 'backup.planRestore', 'backup.restore'],
  ),
  ...subject(
    async () => (await import('./office.ts')).officeHandlers,
    [
      'office.get',
      'office.history',
      'office.blockUses',
      'office.save',
      'office.saveMeeting',
      'office.saveRecipients',
      'office.exportTable',
      'office.readTable',
    ],
  ),
  ...subject(
    async () => (await import('./looks.ts')).lookHandlers,
    ['look.get', 'look.list', 'look.save', 'look.exportFile', 'look.readFile'],
  ),
  ...subject(
    async () => (await import('./packages.ts')).packageHandlers,
    ['package.export', 'package.read', 'package.take'],
  ),
  ...subject(
    async () => (await import('./letters.ts')).letterHandlers,
    [
      'letters.box',
      'letters.setBox',
      'letters.list',
      'letters.send',
      'letters.read',
      'letters.take',
      'letters.keepOwn',
    ],
  ),
  ...subject(
    async () => (await import('./keys.ts')).keyHandlers,
    ['keys.state', 'keys.makeRecovery', 'keys.printShare', 'keys.confirmRecovery', 'keys.renew', 'keys.recover'],
  ),
  ...subject(
    async () => (await import('./users.ts')).userHandlers,
    ['user.get', 'user.list', 'user.add', 'user.change', 'user.resetPassphrase', 'store.protect', 'store.keepTrial'],
  ),
  ...subject(
    async () => (await import('./session.ts')).sessionHandlers,
    [
      'session.get',
      'session.signIn',
      'session.signOut',
      'session.touch',
      'session.lock',
      'session.unlock',
      'session.changePassphrase',
    ],
  ),
  ...subject(async () => (await import('./host.ts')).hostHandlers, ['file.show', 'notice.print']),
  ...subject(
    async () => (await import('./working-copies.ts')).workingCopyHandlers,
    ['workingCopy.keep', 'workingCopy.get', 'workingCopy.list', 'workingCopy.drop'],
  ),
  ...subject(async () => (await import('./presence.ts')).presenceHandlers, ['presence.at']),
  ...subject(async () => (await import('./jobs.ts')).jobHandlers, ['job.start', 'job.status', 'job.cancel']),
}

export async function handlerOf(name: CallName): Promise<unknown> {
  return (await loaders[name]())[name]
}

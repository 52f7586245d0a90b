/** Who may make which call: as the office reads it, and as the dispatcher lets it in. */
import { describe, expect, test } from 'vitest'
import { type CallName, contract } from '../../src/contract/contract.ts'
import { type Role, listRoles, roleNames, roles } from '../../src/domain/office/roles.ts'
import { openTestApp } from '../helpers/app.ts'

const names = Object.keys(contract) as CallName[]
const everybody = roles.join(', ')
const drafters = 'clerk, deputy, chief'
const deciders = 'deputy, chief'
const keepers = 'deputy, chief, admin'

/** What not everybody may do. */
const restricted: Readonly<Partial<Record<CallName, string>>> = {
  'notice.create': 'clerk, deputy, chief, archivist',
  'notice.readText': 'clerk, deputy, chief, archivist',
  'notice.readOriginal': 'clerk, deputy, chief, archivist',
  'notice.readFile': 'clerk, deputy, chief, archivist',
  'layout.confirm': 'clerk, deputy, chief, archivist',
  'batch.take': 'clerk, deputy, chief, archivist',
  'batch.refuse': 'clerk, deputy, chief, archivist',
  'batch.list': 'clerk, deputy, chief, archivist',
  'batch.get': 'clerk, deputy, chief, archivist',
  'batch.export': 'clerk, deputy, chief, archivist',
  'review.queue': 'clerk, deputy, chief, archivist',
  'review.get': 'clerk, deputy, chief, archivist',
  'package.export': 'clerk, deputy, chief',
  'package.read': 'clerk, deputy, chief',
  'package.take': 'clerk, deputy, chief',
  'letters.box': 'clerk, deputy, chief, admin',
  'letters.setBox': 'admin',
  'letters.list': 'clerk, deputy, chief',
  'letters.send': 'clerk, deputy, chief',
  'letters.read': 'clerk, deputy, chief',
  'letters.take': 'clerk, deputy, chief',
  'letters.keepOwn': 'clerk, deputy, chief',
  'keys.state': 'admin',
  'keys.makeRecovery': 'admin',
  'keys.confirmRecovery': 'admin',
  'keys.printShare': 'admin',
  'keys.renew': 'admin',
  'repair.propose': 'clerk, deputy, chief, archivist',
  'repair.read': 'clerk, deputy, chief, archivist',
  'notice.settleDoubt': 'clerk, deputy, chief, archivist',
  'notice.save': drafters,
  'notice.restoreVersion': drafters,
  'notice.deleteDraft': drafters,
  'notice.restoreDraft': drafters,
  'notice.waive': drafters,
  'notice.withdrawWaiver': drafters,
  'directive.mark': drafters,
  'directive.unmark': drafters,
  'workingCopy.keep': drafters,
  'workingCopy.get': drafters,
  'workingCopy.list': drafters,
  'workingCopy.drop': drafters,
  'notice.submit': drafters,
  'notice.takeBack': drafters,
  // Drafters by delegation alone.
  'notice.return': 'clerk, deputy, chief, registrar',
  'notice.approve': drafters,
  'notice.sendToSignatory': drafters,
  'notice.markSigned': 'clerk, deputy, chief, registrar',
  'notice.changeByPen': drafters,
  'notice.issue': 'registrar, admin',
  'notice.takeUp': 'registrar, archivist',
  'copy.make': 'registrar, archivist',
  'register.note': 'registrar',
  'register.setNext': 'registrar',
  'sending.mark': 'registrar',
  'follow.extend': drafters,
  'follow.enterResult': drafters,
  'follow.approve': deciders,
  'follow.refuse': deciders,
  'follow.reopen': deciders,
  'follow.end': drafters,
  'follow.receive': drafters,
  'follow.tie': drafters,
  'follow.continue': drafters,
  'follow.measure': drafters,
  'follow.readSheets': drafters,
  'follow.takeSheets': drafters,
  'follow.writeReport': drafters,
  'follow.writeReminders': drafters,
  'follow.keepEvaluation': drafters,
  'spending.take': drafters,
  'notice.beginCorrection': drafters,
  'notice.beginReplacement': drafters,
  'notice.withdraw': deciders,
  'ruleSet.save': keepers,
  'office.save': keepers,
  'office.saveMeeting': drafters,
  'office.saveRecipients': drafters,
  'office.readTable': keepers,
  'look.save': keepers,
  'look.readFile': keepers,
  'audit.list': 'deputy, chief, archivist, admin',
  'search.rebuild': 'archivist, admin',
  'fixity.check': 'archivist',
  'scan.attach': 'registrar, archivist',
  'caseFile.open': 'archivist',
  'fixity.exportReport': 'archivist',
  'handover.exportRecord': 'archivist',
  'loan.lend': 'archivist',
  'loan.giveBack': 'archivist',
  'caseFile.change': 'archivist',
  'caseFile.put': 'archivist',
  'caseFile.takeOut': 'archivist',
  'caseFile.countSheets': 'archivist',
  'retention.set': 'archivist',
  'hold.set': 'archivist',
  'hold.lift': 'archivist',
  'destruction.exportList': 'archivist',
  'destruction.record': 'archivist',
  'handover.prepare': 'archivist',
  'handover.export': 'archivist',
  'handover.cancel': 'archivist',
  'handover.receive': 'archivist',
  'store.acceptLoss': 'admin',
  'store.verify': 'archivist, admin',
  'backup.list': 'admin',
  'backup.make': 'admin',
  'backup.setSecondPlace': 'admin',
  'backup.planRestore': 'admin',
  'backup.restore': 'admin',
  'user.list': 'admin',
  'user.add': 'admin',
  'user.change': 'admin',
  'user.resetPassphrase': 'admin',
  'store.protect': 'admin',
  'store.keepTrial': 'admin',
}

test.each(names)('%s is for those whose work it is', (name) => {
  const allowed = roles.filter((role) => contract[name].roles.includes(role))
  expect(allowed.join(', ')).toBe(restricted[name] ?? everybody)
})

test('the admin, who says who works here, drafts, approves, numbers and sends nothing', () => {
  const refused = names.filter((name) => !contract[name].roles.includes('admin'))
  expect(refused).toEqual(
    expect.arrayContaining(['notice.save', 'notice.approve', 'notice.withdraw', 'register.note', 'sending.mark']),
  )
})

describe('the dispatcher', () => {
  test('refuses a call of every role exactly where the contract does, before it looks at the input', async () => {
    const { app } = await openTestApp()
    for (const name of names) {
      for (const role of roles) {
        const reply = await app.call(name, { nobodyKnowsThis: true }, { name: 'lan', role })
        const code = reply.ok ? 'done' : reply.error.code
        const allowed: readonly Role[] = contract[name].roles
        const refusals = allowed.includes(role) ? ['input.invalid', 'notice.invalid'] : ['call.forbidden']
        expect(refusals, `${name} by ${role}`).toContain(code)
      }
    }
  })

  test('lets nobody in whose role is none', async () => {
    const { app } = await openTestApp()
    for (const name of names.filter((one) => contract[one].needsSession))
      expect(await app.call(name, {}, { name: 'lan', role: 'guest' as Role })).toMatchObject({
        error: { code: 'call.forbidden' },
      })
  })

  test('says who asks', async () => {
    const { as } = await openTestApp()
    for (const role of roles)
      expect(await as(role)('user.get', {})).toEqual({ id: role, name: role, roles: [role], isTrial: true })
  })
})

test('roles have names', () => {
  expect(new Set(Object.values(roleNames)).size).toBe(roles.length)
  expect(listRoles(['deputy', 'chief', 'admin'])).toBe('Phó Chánh Văn phòng, Chánh Văn phòng hoặc Quản trị')
  expect(listRoles(['admin'])).toBe('Quản trị')
})

/** The look under work: what was changed, and saving it as the next version. */
import { useState } from 'react'
import type { SavedLook } from '../../../contract/looks.ts'
import type { Regime } from '../../../page/format/formats.ts'
import { type LookKey } from '../../../page/format/look-changes.ts'
import { type LookValue, type NamedLook, type OfficeLook, emptyLook, withValue } from '../../../page/format/look.ts'
import { call, readBase64 } from '../../client.ts'
import { notifyExported } from '../../ui/exported.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { useWriteCall } from '../../use-call.ts'

interface Unsaved extends NamedLook {
  /** The version it was made from. */
  readonly from: number
}

/** What was changed and not saved stays while the window is open. */
let unsaved: Unsaved | null = null

const usualName = 'Mẫu của cơ quan'

export function useLook(saved: SavedLook) {
  const beginning = { from: saved.version, name: saved.name, look: saved.look }
  const [work, keep] = useState<Unsaved>(unsaved?.from === saved.version ? unsaved : beginning)
  const saving = useWriteCall('look.save')
  const isChanged = JSON.stringify(work.look) !== JSON.stringify(saved.look) || work.name !== saved.name

  function change(next: NamedLook): void {
    unsaved = { ...next, from: saved.version }
    keep(unsaved)
  }
  /** The look of another origin; a name that says it is the regime's own does not fit one that is not. */
  function changeLook(look: OfficeLook, name = work.name): void {
    const isOwn = JSON.stringify(look) === JSON.stringify(emptyLook)
    change({ look, name: !isOwn && name === ownName ? usualName : name })
  }
  async function save(): Promise<void> {
    const { name, look } = work
    const kept = await saving.attempt({ from: saved.version, name: name.trim(), look }, 'Chưa lưu được mẫu trình bày')
    if (kept === null) return
    unsaved = null
    const before = { from: kept.version, name: saved.name, look: saved.look }
    const takeBack = () => void saving.attempt(before, 'Chưa hoàn tác được')
    notifyDone(`Đã lưu mẫu trình bày, bản ${kept.version}.`, [{ label: 'Hoàn tác', run: takeBack }])
  }
  async function exportFile(): Promise<void> {
    try {
      const exported = await call('look.exportFile', { name: work.name.trim() || usualName, look: work.look })
      if (exported !== null) notifyExported(exported)
    } catch (error) {
      notifyFailed('Chưa xuất được mẫu trình bày', error)
    }
  }
  async function readFile(file: File): Promise<void> {
    try {
      const read = await call('look.readFile', { fileName: file.name, base64: await readBase64(file) })
      const before = { name: work.name, look: work.look }
      change(read)
      notifyDone(`Đã đọc mẫu “${read.name}” từ tệp. Mẫu chỉ dùng khi đã lưu.`, [
        { label: 'Hoàn tác', run: () => change(before) },
      ])
    } catch (error) {
      notifyFailed(`Chưa đọc được tệp ${file.name}`, error)
    }
  }
  return {
    ...work,
    isChanged,
    isSaving: saving.isPending,
    changeLook,
    rename: (name: string) => change({ name, look: work.look }),
    set: (regime: Regime, key: LookKey, value: LookValue) => changeLook(withValue(work.look, regime, key, value)),
    /** Back to the regime's own, of both regimes. */
    reset: () => change({ name: ownName, look: emptyLook }),
    discard: () => {
      unsaved = null
      keep(beginning)
    },
    save: () => void save(),
    exportFile: () => void exportFile(),
    readFile: (file: File) => void readFile(file),
  }
}

/** As the store names its first version. */
const ownName = 'Theo quy định'

export type LookWork = ReturnType<typeof useLook>

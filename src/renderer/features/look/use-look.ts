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
import type { Unfit } from './use-unfit.ts'

interface Unsaved extends NamedLook {
  /** The version it was made from. */
  readonly from: number
}

/** What was changed and not saved stays while the window is open. */
let unsaved: Unsaved | null = null

const usualName = 'Mẫu của cơ quan'

export function useLook(saved: SavedLook, unfit: Unfit) {
  const beginning = { from: saved.version, name: saved.name, look: saved.look }
  const [work, keep] = useState<Unsaved>(unsaved?.from === saved.version ? unsaved : beginning)
  const saving = useWriteCall('look.save')
  const isChanged = JSON.stringify(work.look) !== JSON.stringify(saved.look) || work.name !== saved.name

  function change(next: NamedLook): void {
    unsaved = { ...next, from: saved.version }
    keep(unsaved)
  }
  /** A name that says it is the regime's own does not fit a look that is not. */
  function changeLook(look: OfficeLook, name = work.name): void {
    change({ look, name: name === ownName && !isOwn(look) ? usualName : name })
  }
  /** A look of another origin in the place of all that was typed. */
  function takeLook({ look, name }: NamedLook): void {
    unfit.forget()
    changeLook(look, name)
  }
  async function save(): Promise<void> {
    const { name, look } = work
    const kept = await saving.attempt({ from: saved.version, name: name.trim(), look }, 'Chưa lưu được mẫu trình bày')
    if (kept === null) return
    unsaved = null
    const before = { from: kept.version, name: saved.name, look: saved.look }
    const takeBack = () => void saving.attempt(before, 'Chưa hoàn tác được')
    const left = unfit.reasons('hd05').map((reason) => ` Chưa dùng được: ${reason}`)
    notifyDone(`Đã lưu mẫu trình bày, bản ${kept.version}.${left.join('')}`, [{ label: 'Hoàn tác', run: takeBack }])
  }
  async function readFile(file: File): Promise<void> {
    try {
      const read = await call('look.readFile', { fileName: file.name, base64: await readBase64(file) })
      const before = { name: work.name, look: work.look }
      takeLook(read)
      const takeBack = { label: 'Hoàn tác', run: () => change(before) }
      notifyDone(`Đã đọc mẫu “${read.name}” từ tệp. Mẫu chỉ dùng khi đã lưu.`, [takeBack])
    } catch (error) {
      notifyFailed(`Chưa đọc được tệp ${file.name}`, error)
    }
  }
  return {
    ...work,
    isChanged,
    isSaving: saving.isPending,
    takeLook,
    rename: (name: string) => change({ name, look: work.look }),
    set: (regime: Regime, key: LookKey, value: LookValue) => {
      unfit.keep(regime, key, undefined)
      changeLook(withValue(work.look, regime, key, value))
    },
    /** Back to the regime's own, of both regimes. */
    reset: () => takeLook({ name: ownName, look: emptyLook }),
    discard: () => {
      unfit.forget()
      unsaved = null
      keep(beginning)
    },
    save: () => void save(),
    exportFile: () => void exportFile(work),
    readFile: (file: File) => void readFile(file),
  }
}

async function exportFile({ name, look }: NamedLook): Promise<void> {
  try {
    const exported = await call('look.exportFile', { name: name.trim() || usualName, look })
    if (exported !== null) notifyExported(exported)
  } catch (error) {
    notifyFailed('Chưa xuất được mẫu trình bày', error)
  }
}

const isOwn = (look: OfficeLook) => JSON.stringify(look) === JSON.stringify(emptyLook)

/** As the store names its first version. */
const ownName = 'Theo quy định'

export type LookWork = ReturnType<typeof useLook>

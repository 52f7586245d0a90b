/** The look of the office: what it changes of the official format, with the page beside it. Every change is a new version. */
import { ActionIcon, Button, Menu, SegmentedControl, Text, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowLeft, IconDeviceFloppy, IconFile, IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import type { SavedLook } from '../../../contract/looks.ts'
import { dayInVietnam, writeShortDate } from '../../../domain/deadline/dates.ts'
import { hasRole, listRoles, officeKeepers } from '../../../domain/office/roles.ts'
import type { Regime } from '../../../page/format/formats.ts'
import { lookGroupNames, lookKeys, lookChangeOf, type LookGroup } from '../../../page/format/look-changes.ts'
import { countDepartures, refuseTogether } from '../../../page/format/look.ts'
import { Failure } from '../../ui/failure.tsx'
import { Panel, ScreenHeading, Waiting } from '../../ui/parts.tsx'
import { useCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import { LookField } from './look-field.tsx'
import { LookPage } from './look-page.tsx'
import classes from './look.module.css'
import { type LookWork, useLook } from './use-look.ts'
import { type Unfit, nameRegime, regimes, useUnfit } from './use-unfit.ts'

export function LookScreen({ leave }: { readonly leave: () => void }) {
  const saved = useCall('look.get', {})
  const versions = useCall('look.list', {})
  const user = useUser()
  const unfit = useUnfit()
  const error = saved.error ?? versions.error ?? user.error
  if (error !== null)
    return (
      <div style={{ padding: 20 }}>
        <Failure error={error} retry={() => void Promise.all([saved.refetch(), versions.refetch(), user.refetch()])} />
      </div>
    )
  if (saved.data === undefined || versions.data === undefined || user.data === undefined) return <Waiting />
  return (
    <LookForm
      key={saved.data.version}
      saved={saved.data}
      versions={versions.data}
      readOnly={!hasRole(user.data, officeKeepers)}
      unfit={unfit}
      leave={leave}
    />
  )
}

interface LookFormProps {
  readonly saved: SavedLook
  readonly versions: readonly SavedLook[]
  readonly readOnly: boolean
  readonly unfit: Unfit
  readonly leave: () => void
}

function LookForm({ saved, versions, readOnly, unfit, leave }: LookFormProps) {
  const work = useLook(saved, unfit)
  const [regime, setRegime] = useState<Regime>('hd05')
  const left = unfit.reasons(regime)
  const refused = regimes.map((one) => refuseTogether(work.look, one)).find((message) => message !== null) ?? null
  useHotkeys(readOnly ? [] : [['alt+0', work.reset]], [])
  return (
    <>
      <LookHeading {...{ work, saved, versions, readOnly, unfit, leave }} canSave={refused === null} />
      <div className={classes.columns}>
        <div className={classes.form}>
          {readOnly && (
            <Text size="sm" role="note">
              Chỉ xem: mẫu trình bày dùng chung cho cả cơ quan, do {listRoles(officeKeepers)} sửa.
            </Text>
          )}
          <Head work={work} regime={regime} setRegime={setRegime} readOnly={readOnly} />
          {refused !== null && (
            <p className={classes.refused} role="alert">
              {refused}
            </p>
          )}
          {left.length > 0 && (
            <p className={classes.refused} role="alert">
              Chưa dùng được, các thay đổi khác vẫn lưu được: {left.join(' ')}
            </p>
          )}
          <Groups work={work} regime={regime} readOnly={readOnly} unfit={unfit} />
          <Text size="sm" c="var(--quiet)">
            Thông báo đang soạn theo mẫu đang dùng. Thông báo đã duyệt hoặc đã ban hành giữ mẫu của lúc đó.
          </Text>
        </div>
        <LookPage regime={regime} look={refused === null ? work.look : saved.look} />
      </div>
    </>
  )
}

interface LookHeadingProps extends LookFormProps {
  readonly work: LookWork
  readonly canSave: boolean
}

function LookHeading({ work, saved, versions, readOnly, unfit, leave, canSave }: LookHeadingProps) {
  return (
    <ScreenHeading
      before={
        <ActionIcon variant="subtle" size="lg" aria-label="Về Cài đặt" onClick={leave}>
          <IconArrowLeft size={22} aria-hidden />
        </ActionIcon>
      }
      title="Mẫu trình bày"
    >
      <Text size="sm" c="var(--quiet)" role="status">
        {work.isChanged ? 'Có thay đổi chưa lưu' : `Bản ${saved.version}: ${saved.name}`}
      </Text>
      <VersionsMenu work={work} versions={versions} readOnly={readOnly} />
      <FileMenu work={work} readOnly={readOnly} />
      {!readOnly && (
        <>
          <Button
            variant="default"
            disabled={!work.isChanged && unfit.reasons('hd05').length === 0}
            onClick={work.discard}
          >
            Bỏ thay đổi
          </Button>
          <Button
            leftSection={<IconDeviceFloppy size={20} aria-hidden />}
            disabled={!work.isChanged || !canSave || work.name.trim() === ''}
            loading={work.isSaving}
            onClick={work.save}
          >
            Lưu mẫu
          </Button>
        </>
      )}
    </ScreenHeading>
  )
}

interface HeadProps {
  readonly work: LookWork
  readonly regime: Regime
  readonly setRegime: (regime: Regime) => void
  readonly readOnly: boolean
}

function Head({ work, regime, setRegime, readOnly }: HeadProps) {
  const departures = countDepartures(work.look, regime)
  return (
    <div className={classes.head}>
      <TextInput
        label="Tên mẫu"
        size="sm"
        maxLength={80}
        disabled={readOnly}
        value={work.name}
        error={work.name.trim() === '' ? 'Chưa có tên mẫu.' : null}
        onChange={(event) => work.rename(event.currentTarget.value)}
      />
      <SegmentedControl
        aria-label="Quy định thể thức"
        value={regime}
        fullWidth
        onChange={(next) => setRegime(next)}
        data={regimes.map((one) => ({ value: one, label: nameRegime(one) }))}
      />
      <div className={classes.headRow}>
        <span className={departures > 0 ? classes.departure : classes.ground} role="status">
          {departures === 0 ? 'Đúng quy định' : `${departures} chỗ khác quy định`}
        </span>
        {!readOnly && (
          <Button variant="default" size="xs" title="Alt+0" onClick={work.reset}>
            Về đúng quy định (Alt+0)
          </Button>
        )}
      </div>
    </div>
  )
}

function Groups({ work, regime, readOnly, unfit }: Omit<HeadProps, 'setRegime'> & { readonly unfit: Unfit }) {
  const groups = Map.groupBy(lookKeys, (key) => lookChangeOf(key).group)
  return [...groups].map(([group, keys]: [LookGroup, typeof lookKeys]) => (
    <Panel key={group} title={lookGroupNames[group]}>
      <div className={classes.fields}>
        {keys.map((key) => (
          <LookField
            key={key}
            name={key}
            regime={regime}
            look={work.look}
            readOnly={readOnly}
            unfit={unfit}
            set={(name, value) => work.set(regime, name, value)}
          />
        ))}
      </div>
    </Panel>
  ))
}

interface MenuProps {
  readonly work: LookWork
  readonly readOnly: boolean
}

function VersionsMenu({ work, versions, readOnly }: MenuProps & { readonly versions: readonly SavedLook[] }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconHistory size={20} aria-hidden />}>
          Các bản
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
        <Menu.Label>{readOnly ? 'Các bản đã lưu' : 'Lấy lại một bản; bản đó chỉ dùng khi đã lưu'}</Menu.Label>
        {versions.map(({ version, name, look, savedAt, savedBy }) => (
          <Menu.Item key={version} disabled={readOnly} onClick={() => work.takeLook({ look, name })}>
            Bản {version}: {name}
            {savedAt !== '' && `, ${writeShortDate(dayInVietnam(savedAt))}, ${savedBy}`}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function FileMenu({ work, readOnly }: MenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconFile size={20} aria-hidden />}>
          Tệp
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={work.exportFile}>Xuất mẫu ra tệp</Menu.Item>
        {!readOnly && <Menu.Item onClick={() => chooseFile(work.readFile)}>Lấy mẫu từ tệp …</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}

function chooseFile(take: (file: File) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.json'
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    if (file !== undefined) take(file)
  })
  input.click()
}

/** The rule set of the office: how grave each rule is, the numbers in the rules, the words of the office. Every change is a new version. */
import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconArrowLeft, IconDeviceFloppy } from '@tabler/icons-react'
import type { RuleEntry } from '../../../contract/check.ts'
import type { RuleSetData } from '../../../checker/rule-set.ts'
import { hasRole, listRoles, officeKeepers } from '../../../domain/office/roles.ts'
import { Failure } from '../../ui/failure.tsx'
import { ScreenHeading, Waiting } from '../../ui/parts.tsx'
import { useCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import { ClarityPanel, NumbersPanel, type ParameterPanelProps } from './parameter-panels.tsx'
import { LearnedNote, PhrasesPanel } from './phrases-panel.tsx'
import { RuleList } from './rule-list.tsx'
import classes from './rules.module.css'
import { useRuleSet } from './use-rule-set.ts'

export function RulesScreen({ leave }: { readonly leave: () => void }) {
  const rules = useCall('rule.list', {})
  const saved = useCall('ruleSet.get', {})
  const user = useUser()
  const error = rules.error ?? saved.error ?? user.error
  return (
    <>
      {error !== null ? (
        <div style={{ padding: 20 }}>
          <Failure error={error} retry={() => void Promise.all([rules.refetch(), saved.refetch(), user.refetch()])} />
        </div>
      ) : rules.data === undefined || saved.data === undefined || user.data === undefined ? (
        <Waiting />
      ) : (
        <RuleSetForm
          key={saved.data.version}
          rules={rules.data}
          saved={saved.data}
          readOnly={!hasRole(user.data, officeKeepers)}
          leave={leave}
        />
      )}
    </>
  )
}

interface RuleSetFormProps {
  readonly rules: readonly RuleEntry[]
  readonly saved: RuleSetData
  readonly readOnly: boolean
  readonly leave: () => void
}

function RuleSetForm({ rules, saved, readOnly, leave }: RuleSetFormProps) {
  const { set, isChanged, isSaving, change, changeParameter, changeSeverity, save } = useRuleSet(saved)
  const { parameters } = set
  return (
    <>
      <ScreenHeading
        before={
          <ActionIcon variant="subtle" size="lg" aria-label="Về Cài đặt" onClick={leave}>
            <IconArrowLeft size={22} aria-hidden />
          </ActionIcon>
        }
        title="Quy tắc kiểm tra"
      >
        <Text size="sm" c="var(--quiet)" role="status">
          {isChanged ? 'Có thay đổi chưa lưu' : `Phiên bản ${saved.version}`}
        </Text>
        {!readOnly && (
          <>
            <Button variant="default" disabled={!isChanged} onClick={() => change(saved)}>
              Bỏ thay đổi
            </Button>
            <Button
              leftSection={<IconDeviceFloppy size={20} aria-hidden />}
              disabled={!isChanged}
              loading={isSaving}
              onClick={() => void save()}
            >
              Lưu bộ quy tắc
            </Button>
          </>
        )}
      </ScreenHeading>
      {readOnly && (
        <Text className={classes.reason} role="note">
          Chỉ xem: bộ quy tắc dùng chung cho cả cơ quan, do {listRoles(officeKeepers)} sửa.
        </Text>
      )}
      <div className={classes.columns}>
        <fieldset className={classes.column} disabled={readOnly} aria-label="Số liệu và từ ngữ">
          <NumbersPanel parameters={parameters} changeParameter={changeParameter} />
          <ClarityPanel rules={rules} parameters={parameters} changeParameter={changeParameter} />
          <PhrasesPanels parameters={parameters} changeParameter={changeParameter} />
        </fieldset>
        <RuleList rules={rules} chosen={set.severities} readOnly={readOnly} changeSeverity={changeSeverity} />
      </div>
      <Group className={classes.note}>
        <Text size="sm" c="var(--quiet)">
          Lỗi ngăn việc trình và ban hành, trừ khi được bỏ qua có lý do. Cảnh báo và lưu ý không ngăn. Mỗi lần kiểm tra
          ghi lại phiên bản bộ quy tắc đã dùng.
        </Text>
      </Group>
    </>
  )
}

function PhrasesPanels({ parameters, changeParameter }: ParameterPanelProps) {
  return (
    <>
      <PhrasesPanel
        title="Từ ngữ của cơ quan"
        description="Mỗi dòng một cụm từ hoặc tên riêng. Kiểm tra chính tả không báo các cụm này."
        phrases={parameters.officeWords}
        change={(officeWords) => changeParameter({ officeWords })}
      >
        <LearnedNote />
      </PhrasesPanel>
      <PhrasesPanel
        title="Cách gọi chung, không rõ cơ quan nào chủ trì"
        description="Mỗi dòng một cụm từ. Ô “Cơ quan chủ trì” chỉ ghi như vậy thì bị nhắc (TAB-18)."
        phrases={parameters.genericLeads}
        change={(genericLeads) => changeParameter({ genericLeads })}
      />
      <PhrasesPanel
        title="Cách ghi kết quả không đếm được"
        description="Mỗi dòng một cụm từ (TAB-13). Dấu … thay cho không quá ba tiếng; dấu chấm cuối dòng: chỉ khi cụm từ đứng cuối ô."
        phrases={parameters.vagueResults}
        change={(vagueResults) => changeParameter({ vagueResults })}
      />
    </>
  )
}

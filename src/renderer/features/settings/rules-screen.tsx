/** The rule set of the office: how grave each rule is, the numbers in the rules, the words of the office. Every change is a new version. */
import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconArrowLeft, IconDeviceFloppy } from '@tabler/icons-react'
import type { RuleEntry } from '../../../contract/check.ts'
import type { RuleSetData } from '../../../checker/rule-set.ts'
import { Failure } from '../../ui/failure.tsx'
import { ScreenHeading, Waiting } from '../../ui/parts.tsx'
import { useCall } from '../../use-call.ts'
import { ClarityPanel, NumbersPanel, type ParameterPanelProps } from './parameter-panels.tsx'
import { LearnedNote, PhrasesPanel } from './phrases-panel.tsx'
import { RuleList } from './rule-list.tsx'
import classes from './rules.module.css'
import { useRuleSet } from './use-rule-set.ts'

export function RulesScreen({ leave }: { readonly leave: () => void }) {
  const rules = useCall('rule.list', {})
  const saved = useCall('ruleSet.get', {})
  const error = rules.error ?? saved.error
  return (
    <>
      {error !== null ? (
        <div style={{ padding: 20 }}>
          <Failure error={error} retry={() => void Promise.all([rules.refetch(), saved.refetch()])} />
        </div>
      ) : rules.data === undefined || saved.data === undefined ? (
        <Waiting />
      ) : (
        <RuleSetForm key={saved.data.version} rules={rules.data} saved={saved.data} leave={leave} />
      )}
    </>
  )
}

interface RuleSetFormProps {
  readonly rules: readonly RuleEntry[]
  readonly saved: RuleSetData
  readonly leave: () => void
}

function RuleSetForm({ rules, saved, leave }: RuleSetFormProps) {
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
      </ScreenHeading>
      <div className={classes.columns}>
        <div className={classes.column}>
          <NumbersPanel parameters={parameters} changeParameter={changeParameter} />
          <ClarityPanel rules={rules} parameters={parameters} changeParameter={changeParameter} />
          <PhrasesPanels parameters={parameters} changeParameter={changeParameter} />
        </div>
        <RuleList rules={rules} chosen={set.severities} changeSeverity={changeSeverity} />
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

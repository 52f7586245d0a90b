/** The rule set of the office: how grave each rule is, the numbers in the rules, the words of the office. Every change is a new version. */
import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  NumberInput,
  Stack,
  Switch,
  Text,
  TextInput,
  Textarea,
} from '@mantine/core'
import { IconArrowLeft, IconDeviceFloppy, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { RuleEntry } from '../../../contract/check.ts'
import { clarityTests } from '../../../checker/clarity.ts'
import { type Severity, severities } from '../../../checker/rule.ts'
import type { RuleSetData } from '../../../checker/rule-set.ts'
import { fold } from '../../../domain/words/text.ts'
import { Failure } from '../../ui/failure.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { Panel, ScreenHeading, Waiting } from '../../ui/parts.tsx'
import { clarityNames, severityNames, writeCount } from '../../ui/words.ts'
import { useCall, useDeed } from '../../use-call.ts'
import classes from './rules.module.css'

const families: Readonly<Record<string, string>> = {
  NUM: 'Đánh số, bố cục',
  TAB: 'Bảng phụ lục',
  DL: 'Thời hạn',
  FMT: 'Thể thức',
  FORM: 'Mẫu chính thức',
  SEC: 'Độ mật',
  SPL: 'Chính tả, câu chữ',
  TERM: 'Thuật ngữ',
  OCR: 'Chữ nhận dạng sai',
  REG: 'Số, ngày và văn bản liên quan',
  DIST: 'Nơi nhận',
  XREF: 'Thân văn bản và phụ lục',
}

/** What was changed and not saved stays while the window is open. */
let unsaved: RuleSetData | null = null

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
  const [set, keep] = useState(unsaved?.version === saved.version ? unsaved : saved)
  const [words, setWords] = useState('')
  const saving = useDeed('ruleSet.save')
  const isChanged = JSON.stringify(set) !== JSON.stringify(saved)
  const { parameters } = set

  function change(next: RuleSetData): void {
    unsaved = next
    keep(next)
  }
  function changeParameter(part: Partial<RuleSetData['parameters']>): void {
    change({ ...set, parameters: { ...parameters, ...part } })
  }
  function changeSeverity(rule: RuleEntry, severity: Severity | 'off'): void {
    const { [rule.id]: _before, ...others } = set.severities
    change({ ...set, severities: severity === rule.usual ? others : { ...others, [rule.id]: severity } })
  }
  async function save(): Promise<void> {
    const { officeWords, genericLeads, vagueResults } = parameters
    const cleaned = {
      ...set,
      parameters: {
        ...parameters,
        officeWords: tidy(officeWords),
        genericLeads: tidy(genericLeads),
        vagueResults: tidy(vagueResults),
      },
    }
    const kept = await saving.attempt(cleaned, 'Chưa lưu được bộ quy tắc')
    if (kept === null) return
    unsaved = null
    const takeBack = () => void saving.attempt({ ...saved, version: kept.version }, 'Chưa hoàn tác được')
    notifyDone(`Đã lưu bộ quy tắc, phiên bản ${kept.version}.`, [{ label: 'Hoàn tác', run: takeBack }])
  }

  const sought = fold(words)
  const shown = rules.filter(({ id, title }) => fold(`${id} ${title}`).includes(sought))
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
          loading={saving.isPending}
          onClick={() => void save()}
        >
          Lưu bộ quy tắc
        </Button>
      </ScreenHeading>
      <div className={classes.columns}>
        <div className={classes.column}>
          <Panel title="Số liệu trong quy tắc">
            <Stack p="md" gap="sm">
              <NumberInput
                label="Số ngày làm việc ít nhất từ khi ban hành đến hạn"
                min={0}
                max={60}
                allowDecimal={false}
                value={parameters.shortestWorkingDays}
                onChange={(value) => typeof value === 'number' && changeParameter({ shortestWorkingDays: value })}
              />
              <NumberInput
                label="Số ngày nhiều nhất từ ngày họp đến ngày ban hành"
                min={0}
                max={365}
                allowDecimal={false}
                value={parameters.longestDaysAfterMeeting}
                onChange={(value) => typeof value === 'number' && changeParameter({ longestDaysAfterMeeting: value })}
              />
              <NativeSelect
                label="Nhiệm vụ kế hoạch từ quý nào phải sớm ít nhất 01 quý"
                value={String(parameters.advanceFromQuarter)}
                onChange={(event) => changeParameter({ advanceFromQuarter: Number(event.currentTarget.value) })}
                data={[
                  { value: '1', label: 'Quý I' },
                  { value: '2', label: 'Quý II' },
                  { value: '3', label: 'Quý III' },
                  { value: '4', label: 'Quý IV' },
                ]}
              />
              <Switch
                label="Máy này được soạn văn bản có dấu độ mật"
                checked={parameters.classifiedAllowed}
                onChange={(event) => changeParameter({ classifiedAllowed: event.currentTarget.checked })}
              />
            </Stack>
          </Panel>
          <Panel title="Mỗi nhiệm vụ phải">
            <Stack p="md" gap={8}>
              {clarityTests.map((test) => (
                <Checkbox
                  key={test}
                  label={clarityNames[test]}
                  description={rules
                    .filter(({ clarity }) => clarity === test)
                    .map(({ id, title }) => `${title} (${id})`)
                    .join('; ')}
                  checked={parameters.clarity.includes(test)}
                  onChange={(event) =>
                    changeParameter({
                      clarity: clarityTests.filter((other) =>
                        other === test ? event.currentTarget.checked : parameters.clarity.includes(other),
                      ),
                    })
                  }
                />
              ))}
            </Stack>
          </Panel>
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
        </div>
        <Panel
          title={`Các quy tắc (${rules.length})`}
          aside={
            <TextInput
              size="sm"
              aria-label="Tìm quy tắc"
              placeholder="Tìm quy tắc, gõ không dấu cũng được"
              leftSection={<IconSearch size={18} aria-hidden />}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
              style={{ width: 330 }}
            />
          }
        >
          <div className={classes.rules}>
            {[...Map.groupBy(shown, ({ id }) => id.split('-')[0] ?? '')].map(([family, ofFamily]) => (
              <section key={family} aria-label={families[family] ?? family}>
                <h3 className={classes.family}>{families[family] ?? family}</h3>
                {ofFamily.map((rule) => {
                  const severity = set.severities[rule.id] ?? rule.usual
                  return (
                    <div key={rule.id} className={classes.rule} data-changed={severity !== rule.usual}>
                      <span className={classes.id}>{rule.id}</span>
                      <span>{rule.title}</span>
                      <NativeSelect
                        size="xs"
                        aria-label={`Mức độ của ${rule.id}`}
                        value={severity}
                        onChange={(event) => changeSeverity(rule, event.currentTarget.value as Severity | 'off')}
                        data={[
                          ...choicesOf(rule).map((value) => ({
                            value,
                            label: `${severityNames[value]}${value === rule.usual ? ' (mặc định)' : ''}`,
                          })),
                          { value: 'off', label: 'Tắt' },
                        ]}
                      />
                    </div>
                  )
                })}
              </section>
            ))}
            {shown.length === 0 && <Text p="md">Không có quy tắc nào chứa “{words}”.</Text>}
          </div>
        </Panel>
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

interface PhrasesPanelProps {
  readonly title: string
  readonly description: string
  readonly phrases: readonly string[]
  readonly change: (phrases: readonly string[]) => void
  readonly children?: ReactNode
}

/** A list of phrases, one a line; empty lines go when it is saved. */
function PhrasesPanel({ title, description, phrases, change, children }: PhrasesPanelProps) {
  return (
    <Panel title={title}>
      <Stack p="md" gap={6}>
        <Textarea
          aria-label={`${title}, mỗi dòng một cụm`}
          description={description}
          autosize
          minRows={4}
          maxRows={10}
          value={phrases.join('\n')}
          onChange={({ currentTarget: { value } }) => change(value === '' ? [] : value.split('\n'))}
        />
        {children}
      </Stack>
    </Panel>
  )
}

/** How much the checker knows from the notices this office has issued. */
function LearnedNote() {
  const { data } = useCall('lexicon.learned', {})
  if (data === undefined) return null
  const count = data.phrases.length + data.names.length
  return (
    <Text size="sm" c="var(--quiet)">
      {count === 0
        ? 'Chưa học được từ ngữ nào từ văn bản đã ban hành: mỗi cụm từ phải có trong ít nhất hai văn bản.'
        : `Đã học ${writeCount(data.phrases.length)} cụm từ và ${writeCount(data.names.length)} tên gọi từ văn bản đã ban hành.`}
    </Text>
  )
}

function tidy(phrases: readonly string[]): string[] {
  return phrases.map((phrase) => phrase.trim()).filter((phrase) => phrase !== '')
}

/** A rule that only hints stays a hint: it may be switched off, not made graver. */
function choicesOf({ detection }: RuleEntry): readonly Severity[] {
  return detection === 'semantic' ? ['info'] : severities
}

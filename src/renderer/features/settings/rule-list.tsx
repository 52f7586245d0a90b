/** All rules by family, found by a few letters, each with how grave it is. */
import { NativeSelect, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { RuleEntry } from '../../../contract/check.ts'
import { type Severity, severities } from '../../../checker/rule.ts'
import type { RuleSetData } from '../../../checker/rule-set.ts'
import { fold } from '../../../domain/words/text.ts'
import { Panel } from '../../ui/parts.tsx'
import { severityNames } from '../../ui/words.ts'
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

type ChangeSeverity = (rule: RuleEntry, severity: Severity | 'off') => void

interface RuleListProps {
  readonly rules: readonly RuleEntry[]
  /** Of the rules that are not as grave as usual. */
  readonly chosen: RuleSetData['severities']
  readonly readOnly: boolean
  readonly changeSeverity: ChangeSeverity
}

export function RuleList({ rules, chosen, readOnly, changeSeverity }: RuleListProps) {
  const [words, setWords] = useState('')
  const sought = fold(words)
  const shown = rules.filter(({ id, title }) => fold(`${id} ${title}`).includes(sought))
  return (
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
            {ofFamily.map((rule) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                severity={chosen[rule.id] ?? rule.usual}
                readOnly={readOnly}
                changeSeverity={changeSeverity}
              />
            ))}
          </section>
        ))}
        {shown.length === 0 && <Text p="md">Không có quy tắc nào chứa “{words}”.</Text>}
      </div>
    </Panel>
  )
}

interface RuleRowProps {
  readonly rule: RuleEntry
  readonly severity: Severity | 'off'
  readonly readOnly: boolean
  readonly changeSeverity: ChangeSeverity
}

function RuleRow({ rule, severity, readOnly, changeSeverity }: RuleRowProps) {
  return (
    <div className={classes.rule} data-changed={severity !== rule.usual}>
      <span className={classes.id}>{rule.id}</span>
      <span>{rule.title}</span>
      <NativeSelect
        size="xs"
        aria-label={`Mức độ của ${rule.id}`}
        value={severity}
        disabled={readOnly}
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
}

/** A rule that only hints stays a hint: it may be switched off, not made graver. */
function choicesOf({ detection }: RuleEntry): readonly Severity[] {
  return detection === 'semantic' ? ['info'] : severities
}

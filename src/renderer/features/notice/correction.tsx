/** The words of an issued notice that are wrong, where they stand, and what they should be: what a correction is begun with. */
import { Button, Group, Radio, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Notice } from '../../../domain/notice/notice.ts'
import { type CorrectedPlace, type FoundWords, findWords } from '../../../domain/office/amend.ts'
import { Buttons, onSend } from './dialog-parts.tsx'
import type { Desk } from './use-desk.ts'
import classes from './way.module.css'

interface Named extends CorrectedPlace {
  readonly place: string
}

/** More places are no help: the words are too short. */
const mostShown = 12

const keyOf = ({ spot }: Pick<FoundWords, 'spot'>) => `${spot.part}/${spot.field}`

export function Correction({ desk: { notice, steps } }: { readonly desk: Desk }) {
  const written = useWrittenPlaces(notice)
  const { kept, setKept, all, isOpen, isReady } = written
  const send = () => {
    // A wrong word that was begun and has no place yet is not dropped silently.
    if (all.length === 0 || isOpen) return
    void steps.take('beginCorrection', { places: all.map(({ spot, old, new: right }) => ({ spot, old, new: right })) })
  }
  return (
    <Stack>
      <p className={classes.note}>
        Văn bản đính chính là một thông báo ngắn, có số riêng, gửi các nơi nhận của thông báo này. Thông báo này giữ
        nguyên chữ và được ghi “Đã đính chính” khi văn bản đính chính được ban hành.
      </p>
      <KeptPlaces kept={kept} setKept={setKept} />
      <PlaceFields written={written} send={send} />
      <Buttons
        close={steps.close}
        before={
          <Button variant="default" disabled={!isReady} onClick={written.keepAndGoOn}>
            Thêm chỗ khác
          </Button>
        }
      >
        <Button disabled={all.length === 0 || isOpen} loading={steps.isWorking} onClick={send}>
          {all.length > 1 ? `Soạn văn bản đính chính (${all.length} chỗ)` : 'Soạn văn bản đính chính'}
        </Button>
      </Buttons>
    </Stack>
  )
}

/** The places that were named so far, and the one being named. */
function useWrittenPlaces(notice: Notice) {
  const [kept, setKept] = useState<readonly Named[]>([])
  const [old, setOld] = useState('')
  const [words, setWords] = useState('')
  const [chosen, choose] = useState<string | null>(null)
  const sought = old.normalize('NFC').trim()
  const found = findWords(notice, sought)
  const place = found.length === 1 ? found[0] : found.find((one) => keyOf(one) === chosen)
  const right = words.normalize('NFC').trim()
  const written = place === undefined || right === sought ? [] : [{ ...place, old: sought, new: right }]
  const all: readonly Named[] = [...kept, ...written]
  function keepAndGoOn(): void {
    setKept(all)
    setOld('')
    setWords('')
    choose(null)
  }
  const isReady = written.length > 0
  const isOpen = sought !== '' && !isReady
  return {
    kept,
    setKept,
    old,
    setOld,
    words,
    setWords,
    choose,
    sought,
    found,
    place,
    all,
    keepAndGoOn,
    isReady,
    isOpen,
  }
}

interface PlaceFieldsProps {
  readonly written: ReturnType<typeof useWrittenPlaces>
  readonly send: () => void
}

function PlaceFields({ written, send }: PlaceFieldsProps) {
  const { old, setOld, words, setWords, choose, sought, found, place } = written
  return (
    <>
      <Textarea
        autosize
        maxRows={4}
        maxLength={2000}
        data-autofocus
        label="Cụm từ sai, đúng như đã in"
        value={old}
        error={sought !== '' && found.length === 0 ? 'Không có cụm từ này trong thông báo.' : undefined}
        onChange={({ currentTarget }) => setOld(currentTarget.value)}
        onKeyDown={onSend(send)}
      />
      <FoundPlaces found={found} chosen={place === undefined ? null : keyOf(place)} choose={choose} />
      <Textarea
        autosize
        maxRows={4}
        maxLength={2000}
        label="Sửa thành"
        description="Để trống: bỏ cụm từ này."
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
        onKeyDown={onSend(send)}
      />
    </>
  )
}

interface FoundPlacesProps {
  readonly found: readonly FoundWords[]
  readonly chosen: string | null
  readonly choose: (key: string) => void
}

function FoundPlaces({ found, chosen, choose }: FoundPlacesProps) {
  if (found.length === 0) return null
  if (found.length > mostShown)
    return <p className={classes.note}>Cụm từ này có ở {found.length} chỗ. Hãy ghi thêm vài chữ bên cạnh.</p>
  return (
    <Radio.Group label={found.length === 1 ? 'Ở chỗ' : 'Chọn chỗ cần đính chính'} value={chosen} onChange={choose}>
      <Stack gap={6} mt={6}>
        {found.map((one) => (
          <Radio
            key={keyOf(one)}
            value={keyOf(one)}
            label={`${one.place}: ${one.around}`}
            description={
              one.count > 1 ? `Có ${one.count} lần ở chỗ này: ghi thêm chữ bên cạnh cho rõ lần nào.` : undefined
            }
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}

interface KeptPlacesProps {
  readonly kept: readonly Named[]
  readonly setKept: (kept: readonly Named[]) => void
}

function KeptPlaces({ kept, setKept }: KeptPlacesProps) {
  if (kept.length === 0) return null
  return (
    <ul className={classes.written} aria-label="Các chỗ đính chính">
      {kept.map((one, at) => (
        <li key={`${at}/${one.old}`}>
          <span>
            <strong>{one.place}: </strong>“{one.old}” → {one.new === '' ? 'bỏ' : `“${one.new}”`}
          </span>
          <Group>
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => setKept(kept.filter((other) => other !== one))}
              aria-label={`Bỏ chỗ ${at + 1}`}
            >
              Bỏ
            </Button>
          </Group>
        </li>
      ))}
    </ul>
  )
}

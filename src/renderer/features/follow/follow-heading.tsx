/** The heading of every part of following up, and the way from one part to another. */
import type { ReactNode } from 'react'
import { ScreenHeading } from '../../ui/parts.tsx'
import classes from './follow.module.css'

export interface PartProps {
  readonly openPart: (part: string) => void
  readonly openNotice: (id: string) => void
}

/** By their addresses. */
const parts = {
  '': 'Sổ theo dõi',
  'bao-cao': 'Báo cáo tháng',
  'don-doc': 'Đôn đốc',
  'danh-gia': 'Đánh giá',
  'giai-ngan': 'Giải ngân',
} as const
export type FollowPart = keyof typeof parts

interface FollowHeadingProps {
  readonly part: FollowPart
  readonly openPart: (part: string) => void
  readonly children?: ReactNode
}

export function FollowHeading({ part, openPart, children }: FollowHeadingProps) {
  return (
    <>
      <ScreenHeading title="Theo dõi thực hiện">{children}</ScreenHeading>
      <nav className={classes.parts} aria-label="Các phần theo dõi">
        {(Object.keys(parts) as FollowPart[]).map((one) => (
          <button
            key={one}
            type="button"
            aria-current={one === part ? 'page' : undefined}
            onClick={() => openPart(one)}
          >
            {parts[one]}
          </button>
        ))}
      </nav>
    </>
  )
}

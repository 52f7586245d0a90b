/** Error boundary: a screen that crashes shows the error; the rest of the window goes on, and drafts are kept. */
import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { Failure } from '../ui/failure.tsx'

interface ScreenGuardProps {
  readonly children: ReactNode
  /** Another place is another screen: it gets its own chance. */
  readonly place: string
}

interface ScreenGuardState {
  readonly error: unknown
  readonly place: string
}

export class ScreenGuard extends Component<ScreenGuardProps, ScreenGuardState> {
  override state: ScreenGuardState = { error: null, place: this.props.place }

  static getDerivedStateFromError(error: unknown): Partial<ScreenGuardState> {
    return { error }
  }

  static getDerivedStateFromProps(props: ScreenGuardProps, state: ScreenGuardState): Partial<ScreenGuardState> | null {
    return props.place === state.place ? null : { error: null, place: props.place }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <div style={{ display: 'grid', gap: 12, justifyItems: 'start', padding: 20 }}>
        <p style={{ margin: 0 }}>Màn hình này gặp lỗi. Nội dung đang soạn vẫn được giữ; hãy mở lại màn hình.</p>
        <Failure error={error} />
        <Button onClick={() => this.setState({ error: null })}>Mở lại màn hình</Button>
      </div>
    )
  }
}

/** On a desk of an office's server: what others change is read again at once, and a server that is not heard of is told. */
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useEffect } from 'react'
import { isTouched } from '../../contract/changes.ts'
import { followChanges } from '../client.ts'
import { connection, useIsLost } from '../connection.ts'
import { queryClient } from '../use-call.ts'
import classes from './app.module.css'

/** `user`: who is signed in; another one follows anew. */
export function useLiveChanges(user: string | null): void {
  useEffect(() => {
    if (user === null) return
    const leaving = new AbortController()
    let wasThere = false
    void followChanges(
      (change) =>
        void queryClient.invalidateQueries({
          predicate: ({ queryKey: [read, asked] }) => isTouched({ name: String(read), input: asked }, change),
        }),
      {
        lost: () => connection.lost(),
        found: () => {
          connection.found()
          // What was changed while nothing was heard is not known.
          if (wasThere) void queryClient.invalidateQueries()
          wasThere = true
        },
        signal: leaving.signal,
      },
    )
    return () => leaving.abort()
  }, [user])
}

export function ServerBanner() {
  if (!useIsLost()) return null
  return (
    <section className={`${classes.storeBanner} no-print`} role="alert" aria-label="Kết nối với máy chủ">
      <IconPlugConnectedX size={22} aria-hidden />
      <div>
        <p>
          Mất kết nối với máy chủ của cơ quan, đang tự nối lại. Bạn soạn tiếp được: chữ đã gõ nằm trên màn hình này và
          được gửi khi nối lại. Đừng đóng cửa sổ. Cấp số, trình ký duyệt, ban hành phải đợi máy chủ.
        </p>
      </div>
    </section>
  )
}

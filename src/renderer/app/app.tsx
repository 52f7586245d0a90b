/** The screen: its providers, its frame, and which feature it shows. Features do not import each other. */
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ComponentProps, StrictMode, useEffect } from 'react'
import { Route, Router, Switch } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { officeKindNames } from '../../domain/office/kinds.ts'
import { HomeScreen } from '../features/home/home-screen.tsx'
import { LetterBoxPanel } from '../features/letters/letter-box-panel.tsx'
import { LettersPanel, PastLetters } from '../features/letters/letters-panel.tsx'
import { NoticesScreen } from '../features/notices/notices-screen.tsx'
import { PackagesPanel } from '../features/packages/packages-panel.tsx'
import { KeysPanel, useKeysState } from '../features/people/keys-panel.tsx'
import { PeoplePanel, Protection } from '../features/people/people-panel.tsx'
import { BackupPanel } from '../features/settings/backup-panel.tsx'
import { SettingsScreen } from '../features/settings/settings-screen.tsx'
import { Empty } from '../ui/parts.tsx'
import { queryClient } from '../use-call.ts'
import { startAnew } from './change-user.tsx'
import { Frame } from './frame.tsx'
import { later } from './later.tsx'
import { followRoute, noticeRoute, officeRoute, routes } from './routes.ts'
import { SessionGate } from './session-gate.tsx'
import { theme } from './theme.ts'
import { textSizes, useTextSize } from './text-size.ts'
import './theme.css'

/** The screens that know notices from inside are read once the first list is there: they are most of the program. */
const notice = later(async () => {
  const [{ NoticeScreen }, { RegistrarButtons }] = await Promise.all([
    import('../features/notice/notice-screen.tsx'),
    import('../features/register/registrar-buttons.tsx'),
  ])
  return (props: Omit<ComponentProps<typeof NoticeScreen>, 'Registrar'>) => (
    <NoticeScreen {...props} Registrar={RegistrarButtons} />
  )
})
const rules = later(async () => (await import('../features/settings/rules-screen.tsx')).RulesScreen)
const look = later(async () => (await import('../features/look/look-screen.tsx')).LookScreen)
const office = later(async () => (await import('../features/office/office-screen.tsx')).OfficeScreen)
const meetingBeginning = later(async () => (await import('../features/begin/meeting-screen.tsx')).MeetingScreen)
const likeBeginning = later(async () => (await import('../features/begin/like-screen.tsx')).LikeScreen)
const users = later(async () => (await import('../features/people/users-screen.tsx')).UsersScreen)
const register = later(async () => (await import('../features/register/register-screen.tsx')).RegisterScreen)
const archive = later(async () => (await import('../features/archive/archive-screen.tsx')).ArchiveScreen)
const follow = later(async () => (await import('../features/follow/follow-screen.tsx')).FollowScreen)
const importing = later(async () => (await import('../features/import/import-screen.tsx')).ImportScreen)

function useIdleLoading(): void {
  useEffect(() => {
    const waiting = requestIdleCallback(
      () =>
        void Promise.all([
          notice.read(),
          importing.read(),
          meetingBeginning.read(),
          likeBeginning.read(),
          rules.read(),
          office.read(),
          archive.read(),
          import('../notice-editor/use-findings.ts').then(({ warmChecker }) => warmChecker()),
        ]),
      { timeout: 3000 },
    )
    return () => cancelIdleCallback(waiting)
  }, [])
}

export function App() {
  return (
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <MantineProvider theme={theme} forceColorScheme="light">
          <Notifications position="bottom-right" limit={4} className="no-print" />
          <Router hook={useHashLocation}>
            <SessionGate>
              <Frame>
                <Screens />
              </Frame>
            </SessionGate>
          </Router>
        </MantineProvider>
      </QueryClientProvider>
    </StrictMode>
  )
}

function Screens() {
  const [, go] = useHashLocation()
  const openNotice = (id: string) => go(noticeRoute(id))
  useIdleLoading()
  return (
    <Switch>
      <Route path={routes.home}>
        <Home openNotice={openNotice} />
      </Route>
      <Route path={routes.notices}>
        <NoticesScreen openNotice={openNotice} openImport={() => go(routes.import)} />
      </Route>
      <Route path={routes.notice}>
        {({ id }) => (
          <notice.Screen
            key={id}
            id={decodeURIComponent(id)}
            leave={() => go(routes.notices)}
            openNotice={openNotice}
            goHome={() => go(routes.home)}
          />
        )}
      </Route>
      <Route path={routes.beginMeeting}>
        <meetingBeginning.Screen openNotice={openNotice} leave={() => go(routes.home)} />
      </Route>
      <Route path={routes.beginLike}>
        <likeBeginning.Screen openNotice={openNotice} leave={() => go(routes.home)} />
      </Route>
      <Route path={routes.import}>
        <importing.Screen openNotice={openNotice} />
      </Route>
      <Route path={routes.register}>{() => <register.Screen openNotice={openNotice} />}</Route>
      <Route path={routes.followPart}>{({ part = '' }) => <FollowOf part={part} openNotice={openNotice} />}</Route>
      <Route path={routes.archive}>{() => <archive.Screen openNotice={openNotice} />}</Route>
      <Route path={routes.office}>
        <OfficeOf name={usualKind} />
      </Route>
      <Route path={routes.officeKind}>{({ kind }) => <OfficeOf name={kind} />}</Route>
      <Route path={routes.settings}>
        <Settings />
      </Route>
      <Route path={routes.rules}>
        <rules.Screen leave={() => go(routes.settings)} />
      </Route>
      <Route path={routes.look}>
        <look.Screen leave={() => go(routes.settings)} />
      </Route>
      <Route path={routes.users}>
        <users.Screen leave={() => go(routes.settings)} />
      </Route>
      <Route path={routes.protect}>
        <Protection leave={() => go(routes.home)} />
      </Route>
      <Route>
        <Empty title="Không có trang này" action={{ label: 'Về trang chủ', run: () => go(routes.home) }} />
      </Route>
    </Switch>
  )
}

function Home({ openNotice }: { readonly openNotice: (id: string) => void }) {
  const [, go] = useHashLocation()
  return (
    <HomeScreen
      openNotice={openNotice}
      openImport={() => go(routes.import)}
      openNotices={() => go(routes.notices)}
      beginFromMeeting={() => go(routes.beginMeeting)}
      beginLike={() => go(routes.beginLike)}
      openFollow={(part) => go(followRoute(part))}
      letters={<LettersPanel openNotice={openNotice} />}
      pastLetters={<PastLetters openNotice={openNotice} />}
    />
  )
}

function Settings() {
  const [, go] = useHashLocation()
  const textSize = useTextSize()
  const isUnlocked = useKeysState()?.kind === 'open'
  return (
    <SettingsScreen
      textSize={{ ...textSize, choices: textSizes }}
      openRules={() => go(routes.rules)}
      openLook={() => go(routes.look)}
      first={isUnlocked && <KeysPanel />}
    >
      <PeoplePanel openUsers={() => go(routes.users)} openProtection={() => go(routes.protect)} />
      {!isUnlocked && <KeysPanel />}
      <LetterBoxPanel />
      <PackagesPanel />
      <BackupPanel startAnew={startAnew} />
    </SettingsScreen>
  )
}

const usualKind = 'body'

/** A kind that is none, in an address typed by hand, is the usual one. */
function FollowOf({ part, openNotice }: { readonly part: string; readonly openNotice: (id: string) => void }) {
  const [, go] = useHashLocation()
  return <follow.Screen part={part} openPart={(other) => go(followRoute(other))} openNotice={openNotice} />
}

function OfficeOf({ name }: { readonly name: string }) {
  const [, go] = useHashLocation()
  const kind = officeKindNames.find((known) => known === name) ?? usualKind
  return (
    <office.Screen
      kind={kind}
      addressOf={officeRoute}
      choose={(next) => go(officeRoute(next))}
      openNotice={(id) => go(noticeRoute(id))}
    />
  )
}

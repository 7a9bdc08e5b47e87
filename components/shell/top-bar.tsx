'use client'
import { Plus, Search } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { Suspense, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import { useMoment } from '@/components/live/use-moment'
import { useSession } from '@/components/live/use-session'
import { CompareMenu } from '@/components/overlay/compare-menu'
import { OverlaySwitch } from '@/components/overlay/overlay-switch'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { KeepKeys } from '@/components/ui/keep-keys'
import { laterWithin } from '@/components/ui/later'
import { Tooltip } from '@/components/ui/tooltip'
import { hasRole } from '@/lib/core/taxonomy'
import { Brand } from './brand'
import { ClockFace } from './clock-face'
import { CompletenessBadge } from './completeness-badge'
import { KEYS } from './keys'
import { LaneSwitch } from './lane-switch'
import { LoadProgress } from './load-progress'
import { MomentMark } from './moment-mark'
import { PersonMenu } from './person-menu'
import { SearchBox } from './search-box'
import { UnsentMark } from './unsent-mark'
import { useKeys } from './use-keys'
import { useLayout } from './use-layout'
import { useShellActions } from './use-shell-actions'
import { ViewSwitch } from './view-switch'

const CommandPalette = laterWithin(() => import('./command-palette').then((module) => module.CommandPalette))
const KeysDialog = laterWithin(() => import('./keys-dialog').then((module) => module.KeysDialog))
/** Views that have the map. */
const MAPS = ['/', '/lenses']

/** Name, views, search, overlay, clock, completeness and person; and the keys that work on every view of the picture. */
export function TopBar() {
  const session = useSession()
  const narrow = useLayout() === 'narrow'
  const onMap = MAPS.includes(usePathname())
  const { at } = useMoment()
  const searchInput = useRef<HTMLInputElement>(null)
  const [searching, setSearching] = useState(false)
  // Null until opened once: a window that closes stays, so that it gives the focus back.
  const [keysShown, setKeysShown] = useState<boolean | null>(null)
  const [paletteShown, setPaletteShown] = useState<boolean | null>(null)
  const [kept] = useState<string[]>([])
  const actions = useShellActions()
  const before = useRef<Element | null>(null)
  const search = () => {
    if (document.activeElement !== searchInput.current) before.current = document.activeElement
    // At once: the next key is for the search already.
    flushSync(() => setSearching(true))
    searchInput.current?.focus()
  }
  const leaveSearch = () => {
    setSearching(false)
    if (before.current instanceof HTMLElement) before.current.focus()
  }
  const help = () => setKeysShown(true)
  const mayWrite = hasRole(session.role, 'analyst')
  useKeys({
    search,
    help,
    palette: () => setPaletteShown(true),
    new: mayWrite ? actions.openForm : undefined,
    east: () => actions.setOverlay('east'),
    west: () => actions.setOverlay('west'),
    divergence: () => actions.setOverlay('divergence'),
    agreement: () => actions.setOverlay('agreement'),
    count: () => actions.setOverlay('count'),
    technology: () => actions.setOverlay('technology'),
    compare: actions.compareNext,
  })
  return (
    <header className="relative @container shrink-0 border-b bg-raised print:hidden">
      <LoadProgress />
      <div className="flex min-h-12 flex-wrap items-center @min-[58rem]:flex-nowrap gap-x-2 px-3 max-md:gap-0 max-md:px-1">
        <Brand wordless={narrow} />
        <ViewSwitch className={narrow ? 'min-w-0 flex-1 overflow-x-auto' : 'shrink-0'} />
        {narrow ? (
          <SearchToggle onPress={search} />
        ) : (
          <SearchBox inputRef={searchInput} onLeave={leaveSearch} className="min-w-32 max-w-80 flex-1" />
        )}
        {!narrow && onMap && (
          <div className="flex gap-1 @max-[58rem]:order-last @max-[58rem]:mb-2">
            <OverlaySwitch />
            <CompareMenu keys={KEYS.compare.shown} />
          </div>
        )}
        <span className="ml-auto" />
        {!narrow && <LaneSwitch className="@max-[80rem]:hidden" />}
        {mayWrite && <UnsentMark onOpen={actions.openForm} />}
        {mayWrite && !narrow && <LogButton onPress={actions.openForm} />}
        {at !== null && (!narrow || !onMap) && <MomentMark />}
        {at === null && !narrow && <ClockFace className="@max-[88rem]:hidden" />}
        <CompletenessBadge short={narrow || at !== null} />
        <PersonMenu session={session} onShowKeys={help} />
      </div>
      {narrow && searching && <SearchBox inputRef={searchInput} onLeave={leaveSearch} className="px-2 pb-2" />}
      {keysShown !== null && (
        <Suspense fallback={<KeepKeys keys={kept} />}>
          <KeysDialog open={keysShown} onOpenChange={setKeysShown} kept={kept} />
        </Suspense>
      )}
      {paletteShown !== null && (
        <Suspense fallback={<KeepKeys keys={kept} />}>
          <CommandPalette open={paletteShown} onOpenChange={setPaletteShown} actions={{ ...actions, search, help }} kept={kept} />
        </Suspense>
      )}
    </header>
  )
}

function SearchToggle({ onPress }: { onPress: () => void }) {
  const t = useTranslations('shell.search')
  return (
    <IconButton label={t('label')} onClick={onPress} className="ml-auto">
      <Search aria-hidden />
    </IconButton>
  )
}

function LogButton({ onPress }: { onPress: () => void }) {
  const t = useTranslations('shell')
  return (
    <Tooltip label={t('panels.form')} keys={KEYS.new.shown}>
      <Button look="primary" onClick={onPress}>
        <Plus aria-hidden />
        <span className="@max-[100rem]:sr-only">{t('log')}</span>
      </Button>
    </Tooltip>
  )
}

'use client'
import { useTheme } from 'next-themes'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { signOut } from '@/components/account/sign-out'
import { useQuery } from '@/components/live/use-query'
import { useSession } from '@/components/live/use-session'
import { useGroupings } from '@/components/ui/groupings'
import { KindGlyph } from '@/components/ui/kind-glyph'
import { useOverlayName } from '@/components/ui/overlay-name'
import { useRegionNames } from '@/components/ui/region-name'
import { useClock } from '@/components/ui/use-clock'
import { LAYOUTS } from '@/lib/core/overlay/comparison'
import { OVERLAYS } from '@/lib/core/overlay/overlay'
import { ALLIANCES } from '@/lib/core/region/region'
import { hasRole, KINDS } from '@/lib/core/taxonomy'
import { KEYS } from './keys'
import { useLocaleSwitch } from './use-locale-switch'
import type { ShellActions } from './use-shell-actions'

export interface PaletteCommand {
  id: string
  /** Message of the shell under `palette`. */
  group: 'do' | 'overlay' | 'go' | 'show' | 'kind' | 'bloc' | 'country'
  label: string
  icon?: ReactNode
  keys?: string
  run: () => void
}

export type Actions = ShellActions & { search: () => void; help: () => void }

/** Everything that can be done by name. */
export function useCommands(actions: Actions): PaletteCommand[] {
  const pages = usePageCommands(actions)
  const show = useShowCommands()
  const picture = usePictureCommands(actions)
  return [...pages, ...picture, ...show]
}

function usePageCommands({ openForm, search, help, goTo }: Actions): PaletteCommand[] {
  const t = useTranslations('shell')
  const { clear } = useQuery()
  const mayWrite = hasRole(useSession().role, 'analyst')
  const form: PaletteCommand = { id: 'new', group: 'do', label: t('keys.new'), keys: KEYS.new.shown, run: openForm }
  return [
    ...(mayWrite ? [form] : []),
    { id: 'search', group: 'do', label: t('keys.search'), keys: KEYS.search.shown, run: () => setTimeout(search) },
    { id: 'clear', group: 'do', label: t('palette.clear'), run: clear },
    { id: 'help', group: 'do', label: t('keys.help'), keys: KEYS.help.shown, run: help },
    { id: 'sign-out', group: 'do', label: t('person.signOut'), run: () => void signOut() },
    { id: 'map', group: 'go', label: t('views.map'), run: () => goTo('/') },
    { id: 'log', group: 'go', label: t('views.log'), run: () => goTo('/log') },
    { id: 'lenses', group: 'go', label: t('views.lenses'), run: () => goTo('/lenses') },
    { id: 'reports', group: 'go', label: t('views.reports'), run: () => goTo('/reports') },
    { id: 'about', group: 'go', label: t('titles.about'), run: () => goTo('/about') },
  ]
}

function useShowCommands(): PaletteCommand[] {
  const t = useTranslations('shell')
  const { setTheme } = useTheme()
  const { setClock } = useClock()
  const { setQuery } = useQuery()
  const setLocale = useLocaleSwitch()
  return [
    { id: 'lane-real', group: 'show', label: t('lane.real'), run: () => setQuery({ exercise: false }) },
    { id: 'lane-exercise', group: 'show', label: t('lane.exercise'), run: () => setQuery({ exercise: true }) },
    { id: 'light', group: 'show', label: t('person.themes.light'), run: () => setTheme('light') },
    { id: 'dark', group: 'show', label: t('person.themes.dark'), run: () => setTheme('dark') },
    { id: 'utc', group: 'show', label: t('person.clocks.utc'), run: () => setClock('utc') },
    { id: 'local', group: 'show', label: t('person.clocks.local'), run: () => setClock('local') },
    { id: 'english', group: 'show', label: 'English', run: () => setLocale('en') },
    { id: 'french', group: 'show', label: 'Français', run: () => setLocale('fr') },
  ]
}

function usePictureCommands({ setOverlay, compare, openRegion }: Actions): PaletteCommand[] {
  const t = useTranslations('overlay.compare')
  const words = useTranslations('words')
  const names = useRegionNames()
  const groupings = useGroupings()
  const overlayName = useOverlayName()
  const { setQuery } = useQuery()
  return [
    ...OVERLAYS.map(
      (overlay): PaletteCommand => ({
        id: `overlay-${overlay}`,
        group: 'overlay',
        label: overlayName(overlay),
        keys: KEYS[overlay].shown,
        run: () => setOverlay(overlay),
      }),
    ),
    ...([...LAYOUTS, 'one'] as const).map(
      (layout): PaletteCommand => ({
        id: `maps-${layout}`,
        group: 'overlay',
        label: t(layout),
        keys: KEYS.compare.shown,
        run: () => compare(layout === 'one' ? null : layout),
      }),
    ),
    ...KINDS.map(
      (kind): PaletteCommand => ({
        id: `kind-${kind}`,
        group: 'kind',
        label: words(`kind.${kind}`),
        icon: <KindGlyph kind={kind} />,
        run: () => setQuery({ kind: [kind] }),
      }),
    ),
    ...groupings.map(
      ({ code }): PaletteCommand => ({ id: `bloc-${code}`, group: 'bloc', label: names.bloc(code), run: () => openRegion(code) }),
    ),
    ...ALLIANCES.flatMap((alliance) => alliance.members)
      .map((code): PaletteCommand => ({ id: `country-${code}`, group: 'country', label: names.country(code), run: () => openRegion(code) }))
      .sort((a, b) => a.label.localeCompare(b.label)),
  ]
}

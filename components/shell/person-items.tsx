'use client'
import { Info, Keyboard, LogOut, Users } from 'lucide-react'
import { useTheme } from 'next-themes'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { signOut } from '@/components/account/sign-out'
import { DropdownMenu, MenuChoice, MenuItem, MenuSeparator } from '@/components/ui/dropdown-menu'
import { TlpLabel } from '@/components/ui/tlp-label'
import { useClock } from '@/components/ui/use-clock'
import { ViewLink } from '@/components/ui/view-link'
import { hasRole } from '@/lib/core/taxonomy'
import type { Session } from '@/lib/wire/protocol'
import { useLocaleSwitch } from './use-locale-switch'

interface Props {
  trigger: ReactNode
  session: Session
  onShowKeys?: () => void
}

/** What the person's button opens: who is signed in and up to which marking, how the screen shows itself, and the way out. */
export function PersonItems({ trigger, session, onShowKeys }: Props) {
  const t = useTranslations('shell.person')
  const words = useTranslations('words')
  const { theme = 'system', setTheme } = useTheme()
  const { clock, setClock } = useClock()
  const locale = useLocale()
  const setLocale = useLocaleSwitch()
  return (
    <DropdownMenu label={t('open', { name: session.name })} trigger={trigger} defaultOpen>
      <div className="flex flex-col gap-1 px-2 py-1.5 text-sm">
        <span className="font-semibold">{session.name}</span>
        <span className="text-ink-2 text-xs">{[words(`role.${session.role}`), session.organisation].filter(Boolean).join(' · ')}</span>
        <span className="flex items-center gap-2 text-ink-2 text-xs">
          {t('clearance')} <TlpLabel tlp={session.clearance} />
        </span>
      </div>
      <MenuSeparator />
      <MenuChoice
        label={t('theme')}
        value={theme}
        onChange={setTheme}
        options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`themes.${value}`) }))}
      />
      <MenuChoice
        label={t('clock')}
        value={clock}
        onChange={setClock}
        options={(['utc', 'local'] as const).map((value) => ({ value, label: t(`clocks.${value}`) }))}
      />
      <MenuChoice
        label={t('language')}
        value={locale}
        onChange={setLocale}
        options={[
          { value: 'en', label: <span lang="en">English</span> },
          { value: 'fr', label: <span lang="fr">Français</span> },
        ]}
      />
      <MenuSeparator />
      {hasRole(session.role, 'admin') && (
        <MenuItem asChild>
          <ViewLink href="/people">
            <Users aria-hidden /> {t('people')}
          </ViewLink>
        </MenuItem>
      )}
      <MenuItem asChild>
        <ViewLink href="/about">
          <Info aria-hidden /> {t('about')}
        </ViewLink>
      </MenuItem>
      {onShowKeys && (
        <MenuItem onSelect={onShowKeys}>
          <Keyboard aria-hidden /> {t('keys')}
        </MenuItem>
      )}
      <MenuItem onSelect={() => void signOut()}>
        <LogOut aria-hidden /> {t('signOut')}
      </MenuItem>
    </DropdownMenu>
  )
}

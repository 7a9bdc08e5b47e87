'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { cx } from '@/components/ui/cx'
import { ViewLink } from '@/components/ui/view-link'

const VIEWS = [
  { path: '/', word: 'map' },
  { path: '/log', word: 'log' },
  { path: '/lenses', word: 'lenses' },
  { path: '/reports', word: 'reports' },
] as const

/** The views of the workspace. Map, Log and Reports show the same query; each view hands it on, also one that has no use for it. */
export function ViewSwitch({ className }: { className?: string }) {
  const t = useTranslations('shell.views')
  const path = usePathname()
  const search = useSearchParams().toString()
  return (
    <nav aria-label={t('label')} className={cx('flex items-stretch', className)}>
      {VIEWS.map((view) => (
        <ViewLink
          key={view.path}
          href={search ? `${view.path}?${search}` : view.path}
          aria-current={view.path === path ? 'page' : undefined}
          className="touch flex h-12 shrink-0 items-center justify-center border-transparent border-y-2 px-2 font-medium text-ink-2 text-sm hover:text-ink aria-[current]:border-b-accent aria-[current]:text-ink"
        >
          {t(view.word)}
        </ViewLink>
      ))}
    </nav>
  )
}

'use client'
import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { cx } from '@/components/ui/cx'

const VIEWS = [
  { path: '/', word: 'map', picture: true },
  { path: '/log', word: 'log', picture: true },
  { path: '/lenses', word: 'lenses', picture: false },
] as const

/** The views of the workspace. Map and Log show the same query, so they hand it to each other. */
export function ViewSwitch({ className }: { className?: string }) {
  const t = useTranslations('shell.views')
  const path = usePathname()
  const search = useSearchParams().toString()
  const onPicture = VIEWS.some((view) => view.picture && view.path === path)
  return (
    <nav aria-label={t('label')} className={cx('flex items-stretch', className)}>
      {VIEWS.map((view) => (
        <Link
          key={view.path}
          href={view.picture && onPicture && search ? `${view.path}?${search}` : view.path}
          aria-current={view.path === path ? 'page' : undefined}
          className="touch flex h-12 items-center justify-center border-transparent border-y-2 px-2.5 font-medium text-ink-2 text-sm hover:text-ink aria-[current]:border-b-accent aria-[current]:text-ink"
        >
          {t(view.word)}
        </Link>
      ))}
    </nav>
  )
}

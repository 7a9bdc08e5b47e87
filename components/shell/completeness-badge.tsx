'use client'
import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { useLink } from '@/components/live/use-link'
import { cx } from '@/components/ui/cx'
import { laterWithin } from '@/components/ui/later'
import { OpenLater } from '@/components/ui/open-later'
import { Time } from '@/components/ui/time'
import { completenessOf } from './completeness'

const Popover = laterWithin(() => import('@/components/ui/popover').then((module) => module.Popover))
const ICONS = { ok: CircleCheck, busy: LoaderCircle, act: CircleAlert }

/** Says whether the screen shows everything the reader may see, and proves it on request. */
export function CompletenessBadge({ short = false }: { short?: boolean }) {
  const t = useTranslations('shell.completeness')
  const link = useLink()
  const { tone, word, time, seq } = completenessOf(link)
  const Icon = ICONS[tone]
  const trigger = (
    <button
      type="button"
      data-testid="completeness"
      data-phase={link.phase}
      className={cx(
        'touch inline-flex h-8 @min-[70rem]:min-w-0 items-center gap-1.5 rounded px-2 text-xs whitespace-nowrap hover:bg-surface-2',
        tone === 'act' ? 'bg-act-surface font-semibold text-act' : 'text-ink-2',
      )}
    >
      <Icon aria-hidden className={cx('size-4 shrink-0', tone === 'ok' && 'text-ok')} />
      <span className={short ? 'sr-only' : cx('truncate', tone !== 'act' && '@max-[70rem]:sr-only')}>
        {t(word, { time })}
        {word === 'complete' && <span className="@max-[100rem]:sr-only">{t('position', { seq })}</span>}
      </span>
    </button>
  )
  return (
    <OpenLater trigger={trigger} kind="dialog">
      <Popover label={t('title')} trigger={trigger}>
        <span role="status" className="sr-only">
          {t(`${word}Short`)}
        </span>
        <h2 className="mb-1 text-base">{t('title')}</h2>
        <p className="text-ink-2">{t(`${word}Text`)}</p>
        <Proof />
      </Popover>
    </OpenLater>
  )
}

/** The figures behind the sentence. */
function Proof() {
  const t = useTranslations('shell.completeness')
  const format = useFormatter()
  const { mark, provenAt, loaded, expected, phase, problem } = useLink()
  return (
    <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-xs">
      {phase === 'loading' && (
        <>
          <dt className="text-ink-3">{t('loaded')}</dt>
          <dd>{expected === null ? format.number(loaded) : t('loadedOf', { loaded, expected })}</dd>
        </>
      )}
      {mark && (
        <>
          <dt className="text-ink-3">{t('proven')}</dt>
          <dd>{provenAt && <Time at={provenAt} relative />}</dd>
          <dt className="text-ink-3">{t('changed')}</dt>
          <dd>{mark.seq === 0 ? t('never') : <Time at={mark.at} relative />}</dd>
          <dt className="text-ink-3">{t('seq')}</dt>
          <dd>#{mark.seq}</dd>
          <dt className="text-ink-3">{t('count')}</dt>
          <dd>{format.number(mark.count)}</dd>
          <dt className="text-ink-3">{t('digest')}</dt>
          <dd className="break-all font-mono">{mark.digest}</dd>
        </>
      )}
      {problem && (
        <>
          <dt className="text-ink-3">{t('problem')}</dt>
          <dd>{t(`problems.${problem}`)}</dd>
        </>
      )}
    </dl>
  )
}

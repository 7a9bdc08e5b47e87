'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useLenses } from '@/components/live/use-lenses'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { useSideNames } from '@/components/ui/side-names'
import { Time } from '@/components/ui/time'
import { latestOf, type Version } from '@/lib/core/lens/in-force'

/** Every version there was, the newest first: who made it, who approved it, why, and since when it is in force. */
export function VersionList() {
  const { history } = useLenses()
  const isInForce = ({ subject, version }: Version) => version === latestOf(history, subject)?.version
  const newestFirst = useMemo(() => [...history].reverse().sort((a, b) => startOf(b) - startOf(a)), [history])
  return (
    <ol className="grid gap-3">
      {newestFirst.map((version) => (
        <li key={`${version.subject} ${version.version}`}>
          <VersionCard version={version} inForce={isInForce(version)} />
        </li>
      ))}
    </ol>
  )
}

function VersionCard({ version: of, inForce }: { version: Version; inForce: boolean }) {
  const t = useTranslations('lens')
  const { nameOf } = useSideNames()
  const { subject, version, author, approver, reason, inForceFrom, body } = of
  return (
    <article className="grid gap-1 rounded border bg-raised p-3">
      <header className="flex items-center gap-2">
        <h3 className="min-w-0 flex-1 text-sm">{t('holds', { name: subject === 'blocs' ? t('blocs') : nameOf(subject), version })}</h3>
        {inForce && <Badge tone="outline">{t('inForce')}</Badge>}
        <a className={buttonClass('quiet')} href={`/api/v1/lenses/${subject}/export?version=${version}`} download>
          {t('export')}
        </a>
      </header>
      <p className="text-ink-2 text-sm">
        {approver === null ? t('ships') : t('signed', { author, approver })}
        {inForceFrom && (
          <>
            {' · '}
            {t('inForceFrom')} <Time at={Date.parse(inForceFrom)} />
          </>
        )}
      </p>
      {body === null && <p className="text-sm">{t('inheritsAgain')}</p>}
      <p className="text-sm">{approver === null ? t('shipsText') : reason}</p>
    </article>
  )
}

function startOf({ inForceFrom }: Version): number {
  return inForceFrom === null ? 0 : Date.parse(inForceFrom)
}

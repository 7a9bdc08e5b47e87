'use client'
import { useTranslations } from 'use-intl'
import { Badge } from '@/components/ui/badge'
import { KindGlyph } from '@/components/ui/kind-glyph'
import { usePlaceLabel } from '@/components/ui/place-label'
import { SeverityMark } from '@/components/ui/severity-mark'
import { TlpLabel } from '@/components/ui/tlp-label'
import type { Incident } from '@/lib/core/incident'
import { OccurredTime } from './occurred-time'

/** Time first, place second, what third. */
export function Headline({ incident }: { incident: Incident }) {
  const t = useTranslations('incident')
  const words = useTranslations('words')
  const placeLabel = usePlaceLabel()
  const { kind, severity, determination, investigation, tlp, country, area, place } = incident
  return (
    <header className="flex flex-col gap-2 p-3">
      <p className="text-ink-2 text-sm">
        <OccurredTime at={incident.occurredAt} precision={incident.occurredPrecision} />
        {' · '}
        <bdi>{placeLabel({ placeName: place?.name ?? null, country, area })}</bdi>
      </p>
      <h3 className="text-lg">
        <bdi>{incident.title}</bdi>
      </h3>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
        <span className="inline-flex items-center gap-1.5">
          <KindGlyph kind={kind} severity={severity} hollow={determination !== 'confirmed'} />
          {words(`kind.${kind}`)}
        </span>
        <SeverityMark severity={severity} />
        <Badge>{words(`determination.${determination}`)}</Badge>
        <Badge>{t('investigation', { state: words(`investigation.${investigation}`) })}</Badge>
        <TlpLabel tlp={tlp} />
        {incident.exercise && <Badge tone="outline">{words('field.exercise')}</Badge>}
      </p>
      {incident.mergedInto && <p className="text-ink-2 text-sm">{t('merged')}</p>}
      {incident.summary && (
        <p className="whitespace-pre-wrap">
          <bdi>{incident.summary}</bdi>
        </p>
      )}
    </header>
  )
}

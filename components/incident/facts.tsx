'use client'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { usePlaceLabel } from '@/components/ui/place-label'
import { useRegionNames } from '@/components/ui/region-name'
import { Time } from '@/components/ui/time'
import { type Incident, isPoint } from '@/lib/core/incident'
import { LinkList } from './link-list'
import { OccurredTime } from './occurred-time'

/** What is known of an incident, field by field; what is not known is left out, but for the origin and the grades. */
export function Facts({ incident }: { incident: Incident }) {
  const t = useTranslations('incident')
  const words = useTranslations('words')
  const names = useRegionNames()
  const { origin, source, sector, techniques, technologies, tags, links } = incident
  return (
    <dl className="grid grid-cols-[7.5rem_1fr] gap-x-3 gap-y-1.5 border-t p-3 text-sm">
      <Fact label={words('field.occurredAt')}>
        <OccurredTime at={incident.occurredAt} precision={incident.occurredPrecision} />
      </Fact>
      {incident.endedAt && (
        <Fact label={words('field.endedAt')}>
          <Time at={incident.endedAt} />
        </Fact>
      )}
      <Fact label={words('field.recordedAt')}>
        <Time at={incident.recordedAt} relative />
      </Fact>
      <Fact label={words('field.place')}>
        <PlaceFact incident={incident} />
      </Fact>
      <Fact label={words('field.origin')}>
        {names.origin(origin.code)}
        {origin.code !== 'unknown' && <span className="text-ink-2"> · {words(`confidence.${origin.confidence}`)}</span>}
      </Fact>
      <Fact label={words('field.source')}>
        <bdi>{source.name}</bdi>
      </Fact>
      <Fact label={words('field.reliability')}>{words(`reliability.${source.reliability}`)}</Fact>
      <Fact label={words('field.credibility')}>{words(`credibility.${incident.credibility}`)}</Fact>
      {sector && <Fact label={words('field.sector')}>{words(`sector.${sector}`)}</Fact>}
      {techniques.length > 0 && (
        <Fact label={words('field.techniques')}>
          <span className="font-mono">{techniques.join(', ')}</span>
        </Fact>
      )}
      {technologies.length > 0 && (
        <Fact label={words('field.technologies')}>{technologies.map((one) => words(`technology.${one}`)).join(', ')}</Fact>
      )}
      {tags.length > 0 && (
        <Fact label={words('field.tags')}>
          <bdi>{tags.join(', ')}</bdi>
        </Fact>
      )}
      {links.length > 0 && (
        <Fact label={words('field.links')}>
          <LinkList links={links} />
        </Fact>
      )}
      {incident.externalId && (
        <Fact label={words('field.externalId')}>
          <bdi className="font-mono">{incident.externalId}</bdi>
        </Fact>
      )}
      <Fact label={words('field.id')}>
        <span className="break-all font-mono text-xs">{incident.id}</span>
        <span className="block text-ink-3 text-xs">{t('version', { version: incident.version, seq: incident.seq })}</span>
      </Fact>
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}

/** A place with how exactly it is known; an area or a country stands for the whole of it. */
function PlaceFact({ incident: { place, country, area } }: { incident: Incident }) {
  const t = useTranslations('incident')
  const format = useFormatter()
  const placeLabel = usePlaceLabel()
  const degrees = (value: number) => format.number(value, { maximumFractionDigits: 4 })
  return (
    <>
      <bdi>{placeLabel({ placeName: place?.name ?? null, country, area })}</bdi>
      {isPoint(place) && (
        <span className="block text-ink-2">
          <span className="font-mono">{`${degrees(place.lat)}° ${degrees(place.lng)}°`}</span>{' '}
          {place.uncertaintyKm === null ? t('uncertainty-unknown') : t('uncertainty', { km: place.uncertaintyKm })}
        </span>
      )}
      {place && !isPoint(place) && <span className="block text-ink-2">{t('whole-region')}</span>}
    </>
  )
}

'use client'
import { useFormatter, useTranslations } from 'use-intl'
import { Notice } from '@/components/ui/notice'
import { useRegionNames } from '@/components/ui/region-name'
import { EAST_LENS, WEST_LENS } from '@/lib/core/lens/defaults'
import { type CountryValues, CRITERIA, type Lens } from '@/lib/core/lens/lens'
import { CONFIDENCES, CREDIBILITIES, KINDS, RELIABILITIES, SECTORS, SEVERITIES } from '@/lib/core/taxonomy'
import { LensTable } from './lens-table'

const LENSES = [
  { bloc: 'east', lens: EAST_LENS },
  { bloc: 'west', lens: WEST_LENS },
] as const

/** The two lenses in use, as tables beside each other. */
export function LensesView() {
  const t = useTranslations('lens')
  const format = useFormatter()
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <article className="flex flex-col gap-6">
      <header className="flex max-w-prose flex-col gap-2">
        <h1 className="text-2xl">{t('title')}</h1>
        <p className="text-ink-2">
          {t('text')} {t('readOnly')}
        </p>
      </header>
      <div className="grid gap-4 md:grid-cols-2">
        {LENSES.map(({ bloc, lens }) => (
          <LensCard key={bloc} bloc={bloc} lens={lens} />
        ))}
      </div>
      <section className="max-w-prose">
        <h2 className="mb-1 text-lg">{t('howTitle')}</h2>
        <p className="text-ink-2">{t('how')}</p>
        <p className="text-ink-2">{t('highFromText', { east: EAST_LENS.highFrom, west: WEST_LENS.highFrom })}</p>
      </section>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <LensTable title={t('weights')} text={t('weightsText')} rows={useWeights()} show={percent} top={0.4} />
        <KindTables />
        <ValueTables />
      </div>
    </article>
  )
}

function LensCard({ bloc, lens }: { bloc: 'east' | 'west'; lens: Lens }) {
  const t = useTranslations('lens')
  const words = useTranslations('words')
  return (
    <section className="flex flex-col gap-2 rounded border bg-raised p-4">
      <h2 className="flex items-center gap-2 text-lg">
        <span aria-hidden className="size-3 rounded" style={{ background: bloc === 'east' ? 'var(--east-4)' : 'var(--west-4)' }} />
        {words(`bloc.${bloc}`)}
        <span className="font-normal text-ink-3 text-sm">{t('version', { version: 1 })}</span>
      </h2>
      {lens.illustrative && <Notice>{t('illustrative')}</Notice>}
      <p className="text-ink-2 text-sm">{t(bloc === 'east' ? 'eastBasis' : 'westBasis')}</p>
    </section>
  )
}

function KindTables() {
  const t = useTranslations('lens')
  const words = useTranslations('words')
  const kinds = (read: (lens: Lens, kind: (typeof KINDS)[number]) => number) =>
    KINDS.map((kind) => ({ name: words(`kind.${kind}`), east: read(EAST_LENS, kind), west: read(WEST_LENS, kind) }))
  return (
    <>
      <LensTable title={t('kinds')} text={t('valuesText')} rows={kinds((lens, kind) => lens.values.kind[kind])} />
      <LensTable
        title={t('halfLife')}
        text={t('halfLifeText')}
        rows={kinds((lens, kind) => lens.halfLifeHours[kind])}
        top={720}
        show={(hours) => t('hours', { hours })}
      />
    </>
  )
}

function ValueTables() {
  const t = useTranslations('lens')
  const words = useTranslations('words')
  const pair = (name: string, read: (lens: Lens) => number) => ({ name, east: read(EAST_LENS), west: read(WEST_LENS) })
  return (
    <>
      <LensTable
        title={t('severities')}
        rows={SEVERITIES.map((severity) => pair(words(`severity.${severity}`), (lens) => lens.values.severity[severity]))}
      />
      <LensTable title={t('origins')} rows={useCountryRows((lens) => lens.values.origin)} />
      <LensTable title={t('places')} rows={useCountryRows((lens) => lens.values.place)} />
      <LensTable
        title={t('attribution')}
        rows={CONFIDENCES.map((confidence) => pair(words(`confidence.${confidence}`), (lens) => lens.attribution[confidence]))}
      />
      <LensTable title={t('confidences')} rows={useGradeRows()} />
      <LensTable
        title={t('sectors')}
        rows={([...SECTORS, 'none'] as const).map((sector) => pair(words(`sector.${sector}`), (lens) => lens.values.sector[sector]))}
      />
    </>
  )
}

function useWeights() {
  const words = useTranslations('words')
  return CRITERIA.map((criterion) => ({
    name: words(`criterion.${criterion}`),
    east: EAST_LENS.weights[criterion],
    west: WEST_LENS.weights[criterion],
  }))
}

function useGradeRows() {
  const t = useTranslations('lens')
  const words = useTranslations('words')
  const grades = (lens: Lens) => lens.values.confidence
  return [
    ...RELIABILITIES.filter((grade) => grade !== 'F').map((grade) => ({
      name: words(`reliability.${grade}`),
      east: grades(EAST_LENS).reliability[grade],
      west: grades(WEST_LENS).reliability[grade],
    })),
    ...CREDIBILITIES.filter((grade) => grade !== 6).map((grade) => ({
      name: words(`credibility.${grade}`),
      east: grades(EAST_LENS).credibility[grade],
      west: grades(WEST_LENS).credibility[grade],
    })),
    { name: t('noInformation'), east: grades(EAST_LENS).noInformation, west: grades(WEST_LENS).noInformation },
  ]
}

/** A value of one lens that the other does not name is that of its default there. */
function useCountryRows(read: (lens: Lens) => CountryValues) {
  const t = useTranslations('lens')
  const names = useRegionNames()
  const [east, west] = [read(EAST_LENS), read(WEST_LENS)]
  const nameOf = (key: string) => {
    if (key === 'default' || key === 'none') return t(key)
    return key.includes(':') ? t('bloc', { bloc: names.bloc(key.slice(key.indexOf(':') + 1)) }) : names.origin(key)
  }
  const keys = [...new Set([...Object.keys(east), ...Object.keys(west)])].filter((key) => key !== 'default')
  return [...keys, 'default'].map((key) => ({
    name: nameOf(key),
    east: east[key] ?? east.default ?? 0,
    west: west[key] ?? west.default ?? 0,
  }))
}

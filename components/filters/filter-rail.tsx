'use client'
import { useTranslations } from 'use-intl'
import { usePicture } from '@/components/live/use-picture'
import { KindGlyph } from '@/components/ui/kind-glyph'
import { Panel } from '@/components/ui/panel'
import { SeverityMark } from '@/components/ui/severity-mark'
import { TlpLabel } from '@/components/ui/tlp-label'
import { DETERMINATIONS, INVESTIGATIONS, KINDS, SEVERITIES, TECHNOLOGIES, TLPS } from '@/lib/core/taxonomy'
import { BoxFilter } from './box-filter'
import { ChipList } from './chip-list'
import { CountLine } from './count-line'
import { FacetList } from './facet-list'
import { RegionPicker } from './region-picker'
import { TimeFilter } from './time-filter'

/** Everything that restricts the picture, each choice with its live count. */
export function FilterRail() {
  const t = useTranslations('filters')
  const words = useTranslations('words')
  const facets = usePicture()?.facets
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ChipList />
      <div className="min-h-0 flex-1 divide-y overflow-y-auto">
        <Panel name="filter-time" title={t('time')}>
          <TimeFilter />
        </Panel>
        <Panel name="filter-kind" title={words('field.kind')}>
          <FacetList field="kind" values={KINDS} counts={facets?.kind}>
            {(kind) => (
              <>
                <KindGlyph kind={kind} />
                {words(`kind.${kind}`)}
              </>
            )}
          </FacetList>
        </Panel>
        <Panel name="filter-severity" title={words('field.severity')}>
          <FacetList field="severity" values={SEVERITIES} counts={facets?.severity} worstFirst>
            {(severity) => <SeverityMark severity={severity} />}
          </FacetList>
        </Panel>
        <Panel name="filter-region" title={t('region')}>
          <RegionPicker />
          <BoxFilter />
        </Panel>
        <Panel name="filter-determination" title={words('field.determination')}>
          <FacetList field="determination" values={DETERMINATIONS} counts={facets?.determination}>
            {(value) => words(`determination.${value}`)}
          </FacetList>
        </Panel>
        <Panel name="filter-technology" title={words('field.technologies')} initiallyFolded>
          <FacetList field="technology" values={TECHNOLOGIES} counts={facets?.technology}>
            {(technology) => words(`technology.${technology}`)}
          </FacetList>
        </Panel>
        <Panel name="filter-investigation" title={words('field.investigation')} initiallyFolded>
          <FacetList field="investigation" values={INVESTIGATIONS} counts={facets?.investigation}>
            {(value) => words(`investigation.${value}`)}
          </FacetList>
        </Panel>
        <Panel name="filter-tlp" title={words('field.tlp')} initiallyFolded>
          <FacetList field="tlp" values={TLPS} counts={facets?.tlp}>
            {(tlp) => <TlpLabel tlp={tlp} />}
          </FacetList>
        </Panel>
      </div>
      <CountLine />
    </div>
  )
}

'use client'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePicture } from '@/components/live/use-picture'
import { useQuery } from '@/components/live/use-query'
import { useGroupings } from '@/components/ui/groupings'
import { Input } from '@/components/ui/input'
import { useRegionNames } from '@/components/ui/region-name'
import { findRegions } from './find-regions'
import { RegionBranch, type RegionTreeState } from './region-branch'
import { otherCountries, ROOTS, toggle } from './region-tree'

const NO_COUNTS = { country: {}, area: {} }

/** The tree of regions: alliance, bloc, country, area; and what lies outside. Searched, it is a flat list. */
export function RegionPicker() {
  const t = useTranslations('filters')
  const { query, setQuery } = useQuery()
  const known = usePicture()?.facets
  const facets = known ?? NO_COUNTS
  const names = useRegionNames()
  const groupings = useGroupings()
  const [search, setSearch] = useState('')
  const wanted = useDeferredValue(search)
  const { bloc, country, area } = query
  const tree = useMemo<RegionTreeState>(() => {
    const others = otherCountries(facets.country, { bloc, country, area })
    return { query: { bloc, country, area }, facets: known, ground: { groupings, others } }
  }, [known, facets, groupings, bloc, country, area])
  const found = useMemo(
    () => (wanted.trim() ? findRegions({ text: wanted, groupings, nameOf: names.region }) : null),
    [wanted, groupings, names],
  )
  const shown = found ?? ROOTS.filter((node) => node.sort !== 'other' || tree.ground.others.length > 0)
  return (
    <div className="px-3 pb-2">
      <Input
        type="search"
        aria-label={t('find-region')}
        placeholder={t('find-region')}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
        className="mb-1"
      />
      {found?.length === 0 ? (
        <p role="status" className="text-ink-2 text-sm">
          {t('no-region')}
        </p>
      ) : (
        <ul>
          {shown.map((node) => (
            <RegionBranch
              key={`${node.sort} ${node.code}`}
              node={node}
              tree={tree}
              flat={found !== null}
              initiallyOpen={node.sort === 'alliance'}
              onToggle={(one) => setQuery(toggle(one, tree.query, tree.ground))}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

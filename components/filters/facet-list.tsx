'use client'
import type { ReactNode } from 'react'
import { useQuery } from '@/components/live/use-query'
import { Checkbox } from '@/components/ui/checkbox'
import type { Query } from '@/lib/core/query'
import { Count } from './count'

type FacetField = 'kind' | 'severity' | 'determination' | 'investigation' | 'tlp' | 'technology'

interface Props<F extends FacetField> {
  field: F
  /** The words of the field, in the order of their codes. */
  values: readonly Query[F][number][]
  /** Matches per code, counted without this field's own filter. */
  counts: readonly number[] | undefined
  /** Shows the last word first: scales read from the worst down. */
  worstFirst?: boolean
  children: (value: Query[F][number]) => ReactNode
}

/** The words of one field as ticks, with how many match each. */
export function FacetList<F extends FacetField>({ field, values, counts, worstFirst = false, children }: Props<F>) {
  const { query, setQuery } = useQuery()
  const chosen = query[field] as Query[F][number][]
  const shown = worstFirst ? [...values].reverse() : values
  const toggle = (value: Query[F][number]) =>
    setQuery({ [field]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value] })
  return (
    <ul className="pb-2 pl-3 pr-3">
      {shown.map((value) => (
        <li key={value}>
          <Checkbox
            checked={chosen.includes(value)}
            onChange={() => toggle(value)}
            label={children(value)}
            trailing={<Count value={counts?.[values.indexOf(value)]} />}
          />
        </li>
      ))}
    </ul>
  )
}

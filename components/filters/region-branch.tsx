'use client'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { type RegionNames, useRegionNames } from '@/components/ui/region-name'
import { Count } from './count'
import { childrenOf, chosen, countOf, type RegionCounts, type RegionNode, type RegionQuery, type TreeGround } from './region-tree'

/** What the whole tree shares. */
export interface RegionTreeState {
  query: RegionQuery
  /** Undefined while there is no picture. */
  facets: RegionCounts | undefined
  ground: TreeGround
}

interface Props {
  node: RegionNode
  tree: RegionTreeState
  /** Without what lies below it: in a list of findings. */
  flat?: boolean
  initiallyOpen?: boolean
  onToggle: (node: RegionNode) => void
}

/** A region with its tick and count; what lies below it is made when it is opened. */
export function RegionBranch({ node, tree, flat = false, initiallyOpen = false, onToggle }: Props) {
  const t = useTranslations('filters')
  const names = useRegionNames()
  const [open, setOpen] = useState(initiallyOpen)
  const state = chosen(node, tree.query, tree.ground)
  const name = nodeName(node, names, t('others'))
  const leaf = flat || node.sort === 'area' || childrenOf(node, tree.ground).length === 0
  const Chevron = open ? ChevronDown : ChevronRight
  return (
    <li>
      <div className="flex items-center gap-1">
        {leaf ? (
          !flat && <span className="w-6 shrink-0" />
        ) : (
          <button
            type="button"
            aria-expanded={open}
            aria-label={t('open-region', { name })}
            onClick={() => setOpen(!open)}
            className="flex size-6 shrink-0 items-center justify-center rounded text-ink-3 hover:text-ink max-md:size-11"
          >
            <Chevron aria-hidden className="size-4" />
          </button>
        )}
        <Checkbox
          className="min-w-0 flex-1"
          checked={state === 'some' ? 'indeterminate' : state === 'all'}
          onChange={() => onToggle(node)}
          label={<bdi className="truncate">{name}</bdi>}
          trailing={<Count value={tree.facets && countOf(node, tree.facets, tree.ground)} />}
        />
      </div>
      {open && !leaf && (
        <ul className="ml-3">
          {sorted(childrenOf(node, tree.ground), names).map((child) => (
            <RegionBranch key={child.code} node={child} tree={tree} initiallyOpen={false} onToggle={onToggle} />
          ))}
        </ul>
      )}
    </li>
  )
}

function nodeName(node: RegionNode, names: RegionNames, others: string): string {
  return node.sort === 'other' ? others : names.region(node.code)
}

/** Blocs keep their order; countries and areas stand by their names. */
function sorted(nodes: RegionNode[], names: RegionNames): RegionNode[] {
  const place = (node: RegionNode) => names.region(node.code)
  return nodes[0]?.sort === 'bloc' ? nodes : nodes.sort((a, b) => place(a).localeCompare(place(b)))
}

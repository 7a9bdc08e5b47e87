'use client'

import { useLeafletContext } from '@react-leaflet/core'
import { DomEvent } from 'leaflet'
import { type FocusEvent, type KeyboardEvent, type MouseEvent, memo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslations } from 'use-intl'
import { useRegionNames } from '@/components/ui/region-name'
import type { MapTarget } from './map-target'
import { targetKey } from './map-target'
import { useSymbolName } from './use-symbol-name'

/** Something on the map with its place in layer pixels. */
export interface MapItem {
  target: MapTarget
  x: number
  y: number
  /** Where a symbol lies; the count of a region's badge. */
  region: string | null
  badge: number
}

interface Props {
  /** In reading order. */
  items: readonly MapItem[]
  onOpen: (target: MapTarget) => void
  onFocus: (target: MapTarget | null) => void
  /** Id of the card that tells more of the focused item. */
  describedBy: string
}

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowRight: (at, last) => Math.min(last, at + 1),
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, last) => last,
}

/**
 * The canvas's symbols as buttons over them, seen only while focused: one stop of the Tab key, arrows go through them.
 * The mouse goes through to the canvas.
 */
export function SymbolButtons({ items, onOpen, onFocus, describedBy }: Props) {
  const { map } = useLeafletContext()
  const t = useTranslations('map')
  const [current, setCurrent] = useState('')
  const list = useRef<HTMLUListElement | null>(null)
  const active = Math.max(
    0,
    items.findIndex(({ target }) => targetKey(target) === current),
  )

  // One set of handlers for all: a button is made anew only when what it stands for changes.
  const itemOf = ({ target }: { target: EventTarget }) => items[Number((target as Element).closest('button')?.dataset.at)]
  const step = (event: KeyboardEvent) => {
    const next = STEPS[event.key]?.(active, items.length - 1)
    if (next === undefined) return
    event.preventDefault()
    list.current?.querySelectorAll('button')[next]?.focus()
  }
  const focus = (event: FocusEvent) => {
    const item = itemOf(event)
    if (!item) return
    setCurrent(targetKey(item.target))
    onFocus(item.target)
  }
  const open = (event: MouseEvent) => {
    const item = itemOf(event)
    if (item) onOpen(item.target)
  }

  const host = map.getPane('markerPane')
  if (!host || items.length === 0) return null
  return createPortal(
    <ul
      ref={(element) => {
        list.current = element
        if (element) DomEvent.disableClickPropagation(element)
      }}
      aria-label={t('items', { count: items.length })}
      className="meridian-items leaflet-zoom-hide"
      onKeyDown={step}
      onFocus={focus}
      onBlur={() => onFocus(null)}
      onClick={open}
    >
      {items.map((item, at) => (
        <ItemButton key={targetKey(item.target)} item={item} at={at} active={at === active} describedBy={describedBy} />
      ))}
    </ul>,
    host,
  )
}

interface ItemProps {
  item: MapItem
  at: number
  active: boolean
  describedBy: string
}

const ItemButton = memo(function ItemButton({ item, at, active, describedBy }: ItemProps) {
  const nameOf = useItemName()
  return (
    <li>
      <button type="button" data-at={at} tabIndex={active ? 0 : -1} style={{ left: item.x, top: item.y }} aria-describedby={describedBy}>
        <span className="sr-only">{nameOf(item)}</span>
      </button>
    </li>
  )
}, isSame)

/** Every picture brings new objects; what counts is whether they say the same. */
function isSame(a: ItemProps, b: ItemProps): boolean {
  return a.at === b.at && a.active === b.active && a.describedBy === b.describedBy && itemText(a.item) === itemText(b.item)
}

function itemText({ target, x, y, region, badge }: MapItem): string {
  if (target.type === 'region') return `${target.code} ${badge} ${x} ${y}`
  const { key, count, kind, severity, unconfirmed, east, west } = target.symbol
  return [key, count, kind, severity, unconfirmed, Math.round(east), Math.round(west), region, x, y].join(' ')
}

function useItemName(): (item: MapItem) => string {
  const t = useTranslations('map')
  const names = useRegionNames()
  const symbolName = useSymbolName()
  return ({ target, region, badge }) =>
    target.type === 'symbol' ? symbolName(target.symbol, region) : t('name.badge', { region: names.region(target.code), count: badge })
}

import type { Map as LeafletMap, Point } from 'leaflet'

/** How far to the right of the map its twin begins, pixels. */
export function twinShift(map: LeafletMap, twin: HTMLElement): number {
  return twin.getBoundingClientRect().left + twin.clientLeft - map.getContainer().getBoundingClientRect().left
}

/** A point on the twin means the same place on the map: pointing, dragging and zooming work alike on both. The answer ends it. */
export function foldPointer(map: LeafletMap, twin: HTMLElement): () => void {
  const plain = map.mouseEventToContainerPoint
  const fold = (point: Point) => {
    const shift = twinShift(map, twin)
    return point.x >= shift ? point.subtract([shift, 0]) : point
  }
  map.mouseEventToContainerPoint = (event) => fold(plain.call(map, event))
  return () => {
    map.mouseEventToContainerPoint = plain
  }
}

import { DomUtil, type Map as LeafletMap } from 'leaflet'

const MOVES = 'viewreset zoomanim move'
const ZOOMING = 'leaflet-zoom-anim'

/** Moves another pane with the map's own, in the same frame. The answer ends it. */
export function followPane(map: LeafletMap, pane: HTMLElement): () => void {
  const own = map.getPane('mapPane') as HTMLElement
  const follow = () => {
    DomUtil.setPosition(pane, DomUtil.getPosition(own))
    // What a zoom stretches, it stretches over the same time.
    pane.classList.toggle(ZOOMING, own.classList.contains(ZOOMING))
  }
  map.on(MOVES, follow)
  follow()
  return () => {
    map.off(MOVES, follow)
  }
}

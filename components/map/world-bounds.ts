import { EAST_EDGE, WEST_EDGE } from './mercator'

/** South-west and north-east corner, [lat, lng] as Leaflet wants them. */
type Corners = [[number, number], [number, number]]

/** Europe and its neighbours: where the map opens. */
export const HOME_BOUNDS: Corners = [
  [34.5, -11],
  [66, 42],
]
/** All that can be looked at. */
export const WORLD_BOUNDS: Corners = [
  [-60, WEST_EDGE],
  [84.5, EAST_EDGE],
]

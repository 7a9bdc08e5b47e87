// What the bundles take for `leaflet` (next.config.js): the map, its handlers and two controls. Its tiles, markers, shapes and popups are
// not used here, and are half of its weight. An import from `leaflet` that the build does not find belongs here.
import { Control } from 'leaflet/src/control/Control.js'
import { Zoom } from 'leaflet/src/control/Control.Zoom.js'
import * as DomEvent from 'leaflet/src/dom/DomEvent.js'
import * as DomUtil from 'leaflet/src/dom/DomUtil.js'
import 'leaflet/src/control/Control.Attribution.js'
import 'leaflet/src/map/handler/Map.BoxZoom.js'
import 'leaflet/src/map/handler/Map.DoubleClickZoom.js'
import 'leaflet/src/map/handler/Map.Drag.js'
import 'leaflet/src/map/handler/Map.Keyboard.js'
import 'leaflet/src/map/handler/Map.ScrollWheelZoom.js'
import 'leaflet/src/map/handler/Map.TapHold.js'
import 'leaflet/src/map/handler/Map.TouchZoom.js'

Control.Zoom = Zoom

export { LatLngBounds } from 'leaflet/src/geo/LatLngBounds.js'
export { Layer } from 'leaflet/src/layer/Layer.js'
export { Map } from 'leaflet/src/map/Map.js'
export { Control, DomEvent, DomUtil }

/** A point in degrees. */
export interface PickerPoint {
  lng: number
  lat: number
}

/** What the place picker takes and tells. */
export interface PlacePickerProps {
  value: PickerPoint | null
  onPick: (lng: number, lat: number) => void
  /** Points to see beside the own one: similar incidents, places found by name. */
  others?: readonly PickerPoint[]
}

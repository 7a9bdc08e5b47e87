import type { Kind, Severity, Tlp } from '../../core/taxonomy'
import { KINDS } from '../../core/taxonomy'
import { formatMoment } from '../../core/time'
import type { Dice } from './dice'
import type { Town } from './places'
import scenario from './scenario.json'

/** Days that the scenario covers before its end. */
export const SCENARIO_DAYS = 90
const DAY_MS = 86_400_000

type Weights = Record<string, number>
interface Arc {
  name: string
  from: number
  to: number
  rate: number
  kind: string
  countries?: string[]
  sea?: boolean
  sector?: string
  origin?: string
  tags: string[]
}
interface Template {
  title: string
  summary: string
  sector: string
  techniques: string[]
  technologies?: string[]
}

/** Towns by country, as `readTowns` gives them. */
export type Towns = ReadonlyMap<string, readonly Town[]>

/**
 * The incidents of one day of the scenario, as a sender would post them (input of `parseDraft`).
 * `progress` is the day's share of the scenario, 0..1: it decides which arcs of events are under way.
 */
export function incidentsOfDay(dayStart: number, progress: number, dice: Dice, towns: Towns): object[] {
  const day = new Date(dayStart).toISOString().slice(0, 10)
  const weekend = [0, 6].includes(new Date(dayStart).getUTCDay()) ? 0.8 : 1
  const usual = Math.round(scenario.perDay * weekend + dice.spread() * 5)
  const ordinary = Array.from({ length: Math.max(10, usual) }, () => ordinaryIncident(dice, towns))
  const told = arcsAt(progress).flatMap((arc) =>
    Array.from({ length: Math.max(0, Math.round(arc.rate + dice.spread() * 2)) }, () => arcIncident(arc, dice, towns)),
  )
  return [...ordinary, ...told].map((incident, at) => ({
    ...incident,
    occurredAt: formatMoment(dayStart + hourOfDay(dice)),
    externalId: `LANTERN-${day}-${String(at + 1).padStart(3, '0')}`,
  }))
}

/** One incident of the scenario's last days, for the live trickle. `now` in milliseconds since 1970. */
export function incidentNow(now: number, number: number, dice: Dice, towns: Towns): object {
  const active = arcsAt(1)
  const incident = dice.roll() < 0.35 && active.length > 0 ? arcIncident(dice.pick(active), dice, towns) : ordinaryIncident(dice, towns)
  const minutesAgo = dice.between(1, 45)
  return {
    ...incident,
    investigation: 'new',
    occurredAt: formatMoment(Math.floor(now / 1000) * 1000 - minutesAgo * 60_000),
    externalId: `LANTERN-live-${now}-${number}`,
  }
}

function arcsAt(progress: number): Arc[] {
  return (scenario.arcs as Arc[]).filter((arc) => progress >= arc.from && progress <= arc.to)
}

function ordinaryIncident(dice: Dice, towns: Towns): object {
  const background = scenario.background as Record<Kind, { share: number; countries: Weights }>
  const kind = dice.draw(Object.fromEntries(KINDS.map((one) => [one, background[one].share]))) as Kind
  const country = dice.draw(background[kind].countries)
  return compose(kind, placeIn(country, dice, towns), {}, dice)
}

function arcIncident(arc: Arc, dice: Dice, towns: Towns): object {
  const where = arc.sea ? placeAtSea(dice) : placeIn(dice.pick(arc.countries ?? ['EE']), dice, towns)
  return compose(arc.kind as Kind, where, arc, dice)
}

function compose(kind: Kind, where: { place: object | null; label: string }, arc: Partial<Arc>, dice: Dice): object {
  const template = pickTemplate(kind, arc.sector, dice)
  const text = (words: string) =>
    words
      .replace('{place}', where.label)
      .replace('{n}', String(dice.between(3, 400)))
      .replace('{h}', String(dice.between(2, 36)))
  const source = dice.pick(scenario.sources.filter((one) => one.kinds.includes(kind)))
  const determination = dice.draw(scenario.determination)
  return {
    kind,
    title: text(template.title),
    summary: text(template.summary),
    severity: dice.draw(scenario.severity[kind]) as Severity,
    determination,
    investigation: dice.draw({ new: 20, open: 45, closed: 35 }),
    occurredPrecision: dice.draw({ minute: 70, hour: 22, day: 8 }),
    place: where.place,
    origin: { code: originOf(kind, arc, dice), confidence: dice.draw({ low: 60, moderate: 30, high: 10 }) },
    sector: template.sector === 'none' ? null : template.sector,
    source: { name: source.name, reliability: dice.pick(source.reliability) },
    credibility: Number(dice.draw(scenario.credibility[determination as keyof typeof scenario.credibility])),
    tlp: dice.draw(scenario.tlp) as Tlp,
    exercise: true,
    techniques: template.techniques,
    technologies: template.technologies ?? [],
    tags: ['northern-lantern', ...(arc.tags ?? [])],
  }
}

function pickTemplate(kind: Kind, sector: string | undefined, dice: Dice): Template {
  const all: Template[] = scenario.templates[kind]
  const fitting = all.filter((one) => one.sector === sector)
  return dice.pick(fitting.length > 0 ? fitting : all)
}

function originOf(kind: Kind, arc: Partial<Arc>, dice: Dice): string {
  const known = arc.origin
  return known && dice.roll() < 0.7 ? known : dice.draw(scenario.origins[kind])
}

/** Mostly a point near a town (larger towns more often); sometimes only an area or the country is known, rarely nothing. */
function placeIn(country: string, dice: Dice, towns: Towns): { place: object | null; label: string } {
  const list = towns.get(country) ?? []
  const town = list[Math.floor(dice.roll() ** 2 * list.length)]
  const how = dice.roll()
  if (!town || how < 0.04) return { place: { country }, label: 'several places' }
  if (how < 0.05) return { place: null, label: 'an unnamed place' }
  if (how < 0.11 && town.area) return { place: { area: town.area, name: town.name }, label: town.name }
  const km = dice.pick([1, 2, 5, 5, 10, 25])
  return { place: { ...shifted(town, km, dice), uncertaintyKm: km, name: town.name }, label: town.name }
}

function placeAtSea(dice: Dice): { place: object; label: string } {
  const sea = dice.pick(scenario.sea)
  const km = dice.pick([5, 10, 20])
  return { place: { ...shifted(sea, km * 2, dice), uncertaintyKm: km, name: sea.name }, label: sea.name }
}

/** A point some `km` away, so that the incidents of one town do not stand on one pixel. */
function shifted(from: { lng: number; lat: number }, km: number, dice: Dice): { lng: number; lat: number } {
  const degrees = (km / 111) * 0.5
  const round = (value: number) => Math.round(value * 1e4) / 1e4
  return {
    lng: round(from.lng + (dice.spread() * degrees) / Math.cos((from.lat * Math.PI) / 180)),
    lat: round(from.lat + dice.spread() * degrees),
  }
}

/** More by day than by night, milliseconds into the day, whole minutes. */
function hourOfDay(dice: Dice): number {
  const hour = Math.min(23.98, Math.max(0, 13 + dice.spread() * 5.5))
  return Math.min(DAY_MS - 60_000, Math.floor(hour * 60) * 60_000)
}

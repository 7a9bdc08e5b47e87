import enAuth from './en/auth.json'
import enErrors from './en/errors.json'
import enFeed from './en/feed.json'
import enFilters from './en/filters.json'
import enIncident from './en/incident.json'
import enIncidentForm from './en/incident-form.json'
import enLens from './en/lens.json'
import enLive from './en/live.json'
import enMap from './en/map.json'
import enOverlay from './en/overlay.json'
import enPeople from './en/people.json'
import enRegion from './en/region.json'
import enReport from './en/report.json'
import enShell from './en/shell.json'
import enTable from './en/table.json'
import enTimeline from './en/timeline.json'
import enUi from './en/ui.json'
import enWords from './en/words.json'
import frAuth from './fr/auth.json'
import frErrors from './fr/errors.json'
import frFeed from './fr/feed.json'
import frFilters from './fr/filters.json'
import frIncident from './fr/incident.json'
import frIncidentForm from './fr/incident-form.json'
import frLens from './fr/lens.json'
import frLive from './fr/live.json'
import frMap from './fr/map.json'
import frOverlay from './fr/overlay.json'
import frPeople from './fr/people.json'
import frRegion from './fr/region.json'
import frReport from './fr/report.json'
import frShell from './fr/shell.json'
import frTable from './fr/table.json'
import frTimeline from './fr/timeline.json'
import frUi from './fr/ui.json'
import frWords from './fr/words.json'
import type { Locale } from './locale'

/** Every visible word of a language, by room. English is the reference: the others hold the same keys (tested). */
const en = {
  auth: enAuth,
  errors: enErrors,
  feed: enFeed,
  filters: enFilters,
  incident: enIncident,
  'incident-form': enIncidentForm,
  lens: enLens,
  live: enLive,
  map: enMap,
  overlay: enOverlay,
  people: enPeople,
  region: enRegion,
  report: enReport,
  shell: enShell,
  table: enTable,
  timeline: enTimeline,
  ui: enUi,
  words: enWords,
}

export type Messages = typeof en

const fr: Messages = {
  auth: frAuth,
  errors: frErrors,
  feed: frFeed,
  filters: frFilters,
  incident: frIncident,
  'incident-form': frIncidentForm,
  lens: frLens,
  live: frLive,
  map: frMap,
  overlay: frOverlay,
  people: frPeople,
  region: frRegion,
  report: frReport,
  shell: frShell,
  table: frTable,
  timeline: frTimeline,
  ui: frUi,
  words: frWords,
}

const MESSAGES: Record<Locale, Messages> = { en, fr }

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages
    Locale: Locale
  }
}

/** The messages of a language. */
export function loadMessages(locale: Locale): Messages {
  return MESSAGES[locale]
}

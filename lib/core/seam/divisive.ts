import data from './divisive.json'

/** A technique that aims at division or serves it, with the reason. */
export interface DivisiveTechnique {
  /** DISARM number; one without a dot stands for its parts too. */
  id: string
  name: string
  /** 1: division is the aim; 0.5: a means that serves it. */
  weight: number
  reason: string
}

const known = new Map(data.techniques.map((technique): [string, DivisiveTechnique] => [technique.id, technique]))

/** The divisive techniques among some, each once, the weightiest first. */
export function divisiveAmong(techniques: readonly string[]): DivisiveTechnique[] {
  const found = techniques.flatMap((id) => known.get(id) ?? known.get(id.split('.')[0] ?? '') ?? [])
  return [...new Set(found)].sort((a, b) => b.weight - a.weight || a.id.localeCompare(b.id))
}

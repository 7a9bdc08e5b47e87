import type { LensVersion, Side, Version } from '../core/lens/in-force'
import type { SideView, VersionView } from './protocol'

/** A version without its body. */
export function versionView({ body: _, ...version }: Version): VersionView {
  return version
}

/** A side as answers name it: whose lenses it rests on, without their tables. */
export function sideView({ holder, parts }: Side): SideView {
  const versions = [...new Set<LensVersion>(parts.map(({ lens }) => lens))]
  return {
    holder,
    illustrative: versions.some(({ body }) => body.illustrative),
    parts: parts.map(({ country, weight, submitted, lens: { subject, version } }) => ({
      ...{ country, weight, submitted },
      lens: { subject, version },
    })),
    versions: versions.map(versionView),
  }
}

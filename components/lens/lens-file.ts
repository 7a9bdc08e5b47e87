import type { Subject } from '@/lib/core/lens/holder'
import type { Lens } from '@/lib/core/lens/lens'
import type { Grouping } from '@/lib/core/region/grouping'

/** Gives a lens or groupings to the reader as a JSON file, of the shape that the import takes. */
export function exportLens(subject: Subject, body: Lens | readonly Grouping[]): void {
  const text = `${JSON.stringify({ $schema: `${window.location.origin}/api/v1/lenses/schema.json`, subject, body }, null, 2)}\n`
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = `lens-${subject.replace(':', '-')}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}

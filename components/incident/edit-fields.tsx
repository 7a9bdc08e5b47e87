'use client'
import { useTranslations } from 'use-intl'
import { useSession } from '@/components/live/use-session'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { Issue } from '@/lib/core/issue'
import { DETERMINATIONS, hasRole, INVESTIGATIONS, maySee, SEVERITIES, TLPS, type Tlp, tlpLevel } from '@/lib/core/taxonomy'
import type { Edits } from './edits'

interface Props {
  /** The marking that stands: only a lead may widen it. */
  marked: Tlp
  edits: Edits
  issues: readonly Issue[]
  onChange: (change: Partial<Edits>) => void
}

/** The fields that change as an incident becomes clearer. */
export function EditFields({ marked, edits, issues, onChange }: Props) {
  const words = useTranslations('words')
  const { clearance, role } = useSession()
  const mayMark = (tlp: Tlp) => maySee(clearance, tlp) && (hasRole(role, 'lead') || tlpLevel(tlp) >= tlpLevel(marked))
  const errorOf = (field: keyof Edits) => {
    const found = issues.find(({ pointer }) => pointer === `/${field}`)
    return found && words(`issue.${found.code}`)
  }
  const field = (name: keyof Edits) => ({ label: words(`field.${name}`), error: errorOf(name) })
  return (
    <>
      <Field {...field('title')} required>
        <Input autoFocus value={edits.title} onChange={({ target }) => onChange({ title: target.value })} />
      </Field>
      <Field {...field('severity')}>
        <Select
          value={edits.severity}
          onChange={(severity) => onChange({ severity })}
          options={SEVERITIES.map((value) => ({ value, label: words(`severity.${value}`) }))}
        />
      </Field>
      <Field {...field('determination')}>
        <Select
          value={edits.determination}
          onChange={(determination) => onChange({ determination })}
          options={DETERMINATIONS.map((value) => ({ value, label: words(`determination.${value}`) }))}
        />
      </Field>
      <Field {...field('investigation')}>
        <Select
          value={edits.investigation}
          onChange={(investigation) => onChange({ investigation })}
          options={INVESTIGATIONS.map((value) => ({ value, label: words(`investigation.${value}`) }))}
        />
      </Field>
      <Field {...field('tlp')}>
        <Select
          value={edits.tlp}
          onChange={(tlp) => onChange({ tlp })}
          options={TLPS.filter(mayMark).map((value) => ({ value, label: value }))}
        />
      </Field>
      <Field {...field('summary')}>
        <Textarea rows={8} value={edits.summary} onChange={({ target }) => onChange({ summary: target.value })} />
      </Field>
    </>
  )
}

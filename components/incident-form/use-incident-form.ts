'use client'
import { type FieldErrors, set, type UseFormReturn, useForm } from 'react-hook-form'
import { parseDraft } from '@/lib/core/draft'
import type { Draft } from '@/lib/core/incident'
import type { Issue } from '@/lib/core/issue'
import { issuesByField } from './form-issues'
import { type FormValues, toInput } from './form-values'

/** The fields as typed, checked by the parser of every door: what it hands on is the draft itself. */
export type IncidentFormApi = UseFormReturn<FormValues, { issues: Issue[] }, Draft>

export function useIncidentForm(defaults: FormValues): IncidentFormApi {
  return useForm<FormValues, { issues: Issue[] }, Draft>({
    defaultValues: defaults,
    shouldFocusError: false,
    resolver: (values) => {
      const now = Date.now()
      const parsed = parseDraft(toInput(values, now), { now, sourceName: defaults.sourceName, tlp: defaults.tlp })
      return parsed.ok ? { values: parsed.value, errors: {} } : { values: {}, errors: errorsOf(parsed.issues) }
    },
  })
}

/** Issues as react-hook-form holds errors: the code stands in `type`; those of no field under `root`. */
export function errorsOf(issues: readonly Issue[]): FieldErrors<FormValues> {
  const { fields, rest } = issuesByField(issues)
  const errors: Record<string, unknown> = {}
  for (const [path, issue] of fields) set(errors, path, { type: issue.code, message: issue.message })
  if (rest[0]) errors.root = { type: rest[0].code, message: rest[0].message }
  return errors as FieldErrors<FormValues>
}

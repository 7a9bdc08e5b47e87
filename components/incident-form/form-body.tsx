'use client'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { FormProvider } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import type { SendResult } from '@/components/live/use-outbox'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { Notice } from '@/components/ui/notice'
import type { Draft } from '@/lib/core/incident'
import { CloseDialog } from './close-dialog'
import { EssentialFields } from './essential-fields'
import { ESSENTIAL_FIELDS, FIELD_ORDER } from './form-issues'
import type { FormField, FormValues } from './form-values'
import { MoreFields } from './more-fields'
import type { RenderPicker } from './place-fields'
import { errorsOf, useIncidentForm } from './use-incident-form'

interface Props {
  defaults: FormValues
  /** What was typed before a reload. */
  draft: FormValues | null
  result: SendResult | null
  renderPicker: RenderPicker | undefined
  onSave: (values: FormValues) => void
  onSend: (draft: Draft) => Promise<SendResult>
  onDiscard: () => void
  onClose: () => void
}

/** The fields, the essential ones first. Ctrl+Enter sends, Esc asks before anything is lost. */
export function FormBody({ defaults, draft, result, renderPicker, onSave, onSend, onDiscard, onClose }: Props) {
  const t = useTranslations('incident-form')
  const form = useIncidentForm({ ...defaults, ...draft })
  const box = useRef<HTMLFormElement>(null)
  const [more, setMore] = useState(false)
  const [asking, setAsking] = useState(false)
  const [typed, setTyped] = useState(draft !== null)
  const { isSubmitting, errors } = form.formState

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => {
          setTyped(true)
          onSave(values)
        },
      }),
    [form, onSave],
  )

  const focusFirst = (fields: readonly string[]) => {
    const first = FIELD_ORDER.find((field) => fields.includes(field))
    if (!first) return
    if (!ESSENTIAL_FIELDS.has(first)) setMore(true)
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-field^="${first}"] :is(input, textarea, select, button)`)?.focus(),
    )
  }
  const submit = form.handleSubmit(
    async (incident) => {
      const sent = await onSend(incident)
      if (sent.outcome !== 'refused') return
      const refused = errorsOf(sent.problem.errors ?? [])
      for (const [field, error] of Object.entries(refused)) form.setError(field as FormField, error as { type: string })
      focusFirst(Object.keys(refused))
    },
    (wrong) => focusFirst(Object.keys(wrong)),
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void submit()
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault()
      if (typed) setAsking(true)
      else onClose()
    }
  }
  return (
    <FormProvider {...form}>
      <form ref={box} noValidate onSubmit={submit} onKeyDown={onKeyDown} aria-label={t('title')} className="flex flex-col gap-4 p-3">
        {draft && <Notice>{t('restored')}</Notice>}
        <EssentialFields renderPicker={renderPicker} onKind={() => focusFirst(['title'])} />
        <Button look="quiet" aria-expanded={more} className="self-start" onClick={() => setMore(!more)}>
          {t(more ? 'less' : 'more')}
        </Button>
        {more && <MoreFields />}
        <div className="sticky bottom-0 -mx-3 flex flex-col gap-2 border-t bg-surface p-3">
          {errors.root && <Notice tone="act">{errors.root.message}</Notice>}
          {result?.outcome === 'refused' && !result.problem.errors?.length && <Notice tone="act">{result.problem.detail}</Notice>}
          {result?.outcome === 'lost' && <Notice tone="act">{t('lost')}</Notice>}
          <div className="flex items-center gap-2">
            <Button type="submit" look="primary" disabled={isSubmitting}>
              {t(isSubmitting ? 'sending' : 'send')}
            </Button>
            <span className="text-ink-3 max-md:hidden">
              <Kbd>Ctrl Enter</Kbd>
            </span>
            <span className="flex-1" />
            <Button onClick={() => (typed ? setAsking(true) : onClose())}>{t('cancel')}</Button>
          </div>
        </div>
      </form>
      <CloseDialog open={asking} onOpenChange={setAsking} onKeep={onClose} onDiscard={onDiscard} />
    </FormProvider>
  )
}

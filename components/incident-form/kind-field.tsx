'use client'
import { RadioGroup } from 'radix-ui'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { cx } from '@/components/ui/cx'
import { Kbd } from '@/components/ui/kbd'
import { KindGlyph } from '@/components/ui/kind-glyph'
import { isOneOf, KINDS, type Kind } from '@/lib/core/taxonomy'
import { useField } from './use-field'

/** Six large choices; a digit chooses and moves on. */
export function KindField({ onChosen }: { onChosen: () => void }) {
  const words = useTranslations('words')
  const { value, onChange, error } = useField('kind')
  const id = useId()
  const choose = (kind: Kind) => {
    onChange(kind)
    onChosen()
  }
  return (
    <div data-field="kind">
      <p id={id} className="mb-1 font-medium text-sm">
        {words('field.kind')}
      </p>
      <RadioGroup.Root
        aria-labelledby={id}
        aria-describedby={error ? `${id}-error` : undefined}
        aria-required
        aria-invalid={error ? true : undefined}
        value={value || null}
        onValueChange={(kind) => onChange(kind as Kind)}
        onKeyDown={(event) => {
          const kind = KINDS[Number(event.key) - 1]
          if (!isOneOf(KINDS, kind)) return
          event.preventDefault()
          choose(kind)
        }}
        className="grid grid-cols-2 gap-2"
      >
        {KINDS.map((kind, at) => (
          <RadioGroup.Item
            key={kind}
            value={kind}
            autoFocus={at === 0}
            className={cx(
              'touch flex min-h-11 items-center gap-1.5 rounded border border-line-strong bg-raised px-1.5 text-left text-sm hover:bg-surface-2',
              'data-[state=checked]:border-accent data-[state=checked]:bg-accent-surface data-[state=checked]:font-semibold',
            )}
          >
            <KindGlyph kind={kind} size={20} />
            <span className="min-w-0 flex-1 hyphens-auto">{words(`kind.${kind}`)}</span>
            <span aria-hidden className="max-md:hidden">
              <Kbd>{at + 1}</Kbd>
            </span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      {error && (
        <p id={`${id}-error`} role="alert" className="mt-1 text-act text-xs">
          {error}
        </p>
      )}
    </div>
  )
}

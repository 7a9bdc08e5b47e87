'use client'
import { X } from 'lucide-react'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Slider } from '@/components/ui/slider'
import { type LeafPath, leafOf } from '@/lib/core/lens/leaves'
import { AddCountry } from './add-country'
import { type FieldGroup, pathsOf, useFieldWords } from './lens-fields'
import type { LensEdit } from './use-lens-edit'

const STEPS: Partial<Record<FieldGroup, { max: number; step: number }>> = {
  weights: { max: 1, step: 0.005 },
  threshold: { max: 100, step: 1 },
}
const HALF_LIFE = { min: 0.1, max: 87_600 }

/** The numbers of one table of the lens on the desk. */
export function FieldTable({ group, edit }: { group: FieldGroup; edit: LensEdit }) {
  const { lens } = edit
  return (
    <div className="grid gap-1 px-3 pb-3">
      {pathsOf(lens, group).map((path) =>
        group === 'halfLife' ? (
          <Hours key={path.join()} path={path} edit={edit} />
        ) : (
          <Share key={path.join()} path={path} group={group} edit={edit} />
        ),
      )}
      {(group === 'origins' || group === 'places') && <AddCountry group={group} edit={edit} />}
    </div>
  )
}

function Share({ path, group, edit }: { path: LeafPath; group: FieldGroup; edit: LensEdit }) {
  const t = useTranslations('lens')
  const { name, write } = useFieldWords()
  const { max, step } = STEPS[group] ?? { max: 1, step: 0.01 }
  const value = leafOf(edit.lens, path) ?? 0
  const before = leafOf(edit.base, path)
  const slider = (
    <Slider
      label={name(path)}
      value={value}
      onChange={(next) => edit.change(path, Number(next.toFixed(4)))}
      max={max}
      step={step}
      text={write(path, value)}
      before={before}
      beforeText={before === undefined ? undefined : t('was', { value: write(path, before) })}
    />
  )
  const isOwn = (group === 'origins' || group === 'places') && path.at(-1) !== 'default'
  if (!isOwn) return slider
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-1">
      {slider}
      <IconButton label={t('remove', { name: name(path) })} onClick={() => edit.change(path, undefined)}>
        <X aria-hidden />
      </IconButton>
    </div>
  )
}

function Hours({ path, edit }: { path: LeafPath; edit: LensEdit }) {
  const t = useTranslations('lens')
  const { name, write } = useFieldWords()
  const value = leafOf(edit.lens, path) ?? 0
  const before = leafOf(edit.base, path) ?? value
  const id = useId()
  return (
    <div className="row grid grid-cols-[minmax(0,1fr)_6rem_1rem] items-center gap-2 text-ink-2 text-sm">
      <span>
        <label htmlFor={id}>{name(path)}</label>
        {before !== value && <span className="block text-ink-3 text-xs">{t('was', { value: write(path, before) })}</span>}
      </span>
      <Input
        id={id}
        type="number"
        inputMode="decimal"
        min={HALF_LIFE.min}
        max={HALF_LIFE.max}
        step="any"
        key={value}
        defaultValue={value}
        onBlur={(event) => take(event.target.valueAsNumber, (next) => edit.change(path, next))}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take(event.currentTarget.valueAsNumber, (next) => edit.change(path, next))
        }}
        className="text-right"
      />
      <span aria-hidden>{t('hourSign')}</span>
    </div>
  )
}

/** A half-life is taken when it is finished: half a number would decay everything on its way. */
function take(value: number, onTake: (value: number) => void): void {
  if (Number.isFinite(value)) onTake(Math.min(HALF_LIFE.max, Math.max(HALF_LIFE.min, value)))
}

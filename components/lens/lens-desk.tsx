'use client'
import { useTranslations } from 'use-intl'
import { useUrlState } from '@/components/live/use-url-state'
import { Segmented } from '@/components/ui/segmented'
import { BlocEditor } from './bloc-editor'
import { ChangeList } from './change-list'
import { LensEditor } from './lens-editor'

const PARTS = ['editor', 'blocs', 'changes'] as const

/** The desk beside the map: one lens, the blocs, or the changes on their way. */
export function LensDesk() {
  const t = useTranslations('lens')
  const [text, setPart] = useUrlState('part')
  const part = PARTS.find((one) => one === text) ?? 'editor'
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="shrink-0 border-b p-3">
        <Segmented
          label={t('parts')}
          value={part}
          onChange={(next) => setPart(next === 'editor' ? null : next)}
          options={PARTS.map((value) => ({ value, label: t(`part.${value}`) }))}
        />
      </div>
      {part === 'editor' && <LensEditor />}
      {part === 'blocs' && <BlocEditor />}
      {part === 'changes' && <ChangeList />}
    </div>
  )
}

import { ViewLink } from '@/components/ui/view-link'

/** The name, as the way home. */
export function Brand({ wordless = false }: { wordless?: boolean }) {
  return (
    <ViewLink href="/" aria-label="Meridian" className="touch flex items-center gap-2 font-semibold text-ink text-lg max-md:justify-center">
      <svg aria-hidden viewBox="0 0 24 24" className="size-5 shrink-0" fill="none" stroke="currentColor" strokeWidth="1.75">
        <circle cx="12" cy="12" r="9" />
        <path d="M12 3c4 4.3 4 13.7 0 18M12 3c-4 4.3-4 13.7 0 18M3 12h18" />
      </svg>
      {!wordless && <span className="@max-[94rem]:hidden">Meridian</span>}
    </ViewLink>
  )
}

import type { Link } from '@/lib/core/incident'

/** Where an incident was reported. The host is shown, so that nobody is led elsewhere by a title; nothing is sent to it about this page. */
export function LinkList({ links }: { links: readonly Link[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {links.map(({ url, title }) => (
        <li key={url}>
          {isWeb(url) ? (
            <a href={url} target="_blank" rel="noopener noreferrer">
              <bdi>{title ?? url}</bdi>
            </a>
          ) : (
            <bdi>{title ?? url}</bdi>
          )}
          {title && <span className="block text-ink-3 text-xs">{hostOf(url)}</span>}
        </li>
      ))}
    </ul>
  )
}

/** The parser admits nothing else; a link from elsewhere must not run anything either. */
function isWeb(url: string): boolean {
  return /^https?:\/\//i.test(url)
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}

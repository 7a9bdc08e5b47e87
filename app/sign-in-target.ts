/** Stands for this server, whatever its name: only paths are kept. */
const HERE = 'http://here'

/** The sign-in page that leads on to the path and query asked for, so that a shared link survives signing in. */
export function signInPath(asked: string | null): string {
  const to = signInTarget(asked)
  return to === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ to })}`
}

/** Where to go after signing in: a path of this server, without what Next adds for itself; `/` for anything else. */
export function signInTarget(to: unknown): string {
  // An address of another scheme (`blob:http://here/…`) may bear the name of this server and a path of its own.
  if (typeof to !== 'string' || !/^\/(?!\/)/.test(to) || !URL.canParse(to, HERE)) return '/'
  const url = new URL(to, HERE)
  // A path of two slashes would be read as the name of another host.
  if (url.protocol !== 'http:' || url.origin !== HERE || url.pathname.startsWith('//')) return '/'
  url.searchParams.delete('_rsc')
  return url.pathname + url.search
}

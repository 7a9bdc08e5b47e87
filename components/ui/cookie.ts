/** Keeps a preference for a year in a cookie that the server reads for the first paint. Never for anything secret. */
export function rememberInCookie(name: 'locale' | 'clock', value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox ESR and Safari before 18.4
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=lax`
}

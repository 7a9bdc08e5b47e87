/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `next build` checks the pages alone: the tests have a check of their own.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  // Loaded by server.ts already, or not made to be bundled.
  serverExternalPackages: ['@electric-sql/pglite', 'better-auth', 'drizzle-orm', 'pg', 'pino', 'prom-client', 'socket.io'],
  turbopack: {
    resolveAlias: {
      leaflet: './components/map/leaflet-parts.mjs',
      // Messages are compiled on the server (components/messages/compiled.ts): no parser goes to the browser.
      'use-intl/format-message': 'use-intl/format-message/format-only',
    },
  },
  // A page is loaded when it is asked for first: the start is for the data.
  experimental: { preloadEntriesOnStart: false },
  agentRules: false,
  devIndicators: false,
}

export default config

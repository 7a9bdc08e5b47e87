import { defineConfig } from 'playwright/test'

/** Browser tests run against the built server, each file on a server and a store of its own (see `e2e/server.ts`). */
export default defineConfig({
  testDir: 'e2e',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  forbidOnly: !!process.env.CI,
  // A shared machine may stand still for seconds. What passes only the second time is named by `npm test`: it is to be looked into.
  retries: process.env.CI ? 1 : 0,
  use: {
    trace: 'retain-on-failure',
    actionTimeout: 15_000,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-sandbox',
        // No other name can be looked up: what works here works without a network.
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ],
    },
  },
})

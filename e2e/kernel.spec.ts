import { operator } from './api'
import { expect, test } from './desk'
import { signIn } from './people'
import { expectComplete, feed, filters, numberIn, symbols } from './picture'

test.use({ serverEnv: { MERIDIAN_DEMO: '1' } })

/** The smallest WebAssembly there is: compiled, or refused by the policy in force. */
const compiles = () => {
  try {
    return new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) instanceof WebAssembly.Module
  } catch {
    return false
  }
}

test('the engine may compile its kernel, and no page may compile anything', async ({ page, context, server }) => {
  await page.goto('/sign-in')
  await signIn(context, 'demo')
  const starting = page.waitForEvent('worker')
  await page.goto('/')
  const engine = await starting
  await expectComplete(page)
  expect(await engine.evaluate(compiles)).toBe(true)
  expect(await page.evaluate(compiles)).toBe(false)
  const script = await page.request.get(engine.url().replace(/#.*/, ''))
  expect(script.headers()['content-security-policy']).toBe("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'")
  expect((await page.request.get(`${server.url}/`)).headers()['content-security-policy']).not.toContain('wasm')
})

/** A module with one instruction over sixteen bytes at once. */
const SIMD = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]

/** Browsers that lack what the kernel needs, by what V8 is told to go without. */
const LESS = {
  'without the processor instructions of WebAssembly SIMD': '--no-enable-sse4-1 --no-enable-ssse3 --no-enable-sse3 --no-enable-avx',
  'without WebAssembly at all': '--jitless',
}

for (const [name, flags] of Object.entries(LESS))
  test(`a browser ${name} shows the same numbers`, async ({ server, playwright }, info) => {
    const { launchOptions } = info.project.use
    const browser = await playwright.chromium.launch({ ...launchOptions, args: [...(launchOptions?.args ?? []), `--js-flags=${flags}`] })
    const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } })
    const thrown: string[] = []
    context.on('weberror', (error) => thrown.push(error.error().message))
    await signIn(context, 'demo')
    const page = await context.newPage()
    const starting = page.waitForEvent('worker')
    // What has happened by then stands still while the exercise goes on.
    const to = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 - 2 * 3_600_000).toISOString()
    await page.goto(`/?exercise=true&to=${to}&at=${to}&map=-30,30,2`)
    const engine = await starting
    await expectComplete(page)
    const runs = await engine.evaluate((bytes) => typeof WebAssembly !== 'undefined' && WebAssembly.validate(Uint8Array.from(bytes)), SIMD)
    expect(runs).toBe(false)
    // Nothing here shares memory between threads: no browser without it is worse off.
    expect(await engine.evaluate(() => typeof SharedArrayBuffer)).toBe('undefined')

    const query = `exercise=true&to=${to}`
    const { total, unplaced } = await operator(server).list(query)
    await expect(feed(page).getByText(/^[\d,]+ incidents$/)).toHaveText(`${total.toLocaleString('en')} incidents`)
    const counted = async () => {
      const names = await symbols(page).allTextContents()
      return names.reduce(
        (sum, one) => sum + (/: [\d,]+ incidents?(?:,| without)/.test(one) ? numberIn(one.split(': ')[1] ?? '') : 1),
        unplaced,
      )
    }
    await expect.poll(counted).toBe(total)
    await filters(page).getByRole('checkbox', { name: 'Cyber', exact: true }).click()
    const cyber = await operator(server).list(`${query}&kind=cyber`)
    await expect(feed(page).getByText(/^[\d,]+ incidents$/)).toHaveText(`${cyber.total.toLocaleString('en')} incidents`)
    expect(thrown).toEqual([])
    await browser.close()
  })

import { expect, test } from './desk'
import { signIn } from './people'
import { expectComplete } from './picture'

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

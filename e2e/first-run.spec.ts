import type { Page } from 'playwright/test'
import { expect, test } from './desk'
import type { TestServer } from './server'

const PASSWORD = 'seven storks over the weir'
const ADMIN = { name: 'Ada Admin', email: 'ada@example.org' }
const ANALYST = { name: 'Ana Lyst', email: 'ana@example.org' }
const VIEWER = { name: 'Vic Viewer', email: 'vic@example.org' }

// From an empty store to three people at work: each step stands on the one before.
test.describe.configure({ mode: 'serial' })

/** The code that the server printed for the person at the terminal. */
function printedCode(server: TestServer): string {
  const found = /with the code (\S+)/.exec(server.output())
  if (!found) throw new Error(`no code was printed:\n${server.output()}`)
  return found[1] as string
}

async function fillSetup(page: Page, code: string): Promise<void> {
  await page.getByLabel('One-time code').fill(code)
  await page.getByLabel('Name').fill(ADMIN.name)
  await page.getByLabel('Email').fill(ADMIN.email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Create the administrator' }).click()
}

async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function openMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `${name}: account and preferences` }).click()
}

test('an empty store sends every page to the set-up', async ({ page }) => {
  for (const path of ['/', '/log', '/lenses', '/people', '/sign-in']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/setup$/)
    await expect(page.getByRole('heading', { name: 'Create the first administrator' })).toBeVisible()
  }
})

test.describe('a wrong code', () => {
  test.use({ expectedErrors: /403 \(Forbidden\)/ })

  test('is refused with words, and makes nobody', async ({ page, server }) => {
    await page.goto('/setup')
    await fillSetup(page, 'AAAA-BBBB-CCCC')
    await expect(page.getByRole('alert').filter({ hasText: 'This is not the code that the server printed' })).toBeVisible()
    await expect(page).toHaveURL(/\/setup$/)
    // The rest of the form stands as it was typed.
    await expect(page.getByLabel('Email')).toHaveValue(ADMIN.email)
    expect(await (await fetch(`${server.url}/api/v1/setup`)).json()).toEqual({ needed: true })
  })
})

test('the printed code makes the administrator, who makes an analyst and a viewer', async ({ page, server }) => {
  await page.goto('/')
  await fillSetup(page, printedCode(server))
  await expect(page.getByRole('button', { name: /^Complete to/ })).toBeVisible()
  await expect(page.getByText('Nothing recorded yet')).toBeVisible()

  await openMenu(page, ADMIN.name)
  await page.getByRole('menuitem', { name: 'People and keys' }).click()
  await expect(page.getByRole('heading', { name: 'People and keys' })).toBeVisible()
  for (const { person, role } of [
    { person: ANALYST, role: 'Analyst' },
    { person: VIEWER, role: 'Viewer' },
  ]) {
    await page.getByRole('button', { name: 'Add a person' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a person' })
    await dialog.getByLabel('Name').fill(person.name)
    await dialog.getByLabel('Email').fill(person.email)
    await dialog.getByLabel('First password').fill(PASSWORD)
    await dialog.getByRole('combobox', { name: 'Role' }).click()
    await page.getByRole('option', { name: role }).click()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toBeHidden()
    const row = page.getByRole('row').filter({ hasText: person.email })
    await expect(row).toContainText(role)
    await expect(row).toContainText('TLP:GREEN')
  }
  await openMenu(page, ADMIN.name)
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
})

test('nobody sees a page without signing in, and the code works only once', async ({ page, server }) => {
  for (const path of ['/', '/log', '/lenses', '/people']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/sign-in/)
  }
  await page.goto('/setup')
  await expect(page).toHaveURL(/\/sign-in/)
  const again = await page.request.post('/api/v1/setup', {
    data: { code: printedCode(server), name: 'Eve', email: 'eve@example.org', password: PASSWORD },
  })
  expect(again.status()).toBe(409)
})

test('the analyst signs in and may log an incident; the viewer may not', async ({ page }) => {
  await signIn(page, ANALYST.email)
  await expect(page.getByRole('button', { name: 'Log incident' })).toBeVisible()
  await openMenu(page, ANALYST.name)
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
  await signIn(page, VIEWER.email)
  await expect(page.getByRole('button', { name: /^Complete to/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Log incident' })).toHaveCount(0)
})

test.describe('a wrong password', () => {
  test.use({ expectedErrors: /401 \(Unauthorized\)/ })

  test('is refused with words', async ({ page }) => {
    await signIn(page, ANALYST.email, 'eight storks over the weir')
    await expect(page.getByRole('alert').filter({ hasText: 'do not match an account' })).toBeVisible()
    await expect(page).toHaveURL(/\/sign-in$/)
  })
})

import { expectAccessible } from './access'
import { expect, test } from './desk'

const ADMIN = { name: 'Ada Quill', email: 'ada@example.org', password: 'a long and quiet password' }

test.use({ expectedErrors: /40[013]/, trace: 'off' })

test('the way in and the administration have no known barrier', async ({ page, server }) => {
  await page.goto('/')
  await expect(page).toHaveURL(/setup/)
  await expectAccessible(page, 'setup')
  await page.getByLabel('One-time code').fill('0000-0000-0000')
  await page.getByLabel('Name').fill(ADMIN.name)
  await page.getByLabel('Email').fill(ADMIN.email)
  await page.getByLabel('Password').fill(ADMIN.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').first()).toBeVisible()
  await expectAccessible(page, 'setup refused')

  const code = /with the code (\S+)/.exec(server.output())?.[1] ?? ''
  await page.getByLabel('One-time code').fill(code)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('completeness')).toHaveAttribute('data-phase', 'complete')
  await expectAccessible(page, 'map of an empty store')

  await page.goto('/people')
  await expect(page.getByRole('cell', { name: ADMIN.email })).toBeVisible()
  await expectAccessible(page, 'people')
  await page.getByRole('button', { name: 'Add a person' }).click()
  await expectAccessible(page, 'adding a person')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: `Change ${ADMIN.name}` }).click()
  await expectAccessible(page, 'changing a person')
  await page.keyboard.press('Escape')

  await page.getByRole('tab', { name: 'API keys' }).click()
  await expectAccessible(page, 'no keys')
  await page.getByRole('button', { name: 'Make a key' }).first().click()
  await expectAccessible(page, 'making a key')
  await page.getByRole('dialog').getByLabel('Name').fill('Harvester')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Done' })).toBeVisible()
  await expectAccessible(page, 'the secret of a key')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Revoke Harvester' }).click()
  await expectAccessible(page, 'revoking a key')
  await page.keyboard.press('Escape')

  await page.context().clearCookies()
  await page.goto('/sign-in')
  await expectAccessible(page, 'sign-in')
  await page.getByLabel('Email').fill(ADMIN.email)
  await page.getByLabel('Password').fill('wrong')
  await page.keyboard.press('Enter')
  await expect(
    page
      .getByRole('alert')
      .or(page.getByText(/wrong|not right|do not match/i))
      .first(),
  ).toBeVisible()
  await expectAccessible(page, 'sign-in refused')
})

import { expect, expectAccessible, incidentOf, openPicture, test } from './access'

// A trace keeps every state of these long pages, which costs more than looking at them; a failure names the rule and the element.
test.use({ trace: 'off' })

test.describe('the picture has no known barrier', () => {
  test('on the map, with its feed, filters, timeline and legend', async ({ page }) => {
    await openPicture(page, '/')
    await expect(page.getByRole('list', { name: /on the map/i })).toBeAttached()
    await expectAccessible(page, 'map with feed')

    const legend = page.getByRole('region', { name: 'Legend' })
    await legend.getByRole('button', { name: 'Symbols' }).click()
    await expect(legend.getByText('Ring: severity')).toBeVisible()
    for (const overlay of ['West', 'Agreement', 'Count']) {
      await page.getByRole('radio', { name: overlay, exact: true }).click()
      await expectAccessible(page, `legend of ${overlay}, with symbols`)
    }
  })

  test('in its windows', async ({ page }) => {
    await openPicture(page, '/')
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page, 'command palette')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await expectAccessible(page, 'keys')
    await page.keyboard.press('Escape')
  })

  test('in its menus and cards', async ({ page }) => {
    await openPicture(page, '/')
    await page.getByRole('button', { name: /account and preferences/ }).click()
    await expectAccessible(page, 'person menu')
    await page.keyboard.press('Escape')
    await page.getByTestId('completeness').click()
    await expectAccessible(page, 'completeness')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Numbers as a table' }).click()
    await expectAccessible(page, 'timeline as a table')
  })

  test('with an incident and a region opened', async ({ page }) => {
    await openPicture(page, `/?incident=${await incidentOf(page, 'severe')}`)
    await expect(page.getByRole('heading', { name: 'Why this priority' })).toBeVisible()
    await expectAccessible(page, 'incident')
    await page.getByRole('button', { name: 'Edit' }).click()
    await expectAccessible(page, 'incident being edited')

    await openPicture(page, '/?region=LT')
    await expect(page.getByRole('heading', { name: 'Highest priority under either lens' })).toBeVisible()
    await expectAccessible(page, 'region')
  })

  test('with the form opened', async ({ page }) => {
    await openPicture(page, '/?view=new')
    await expect(page.getByRole('radio', { name: 'Misinformation' })).toBeFocused()
    await expectAccessible(page, 'form')
    await page.getByRole('button', { name: /^More:/ }).click()
    await page.getByRole('button', { name: 'Record' }).click()
    await expect(page.getByRole('alert').first()).toBeVisible()
    await expectAccessible(page, 'form with all fields and errors in it')
    await page.getByRole('textbox', { name: 'Title' }).fill('Something')
    await page.keyboard.press('Escape')
    await expectAccessible(page, 'question before the form is closed')
  })

  test('as a table, and with nothing found', async ({ page }) => {
    await openPicture(page, '/log')
    await expect(page.getByRole('row').nth(5)).toBeVisible()
    await expectAccessible(page, 'log')
    await openPicture(page, `/log?incident=${await incidentOf(page, 'severe')}`)
    await expectAccessible(page, 'log with an incident')
    await openPicture(page, '/log?q=nothing-is-called-this')
    await expectAccessible(page, 'log without a match')
    await openPicture(page, '/?q=nothing-is-called-this')
    await expectAccessible(page, 'map without a match')
  })

  test('beside it', async ({ page }) => {
    for (const path of ['/lenses', '/about', '/people']) {
      await page.goto(path)
      await expectAccessible(page, path)
    }
  })

  test.describe('on a phone', () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    test('with each part of its sheet', async ({ page }) => {
      await openPicture(page, '/')
      await expectAccessible(page, 'phone with feed')
      for (const part of ['Filters', 'Timeline']) {
        await page.getByRole('radio', { name: part }).click()
        await expectAccessible(page, `phone with ${part}`)
      }
      await page.getByRole('button', { name: 'Log an incident' }).click()
      await expectAccessible(page, 'phone with the form')
      await openPicture(page, '/log')
      await expectAccessible(page, 'log on a phone')
    })
  })
})

test.describe('where nothing is', () => {
  test.use({ expectedErrors: [/404/] })
  test('the page that is not there has no known barrier', async ({ page }) => {
    await page.goto('/nothing-here')
    await expectAccessible(page, 'not found')
  })
})

import { expect } from 'vitest'
import type { Walker } from './walker.ts'

/** A photo of one white dot. */
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
)

const wordsOf = (walker: Walker) => walker.page.getByRole('main').innerText()

/** From the contract's page to the desk of a trial; answers with the link that its code holds. */
export async function beginsTrial(manager: Walker): Promise<string> {
  await manager.follows('Try it yourself first')
  await manager.presses('Begin the trial')
  expect(await wordsOf(manager)).toContain('Nothing has arrived yet')
  const link = await manager.page.getByRole('link', { name: 'Open it in a new tab' }).getAttribute('href')
  expect(link).toContain('/s/link/')
  return link!
}

/** Opens the trial's link on a phone, answers the first commitment with a photo and what else is due with nought, and sends it. Answers with the pages that took. */
export async function answersOnPhone(
  phone: Walker,
  link: string,
  { quantity, story }: { quantity: string; story: string },
): Promise<string[]> {
  const seen: string[] = []
  const sees = async () => {
    expect(await phone.page.getByLabel('About this trial').innerText()).toContain('This is a trial.')
    seen.push(await phone.heading())
  }
  await phone.opens(link)
  await sees()
  await phone.presses('Continue')
  await sees()
  const start = phone.page.getByRole('button', { name: 'Start' })
  await ((await start.isVisible()) ? phone.clicks(start) : phone.follows(/^report some/))
  await sees()
  await phone.page.locator('input[name=quantity]').fill(quantity)
  await phone.types('What happened?', story)
  await phone.presses('Continue')
  if (phone.page.url().includes('#beside')) await phone.presses('Continue')
  await sees()
  await phone.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'evening.png', mimeType: 'image/png', buffer: photo })
  await phone.presses('Continue')
  while ((await phone.page.locator('input[name=quantity]').count()) > 0) {
    await sees()
    await phone.page.locator('input[name=quantity]').fill('0')
    await phone.presses('Continue')
    if (phone.page.url().includes('#beside')) await phone.presses('Continue')
  }
  if (phone.page.url().includes('anything-else')) {
    await sees()
    await phone.presses('Continue')
  }
  expect(await phone.heading()).toBe('Check and send')
  await sees()
  await phone.presses(/^Send/)
  await sees()
  return seen
}

/** At the desk: what was sent has arrived, and part of it is accepted with a reason. */
export async function acceptsPartOfTrial(
  manager: Walker,
  { part, reason }: { part: string; reason: string },
): Promise<void> {
  await manager.opens(manager.page.url())
  expect(await wordsOf(manager)).toContain('It has arrived')
  await manager.follows('Check what arrived')
  await manager.chooses('Accept in part')
  await manager.page.locator('input[name=part]').fill(part)
  await manager.types('Reason, sent to the supplier', reason)
  await manager.presses('Record')
  expect(await wordsOf(manager)).toContain(`The reason: ${reason}`)
  expect(await wordsOf(manager)).toContain('You have seen what your suppliers see')
}

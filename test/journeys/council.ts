import type { Application } from '../application.ts'
import { Account } from './account.ts'
import type { Walker } from './walker.ts'

export const council = 'Wrenshire County Council'

/** A council with a contract manager; the journey of setting up looks at the pages on the way. */
export function setUpWithManager(site: Application, administrator: Walker, manager: Walker): Promise<void> {
  const sam = new Account('Sam Okonjo-Vale', 'sam@wrenshire.example')
  return administrator.inPassing(async () => {
    await setUpCouncil(administrator, site)
    const link = await invite(administrator, sam, 'Contract manager')
    await manager.inPassing(() => accept(manager, sam, link))
  })
}

/** From the link that the terminal prints to the first page of the administrator. */
export async function setUpCouncil(walker: Walker, site: Application): Promise<Account> {
  const [link] = await site.says(/http:\S+\/set-up\/\S+/)
  const administrator = new Account('Ines Calloway', 'ines.calloway@wrenshire.example')
  await walker.opens(link)
  await walker.presses('Begin')
  await walker.types('Name of the authority', council)
  await walker.types('Short name, for addresses', 'wrenshire')
  await walker.types('Area it serves', 'Wrenshire')
  await walker.chooses('The reference policy')
  await walker.presses('Continue')
  await walker.types('Your name', administrator.name)
  await walker.types('Your e-mail address', administrator.email)
  await walker.types('Choose a password', administrator.password)
  await walker.presses('Set up')
  await administrator.setsUpSecondFactor(walker)
  return administrator
}

/** Invites somebody, finds the letter in the outbox, and answers with the link that stands in it. */
export async function invite(walker: Walker, account: Account, role: string): Promise<string> {
  await walker.follows('Settings')
  await walker.follows('People')
  await walker.follows('Invite')
  await walker.types('Name', account.name)
  await walker.types('E-mail address', account.email)
  await walker.chooses(role)
  await walker.presses('Send the invitation')
  await walker.sees(account.name)
  await walker.follows('Settings')
  await walker.follows('Outbox')
  return linkInNewestLetter(walker, account.email)
}

/** Opens the newest letter to the address, and answers with the link in it. */
export async function linkInNewestLetter(walker: Walker, email: string): Promise<string> {
  const row = walker.page.getByRole('row').filter({ hasText: email }).first()
  await walker.clicks(row.getByRole('link'))
  const letter = await walker.page.getByRole('main').innerText()
  return /http:\S+/.exec(letter)![0]
}

/** Answers an invitation: a password, a second factor, and in. */
export async function accept(walker: Walker, account: Account, link: string): Promise<void> {
  await walker.opens(link)
  await walker.presses('Continue')
  await walker.types('Choose a password', account.password)
  await walker.presses('Continue')
  await account.setsUpSecondFactor(walker)
}

import { inTrial } from '../src/web/urls.ts'
import { addCommitment, addContractTo, type OneContract } from './one-contract.ts'
import { Visiting } from './visiting.ts'
import type { AuthorityInTests, World } from './world.ts'
import { afterCommitmentChange } from '../src/performance/store.ts'

/** A trial that a contract manager began on a contract that promises ten hours of help a quarter. */
export interface OneTrial extends OneContract {
  help: string
  trial: string
  desk: Visiting
  /** The address of its link, without the host. */
  link: string
}

export async function addTrialOf(world: World, at: AuthorityInTests = world.authority): Promise<OneTrial> {
  const of = await addContractTo(world, at)
  const help = await of.tx(async (tx) => {
    const id = await addCommitment(tx, of, { targets: { '2026-27Q1': '10', '2026-27Q2': '10' } })
    await afterCommitmentChange(tx, { after: { id } })
    return id
  })
  const desk = new Visiting(world, await world.signInAs('contract-manager', at))
  return {
    ...of,
    help,
    ...(await beginTrialOn(of.contract, desk, at === world.authority ? '' : `/a/${at.slug}`)),
  }
}

/** Begins a trial as the person at the desk would; there must be one supplier with something promised. */
export async function beginTrialOn(
  contract: string,
  desk: Visiting,
  prefix = '',
): Promise<Pick<OneTrial, 'trial' | 'desk' | 'link'>> {
  const address = `${prefix}/staff/contracts/${contract}/try`
  const form = await desk.get(address)
  const begun = await desk.post(address, { supplier: form.field('supplier') ?? '' })
  const trial = /\/t\/([0-9a-f-]{36})\//.exec(begun.location ?? '')?.[1]
  if (!trial) throw new Error(`no trial was begun: ${begun.status} ${begun.words}`)
  const { html } = await desk.get(begun.location!)
  return { trial, desk, link: linkIn(html) }
}

/** The address of a trial's link as its desk shows it. */
export function linkIn(html: string): string {
  const link = /href="https?:\/\/[^/"]+((?:\/a\/[a-z-]+)?\/t\/[^"]+\/s\/link\/[^"]+)"/.exec(html)?.[1]
  if (!link) throw new Error('the desk shows no link')
  return link
}

/** Somebody who opened the trial's link on a phone. */
export async function byPhone(world: World, { link }: Pick<OneTrial, 'link'>): Promise<Visiting> {
  const phone = new Visiting(world)
  await phone.post(link)
  return phone
}

/** Where the return of a trial stands for the phone. */
export function onPhone(trial: string, rest = ''): string {
  return inTrial(trial, `/s/returns/${trial}${rest}`)
}

/** Answers eight hours with a photo and sends it. Answers with the address where the desk checks it. */
export async function answerTrial(phone: Visiting, { trial, help, desk }: OneTrial): Promise<string> {
  await phone.post(onPhone(trial, `/${help}`), {
    quantity: '8',
    story: 'Two evenings with trustees.',
    told: '8',
  })
  await phone.upload(onPhone(trial, `/${help}/evidence`), {}, [
    { field: 'file', name: 'evening.txt', content: 'Attendance on two evenings.' },
  ])
  await phone.post(onPhone(trial, '/anything-else'), { 'anything-else': 'They asked for more.' })
  await phone.post(onPhone(trial, '/check'))
  const { html } = await desk.get(inTrial(trial, '/staff/trial'))
  const delivery = /href="([^"]*\/staff\/verify\/[0-9a-f-]{36})"/.exec(html)?.[1]
  if (!delivery) throw new Error('nothing arrived')
  return delivery
}

import { servicesOf } from '../../../contracts/store.ts'
import { namesOf, peopleInTeam, peopleWithRole, teamOf, teamsOf } from '../../../parties/store.ts'
import { staffRoles, whoseWorkIsMine } from '../../../parties/index.ts'
import type { Tx } from '../../../platform/tx.ts'
import { Button } from '../../../web/components/button.tsx'
import { Select, type SelectOption } from '../../../web/components/select.tsx'
import type { Visit } from '../../../web/visit.ts'
import { everyone, type Whose, whoseFrom, whoseText } from '../../whose.ts'

/** Whose things a page shows: as it was asked, with the people it comes to and how it is called. */
export interface WhoseShown {
  whose: Whose
  /** As addresses write it. */
  text: string
  people: readonly string[]
  isMine: boolean
  /** "Highways and Transport", "Sam Carter", "everybody". */
  name: string
}

/** Who looks after contracts sees their own first; everybody else what there is for all. */
export async function whoseAsked({ tx, query, visitor }: Visit): Promise<WhoseShown> {
  const looksAfter = visitor.roles.has('contract-manager')
  const first: Whose = looksAfter && visitor.id ? { of: 'person', id: visitor.id } : everyone
  const me = visitor.kind === 'person' ? visitor.id : undefined
  const shown = await whoseShown(tx, whoseFrom(query.get('whose') ?? '', me) ?? first, me)
  return shown.isMine ? { ...shown, people: whoseWorkIsMine(visitor) } : shown
}

export async function whoseShown(tx: Tx, whose: Whose, me?: string): Promise<WhoseShown> {
  const text = whoseText(whose)
  const shown = { whose, text, people: [], isMine: false }
  switch (whose.of) {
    case 'everyone':
      return { ...shown, name: 'everybody' }
    case 'nobody':
    case 'no-team':
    case 'no-service':
      return { ...shown, name: ofNone[whose.of] }
    case 'service':
      return { ...shown, name: whose.name }
    case 'person': {
      const isMine = whose.id === me
      const name = (await namesOf(tx, [whose.id])).get(whose.id) ?? 'Somebody'
      return { ...shown, name, isMine, text: isMine ? 'mine' : text }
    }
    case 'team': {
      const people = (await peopleInTeam(tx, whose.id)).map(({ id }) => id)
      return { ...shown, people, name: (await teamOf(tx, whose.id))?.name ?? 'A team' }
    }
  }
}

const ofNone = {
  nobody: 'nobody',
  'no-team': 'people in no team',
  'no-service': 'contracts that name no service',
} as const

/** People who work for the authority today, by name. */
export async function staffOf(tx: Tx): Promise<{ id: string; name: string }[]> {
  const all = await peopleWithRole(tx)
  return all.filter(({ roles }) => roles.some((role) => (staffRoles as string[]).includes(role)))
}

/** Everything whose work can be looked at, to choose from. */
export async function whoseChoices({ tx, visitor }: Visit): Promise<SelectOption[]> {
  const teams = await teamsOf(tx)
  const services = await servicesOf(tx)
  const people = await staffOf(tx)
  return [
    ...(visitor.kind === 'person' ? [{ value: 'mine', text: 'Mine' }] : []),
    { value: 'everyone', text: 'Everybody’s' },
    { value: 'nobody', text: 'Nobody’s' },
    ...teams.map(({ id, name }) => ({ value: `team~${id}`, text: `Team: ${name}` })),
    ...services.map((name) => ({ value: whoseText({ of: 'service', name }), text: `Service: ${name}` })),
    ...people
      .filter(({ id }) => id !== visitor.id)
      .map(({ id, name }) => ({ value: `person~${id}`, text: name })),
  ]
}

interface ChooseWhoseProps {
  action: string
  shown: WhoseShown
  choices: SelectOption[]
  hidden?: Record<string, string | undefined>
}

/** Changes whose things the page shows. */
export function ChooseWhose({ action, shown, choices, hidden = {} }: ChooseWhoseProps) {
  return (
    <form method="get" action={action} class="gm-choose">
      {Object.entries(hidden).map(([name, value]) =>
        value ? <input type="hidden" name={name} value={value} /> : null,
      )}
      <Select name="whose" label="Whose" items={choices} value={shown.text} />
      <Button kind="secondary">Show</Button>
    </form>
  )
}

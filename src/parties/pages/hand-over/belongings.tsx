import type { ComponentChildren } from 'preact'
import { Details } from '../../../web/components/details.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import type { Urls } from '../../../web/urls.ts'
import { type Belonging, countWords } from '../../belongings.ts'
import { daysOfCover } from '../../cover.ts'
import type { Belongings } from '../../needs.ts'
import { rolesInWords, type LeftBehind } from '../../store.ts'
import type { Role } from '../../role.ts'

/** Names shown of one kind; the rest are counted. */
const mostNamed = 100

interface LeftBehindProps {
  left: LeftBehind
  roles: readonly Role[]
  name: string
  urls: Urls
}

/** What stands in somebody's name, counted and named. */
export function WhatIsTheirs({ left, roles, name, urls }: LeftBehindProps) {
  const { kinds, teamsLed } = left
  return (
    <>
      <h2 class="govuk-heading-m">What goes to somebody else</h2>
      {kinds.every(({ things }) => things.length === 0) && teamsLed.length === 0 && (
        <p class="govuk-body">Nothing: {name} looks after no contract, and leads no team.</p>
      )}
      {kinds.map(({ of, things }) => (
        <Things of={of} things={things} urls={urls} />
      ))}
      {teamsLed.length > 0 && (
        <Names title={`Leads ${countWords(teamsLed.length, { one: 'team', many: 'teams' })}`}>
          {teamsLed.map((team) => (
            <li>
              <a class="govuk-link" href={urls.team(team.id)}>
                {team.name}
              </a>
            </li>
          ))}
        </Names>
      )}
      <h2 class="govuk-heading-m">What ends</h2>
      <SummaryList rows={endingRows(left, roles)} />
    </>
  )
}

function Things({ of, things, urls }: { of: Belongings; things: Belonging[]; urls: Urls }) {
  if (things.length === 0) return null
  const more = things.length - mostNamed
  return (
    <Names title={countWords(things.length, of)}>
      {things.slice(0, mostNamed).map((thing) => (
        <li>
          <a class="govuk-link" href={of.href(urls, thing)}>
            {thing.title}
          </a>
          <span class="gm-muted"> {beside(of, thing)}</span>
        </li>
      ))}
      {more > 0 && <li>and {more} more</li>}
    </Names>
  )
}

/** The contract of what is not one itself, and its service. */
function beside({ kind }: Belongings, { contract, service }: Belonging): string {
  const about = kind === 'contract' ? undefined : contract?.title
  return [about, service].filter(Boolean).join(', ')
}

function Names({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <Details summary={title}>
      <ul class="govuk-list govuk-list--bullet">{children}</ul>
    </Details>
  )
}

function endingRows({ covers, teamsIn, teamsLed, tokens }: LeftBehind, roles: readonly Role[]) {
  const teams = [...teamsLed, ...teamsIn].map(({ name }) => name)
  return [
    { key: 'Roles', value: rolesInWords(roles) },
    { key: 'Teams they belong to', value: teams.join(', ') || 'None' },
    {
      key: 'Cover they give or take',
      value:
        covers
          .map((cover) => `${cover.covering.name} for ${cover.away.name}, ${daysOfCover(cover)}`)
          .join('; ') || 'None',
    },
    { key: 'API tokens they made', value: tokens.map(({ name }) => name).join(', ') || 'None' },
    {
      key: 'Where they are signed in',
      value: 'They are signed out everywhere, unless they belong elsewhere too',
    },
  ]
}

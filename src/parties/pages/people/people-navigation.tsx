import { SubNavigation } from '../../../web/components/sub-navigation.tsx'
import { mayPass } from '../../../web/permission.ts'
import type { Visit } from '../../../web/visit.ts'
import { readTeams, seePeople } from '../../permissions.ts'

type Part = 'people' | 'teams' | 'cover'

/** The parts of "people" in the settings that the visitor may open. */
export function PeopleNavigation({ visit: { urls, visitor }, current }: { visit: Visit; current: Part }) {
  const parts = [
    { part: 'people', text: 'People', href: urls.people(), allow: seePeople },
    { part: 'cover', text: 'Cover', href: urls.covers(), allow: seePeople },
    { part: 'teams', text: 'Teams', href: urls.teams(), allow: readTeams },
  ].filter(({ allow }) => mayPass(allow, visitor.roles, false))
  if (parts.length < 2) return null
  return (
    <SubNavigation
      label="People"
      items={parts.map(({ part, text, href }) => ({ text, href, current: part === current }))}
    />
  )
}

import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { show } from '../../../web/visit.ts'
import { readPublished } from '../../permissions.ts'

/** What is kept about visitors and those who sign in. */
export const privacyPage = definePage({
  path: pattern.privacy(),
  allow: readPublished,
  async get({ urls, authority }) {
    return show({
      title: 'Privacy',
      before: <Breadcrumbs items={[{ text: 'Home', href: urls.home() }, { text: 'Privacy' }]} />,
      body: <Privacy authority={authority.name || 'The authority'} />,
    })
  },
})

const kept = [
  ['Everyone who only reads', 'Nothing. No cookies, no counting of visits, nothing from other sites.'],
  [
    'People who sign in',
    'Name, e-mail address, roles, a password and recovery codes that can’t be read back, and the sessions they have open.',
  ],
  [
    'People who try to sign in and fail',
    'The network address and a scrambled form of the e-mail address, for a day.',
  ],
  [
    'People who answer for a supplier',
    'The e-mail address the return was asked of, and what they wrote. We ask for numbers and not for names.',
  ],
  ['Everyone who changes something', 'What they changed and when, for as long as the record is kept.'],
] as const

const cookies = [
  ['gm-session', 'Keeps you signed in', 'Until the browser closes, a day at the most'],
  ['gm-link', 'Remembers which e-mailed link you opened', 'Until the browser closes'],
] as const

function Privacy({ authority }: { authority: string }) {
  return (
    <>
      <PageHeading
        title="Privacy"
        caption={authority}
        lede={`${authority} decides what this site keeps and why.`}
      />
      <Table
        caption="What is kept"
        captionClass="govuk-table__caption--m"
        firstCellIsHeader
        onPhone="blocks"
        head={[{ content: 'About' }, { content: 'What' }]}
        rows={kept.map(([about, what]) => [{ content: about }, { content: what }])}
      />
      <p class="govuk-body">
        What the public pages show of contracts, suppliers and benefits has no names of people, no e-mail
        addresses and no marks of bids.
      </p>
      <Table
        caption="Cookies, only when you sign in or open a link"
        captionClass="govuk-table__caption--m"
        firstCellIsHeader
        onPhone="blocks"
        head={[{ content: 'Name' }, { content: 'What it does' }, { content: 'How long' }]}
        rows={cookies.map((cells) => cells.map((content) => ({ content })))}
      />
      <p class="govuk-body">
        To see what is held about you, or to have it put right, ask {authority}’s data protection officer.
      </p>
    </>
  )
}

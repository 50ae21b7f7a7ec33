import { isId } from '../../../language/identifier.ts'
import { Button } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { type Cover, coverStanding, daysOfCover } from '../../cover.ts'
import { managePeople, seePeople } from '../../permissions.ts'
import { coverOf, coversOf, rolesInWords, stopCover } from '../../store.ts'
import { actionsColumn } from '../actions-column.tsx'
import { tellOfStop } from '../give-cover/cover-letters.ts'
import { PeopleNavigation } from '../people/people-navigation.tsx'
import { SettingsTrail } from '../settings/settings-trail.tsx'
import { CoverTag } from './cover-tag.tsx'

/** Who acts for whom at the authority; an administrator ends one here. */
export const coversPage = definePage({
  path: pattern.covers(),
  allow: seePeople,
  async get(visit) {
    const { tx, urls, today, visitor } = visit
    const all = await coversOf(tx)
    const stands = (cover: Cover) => ['coming', 'running'].includes(coverStanding(cover, today))
    const now = all.filter(stands).sort((one, other) => (one.starts < other.starts ? -1 : 1))
    const before = all.filter((cover) => !stands(cover))
    const ends = mayPass(managePeople, visitor.roles, false)
    const body = (
      <>
        <PageHeading
          title="Cover"
          lede="Who acts for whom while they are away. People arrange it themselves, under Account; for somebody who is away already, open them under People."
        />
        <PeopleNavigation visit={visit} current="cover" />
        {now.length > 0 ? (
          <Covers title="Now and to come" covers={now} today={today} urls={urls} ends={ends} />
        ) : (
          <EmptyState title="Nobody acts for anybody">
            When somebody asks a colleague to act for them, it stands here.
          </EmptyState>
        )}
        {before.length > 0 && (
          <Covers title="Before" covers={before} today={today} urls={urls} ends={false} />
        )}
      </>
    )
    return show({
      title: 'Cover',
      current: 'settings',
      width: 'wide',
      before: <SettingsTrail urls={urls} />,
      body,
    })
  },
})

interface CoversProps {
  title: string
  covers: Cover[]
  today: Visit['today']
  urls: Urls
  ends: boolean
}

function Covers({ title, covers, today, urls, ends }: CoversProps) {
  return (
    <Table
      caption={title}
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Who acts' },
        { content: 'For whom' },
        { content: 'Days' },
        { content: 'Roles' },
        { content: 'Arranged by' },
        { content: 'State' },
        ...(ends ? [actionsColumn] : []),
      ]}
      rows={covers.map((cover) => [
        { content: cover.covering.name },
        { content: cover.away.name },
        { content: daysOfCover(cover) },
        { content: rolesInWords(cover.roles) },
        { content: madeWords(cover) },
        { content: <CoverTag standing={coverStanding(cover, today)} /> },
        ...(ends ? [{ content: <End cover={cover} urls={urls} /> }] : []),
      ])}
    />
  )
}

function madeWords({ madeBy, away, reason }: Cover): string {
  const who = madeBy?.id === away.id ? 'Themselves' : (madeBy?.name ?? 'A program')
  return reason ? `${who}: ${reason}` : who
}

function End({ cover, urls }: { cover: Cover; urls: Urls }) {
  return (
    <form method="post" action={urls.stopCover(cover.id)}>
      <Button kind="secondary" class="govuk-!-margin-bottom-0">
        End<span class="govuk-visually-hidden"> the cover of {cover.away.name}</span>
      </Button>
    </form>
  )
}

export const stopCoverPage = definePage({
  path: pattern.stopCover(':cover'),
  allow: managePeople,
  async post(visit): Promise<Answer> {
    const { tx, params, today, urls } = visit
    const id = params.cover ?? ''
    const cover = isId(id) ? await coverOf(tx, id, { lock: true }) : undefined
    if (!cover || !['coming', 'running'].includes(coverStanding(cover, today))) return notFound()
    await stopCover(tx, cover, 'ended')
    await tellOfStop(visit, cover, 'ended')
    return goTo(urls.covers())
  },
})

import { isId } from '../../../language/identifier.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { Button } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { NotificationBanner } from '../../../web/components/notification-banner.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { type Cover, coverStanding, daysOfCover } from '../../cover.ts'
import { giveCover } from '../../permissions.ts'
import { coverOf, coversOfPerson, rolesInWords, stopCover } from '../../store.ts'
import { actionsColumn } from '../actions-column.tsx'
import { CoverTag } from '../covers/cover-tag.tsx'
import { tellOfStop } from '../give-cover/cover-letters.ts'

const doneWords: Record<string, string> = {
  made: 'It is arranged. You both get a letter.',
  ended: 'The cover is ended. Nothing is lent any more.',
  declined: 'You declined. The person who asked you is told.',
}

/** Who acts for the person, and for whom they act: now, soon and before. */
export const ownCoverPage = definePage({
  path: pattern.cover(),
  allow: giveCover,
  async get({ tx, visitor, urls, today, query }) {
    const all = await coversOfPerson(tx, visitor.id ?? '')
    const stands = (cover: Cover) => ['coming', 'running'].includes(coverStanding(cover, today))
    const given = all.filter((cover) => cover.away.id === visitor.id && stands(cover))
    const taken = all.filter((cover) => cover.covering.id === visitor.id && stands(cover))
    const before = all.filter((cover) => !stands(cover))
    const done = doneWords[query.get('done') ?? '']
    const shown = { today, urls }
    const body = (
      <>
        {done && <NotificationBanner isSuccess text={done} />}
        <PageHeading
          title="Cover"
          lede="While you are away, somebody can act for you with the roles you lend. It ends by itself."
          aside={<Button href={urls.newCover()}>Ask somebody to act for you</Button>}
        />
        {given.length + taken.length === 0 && (
          <EmptyState title="Nobody acts for you, and you act for nobody">
            When that is arranged, it stands here, and at the top of every page on its days.
          </EmptyState>
        )}
        {given.length > 0 && <Covers title="Who acts for you" who="given" covers={given} {...shown} />}
        {taken.length > 0 && <Covers title="Whom you act for" who="taken" covers={taken} {...shown} />}
        {taken.length > 0 && <Meaning />}
        {before.length > 0 && <Covers title="Before" who="before" covers={before} {...shown} />}
      </>
    )
    const trail = <Breadcrumbs items={[{ text: 'Account', href: urls.account() }]} />
    return show({ title: 'Cover', current: 'account', before: trail, body })
  },
})

interface CoversProps {
  title: string
  who: 'given' | 'taken' | 'before'
  covers: Cover[]
  today: Visit['today']
  urls: Urls
}

function Covers({ title, who, covers, today, urls }: CoversProps) {
  const named = { given: 'Who acts', taken: 'For whom', before: 'Who and for whom' }[who]
  return (
    <Table
      caption={title}
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: named },
        { content: 'Days' },
        { content: 'Roles' },
        { content: 'State' },
        ...(who === 'before' ? [] : [actionsColumn]),
      ]}
      rows={covers.map((cover) => [
        { content: namesIn(cover, who) },
        { content: daysOfCover(cover) },
        { content: rolesInWords(cover.roles) },
        { content: <CoverTag standing={coverStanding(cover, today)} /> },
        ...(who === 'before' ? [] : [{ content: <Stop cover={cover} who={who} urls={urls} /> }]),
      ])}
    />
  )
}

function namesIn({ away, covering }: Cover, who: CoversProps['who']): string {
  if (who === 'given') return covering.name
  return who === 'taken' ? away.name : `${covering.name} for ${away.name}`
}

function Stop({ cover, who, urls }: { cover: Cover; who: 'given' | 'taken'; urls: Urls }) {
  const isGiven = who === 'given'
  return (
    <form method="post" action={isGiven ? urls.endCover(cover.id) : urls.declineCover(cover.id)}>
      <Button kind="secondary" class="govuk-!-margin-bottom-0">
        {isGiven ? 'End' : 'Decline'}
        <span class="govuk-visually-hidden">
          {isGiven ? ` the cover by ${cover.covering.name}` : ` to act for ${cover.away.name}`}
        </span>
      </Button>
    </form>
  )
}

function Meaning() {
  return (
    <p class="govuk-body">
      What your own roles allow is your own act, also on their contracts. What only a lent role allows is
      recorded as yours, acting for them. You can't lend their roles on, and can't check what you agreed
      yourself.
    </p>
  )
}

async function coverNamed({ tx, params }: Visit): Promise<Cover | undefined> {
  const id = params.cover ?? ''
  return isId(id) ? coverOf(tx, id, { lock: true }) : undefined
}

/** Stops a cover that comes or runs, for the person whose part it is; any other is not there. */
async function stop(visit: Visit, whose: 'away' | 'covering'): Promise<Answer> {
  const { tx, visitor, today, urls } = visit
  const cover = await coverNamed(visit)
  const isTheirs = cover && cover[whose].id === visitor.id
  if (!isTheirs || !['coming', 'running'].includes(coverStanding(cover, today))) return notFound()
  const how = whose === 'away' ? 'ended' : 'declined'
  await stopCover(tx, cover, how)
  await tellOfStop(visit, cover, how)
  return goTo(urls.cover({ done: how }))
}

export const endCoverPage = definePage({
  path: pattern.endCover(':cover'),
  allow: giveCover,
  post: (visit) => stop(visit, 'away'),
})

export const declineCoverPage = definePage({
  path: pattern.declineCover(':cover'),
  allow: giveCover,
  post: (visit) => stop(visit, 'covering'),
})

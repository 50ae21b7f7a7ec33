import { longDay } from '../../../language/day.ts'
import { Button } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { show, type Visit } from '../../../web/visit.ts'
import { readBriefs, readDrafts, writeBriefs } from '../../permissions.ts'
import { type BriefListed, briefsIn } from '../../store.ts'
import { briefName } from '../brief-frame.tsx'

const perPage = 50

/** Briefs for meetings, the newest first; drafts for those who write them. */
export const briefsPage = definePage({
  path: pattern.briefs(),
  allow: readBriefs,
  async get(visit) {
    const { tx, query, visitor } = visit
    const search = (query.get('q') ?? '').trim().slice(0, 100)
    const below = /^\d{1,9}$/.test(query.get('below') ?? '') ? Number(query.get('below')) : undefined
    const drafts = mayPass(readDrafts, visitor.roles, false)
    const found = await briefsIn(tx, { search, drafts, below, limit: perPage })
    return show({
      title: 'Briefs',
      current: 'work',
      width: 'wide',
      body: <Briefs visit={visit} search={search} isFirst={below === undefined} {...found} />,
    })
  },
})

interface Shown {
  visit: Visit
  search: string
  isFirst: boolean
  briefs: BriefListed[]
  next: number | null
}

function Briefs({ visit, search, isFirst, briefs, next }: Shown) {
  const { urls, visitor } = visit
  const mayWrite = mayPass(writeBriefs, visitor.roles, false)
  const isEmpty = briefs.length === 0 && search === '' && isFirst
  return (
    <>
      <PageHeading
        title="Briefs"
        lede="Two pages for a meeting: what is due, what is late and why, what was won, and what members are asked for."
        aside={mayWrite && <Button href={urls.newBrief()}>Write a brief</Button>}
      />
      {!isEmpty && <Search urls={urls} search={search} />}
      {isEmpty ? (
        <EmptyState title="No briefs yet">
          {mayWrite
            ? 'Choose a service, a day and a meeting, and the first one is prepared from what is recorded. It can be edited, signed off, printed and opened in Word.'
            : 'Briefs stand here once a head of service or an approver has signed them off.'}
        </EmptyState>
      ) : briefs.length === 0 ? (
        <EmptyState title="No brief found" action={{ text: 'See all briefs', href: urls.briefs() }}>
          Nothing matches “{search}”. Search by the meeting, the service or the number of the brief.
        </EmptyState>
      ) : (
        <List urls={urls} area={visit.authority.name} briefs={briefs} />
      )}
      {next !== null && (
        <Pagination
          next={{
            href: urls.briefs({ ...(search ? { q: search } : {}), below: String(next) }),
            text: 'Earlier briefs',
          }}
        />
      )}
    </>
  )
}

function Search({ urls, search }: { urls: Urls; search: string }) {
  return (
    <form method="get" action={urls.briefs()} class="gm-brief-search" role="search">
      <label class="govuk-label" for="q">
        Search by meeting, service or number
      </label>
      <div class="gm-filter__box">
        <input class="govuk-input" id="q" name="q" type="search" value={search} autocomplete="off" />
        <Button kind="secondary">Find</Button>
      </div>
    </form>
  )
}

function List({ urls, area, briefs }: { urls: Urls; area: string; briefs: BriefListed[] }) {
  return (
    <Table
      caption="Briefs, the newest first"
      captionClass="govuk-visually-hidden"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Brief' },
        { content: 'Of' },
        { content: 'Meeting' },
        { content: 'Figures of' },
        { content: 'State' },
      ]}
      rows={briefs.map((brief) => [
        {
          content: (
            <a class="govuk-link" href={urls.brief(brief.id)}>
              {briefName(brief)}
            </a>
          ),
        },
        { content: brief.service ?? `Whole council (${area})` },
        { content: brief.meetingOn ? `${brief.meeting}, ${longDay(brief.meetingOn)}` : brief.meeting },
        { content: longDay(brief.on) },
        { content: <State brief={brief} /> },
      ])}
    />
  )
}

function State({ brief: { state, replacedBy } }: { brief: BriefListed }) {
  if (replacedBy !== null) return <StatusTag status="withdrawn">replaced by brief {replacedBy}</StatusTag>
  return state === 'draft' ? (
    <StatusTag status="draft" />
  ) : (
    <StatusTag status="published">signed off</StatusTag>
  )
}

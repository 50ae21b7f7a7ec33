import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { type Day, longDay } from '../../../language/day.ts'
import { type Decimal, quantityWords } from '../../../language/quantity.ts'
import { unitWords } from '../../../measurement/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound, show } from '../../../web/visit.ts'
import { type Moved, whatMoved } from '../../brief/moved.ts'
import { readBriefs } from '../../permissions.ts'
import { type BriefRecord, figuresAsAt } from '../../store.ts'
import { BriefBreadcrumbs, briefFound } from '../brief-frame.tsx'
import { dayValues, Errors } from '../typed-fields.tsx'

/** The figures of a brief beside the same figures of another day. */
export const compareBriefPage = definePage({
  path: pattern.briefMoved(':brief'),
  allow: readBriefs,
  async get(visit) {
    const { tx, urls, query, today } = visit
    const brief = await briefFound(visit)
    if (!brief) return notFound()
    const typed = query.has('on-day') ? typedInQuery(query) : typedDay(today)
    const read = readTypedDay(typed)
    const error = errorOf(read, brief, today)
    const on = error ? undefined : (read as Day)
    const moved = on && whatMoved(brief.prepared, await figuresAsAt(tx, { ...brief, on }))
    const title = 'What moved since'
    const body = (
      <>
        <Errors errors={error ? { on: error } : {}} days={['on']} />
        <PageHeading
          title={title}
          caption={`Brief ${brief.number}, figures of ${longDay(brief.on)}`}
          lede="The same figures worked out for another day. The brief stays as it is."
        />
        <form method="get" action={urls.briefMoved(brief.id)} novalidate>
          <DateInput
            id="on"
            namePrefix="on"
            legend="Beside the figures of"
            values={dayValues('on', typed)}
            error={error}
          />
          <Button kind="secondary">Compare</Button>
        </form>
        {on && moved && <Comparison brief={brief} on={on} moved={moved} />}
      </>
    )
    const before = <BriefBreadcrumbs urls={urls} brief={brief} />
    return show({ title, current: 'work', width: 'wide', before, body }, error ? 422 : 200)
  },
})

function typedInQuery(query: URLSearchParams): TypedDay {
  const part = (name: string) => (query.get(`on-${name}`) ?? '').trim()
  return { day: part('day'), month: part('month'), year: part('year') }
}

function errorOf(read: Day | null | 'not-a-day', { since }: BriefRecord, today: Day): string | undefined {
  if (read === null || read === 'not-a-day') return 'Enter a real day, like 31 3 2026'
  if (read > today) return 'The day must be today or before'
  return read < since ? `The day must be on or after ${longDay(since)}` : undefined
}

function Comparison({ brief, on, moved }: { brief: BriefRecord; on: Day; moved: readonly Moved[] }) {
  return (
    <Table
      caption={`From ${longDay(brief.on)} to ${longDay(on)}`}
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Figure' },
        { content: 'In the brief', numeric: true },
        { content: longDay(on), numeric: true },
        { content: 'Change', numeric: true },
      ]}
      rows={moved.map((row) => [
        { content: row.words },
        { content: amount(row, row.told), numeric: true },
        { content: amount(row, row.other), numeric: true },
        { content: change(row), numeric: true },
      ])}
    />
  )
}

function amount({ unit }: Moved, quantity: Decimal): string {
  return unit ? unitWords({ unit }, quantity) : quantityWords(quantity)
}

function change(row: Moved): string {
  const by = row.other.minus(row.told)
  if (by.eq(0)) return 'No change'
  return `${by.gt(0) ? '+' : '−'}${amount(row, by.abs())}`
}

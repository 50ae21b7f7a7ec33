import { dayIn, longDay, longMoment } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { Decimal, quantityWords } from '../../../language/quantity.ts'
import { BackNavigation } from '../../../web/components/back-link.tsx'
import { Button } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Input } from '../../../web/components/input.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { show, type Visit } from '../../../web/visit.ts'
import { isDrawn, placeInDraw } from '../../draw.ts'
import { readChecking } from '../../permissions.ts'
import { deliveryOf, type DrawKept, drawOn, drawsOf } from '../../store.ts'

const title = 'How full checks are drawn'

/** Every draw with its seed, how a delivery's place in it is worked out, and the working for one. */
export const seeDrawsPage = definePage({
  path: pattern.checkDraws(),
  allow: readChecking,
  async get(visit) {
    const { tx, query, urls } = visit
    const asked = (query.get('delivery') ?? '').trim().slice(0, 400)
    const working = asked ? await workingOf(visit, asked) : undefined
    const draws = await drawsOf(tx)
    const body = (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {working?.error ? <ErrorSummary errors={[{ text: working.error, href: '#delivery' }]} /> : null}
          <PageHeading
            title={title}
            lede="Of the deliveries that nothing was noticed about, a share is drawn for a full check. Nobody chooses which."
          />
          <ol class="govuk-list govuk-list--number">
            <li>
              A seed of 32 random bytes is fixed, and recorded in the audit trail, before the first day it is
              for.
            </li>
            <li>
              A delivery that comes is drawn by the latest seed whose first day has come. Its id is made by
              the system when it is sent.
            </li>
            <li>
              Its place is worked out: HMAC-SHA-256, with the seed (as bytes) as the key and the delivery’s id
              as the text; the first four bytes, read as a whole number; what is left when it is divided by
              10,000.
            </li>
            <li>
              It is drawn when its place is below 100 times the share. With a share of 10 that is 0 to 999.
            </li>
          </ol>
          <h2 class="govuk-heading-m">Work it out for one delivery</h2>
          <form method="get" action={urls.checkDraws()} novalidate>
            <Input
              name="delivery"
              label="The id of the delivery, or the address of its page"
              value={asked}
              error={working?.error}
              autocomplete="off"
            />
            <Button kind="secondary">Work it out</Button>
          </form>
          {working?.words ? (
            <InsetText>
              {working.words.map((words) => (
                <p class="gm-attention__line">{words}</p>
              ))}
            </InsetText>
          ) : null}
          <h2 class="govuk-heading-m">Draws</h2>
          {draws.length > 0 ? <Draws draws={draws} /> : <NoDraws visit={visit} />}
        </div>
      </div>
    )
    const before = <BackNavigation href={urls.verificationQueue()} />
    return show({ title, current: 'verify', width: 'wide', before, body }, working?.error ? 422 : 200)
  },
})

interface Working {
  error?: string
  words?: string[]
}

async function workingOf({ tx }: Visit, asked: string): Promise<Working> {
  const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(asked)?.[0] ?? ''
  const delivery = isId(id) ? await deliveryOf(tx, id) : undefined
  if (!delivery) return { error: 'There is no delivery with this id' }
  const draw = await drawOn(tx, dayIn(delivery.recordedAt))
  const came = `${delivery.title}, ${delivery.supplierName}: came on ${longMoment(delivery.recordedAt)}.`
  if (!draw) return { words: [came, 'Nothing was drawn on that day.'] }
  const place = quantityWords(new Decimal(placeInDraw(draw.seed, id)))
  const below = quantityWords(new Decimal(draw.percent * 100))
  return {
    words: [
      came,
      `Seed of ${longDay(draw.starts)}: ${draw.seed}`,
      `Id: ${id}`,
      `Its place is ${place}. Places below ${below} are drawn: ${isDrawn(draw, id) ? 'it is drawn' : 'it is not drawn'}.`,
    ],
  }
}

function Draws({ draws }: { draws: readonly DrawKept[] }) {
  return (
    <Table
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'From' },
        { content: 'Share', numeric: true },
        { content: 'Fixed' },
        { content: 'Seed' },
      ]}
      rows={draws.map(({ starts, percent, fixedAt, seed }) => [
        { content: longDay(starts), class: 'gm-nowrap' },
        { content: `${percent} of 100`, numeric: true },
        { content: longMoment(fixedAt) },
        { content: <code class="gm-attention__line">{seed}</code> },
      ])}
    />
  )
}

function NoDraws({ visit: { urls } }: { visit: Visit }) {
  return (
    <EmptyState
      title="Nothing is drawn yet"
      action={{ text: 'How deliveries are checked', href: urls.checkingSettings() }}
    >
      Each draw stands here with its seed once your council has set a share.
    </EmptyState>
  )
}

import { dayIn, longDay } from '../../../language/day.ts'
import { quarterCode } from '../../../language/quarter.ts'
import { unitWords } from '../../../measurement/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { Table } from '../../../web/components/table.tsx'
import { Tag } from '../../../web/components/tag.tsx'
import { checkedBy } from '../../return.ts'
import type { Waiting } from '../../store.ts'
import { noticedWords, riskColours, riskWords, waitsForWords } from '../check-words.ts'
import { withQuery } from '../keyset.ts'
import { queueQuery } from '../queue-filter.ts'
import type { QueueShown } from './shown.ts'

/** Whether it may be ticked, to be accepted with others: nothing was noticed, it isn't drawn, and nobody has to answer first. */
export function mayBeTicked({ risk, drawn, waitsFor }: Waiting): boolean {
  return risk === 'low' && !drawn && (waitsFor === null || waitsFor === 'reading')
}

/** What waits, with a box to tick where many may be accepted at once. */
export function WaitingTable(shown: QueueShown) {
  const { visit, waiting, mayAccept } = shown
  const tickable = mayAccept && waiting.some(mayBeTicked)
  const table = <Rows shown={shown} tickable={tickable} />
  if (!tickable) return table
  return (
    <form method="get" action={visit.urls.acceptMany()}>
      {table}
      <Button kind="secondary">Accept those ticked…</Button>
    </form>
  )
}

function Rows({ shown, tickable }: { shown: QueueShown; tickable: boolean }) {
  const { visit, waiting } = shown
  const { urls } = visit
  return (
    <Table
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Delivery' },
        { content: 'Risk' },
        { content: 'Reported', numeric: true },
        { content: 'Supplier and contract' },
        { content: 'Sent' },
        { content: 'State' },
      ]}
      rows={waiting.map((each, place) => [
        { content: <What shown={shown} each={each} place={place} tickable={tickable} /> },
        { content: <RiskOf each={each} /> },
        { content: unitWords({ unit: each.unit }, each.quantity), numeric: true },
        {
          content: (
            <>
              <a
                class="govuk-link"
                href={withQuery(urls.verificationQueue, visit.query, { supplier: each.supplier })}
              >
                {each.supplierName}
              </a>
              <a class="govuk-link gm-attention__line" href={urls.staffContract(each.contract)}>
                {each.contractTitle}
              </a>
            </>
          ),
        },
        { content: longDay(dayIn(each.sentAt)), class: 'gm-nowrap' },
        { content: <StateOfWaiting visit={visit} each={each} /> },
      ])}
    />
  )
}

interface WhatProps {
  shown: QueueShown
  each: Waiting
  place: number
  tickable: boolean
}

function What({ shown: { visit }, each, place, tickable }: WhatProps) {
  const link = (
    <>
      <a class="govuk-link" href={visit.urls.verifyDelivery(each.id, queueQuery(visit))}>
        {each.title}
      </a>
      <span class="gm-attention__line">{quarterCode(each.quarter)}</span>
    </>
  )
  if (!tickable || !mayBeTicked(each)) return link
  const id = `tick-${place + 1}`
  return (
    <div class="gm-tick">
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input class="govuk-checkboxes__input" type="checkbox" id={id} name="delivery" value={each.id} />
          <label class="govuk-label govuk-checkboxes__label" for={id}>
            <span class="govuk-visually-hidden">
              Tick {each.title}, {quarterCode(each.quarter)}, {each.supplierName}
            </span>
          </label>
        </div>
      </div>
      <div>{link}</div>
    </div>
  )
}

function RiskOf({ each: { risk, noticed, drawn } }: { each: Waiting }) {
  return (
    <>
      <Tag colour={riskColours[risk]}>{riskWords[risk]}</Tag>
      {noticed.length > 0 ? <span class="gm-attention__line">{noticedWords(noticed)}</span> : null}
      {drawn && risk === 'low' ? <span class="gm-attention__line">Drawn for a full check</span> : null}
    </>
  )
}

function StateOfWaiting({ visit, each }: { visit: QueueShown['visit']; each: Waiting }) {
  if (each.waitsFor) return <Tag colour="blue">{waitsForWords[each.waitsFor]}</Tag>
  return checkedBy(dayIn(each.sentAt)) < visit.today ? (
    <StatusTag status="overdue" />
  ) : (
    <StatusTag status={each.state} />
  )
}

import { longDay, longMoment } from '../../../language/day.ts'
import { Button } from '../../../web/components/button.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { mayPass } from '../../../web/permission.ts'
import type { Visit } from '../../../web/visit.ts'
import { askForReturns } from '../../permissions.ts'
import type { ReminderSent, ReturnRecord } from '../../store.ts'

/** When it is due and of whom it was asked, with what may be done about it. */
export function About({
  visit,
  record,
  reminders,
  hasWorkbook,
}: {
  visit: Visit
  record: ReturnRecord
  reminders: readonly ReminderSent[]
  /** Something of it can still be answered in a spreadsheet. */
  hasWorkbook: boolean
}) {
  const { urls } = visit
  const mayAsk = mayPass(askForReturns, visit.visitor.roles, false)
  const sentByOther = record.sentBy !== null && record.sentBy !== record.askedOf
  return (
    <>
      <SummaryList
        class="govuk-summary-list--no-border"
        rows={[
          { key: 'Due', value: longDay(record.due) },
          { key: 'Asked of', value: record.askedOf ?? 'Nobody yet' },
          record.askedAt && { key: 'Asked on', value: longMoment(record.askedAt) },
          record.sentAt && { key: 'Sent on', value: longMoment(record.sentAt) },
          reminders[0] && { key: 'Last written about', value: reminderWords(reminders[0]) },
          record.cancelledAt && { key: 'Cancelled on', value: longMoment(record.cancelledAt) },
          record.cancelledBecause ? { key: 'Reason', value: record.cancelledBecause } : null,
          sentByOther ? { key: 'Sent by', value: record.sentBy } : null,
        ]}
      />
      {mayAsk ? (
        <>
          {(record.askedOf || record.sentBy) && record.state !== 'cancelled' ? (
            <form method="post" action={urls.staffReturn(record.id)}>
              <Button kind="secondary" preventDoubleClick>
                Send a new link
              </Button>
              <p class="govuk-body gm-muted">The earlier link stops working.</p>
            </form>
          ) : null}
          {record.state === 'awaited' && record.askedOf ? (
            <form method="post" action={urls.remindReturns()}>
              <input type="hidden" name="return" value={record.id} />
              <input type="hidden" name="one" value={record.id} />
              <Button kind="secondary" preventDoubleClick>
                Remind the supplier now
              </Button>
            </form>
          ) : null}
          {record.state === 'sent' ? null : (
            <p class="govuk-body">
              <a
                class="govuk-link"
                href={urls.askForReturn(record.contract, {
                  quarter: record.quarter,
                  supplier: record.supplier,
                })}
              >
                Ask again, with another day or address
              </a>
            </p>
          )}
          {record.state === 'awaited' ? (
            <p class="govuk-body">
              <a class="govuk-link" href={urls.cancelReturn(record.id)}>
                Cancel this return
              </a>
            </p>
          ) : null}
        </>
      ) : null}
      {hasWorkbook ? (
        <p class="govuk-body">
          <a class="govuk-link" href={urls.staffReturnWorkbook(record.id)} download>
            Download it as a spreadsheet
          </a>
          <span class="gm-muted">
            {' '}
            to hand to the supplier. They send it back by the link in their letter.
          </span>
        </p>
      ) : null}
      <p class="govuk-body">
        <a class="govuk-link" href={urls.history('return', record.id)}>
          What happened to this return
        </a>
      </p>
    </>
  )
}

function reminderWords({ kind, at }: ReminderSent): string {
  const who = {
    reminder: 'reminder',
    'by-hand': 'reminder sent by hand',
    escalation: 'the contract’s manager was told',
  }
  return `${longMoment(at)}: ${who[kind]}`
}

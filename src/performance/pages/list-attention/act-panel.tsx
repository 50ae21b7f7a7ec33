import { Button } from '../../../web/components/button.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { ErrorMessage } from '../../../web/components/error-message.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Select } from '../../../web/components/select.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { figure } from '../../attention-words.ts'
import { mostAtOnce } from '../../store.ts'
import { type ActOffered, actsFor, type Typed } from './act.ts'
import type { Shown } from './shown.ts'

/** What to do with the rows that are ticked, or with all that match. */
export function ActPanel(shown: Shown) {
  const { visit, asked, count, rows, typed, errors } = shown
  const { kind, dismissed } = asked.filter
  const onlyNotices = rows.every(({ of }) => of === 'draft')
  const acts = actsFor(kind, dismissed === true, visit.visitor.roles).filter(
    (act) => !onlyNotices || (act !== 'measured' && act !== 'kept'),
  )
  const only = acts.length === 1 ? acts[0] : undefined
  return (
    <div class="gm-act" id="act-panel">
      {errors.rows && <ErrorMessage id="rows-error">{errors.rows}</ErrorMessage>}
      {count > 1 && <AllThatMatch count={count} isMore={count > rows.length} typed={typed} />}
      {only ? (
        <input type="hidden" name="act" value={only} />
      ) : (
        <Radios
          name="act"
          legend="What to do with what is ticked"
          legendClass="govuk-fieldset__legend--m"
          error={errors.act}
          value={typed.act}
          items={acts.map((act) => ({
            value: act,
            text: actWords(act, shown),
            conditional: fieldsOf(act, shown),
          }))}
        />
      )}
      <Button preventDoubleClick>{only === 'put-back' ? 'Put back what is ticked' : 'Do this'}</Button>
    </div>
  )
}

function AllThatMatch({ count, isMore, typed }: { count: number; isMore: boolean; typed: Typed }) {
  const some =
    count > mostAtOnce ? `the first ${figure(mostAtOnce)} of ${figure(count)}` : `all ${figure(count)}`
  return (
    <div class="govuk-form-group">
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            type="checkbox"
            id="all"
            name="all"
            value="yes"
            checked={typed.all}
          />
          <label class="govuk-label govuk-checkboxes__label" for="all">
            {isMore ? `Take ${some} that match, not only those ticked on this page` : `Take ${some}`}
          </label>
        </div>
      </div>
    </div>
  )
}

function actWords(act: ActOffered, { asked }: Shown): string {
  switch (act) {
    case 'assigned':
      return asked.filter.kind === 'no-owner' ? 'Say who looks after it' : 'Give it to somebody'
    case 'dated':
      return 'Set a day to deal with it by'
    case 'dismissed':
      return 'Dismiss it with a reason'
    case 'moved':
      return 'Move their days by months'
    case 'measured':
      return 'Choose the measure it is counted by'
    case 'kept':
      return 'Keep it as our own measure'
    case 'put-back':
      return 'Put it back'
  }
}

function fieldsOf(act: ActOffered, shown: Shown) {
  const { asked, offered, typed, errors } = shown
  switch (act) {
    case 'assigned':
      return (
        <>
          <Select name="who" label="To whom" items={offered.people} value={typed.who} error={errors.who} />
          {asked.filter.kind === 'no-owner' ? (
            <Radios
              name="owns"
              legend="What they look after from now on"
              value={typed.owns}
              class="govuk-radios--small"
              items={[
                { value: 'commitments', text: 'These commitments' },
                { value: 'contracts', text: 'Their contracts, with everything promised on them' },
              ]}
            />
          ) : (
            <DayField name="by" legend="By which day, if you like" shown={shown} />
          )}
        </>
      )
    case 'dated':
      return (
        <DayField name="on" legend="Which day" hint="Leave it empty to take the day off." shown={shown} />
      )
    case 'dismissed':
      return (
        <Textarea
          name="reason"
          label="Why it needs no attention"
          hint="It comes back by itself when what it is about changes: a new day, another quantity."
          rows={3}
          value={typed.reason}
          error={errors.reason}
        />
      )
    case 'measured':
      return (
        <Select
          name="measure"
          label="Measure"
          hint="The quantity stays as it is, and is read in the unit of this measure."
          items={offered.measures}
          value={typed.measure}
          error={errors.measure}
        />
      )
    default:
      return undefined
  }
}

interface DayFieldProps {
  name: 'by' | 'on'
  legend: string
  hint?: string
  shown: Shown
}

function DayField({ name, legend, hint, shown: { typed, errors } }: DayFieldProps) {
  const { day, month, year } = typed.days[name]
  return (
    <DateInput
      id={name}
      namePrefix={name}
      legend={legend}
      hint={hint}
      values={{ [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }}
      error={errors[name]}
    />
  )
}

import { longDay } from '../../../language/day.ts'
import { nextQuarter, quarterOf, quarterWords } from '../../../language/quarter.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { Button } from '../../../web/components/button.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { keepReturnRhythm } from '../../permissions.ts'
import { answerBy, quarterJustEnded } from '../../return.ts'
import { askedOn, isToAsk, type Rhythm } from '../../rhythm.ts'
import { countAhead, rhythmOf, type RhythmKept, setRhythm } from '../../store.ts'
import { readRhythm, type RhythmErrors, type TypedRhythm, typedRhythmOf } from '../../typed-rhythm.ts'
import { RhythmForm } from './form.tsx'

export const setRhythmPage = definePage({
  path: pattern.returnRhythm(),
  allow: keepReturnRhythm,
  async get(visit) {
    const rhythm = await rhythmOf(visit.tx)
    return showForm(visit, typedRhythmOf(rhythm), rhythm.version)
  },
  async post(visit): Promise<Answer> {
    const { tx, today, form, urls } = visit
    const typed = typedIn(visit)
    const kept = await rhythmOf(tx)
    const version = Number(form.text('version')) || 0
    const read = readRhythm(typed, kept, today)
    if ('errors' in read) return showForm(visit, typed, version, read.errors)
    const isTurnedOn = kept.onSince === null && read.rhythm.onSince !== null
    if (isTurnedOn && form.text('seen') !== 'yes')
      return showBefore(visit, { typed, kept, rhythm: read.rhythm })
    if (!(await setRhythm(tx, read.rhythm, version))) return showForm(visit, typed, kept.version, {}, true)
    return goTo(urls.returnsAhead({ saved: 'yes' }))
  },
})

function typedIn({ form }: Visit): TypedRhythm {
  const text = (name: keyof TypedRhythm) => form.text(name)
  return {
    isOn: text('isOn'),
    askAfter: text('askAfter'),
    answerDays: text('answerDays'),
    before: text('before'),
    onTheDay: text('onTheDay'),
    after: text('after'),
    escalateAfter: text('escalateAfter'),
    planAfter: text('planAfter'),
    stepBefore: text('stepBefore'),
    stepAfter: text('stepAfter'),
    fromHour: text('fromHour'),
    untilHour: text('untilHour'),
  }
}

const title = 'How returns go by themselves'

function showForm(
  visit: Visit,
  typed: TypedRhythm,
  version: number,
  errors: RhythmErrors = {},
  isStale = false,
): PageAnswer {
  const hasErrors = Object.keys(errors).length > 0
  const body = <RhythmForm visit={visit} typed={typed} version={version} errors={errors} isStale={isStale} />
  const before = <Trail visit={visit} />
  return show({ title, current: 'settings', before, body }, isStale ? 409 : hasErrors ? 422 : 200)
}

/** The first time it is turned on, what will happen is told before it does. */
async function showBefore(
  visit: Visit,
  { typed, kept, rhythm }: { typed: TypedRhythm; kept: RhythmKept; rhythm: Rhythm },
): Promise<Answer> {
  const { tx, today, urls } = visit
  const ended = quarterJustEnded(today)
  const next = isToAsk(ended, rhythm, today) ? ended : quarterOf(today)
  const on = askedOn(next, rhythm)
  const counts = await countAhead(tx, next)
  const supplierWords = (count: number) => (count === 1 ? '1 return' : `${count} returns`)
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading
          title="Before it begins"
          lede="Nothing is turned on yet. This is what will happen, as far as it is known today."
        />
        <SummaryList
          rows={[
            { key: 'Quarter', value: quarterWords(next) },
            { key: 'Asked on', value: longDay(on) },
            { key: 'To answer by', value: longDay(answerBy(next, on, rhythm.answerDays)) },
            { key: 'Will be asked', value: supplierWords(counts['to-ask']) },
            { key: 'No e-mail address yet', value: supplierWords(counts['no-address']) },
            { key: 'Left alone', value: supplierWords(counts['left-alone']) },
          ]}
        />
        {next === ended ? null : (
          <p class="govuk-body">
            {quarterWords(ended)} is over, and is not asked for by itself. People can still ask for it under
            Returns. Returns for {quarterWords(nextQuarter(next))} follow three months later.
          </p>
        )}
        <p class="govuk-body">
          Returns that were asked for before today, and are awaited, are reminded of from today on by the same
          days. What fell on a day before today is left out.
        </p>
        <form method="post" action={urls.returnRhythm()}>
          {Object.entries(typed).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="version" value={kept.version} />
          <input type="hidden" name="seen" value="yes" />
          <Button preventDoubleClick>Turn it on</Button>
        </form>
        <p class="govuk-body">
          <a class="govuk-link" href={urls.returnRhythm()}>
            Go back without turning it on
          </a>
        </p>
      </div>
    </div>
  )
  return show({ title: 'Before it begins', current: 'settings', before: <Trail visit={visit} />, body })
}

function Trail({ visit: { urls } }: { visit: Visit }) {
  return <Breadcrumbs items={[{ text: 'Settings', href: urls.settings() }]} />
}

import { longDay } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { Button } from '../../../web/components/button.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { Input } from '../../../web/components/input.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { contractOf } from '../../../contracts/store.ts'
import { publishNotice } from '../../kpi/notice.ts'
import { publicationRefusal } from '../../kpi/refusal-words.ts'
import { keepPerformance, readPerformance } from '../../permissions.ts'
import { noticeOf, type NoticeRecord, recordPublication } from '../../store.ts'
import { periodWords } from '../kpi-words.ts'
import { PerformanceBreadcrumbs } from '../performance-frame.tsx'
import { dayTyped, dayValues, Errors } from '../typed-fields.tsx'
import { NoticeText } from './text.tsx'

/** A contract performance notice as it was prepared: to print, to copy from, to take along as data; and where it was published. */
export const readNoticePage = definePage({
  path: pattern.performanceNotice(':notice'),
  allow: readPerformance,
  allowPost: keepPerformance,
  async get(visit) {
    const found = await noticeFound(visit)
    if (!found) return notFound()
    return showNotice(visit, found, { reference: '', on: typedDay(visit.today) })
  },
  async post(visit) {
    const { tx, form, today, urls } = visit
    const found = await noticeFound(visit, { lock: true })
    if (!found) return notFound()
    if (found.publishedOn) return goTo(urls.performanceNotice(found.id))
    const typed = { reference: form.raw('reference'), on: dayTyped(form, 'on') }
    const on = readTypedDay(typed.on)
    const proposed = { reference: typed.reference, on: on === 'not-a-day' ? null : on }
    const decision = publishNotice(found, proposed, today)
    if (!decision.accepted) return showNotice(visit, found, typed, publicationRefusal(decision.because))
    await recordPublication(tx, found, decision.fact)
    return goTo(urls.performanceNotice(found.id))
  },
})

/** The notice that the address names; of a change, its contract is locked, so that it is published once. */
async function noticeFound(
  { tx, params }: Visit,
  { lock = false }: { lock?: boolean } = {},
): Promise<NoticeRecord | undefined> {
  const id = params.notice ?? ''
  const found = isId(id) ? await noticeOf(tx, id) : undefined
  if (!found || !lock) return found
  await contractOf(tx, found.notice.contract.id, { lock: true })
  return noticeOf(tx, id)
}

interface Typed {
  reference: string
  on: TypedDay
}

function showNotice(visit: Visit, found: NoticeRecord, typed: Typed, errors: FieldErrors = {}): Answer {
  const { urls, visitor } = visit
  const { notice } = found
  const title = 'Contract performance notice'
  const body = (
    <>
      <Errors errors={errors} days={['on']} />
      <PageHeading title={title} caption={notice.contract.title} about={periodWords(notice)} />
      {found.publishedOn ? (
        <InsetText>
          Published on {longDay(found.publishedOn)} as {found.reference}.
        </InsetText>
      ) : (
        <InsetText>
          A draft, prepared on {longDay(found.preparedOn)}. It is not published until somebody puts it on the
          central digital platform.
        </InsetText>
      )}
      <NoticeText notice={notice} />
      <div class="gm-not-on-paper">
        {notice.contract.ocid ? (
          <p class="govuk-body">
            <a class="govuk-link" href={urls.performanceRelease(found.id)}>
              The notice as open contracting data (JSON)
            </a>
          </p>
        ) : (
          <p class="govuk-body">
            It can’t be given as open contracting data: this contract did not come from a notice, so the
            number of its procurement (ocid) is not known here.
          </p>
        )}
        {!found.publishedOn && mayPass(keepPerformance, visitor.roles, false) && (
          <form method="post" novalidate class="govuk-!-width-two-thirds">
            <h2 class="govuk-heading-m">When it is published</h2>
            <Input
              name="reference"
              label="Its number there"
              hint="For example, 076113-2026"
              value={typed.reference}
              error={errors.reference}
            />
            <DateInput
              id="on"
              namePrefix="on"
              legend="Day it was published"
              values={dayValues('on', typed.on)}
              error={errors.on}
            />
            <Button kind="secondary" preventDoubleClick>
              Record that it was published
            </Button>
          </form>
        )}
      </div>
    </>
  )
  const before = <PerformanceBreadcrumbs urls={urls} contract={notice.contract} />
  return show({ title, current: 'contracts', before, body }, Object.keys(errors).length > 0 ? 422 : 200)
}

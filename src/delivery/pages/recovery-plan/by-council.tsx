import { isId } from '../../../language/identifier.ts'
import { commitmentOf, contractOf } from '../../../contracts/store.ts'
import { BackNavigation } from '../../../web/components/back-link.tsx'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Input } from '../../../web/components/input.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { askForReturns, readReturns } from '../../permissions.ts'
import {
  answerRecoveryPlan,
  askForRecoveryPlan,
  doneRecoveryStep,
  emailToAsk,
  missedBy,
  missedWords,
  recoveryPlanOf,
  type RecoveryPlanRecord,
  recoveryPlansOf,
} from '../../store.ts'
import { Plan, type PlanShown } from './plan.tsx'
import { tellingPlansOf } from './telling.ts'
import { recoveryRefusals } from './words.ts'

/** Asks the supplier how it will catch up, after a missed target; a plan that is being agreed is shown instead. */
export const askForRecoveryPlanPage = definePage({
  path: pattern.askForRecoveryPlan(':contract', ':commitment'),
  allow: askForReturns,
  async get(visit) {
    const commitment = await commitmentAsked(visit, false)
    if (!commitment) return notFound()
    const [newest] = await recoveryPlansOf(visit.tx, { commitment: commitment.id })
    if (newest && newest.state !== 'agreed') return goTo(visit.urls.recoveryPlan(newest.id))
    const email = await emailToAsk(visit.tx, commitment)
    return showAsking(visit, commitment, { email: email ?? '', message: '' })
  },
  async post(visit) {
    const commitment = await commitmentAsked(visit, true)
    if (!commitment) return notFound()
    const typed = { email: visit.form.text('email'), message: visit.form.raw('message') }
    const decision = await askForRecoveryPlan(visit.tx, tellingPlansOf(visit), commitment, typed)
    if (decision.accepted) return goTo(visit.urls.recoveryPlan(decision.fact))
    const { field, text } = recoveryRefusals[decision.because]
    return showAsking(visit, commitment, typed, { [field]: text })
  },
})

async function commitmentAsked({ tx, params }: Visit, lock: boolean) {
  const { contract: of = '', commitment: id = '' } = params
  if (!isId(of) || !isId(id)) return undefined
  const contract = await contractOf(tx, of, { lock })
  const commitment = contract && !contract.withdrawnAt ? await commitmentOf(tx, id, { lock }) : undefined
  return commitment?.contract === of ? commitment : undefined
}

async function showAsking(
  visit: Visit,
  commitment: NonNullable<Awaited<ReturnType<typeof commitmentAsked>>>,
  typed: { email: string; message: string },
  errors: FieldErrors = {},
): Promise<Answer> {
  const title = 'Ask for a plan to catch up'
  const missed = (await missedBy(visit.tx, [commitment.id])).get(commitment.id)
  const found = Object.entries(errors).map(([field, text]) => ({ text, href: `#${field}` }))
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {found.length > 0 ? <ErrorSummary errors={found} /> : null}
        <PageHeading
          title={title}
          caption={commitment.title}
          lede={
            missed
              ? missedWords(commitment.unit, missed)
              : 'By what was reported and not declined nothing was missed, so there is nothing to catch up with.'
          }
        />
        {missed || found.length > 0 ? (
          <form method="post" novalidate>
            <p class="govuk-body">
              {commitment.supplierName} gets a letter with a link, and writes why, which steps it will take,
              and when it will have caught up.
            </p>
            <Input
              name="email"
              type="email"
              label="Whom to ask at the supplier"
              value={typed.email}
              error={errors.email}
            />
            <Textarea
              name="message"
              label="Anything to add"
              hint="The supplier reads this. You may leave it empty."
              rows={3}
              value={typed.message}
              error={errors.message}
            />
            <Button preventDoubleClick>Ask for a plan</Button>
          </form>
        ) : null}
      </div>
    </div>
  )
  const before = <BackNavigation href={visit.urls.staffCommitment(commitment.contract, commitment.id)} />
  return show({ title, current: 'contracts', before, body }, found.length > 0 ? 422 : 200)
}

/** A plan for who works here: read, agreed or sent back, its steps marked done. */
export const readRecoveryPlanPage = definePage({
  path: pattern.recoveryPlan(':plan'),
  allow: readReturns,
  allowPost: askForReturns,
  async get(visit) {
    const plan = await planAsked(visit)
    return plan ? showPlan(visit, plan) : notFound()
  },
  async post(visit) {
    const { tx, form, urls } = visit
    const plan = await planAsked(visit)
    if (!plan) return notFound()
    const here = () => goTo(urls.recoveryPlan(plan.id))
    if (form.text('act') === 'done') {
      const typed = { step: Number(form.text('step')), words: form.text('words') }
      const done = await doneRecoveryStep(tx, plan.id, { ...typed, by: 'council' })
      if (!done || done.accepted) return here()
      const { field, text } = recoveryRefusals[done.because]
      return showPlan(visit, plan, { doing: typed, errors: { [field]: text } }, 422)
    }
    const answering = { answer: form.text('answer'), reason: form.raw('reason') }
    const typed = { ...answering, version: Number(form.text('version')) }
    const decision = await answerRecoveryPlan(tx, tellingPlansOf(visit), plan.id, typed)
    if (!decision || decision.accepted) return here()
    const { field, text } = recoveryRefusals[decision.because]
    const isLate = decision.because === 'another-version' || decision.because === 'nothing-to-answer'
    return showPlan(visit, plan, { answering, errors: { [field]: text } }, isLate ? 409 : 422)
  },
})

async function planAsked({ tx, params }: Visit): Promise<RecoveryPlanRecord | undefined> {
  const id = params.plan ?? ''
  return isId(id) ? recoveryPlanOf(tx, id) : undefined
}

function showPlan(
  visit: Visit,
  plan: RecoveryPlanRecord,
  more: Partial<PlanShown> = {},
  status = 200,
): Answer {
  const acts = mayPass(askForReturns, visit.visitor.roles, false)
  const body = <Plan plan={plan} side="council" acts={acts} authority={visit.authority.name} {...more} />
  const before = <BackNavigation href={visit.urls.staffCommitment(plan.contract, plan.commitment)} />
  return show({ title: 'Plan to catch up', current: 'contracts', before, body }, status)
}

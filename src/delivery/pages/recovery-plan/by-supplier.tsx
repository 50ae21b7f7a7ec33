import { isId } from '../../../language/identifier.ts'
import { linkOf, type LinkRecord, openLink as openLinkHere } from '../../../parties/store.ts'
import { Button } from '../../../web/components/button.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, show, type Visit } from '../../../web/visit.ts'
import { keepOwnRecoveryPlan, openLink } from '../../permissions.ts'
import { doneRecoveryStep, recoveryPlanOf, type RecoveryPlanRecord, writeRecoveryPlan } from '../../store.ts'
import { Plan, type PlanShown, planTypedOf, writingTyped } from './plan.tsx'
import { tellingPlansOf } from './telling.ts'
import { recoveryRefusals, writingError } from './words.ts'

/** GET only shows where the link leads, because mail scanners follow links; the button opens it. */
export const openRecoveryPlanLinkPage = definePage({
  path: pattern.recoveryPlanLink(':token'),
  allow: openLink,
  perMinute: 30,
  async get(visit) {
    const found = await linked(visit)
    if (!found) return simple('This link does not work', brokenWords, 404)
    const { plan } = found
    const title = 'How will you catch up?'
    const body = (
      <>
        <p class="gm-page-heading__caption">{visit.authority.name}</p>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {plan.supplierName}, for “{plan.commitmentTitle}” under “{plan.contractTitle}”.
        </p>
        <form method="post" action={visit.path}>
          <Button class="gm-button--full-on-phone" preventDoubleClick>
            Continue
          </Button>
        </form>
      </>
    )
    return show({ title, bare: true, body })
  },
  async post(visit) {
    const found = await linked(visit)
    if (!found) return simple('This link does not work', brokenWords, 404)
    const cookies = await openLinkHere(visit.tx, found.link, visit.cookies)
    return goTo(visit.urls.myRecoveryPlan(found.plan.id), cookies)
  },
})

const brokenWords =
  'Check that you copied all of it from the e-mail. Links work for sixty days, and end when a newer one is sent or every step is done. Write to your contract manager for another.'

async function linked({
  tx,
  now,
  params,
}: Visit): Promise<{ link: LinkRecord; plan: RecoveryPlanRecord } | undefined> {
  const link = await linkOf(tx, params.token ?? '', now)
  if (link?.purpose !== 'recovery-plan' || link.authority !== tx.authority || !link.subject) return undefined
  const plan = link.state === 'open' ? await recoveryPlanOf(tx, link.subject) : undefined
  return plan && { link, plan }
}

function simple(title: string, words: string, status: number, bare = true): Answer {
  const body = (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{words}</p>
    </>
  )
  return show({ title, bare, hasErrors: false, body }, status)
}

/** A plan for the supplier, by the e-mailed link or signed in: written, and its steps marked done. */
export const keepOwnRecoveryPlanPage = definePage({
  path: pattern.myRecoveryPlan(':plan'),
  allow: keepOwnRecoveryPlan,
  async get(visit) {
    const plan = await own(visit)
    return plan ? showPlan(visit, plan) : useYourLink(visit)
  },
  async post(visit) {
    const plan = await own(visit)
    if (!plan) return useYourLink(visit)
    return visit.form.text('act') === 'done' ? done(visit, plan) : write(visit, plan)
  },
})

async function done(visit: Visit, plan: RecoveryPlanRecord): Promise<Answer> {
  const typed = { step: Number(visit.form.text('step')), words: visit.form.text('words') }
  const decision = await doneRecoveryStep(visit.tx, plan.id, { ...typed, by: 'supplier' })
  if (!decision) return useYourLink(visit)
  if (decision.accepted) return showPlan(visit, decision.fact)
  const { field, text } = recoveryRefusals[decision.because]
  return showPlan(visit, plan, { doing: typed, errors: { [field]: text } }, 422)
}

async function write(visit: Visit, plan: RecoveryPlanRecord): Promise<Answer> {
  const writing = writingTyped(visit.form)
  const typed = { ...planTypedOf(writing), version: Number(visit.form.text('version')) }
  const decision = await writeRecoveryPlan(visit.tx, tellingPlansOf(visit), plan.id, typed)
  if (!decision) return useYourLink(visit)
  if ('faults' in decision) {
    const errors = Object.fromEntries(decision.faults.map(writingError))
    return showPlan(visit, plan, { writing, errors }, 422)
  }
  if (decision.accepted) return goTo(visit.urls.myRecoveryPlan(plan.id))
  const errors = { why: 'The plan was sent or answered meanwhile: this is how it stands now' }
  return showPlan(visit, plan, { writing, errors }, 409)
}

async function own({ tx, params, visitor }: Visit): Promise<RecoveryPlanRecord | undefined> {
  const id = params.plan ?? ''
  const plan = isId(id) ? await recoveryPlanOf(tx, id) : undefined
  if (!plan) return undefined
  const links = visitor.links ?? (visitor.link ? [visitor.link] : [])
  if (links.some(({ purpose, subject }) => purpose === 'recovery-plan' && subject === id)) return plan
  return visitor.roles.has('supplier') && visitor.suppliers.includes(plan.supplier) ? plan : undefined
}

function showPlan(
  visit: Visit,
  plan: RecoveryPlanRecord,
  more: Partial<PlanShown> = {},
  status = 200,
): Answer {
  const bare = visit.visitor.kind !== 'person'
  const body = <Plan plan={plan} side="supplier" acts authority={visit.authority.name} {...more} />
  return show({ title: 'Plan to catch up', bare, body }, status)
}

/** For whoever comes without the link: the same words, whether the plan is there or not. */
function useYourLink({ visitor }: Visit): Answer {
  const words =
    'To see the plan, open the link in the e-mail, or sign in if you have an account. For safety a page you opened from it stays open for a day.'
  return simple('Open the link in your e-mail', words, 404, visitor.kind !== 'person')
}

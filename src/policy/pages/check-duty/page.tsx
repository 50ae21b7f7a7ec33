import { isId } from '../../../language/identifier.ts'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { keepAssessment, keepingRefusals } from '../../kept-assessment.ts'
import type { PolicyNeeds } from '../../needs.ts'
import { checkDuty, keepAssessments, seeAssessments } from '../../permissions.ts'
import type { RequirementFacts } from '../../requirement-facts.ts'
import { addAssessment, policyVersionsOf, rulesOf } from '../../store.ts'
import { tellAssessment, type ToldAssessment } from '../../told-assessment.ts'
import { type CheckErrors, readCheck, typedCheck, type TypedCheck } from '../../typed-check.ts'
import { writeFacts } from '../../written-facts.ts'
import { Answers, countsWords } from '../answers.tsx'
import { FactsTold } from '../facts-told.tsx'
import { CheckForm } from './form.tsx'
import { KeepForm } from './keep-form.tsx'

/** Does the law or the policy ask anything of this purchase? Open to all; its address holds what was answered. */
export function checkDutyPage(needs: PolicyNeeds): Page {
  return definePage({
    path: pattern.check(),
    allow: checkDuty,
    allowPost: keepAssessments,
    async get(visit) {
      const asked = await askedOf(visit, needs)
      if (!asked.isAsked) return showForm(visit, asked, {})
      const read = readCheck(asked.typed)
      return 'errors' in read ? showForm(visit, asked, read.errors) : showAnswers(visit, asked, read.facts)
    },
    async post(visit) {
      const asked = await askedOf(visit, needs)
      if (visit.query.has('contract') && !asked.contract) return notFound()
      const read = readCheck(asked.typed)
      if ('errors' in read) return showForm(visit, asked, read.errors)
      const { tx, form, urls } = visit
      const decision = keepAssessment({
        name: asked.contract?.title ?? form.text('name'),
        contract: asked.contract?.id ?? null,
        facts: writeFacts(read.facts),
        told: await assessmentOf(visit, read.facts),
      })
      if (decision.accepted) return goTo(urls.dutyAssessment(await addAssessment(tx, decision.fact)))
      return showAnswers(visit, asked, read.facts, keepingRefusals[decision.because])
    },
  })
}

interface AskedCheck {
  typed: TypedCheck
  isAsked: boolean
  /** The contract it is made for: only those who work for the authority are told its title. */
  contract?: { id: string; title: string } | undefined
}

async function askedOf({ tx, query, visitor }: Visit, needs: PolicyNeeds): Promise<AskedCheck> {
  const id = query.get('contract') ?? ''
  const maySee = isId(id) && mayPass(seeAssessments, visitor.roles, false)
  const title = maySee ? await needs.contractTitle(tx, id) : undefined
  return {
    typed: typedCheck(query),
    isAsked: query.has('check'),
    contract: title === undefined ? undefined : { id, title },
  }
}

async function assessmentOf({ tx, authority }: Visit, facts: RequirementFacts): Promise<ToldAssessment> {
  const rules = await rulesOf(tx)
  return tellAssessment(facts, { authority: authority.slug, rules, versions: await policyVersionsOf(tx) })
}

const title = 'Duty check'

/** For those who work here: where checks were kept. */
function KeptChecks({ urls, visitor }: Visit) {
  if (!mayPass(seeAssessments, visitor.roles, false)) return null
  return (
    <p class="govuk-body govuk-!-display-none-print">
      <a class="govuk-link" href={urls.dutyAssessments()}>
        Duty checks that were kept
      </a>
    </p>
  )
}

function showForm(visit: Visit, { typed, contract }: AskedCheck, errors: CheckErrors): Answer {
  const { urls } = visit
  const found = Object.entries(errors)
  const body = (
    <>
      {found.length > 0 && (
        <ErrorSummary errors={found.map(([name, text]) => ({ text, href: hrefOf(name) }))} />
      )}
      <PageHeading
        title={title}
        caption={contract?.title}
        lede="Does the law, or our policy, ask anything of this purchase? Answer what you know. What you leave open is told as not known. Nothing is kept, and no names are needed."
      />
      <KeptChecks {...visit} />
      <CheckForm action={urls.check()} contract={contract?.id} {...{ typed, errors }} />
    </>
  )
  return show({ title, current: 'policy', body }, found.length > 0 ? 422 : 200)
}

function hrefOf(field: string): string {
  return field === 'commences' ? '#commences-day' : `#${field}`
}

async function showAnswers(
  visit: Visit,
  { typed, contract }: AskedCheck,
  facts: RequirementFacts,
  error?: string,
): Promise<Answer> {
  const { urls, visitor, form } = visit
  const told = await assessmentOf(visit, facts)
  const heading = 'What the law and the policy ask'
  const body = (
    <>
      {error && <ErrorSummary errors={[{ text: error, href: '#name' }]} />}
      <PageHeading title={heading} caption={contract?.title ?? title} lede={countsWords(told.answers)} />
      <Answers answers={told.answers} />
      <h2 class="govuk-heading-m">What was answered</h2>
      <FactsTold facts={writeFacts(facts)} />
      <p class="govuk-body">
        {told.policyVersion ? `Asked of version ${told.policyVersion} of the policy and ` : 'Asked '}the rules
        of the day it begins. This is a guide: the council’s lawyers decide. The address of this page holds
        the answers, so it can be printed, bookmarked or sent on.
      </p>
      {mayPass(keepAssessments, visitor.roles, false) && (
        <KeepForm contract={contract?.title} name={form.text('name')} error={error} />
      )}
      <h2 class="govuk-heading-m govuk-!-display-none-print">Change an answer</h2>
      <CheckForm action={urls.check()} contract={contract?.id} typed={typed} errors={{}} />
    </>
  )
  return show({ title: heading, current: 'policy', body }, error ? 422 : 200)
}

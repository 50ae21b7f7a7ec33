import { isId } from '../../../language/identifier.ts'
import { BackNavigation } from '../../../web/components/back-link.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { askForReturns } from '../../permissions.ts'
import { addTrial, contractTitleOf, plannedQuarters, suppliersToAsk, trialsOf } from '../../store.ts'
import { beginTrial, mostTrials } from '../../trial-return.ts'
import { tellOfTrial } from '../trial-link.ts'
import { BeginTrial } from './form.tsx'
import type { FoundContract, TrialTyped } from './shown.ts'

/** A contract manager sends a return to their own phone, to see what suppliers see. */
export const beginTrialPage = definePage({
  path: pattern.beginTrial(':contract'),
  allow: askForReturns,
  async get(visit) {
    const found = await foundContract(visit)
    if (!found) return notFound()
    return showForm(visit, found, { supplier: visit.query.get('supplier') ?? '', email: false })
  },
  async post(visit) {
    const found = await foundContract(visit)
    if (!found) return notFound()
    return begin(visit, found, {
      supplier: visit.form.text('supplier'),
      email: visit.form.text('email') === 'yes',
    })
  },
})

async function foundContract({ tx, params, visitor }: Visit): Promise<FoundContract | undefined> {
  const contract = params.contract ?? ''
  const title = isId(contract) ? await contractTitleOf(tx, contract) : undefined
  if (title === undefined) return undefined
  const suppliers = (await suppliersToAsk(tx, contract)).filter(({ term }) => term.lastDue)
  return { contract, title, suppliers, running: await trialsOf(tx, visitor.id ?? '') }
}

async function begin(visit: Visit, found: FoundContract, typed: TrialTyped): Promise<Answer> {
  const { tx, visitor, platform, now, urls } = visit
  const { contract, suppliers, running } = found
  const supplier = suppliers.find((each) => each.supplier === typed.supplier)
  if (!supplier) {
    return suppliers.length > 0
      ? showForm(visit, found, typed, { field: 'supplier', text: 'Choose whose return to try' })
      : showForm(visit, found, typed)
  }
  const planned = await plannedQuarters(tx, { contract, supplier: supplier.supplier })
  const decision = beginTrial(supplier.term, { planned, running: running.length }, now)
  if (!decision.accepted) return showForm(visit, found, typed, tooMany)
  const person = { id: visitor.id!, email: visitor.email ?? '' }
  const begun = await addTrial(tx, { contract, supplier, person, seal: platform.seal }, decision.fact)
  if (typed.email && person.email) {
    await tellOfTrial(visit, { ...begun, contractTitle: found.title, ends: decision.fact.ends })
  }
  return goTo(urls.trial(begun.id, typed.email ? { link: 'sent' } : undefined))
}

const tooMany = {
  field: 'running',
  text: `You have ${mostTrials} trials. End one of them before you begin another`,
}

function showForm(
  visit: Visit,
  found: FoundContract,
  typed: TrialTyped,
  error?: { field: string; text: string },
): Answer {
  return show(
    {
      title: 'Try it yourself',
      current: 'contracts',
      before: <BackNavigation href={visit.urls.staffContract(found.contract)} />,
      body: <BeginTrial visit={visit} found={found} typed={typed} error={error} />,
    },
    error ? 422 : 200,
  )
}

import { dayIn, longDay } from '../../../language/day.ts'
import { measuresOf } from '../../../measurement/store.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { Button } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Select } from '../../../web/components/select.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, show, type Visit } from '../../../web/visit.ts'
import { furtherBenefitRefusals } from '../../further-benefit/words.ts'
import { offerFurtherBenefits } from '../../permissions.ts'
import { contractOf, contractsIn, type FurtherBenefitRecord, furtherBenefitsIn, raise } from '../../store.ts'
import { themesOf } from '../commitment-form/choices.ts'
import { Errors } from '../errors.tsx'
import { BenefitFields } from './fields.tsx'
import { readBenefit, type TypedBenefit, typedBenefitIn } from './typed.ts'
import { supplierStates } from './supplier-words.ts'

const most = 200

/** What a supplier offered beside what it promised, and what became of it. */
export const myFurtherBenefitsPage = definePage({
  path: pattern.myFurtherBenefits(),
  allow: offerFurtherBenefits,
  async get({ tx, urls, visitor, authority }) {
    const { benefits } = await furtherBenefitsIn(tx, { suppliers: visitor.suppliers }, { limit: most })
    const body = (
      <>
        <PageHeading
          title="Something more"
          lede={`Ideas for more value on your contracts with ${authority.name}. An idea binds nobody until both sides agree.`}
        />
        <Button href={urls.newFurtherBenefitOfMine()}>Offer something more</Button>
        {benefits.length === 0 ? (
          <EmptyState title="Nothing offered yet">
            You may see what people near your work could use: training places, materials left over, hours of
            help. Offer it here, and the council answers.
          </EmptyState>
        ) : (
          benefits.map((benefit) => <Offered benefit={benefit} />)
        )}
      </>
    )
    return show({
      title: 'Something more',
      current: 'further-benefits',
      before: (
        <Breadcrumbs
          items={[{ text: 'Your returns', href: urls.supplierHome() }, { text: 'Something more' }]}
        />
      ),
      body,
    })
  },
})

function Offered({ benefit }: { benefit: FurtherBenefitRecord }) {
  const { title, contractTitle, recordedAt, state, reason, side } = benefit
  return (
    <SummaryList
      card={{ title }}
      rows={[
        { key: 'Contract', value: contractTitle },
        {
          key: side === 'supplier' ? 'You offered it' : 'The council raised it',
          value: longDay(dayIn(recordedAt)),
        },
        { key: 'How far', value: supplierStates[state] },
        state === 'declined' && reason ? { key: 'Why not', value: reason } : undefined,
      ]}
    />
  )
}

/** A supplier offers something more on one of its contracts. */
export const offerFurtherBenefitPage = definePage({
  path: pattern.newFurtherBenefitOfMine(),
  allow: offerFurtherBenefits,
  get: (visit) =>
    form(visit, {
      contract: visit.query.get('contract') ?? '',
      typed: {
        title: '',
        describes: '',
        neededBy: '',
        supplier: '',
        measure: '',
        quantity: '',
        cameFrom: '',
      },
    }),
  async post(visit) {
    const { tx, urls, visitor, form: sent } = visit
    const typed = { ...typedBenefitIn(sent), cameFrom: '' }
    const asked = sent.text('contract')
    const again = (errors: FieldErrors) => form(visit, { contract: asked, typed, errors })
    const mine = (await ownContracts(visit)).find(({ id }) => id === asked)
    const contract = mine && (await contractOf(tx, mine.id, { lock: true }))
    if (!contract) return again({ contract: 'Choose the contract it is about' })
    const read = readBenefit(typed, new Set((await measuresOf(tx)).map(({ id }) => id)))
    if ('errors' in read) return again(read.errors)
    const supplier = contract.suppliers.find((each) => visitor.suppliers.includes(each)) ?? null
    const decision = await raise(tx, contract, { side: 'supplier', proposed: { ...read.benefit, supplier } })
    if (decision.accepted) return goTo(urls.myFurtherBenefits())
    const { field, sentence } = furtherBenefitRefusals[decision.because]
    return again({ [field]: sentence })
  },
})

/** The supplier's contracts that have not ended. */
async function ownContracts({ tx, visitor, today }: Visit): Promise<{ id: string; title: string }[]> {
  const found = new Map<string, string>()
  for (const supplier of visitor.suppliers) {
    const standing = ['now', 'future'] as const
    const { contracts } = await contractsIn(tx, { supplier, standing, today, limit: most })
    for (const { id, title } of contracts) found.set(id, title)
  }
  return [...found].map(([id, title]) => ({ id, title }))
}

async function form(
  visit: Visit,
  { contract, typed, errors = {} }: { contract: string; typed: TypedBenefit; errors?: FieldErrors },
): Promise<Answer> {
  const { tx, urls } = visit
  const contracts = await ownContracts(visit)
  const title = 'Offer something more'
  const [only] = contracts
  const body = (
    <>
      <Errors errors={errors} />
      <PageHeading
        title={title}
        lede="Tell us in a few words. Somebody from the council reads it and answers. You get nothing in return for it, and it does not count in any tender."
      />
      {contracts.length === 0 ? (
        <EmptyState title="No contract that runs">You have no contract here that has not ended.</EmptyState>
      ) : (
        <form method="post" novalidate>
          {contracts.length === 1 ? (
            <input type="hidden" name="contract" value={only!.id} />
          ) : (
            <Select
              name="contract"
              label="Which contract is it about?"
              items={[
                { value: '', text: 'Choose' },
                ...contracts.map(({ id, title: text }) => ({ value: id, text })),
              ]}
              value={contract}
              error={errors.contract}
            />
          )}
          <BenefitFields
            contract={{ supplierNames: [] }}
            {...{ typed, errors, themes: themesOf(await measuresOf(tx)) }}
            isOfSupplier
          />
          <Button preventDoubleClick>Send it</Button>
        </form>
      )}
    </>
  )
  const items = [
    { text: 'Your returns', href: urls.supplierHome() },
    { text: 'Something more', href: urls.myFurtherBenefits() },
    { text: title },
  ]
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return show({ title, current: 'further-benefits', before: <Breadcrumbs items={items} />, body }, status)
}

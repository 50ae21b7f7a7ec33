import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { askSuppliersOnce } from '../../permissions.ts'
import {
  type AskingOnce,
  askingOnceOf,
  canBeAskedOnce,
  type ContractRecord,
  setAskingOnce,
} from '../../store.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { contractFound } from '../found.ts'

/** Whether each supplier of a framework gets one letter for all its call-offs. */
export const askOncePage = definePage({
  path: pattern.askOnce(':contract'),
  allow: askSuppliersOnce,
  async get(visit) {
    const contract = await found(visit)
    return contract ? showForm(visit, contract, await askingOnceOf(visit.tx, contract.id)) : notFound()
  },
  async post(visit): Promise<Answer> {
    const contract = await found(visit)
    if (!contract) return notFound()
    const { tx, form, urls } = visit
    const chosen = form.text('once')
    const version = Number(form.text('version')) || 0
    const typed = { once: chosen === 'yes', version }
    if (chosen !== 'yes' && chosen !== 'no')
      return showForm(visit, contract, typed, { status: 422, error: 'Say how suppliers are asked' })
    if (await setAskingOnce(tx, contract.id, typed)) return goTo(urls.contractLevels(contract.id))
    const now = await askingOnceOf(tx, contract.id)
    const error = `Somebody chose meanwhile: ${now.once ? 'once for all' : 'each by itself'}. Choose again if that is not right`
    return showForm(visit, contract, { ...typed, version: now.version }, { status: 409, error })
  },
})

async function found(visit: Visit): Promise<ContractRecord | undefined> {
  const contract = await contractFound(visit)
  return contract && canBeAskedOnce(contract) ? contract : undefined
}

const title = 'How are its suppliers asked?'

function showForm(
  visit: Visit,
  contract: ContractRecord,
  { once, version }: AskingOnce,
  { status = 200, error }: { status?: number; error?: string } = {},
): Answer {
  const { urls } = visit
  const body = (
    <>
      {error ? <ErrorSummary errors={[{ text: error, href: '#once' }]} /> : null}
      <form method="post" action={urls.askOnce(contract.id)}>
        <input type="hidden" name="version" value={String(version)} />
        <Radios
          name="once"
          legend={title}
          legendClass="govuk-fieldset__legend--l"
          legendIsPageHeading
          hint="For the returns of this agreement and of all that belong to it. It holds for what is asked for from now on."
          {...(error ? { error } : {})}
          {...(status === 422 ? {} : { value: once ? 'yes' : 'no' })}
          items={[
            {
              value: 'yes',
              text: 'Ask each supplier once for all its call-offs',
              hint: 'One letter and one link for a quarter. The supplier answers call-off by call-off, and sends all of them together.',
            },
            {
              value: 'no',
              text: 'Ask for each call-off by itself',
              hint: 'A letter and a link for each.',
            },
          ]}
        />
        <Button preventDoubleClick>Save</Button>
      </form>
    </>
  )
  const further = [{ text: 'What belongs to it', href: urls.contractLevels(contract.id) }]
  const before = <ContractBreadcrumbs urls={urls} contract={contract} further={further} />
  return show({ title, current: 'contracts', before, body }, status)
}

import type { ComponentChildren } from 'preact'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { readTypedDay, type TypedDay } from '../../../language/typed-day.ts'
import type { Day } from '../../../language/day.ts'
import type { ContractRecord } from '../../store.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { Errors } from '../errors.tsx'

/** A page about running one contract: a form, or a paper to print. */
export function runningPage(
  { urls }: Visit,
  contract: ContractRecord,
  {
    title,
    about,
    lede,
    errors = {},
    days = [],
    status,
    children,
  }: {
    title: string
    about?: string
    lede?: string
    errors?: FieldErrors
    days?: readonly string[]
    status?: number
    children: ComponentChildren
  },
): PageAnswer {
  const body = (
    <>
      <Errors errors={errors} days={days} />
      <PageHeading title={title} caption={contract.title} about={about} lede={lede} />
      {children}
    </>
  )
  const further = [{ text: 'Managing it', href: urls.managing(contract.id) }]
  const before = <ContractBreadcrumbs urls={urls} contract={contract} further={further} />
  const failed = Object.keys(errors).length > 0 ? 422 : 200
  return show({ title, current: 'contracts', before, body }, status ?? failed)
}

/** A day that must be there; a sentence beside its field when it isn't. */
export function dayTyped(typed: TypedDay, field: string, errors: FieldErrors): Day | undefined {
  const read = readTypedDay(typed)
  if (read === null) errors[field] = 'Enter the day'
  else if (read === 'not-a-day') errors[field] = 'The day must be in the calendar, like 31 3 2027'
  else return read
  return undefined
}

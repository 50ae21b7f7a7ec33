import type { ComponentChildren } from 'preact'
import { longDay } from '../../../language/day.ts'
import { SummaryList, type SummaryRow } from '../../../web/components/summary-list.tsx'
import { mayPass } from '../../../web/permission.ts'
import { contractKinds } from '../../contract.ts'
import { several } from '../../import-words.ts'
import { discloseContracts } from '../../permissions.ts'
import { daysWords, exactValueWords } from '../contract-line.ts'
import { LongWords } from './long-words.tsx'
import type { ContractShown } from './shown.ts'

/** What is known of the agreement, with what nobody knows yet left out but for what matters. */
export function Facts(shown: ContractShown) {
  return <SummaryList rows={[...agreement(shown), ...people(shown), ...origins(shown)]} />
}

type Rows = (SummaryRow | undefined)[]

function known(key: string, value: ComponentChildren): SummaryRow | undefined {
  return value ? { key, value } : undefined
}

function agreement({ visit: { urls }, contract, above, callOffs, placeName }: ContractShown): Rows {
  const { kind, frameworkName, frameworkNumber, noticed, extendableUntil, cpv, service, description } =
    contract
  return [
    { key: 'Kind', value: contractKinds[kind] },
    known(
      'Belongs to',
      above.length > 0 && (
        <ul class="govuk-list">
          {above.map(({ id, title, kind: itsKind }) => (
            <li>
              <a class="govuk-link" href={urls.staffContract(id)}>
                {title}
              </a>{' '}
              ({contractKinds[itsKind].toLowerCase()})
            </li>
          ))}
        </ul>
      ),
    ),
    known(
      'Belongs to another organisation’s framework',
      above.length === 0 &&
        [frameworkName ?? noticed.frameworkName, frameworkNumber].filter(Boolean).join(', number '),
    ),
    known(
      'What belongs to it',
      (kind === 'framework' || kind === 'lot') &&
        (callOffs === 0 ? (
          'Nothing recorded yet'
        ) : (
          <a class="govuk-link" href={urls.contractLevels(contract.id)}>
            {several(callOffs, 'contract', 'contracts')}
          </a>
        )),
    ),
    { key: 'Days', value: daysWords(contract) },
    known('With every extension', extendableUntil && `to ${longDay(extendableUntil)}`),
    { key: 'Value', value: exactValueWords(contract) },
    known('Service', service),
    known('What it buys (CPV)', cpv.join(', ')),
    known('Place', placeName),
    known('What it is for', description && <LongWords text={description} />),
  ]
}

function people({ visit: { urls }, contract, people: names }: ContractShown): Rows {
  const { supplierNames, owner } = contract
  const suppliers = supplierNames.map(({ id, name }) => (
    <li>
      <a class="govuk-link" href={urls.staffSupplier(id)}>
        {name}
      </a>
    </li>
  ))
  return [
    {
      key: supplierNames.length > 1 ? 'Suppliers' : 'Supplier',
      value: suppliers.length > 0 ? <ul class="govuk-list">{suppliers}</ul> : 'Not known',
    },
    {
      key: 'Looked after by',
      value: owner ? (
        (names.get(owner) ?? 'Somebody who left')
      ) : (
        <span class="gm-left">Nobody yet. Late returns and due days then reach everybody.</span>
      ),
    },
  ]
}

function origins({ visit: { urls, visitor }, contract }: ContractShown): Rows {
  const { disclosure, reason, importId, ocid } = contract
  const decides = mayPass(discloseContracts, visitor.roles, false)
  return [
    {
      key: 'What the public sees',
      value:
        disclosure === 'published' ? (
          <a class="govuk-link" href={urls.contract(contract.id)}>
            Published
          </a>
        ) : (
          `Held back: ${reason}`
        ),
      actions: decides
        ? [
            {
              text: 'Change',
              href: urls.contractDisclosure(contract.id),
              hiddenText: 'what the public sees',
            },
          ]
        : [],
    },
    known('Number of the procurement (OCID)', ocid),
    known(
      'Brought in',
      importId && (
        <a class="govuk-link" href={urls.import(importId)}>
          with this file
        </a>
      ),
    ),
  ]
}

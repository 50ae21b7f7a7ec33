import type { ContractRecord } from '../../../contracts/store.ts'
import { longDay } from '../../../language/day.ts'
import { Card } from '../../../web/components/card.tsx'
import { Timeline } from '../../../web/components/timeline.tsx'
import type { Urls } from '../../../web/urls.ts'
import type { ContractEvent } from '../../contract-timeline.ts'
import { datesWords } from '../contract-words.ts'
import { valueInFull } from '../contracts-told.tsx'
import { SupplierLinks } from './supplier-links.tsx'

function linked(title: string, href: string | undefined) {
  if (!href) return title
  return (
    <a class="govuk-link" href={href}>
      {title}
    </a>
  )
}

export interface AboutProps {
  contract: ContractRecord
  events: readonly ContractEvent[]
  framework: ContractRecord | undefined
  callOffs: readonly ContractRecord[]
  urls: Urls
}

/** With whom, for how long and how much, what it belongs to, and what happened on it. */
export function About({ contract, events, framework, callOffs, urls }: AboutProps) {
  const facts: [string, string | null][] = [
    ['Dates', datesWords(contract.starts, contract.ends)],
    ['Value', valueInFull(contract)],
    ['Service', contract.service],
    ['Reference', contract.reference],
    ['Notice', contract.ocid],
    [
      'Under another organisation’s framework',
      [contract.frameworkName, contract.frameworkNumber].filter(Boolean).join(', number '),
    ],
  ]
  return (
    <>
      <Card>
        <p class="govuk-!-margin-bottom-1">
          <strong>With</strong>
        </p>
        <div class="govuk-!-margin-bottom-3">
          <SupplierLinks suppliers={contract.supplierNames} urls={urls} />
        </div>
        {facts.map(
          ([name, text]) =>
            text && (
              <p>
                <strong>{name}</strong>
                <br />
                {text}
              </p>
            ),
        )}
        {framework && (
          <p>
            <strong>Framework</strong>
            <br />
            <a class="govuk-link" href={urls.contract(framework.id)}>
              {framework.title}
            </a>
          </p>
        )}
        {callOffs.length > 0 && (
          <>
            <p>
              <strong>Called off from it</strong>
            </p>
            <ul class="govuk-list">
              {callOffs.map(({ id, title }) => (
                <li>
                  <a class="govuk-link" href={urls.contract(id)}>
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
      {events.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Timeline</h2>
          <Timeline
            entries={events.map(({ on, title, words, by, href, output, isAhead }) => ({
              title: linked(title, output ? urls.output(output) : href),
              when: isAhead ? `${longDay(on)}, to come` : longDay(on),
              datetime: on,
              ...(by ? { by } : {}),
              ...(words ? { children: <p>{words}</p> } : {}),
            }))}
          />
        </>
      )}
    </>
  )
}

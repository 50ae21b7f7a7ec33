import type { Urls } from '../../../web/urls.ts'
import { linesOf, several } from '../../import-words.ts'
import type { ImportRecord } from '../../store.ts'

interface AfterApplyingProps {
  urls: Urls
  record: ImportRecord
  mayAct: boolean
}

/** Where a person goes on once a file is in: what it brought, what waits for a decision, what the public sees. */
export function AfterApplying({ urls, record, mayAct }: AfterApplyingProps) {
  const { added, changed, preview } = record
  const brought = added + changed + (preview?.commitments?.deliveries ?? 0) > 0
  return (
    <>
      {brought && (
        <>
          <h2 class="govuk-heading-m">What next</h2>
          <ul class="govuk-list govuk-list--bullet govuk-list--spaced">
            {record.kind !== 'suppliers' && (
              <li>
                <a class="govuk-link" href={urls.attention({ whose: 'everyone' })}>
                  See what needs attention
                </a>
                : what is overdue, what nobody looks after, large contracts with nothing recorded.
              </li>
            )}
            {record.kind === 'contracts' && <AfterContracts urls={urls} record={record} />}
            {record.kind === 'commitments' && <AfterCommitments urls={urls} record={record} />}
            {record.kind === 'spend' && (
              <li>
                <a class="govuk-link" href={urls.staffContracts()}>
                  Open a contract
                </a>{' '}
                and see under <strong>Invoiced</strong> what follows from it.
              </li>
            )}
            {record.kind === 'suppliers' && (
              <li>
                <a class="govuk-link" href={urls.staffSuppliers()}>
                  See the suppliers
                </a>
              </li>
            )}
          </ul>
        </>
      )}
      {mayAct && (
        <p class="govuk-body">
          <a class="govuk-link" href={urls.undoImport(record.id)}>
            Undo this import
          </a>
        </p>
      )}
    </>
  )
}

type Going = Pick<AfterApplyingProps, 'urls' | 'record'>

function AfterContracts({ urls, record: { id, added, changed, preview } }: Going) {
  const moved = added + changed
  const drafts = preview?.drafts ?? 0
  const listed = (query: Record<string, string> = {}) => urls.staffContracts({ import: id, ...query })
  return (
    <>
      <li>
        <a class="govuk-link" href={listed()}>
          See {moved === 1 ? 'the contract' : `the ${several(moved, 'contract', 'contracts')}`} it brought in
        </a>
      </li>
      {drafts > 0 && (
        <li>
          <a class="govuk-link" href={listed({ drafts: 'open' })}>
            Decide on {several(drafts, 'promise', 'promises')} that its notices name
          </a>
          : make commitments of them, or set them aside.
        </li>
      )}
      {added > 0 && <WhatThePublicSees href={listed({ disclosure: 'published' })} />}
    </>
  )
}

function AfterCommitments({ urls, record: { id, kind, added, changed, preview } }: Going) {
  const { contracts = 0, measures = [] } = preview?.commitments ?? {}
  const moved = added + changed
  const listed = (query: Record<string, string> = {}) => urls.staffContracts({ import: id, ...query })
  return (
    <>
      <li>
        <a class="govuk-link" href={listed()}>
          {moved > 0 ? `See ${linesOf(kind, moved)} on their contracts` : 'See the contracts it is about'}
        </a>
      </li>
      <li>
        <a class="govuk-link" href={listed({ owner: 'none' })}>
          See which of these contracts nobody looks after
        </a>
        : an owner is told of late returns and due days.
      </li>
      {measures.length > 0 && (
        <li>
          <a class="govuk-link" href={urls.methods()}>
            Look at {several(measures.length, 'measure', 'measures')} of your own
          </a>
          , which stand beside the others from now on.
        </li>
      )}
      {contracts > 0 && <WhatThePublicSees href={listed({ disclosure: 'published' })} />}
    </>
  )
}

function WhatThePublicSees({ href }: { href: string }) {
  return (
    <li>
      <a class="govuk-link" href={href}>
        Check what the public sees
      </a>
      : contracts are published unless you hold them back.
    </li>
  )
}

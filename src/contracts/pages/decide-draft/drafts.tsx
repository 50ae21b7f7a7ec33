import { quantityWords } from '../../../language/quantity.ts'
import { Button } from '../../../web/components/button.tsx'
import { Details } from '../../../web/components/details.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { ErrorMessage } from '../../../web/components/error-message.tsx'
import { Table, type TableCell } from '../../../web/components/table.tsx'
import type { Urls } from '../../../web/urls.ts'
import type { DraftRecord } from '../../store.ts'

interface DraftsProps {
  urls: Urls
  contract: string
  drafts: readonly DraftRecord[]
  decides: boolean
  error?: string | undefined
}

/** What waits for a decision, what looks like social value first. */
export function OpenDrafts({ urls, contract, drafts, decides, error }: DraftsProps) {
  const head = [{ content: 'In the notice' }, { content: 'How much' }, { content: 'Social value?' }]
  const table = (
    <Table
      caption="Waiting for a decision"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={decides ? [...head, { content: 'Decide' }, { content: 'Set aside' }] : head}
      rows={drafts.map((draft, place) => [
        ...cellsOf(draft),
        ...(decides ? decisions({ urls, contract }, draft, place) : []),
      ])}
    />
  )
  if (!decides) return table
  return (
    <form method="post" novalidate>
      {error && <ErrorMessage id="draft-error">{error}</ErrorMessage>}
      {table}
      <Button kind="secondary">Set aside what is ticked</Button>
    </form>
  )
}

function cellsOf({ title, describes, quantity, unit, looksSocial, because }: DraftRecord): TableCell[] {
  return [
    {
      content: (
        <>
          {title}
          {describes && describes !== title && (
            <>
              <br />
              <span class="gm-muted govuk-!-font-weight-regular">{describes}</span>
            </>
          )}
        </>
      ),
    },
    { content: quantity ? `${quantityWords(quantity)} ${unit ?? ''}` : (unit ?? 'Not said') },
    {
      content: (
        <>
          {looksSocial ? 'Looks like it' : 'Perhaps not'}
          {because && <span class="gm-muted">: {because}</span>}
        </>
      ),
    },
  ]
}

function decisions(
  { urls, contract }: Pick<DraftsProps, 'urls' | 'contract'>,
  draft: DraftRecord,
  place: number,
): TableCell[] {
  const id = place === 0 ? 'draft' : `draft-${place + 1}`
  return [
    {
      content: (
        <a class="govuk-link" href={urls.newCommitment(contract, { draft: draft.id })}>
          Make it a commitment
          <span class="govuk-visually-hidden">: {draft.title}</span>
        </a>
      ),
    },
    {
      content: (
        <div class="govuk-checkboxes govuk-checkboxes--small">
          <div class="govuk-checkboxes__item">
            <input class="govuk-checkboxes__input" id={id} name="draft" type="checkbox" value={draft.id} />
            <label class="govuk-label govuk-checkboxes__label" for={id}>
              <span class="govuk-visually-hidden">Set aside “{draft.title}”</span>
            </label>
          </div>
        </div>
      ),
    },
  ]
}

/** What was decided, and the way back from setting aside. */
export function Decided({ urls, contract, drafts, decides }: DraftsProps) {
  if (drafts.length === 0) return null
  return (
    <Details summary={`Decided (${drafts.length})`} open={drafts.length < 4}>
      <ul class="govuk-list govuk-list--spaced">
        {drafts.map(({ id, title, state, commitment }) => (
          <li>
            {title}:{' '}
            {state === 'taken' && commitment ? (
              <a class="govuk-link" href={urls.staffCommitment(contract, commitment)}>
                made a commitment
              </a>
            ) : (
              'set aside'
            )}
            {state === 'set-aside' && decides && (
              <form method="post">
                <Button
                  kind="secondary"
                  name="reopen"
                  value={id}
                  class="govuk-!-margin-bottom-0 govuk-!-margin-top-1"
                >
                  Look at it again<span class="govuk-visually-hidden">: {title}</span>
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </Details>
  )
}

export function NoDrafts({ urls, contract }: Pick<DraftsProps, 'urls' | 'contract'>) {
  return (
    <EmptyState
      title="No notice names a promise for this contract"
      action={{ text: 'Back to the contract', href: urls.staffContract(contract) }}
    >
      When you bring in the notices that you published, the promises they name wait here until somebody makes
      commitments of them or sets them aside.
    </EmptyState>
  )
}

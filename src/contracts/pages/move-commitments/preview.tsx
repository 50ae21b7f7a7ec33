import { longDay } from '../../../language/day.ts'
import { Button } from '../../../web/components/button.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { WarningText } from '../../../web/components/warning-text.tsx'
import { type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { several } from '../../import-words.ts'
import { notMovedWords } from '../../move-words.ts'
import type { MoveLine } from '../../store.ts'
import { planWords } from '../../variation-words.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import type { Typed } from './form.tsx'

/** What would become of each, before any is touched; `status` 409 when somebody changed one meanwhile. */
export function showPreview(
  { urls }: Visit,
  typed: Typed,
  lines: readonly MoveLine[],
  status = 200,
): PageAnswer {
  const can = lines.filter(({ because }) => !because)
  const title = can.length > 0 ? 'Move these?' : 'None of these can be moved like that'
  const asked = can.filter(({ asks }) => asks).length
  const words = [
    asked > 0 && several(asked, 'waits for its supplier to agree', 'wait for their suppliers to agree'),
    can.length - asked > 0 && several(can.length - asked, 'changes at once', 'change at once'),
  ].filter(Boolean)
  const body = (
    <>
      <PageHeading title={title} lede={words.length > 0 ? `${words.join('; ')}.` : undefined} />
      {status === 409 && (
        <WarningText>
          Somebody changed one of them meanwhile, so nothing was moved. Look again at what would change now.
        </WarningText>
      )}
      <Lines lines={lines} />
      <form method="post" novalidate>
        {can.map(({ id, commitment }) => (
          <>
            <input type="hidden" name="commitment" value={id} />
            <input type="hidden" name={`version-${id}`} value={commitment!.version} />
          </>
        ))}
        {(['months', 'moves', 'how', 'reason'] as const).map((name) => (
          <input type="hidden" name={name} value={typed[name]} />
        ))}
        <div class="govuk-button-group">
          {can.length > 0 && (
            <Button name="act" value="move" preventDoubleClick>
              Move {several(can.length, 'commitment', 'commitments')}
            </Button>
          )}
          {can.length > 0 && (
            <Button kind="secondary" name="act" value="change">
              Change something
            </Button>
          )}
          <a class="govuk-link" href={urls.attention()}>
            Cancel
          </a>
        </div>
      </form>
    </>
  )
  const before = <ContractBreadcrumbs urls={urls} />
  return show({ title, current: 'contracts', width: 'wide', before, body }, status)
}

function Lines({ lines }: { lines: readonly MoveLine[] }) {
  return (
    <Table
      caption="What would change"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={['Commitment', 'Contract', 'Now', 'Then', 'How'].map((content) => ({ content }))}
      rows={lines.map((line) => [
        { content: line.commitment?.title ?? 'Not there any more' },
        { content: line.contract?.title ?? '' },
        { content: line.commitment ? longDay(line.commitment.due) : '' },
        { content: <Then line={line} /> },
        { content: howWords(line) },
      ])}
    />
  )
}

function Then({ line: { commitment, moved, because } }: { line: MoveLine }) {
  if (because || !moved || !commitment) return <span class="gm-muted">As it is</span>
  const [before, after] = [planWords(commitment), planWords(moved)]
  return (
    <>
      {longDay(moved.due)}
      {before !== after && (
        <>
          <br />
          <span class="gm-muted">{after}</span>
        </>
      )}
    </>
  )
}

function howWords({ because, contract, asks, email, commitment }: MoveLine): string {
  if (because) return `Can’t be moved: ${notMovedWords(because, contract ?? { starts: null, ends: null })}`
  if (!asks) return 'At once'
  return email
    ? `${commitment!.supplierName} is asked at ${email}`
    : `${commitment!.supplierName} is asked in its account; no e-mail address is known`
}

import { isId } from '../../../language/identifier.ts'
import { longDay, dayIn } from '../../../language/day.ts'
import { Button } from '../../../web/components/button.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { several } from '../../import-words.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { moveCommitments } from '../../permissions.ts'
import { moveOf, type MoveRecord, putBackMove } from '../../store.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { tellingOf } from '../vary-commitment/telling.ts'

/** What a move did, and the way to put all of it back. */
export function commitmentMovePage({
  afterCommitmentChange: after,
}: Pick<ContractsNeeds, 'afterCommitmentChange'>): Page {
  return definePage({
    path: pattern.commitmentMove(':move'),
    allow: moveCommitments,
    async get(visit) {
      const move = await moveFound(visit)
      return move ? showDone(visit, move) : notFound()
    },
    async post(visit) {
      const move = await moveFound(visit)
      if (!move) return notFound()
      const { tx, today, urls } = visit
      await putBackMove(tx, move.id, { today, telling: tellingOf(visit), after })
      return goTo(urls.commitmentMove(move.id))
    },
  })
}

async function moveFound({ tx, params }: Visit): Promise<MoveRecord | undefined> {
  const id = params.move ?? ''
  return isId(id) ? moveOf(tx, id) : undefined
}

function showDone({ urls }: Visit, move: MoveRecord) {
  const size = several(Math.abs(move.months), 'month', 'months')
  const title = `Moved by ${size}${move.months < 0 ? ' earlier' : ''}`
  const body = (
    <>
      <PageHeading
        title={title}
        lede={`${several(move.lines.length, 'commitment', 'commitments')}, on ${longDay(dayIn(move.recordedAt))}: ${move.reason}`}
      />
      {move.undoneAt && (
        <InsetText>
          This was put back on {longDay(dayIn(move.undoneAt))}. What was changed again in between, or answered
          by a supplier, stayed as it was.
        </InsetText>
      )}
      <Table
        caption="Each commitment"
        captionClass="govuk-visually-hidden"
        onPhone="blocks"
        firstCellIsHeader
        head={['Commitment', 'Contract', 'Supplier', 'Due now', 'How it stands'].map((content) => ({
          content,
        }))}
        rows={move.lines.map((line) => [
          {
            content: (
              <a class="govuk-link" href={urls.staffCommitment(line.contract, line.commitment)}>
                {line.title}
              </a>
            ),
          },
          { content: line.contractTitle },
          { content: line.supplierName },
          { content: longDay(line.due) },
          { content: lineWords(line) },
        ])}
      />
      {!move.undoneAt && (
        <form method="post">
          <div class="govuk-button-group">
            <Button kind="secondary" preventDoubleClick>
              Put it back
            </Button>
            <a class="govuk-link" href={urls.staffContracts()}>
              Contracts
            </a>
          </div>
        </form>
      )}
    </>
  )
  const before = <ContractBreadcrumbs urls={urls} />
  return show({ title, current: 'contracts', width: 'wide', before, body })
}

function lineWords({
  variation,
  answer,
  version,
  versionNow,
  withdrawn,
}: MoveRecord['lines'][number]): string {
  if (withdrawn) return 'Withdrawn since'
  if (!variation) return versionNow === version ? 'Moved' : 'Changed again since'
  if (!answer) return 'Waits for the supplier’s answer'
  return {
    agreed: 'The supplier agreed',
    declined: 'The supplier did not agree',
    'taken-back': 'Taken back',
  }[answer]
}

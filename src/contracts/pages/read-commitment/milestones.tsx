import { longDay } from '../../../language/day.ts'
import { unitWords } from '../../../measurement/index.ts'
import { Table } from '../../../web/components/table.tsx'
import { mayPass } from '../../../web/permission.ts'
import { milestoneState } from '../../milestone.ts'
import { keepCommitments } from '../../permissions.ts'
import type { CommitmentShown } from './shown.ts'

const states = { reached: 'Reached', late: 'Late', ahead: 'Not yet' } as const

/** The steps of a commitment that goes by milestones, and whether each is reached. */
export function Milestones({ visit, contract, commitment, reached }: CommitmentShown) {
  const { milestones = [], withdrawnOn } = commitment
  if (milestones.length === 0) return null
  const { urls, visitor, today } = visit
  const keeps = !withdrawnOn && mayPass(keepCommitments, visitor.roles, false)
  return (
    <Table
      caption="Milestones"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Milestone' },
        { content: 'By when' },
        { content: 'Brings', numeric: true },
        { content: 'How it stands' },
      ]}
      rows={milestones.map((milestone) => {
        const answer = reached.get(milestone.id)
        const state = milestoneState(milestone, answer, today)
        return [
          { content: milestone.words },
          { content: longDay(milestone.due) },
          {
            content: milestone.quantity ? unitWords(commitment, milestone.quantity) : 'Kept or not',
            numeric: true,
          },
          {
            content: (
              <>
                {states[state]}
                {answer?.on ? ` on ${longDay(answer.on)}` : ''}
                {answer?.story ? `: ${answer.story}` : ''}
                {keeps && state !== 'reached' && (
                  <>
                    {' · '}
                    <a
                      class="govuk-link"
                      href={urls.answerMilestone(contract.id, commitment.id, milestone.id)}
                    >
                      Say whether it is reached
                      <span class="govuk-visually-hidden">: {milestone.words}</span>
                    </a>
                  </>
                )}
              </>
            ),
          },
        ]
      })}
    />
  )
}

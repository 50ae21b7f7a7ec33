import { Details } from '../../../web/components/details.tsx'
import { Checks } from '../../../web/components/checks.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { exactMoney } from '../../../language/money.ts'
import { longDay } from '../../../language/day.ts'
import type { ModificationAnswer } from '../../modification/check.ts'
import { contractLaws, type ModificationFacts, termChanges, yesOrNo } from '../../modification/facts.ts'
import type { ModificationCheckRecord } from '../../store.ts'

const headings: Record<ModificationAnswer['answer'], string> = {
  'no-modification': 'It does not change the contract',
  permitted: 'It changes the contract in a way the law permits',
  'ask-legal': 'It looks like a modification: ask legal',
}

/** What the rules said, each reason with its source one step away, and the answers it was made of. */
export function CheckAnswer({ check }: { check: ModificationCheckRecord }) {
  const { answer, law, findings, facts } = check
  return (
    <>
      <h2 class="govuk-heading-m">{headings[answer]}</h2>
      <Checks
        items={findings.map(({ warns, sentence }) => ({ status: warns ? 'look' : 'fine', text: sentence }))}
      />
      {answer === 'ask-legal' && (
        <p class="govuk-body">
          The system warns; it does not decide. Whoever agrees should have the word of a lawyer, and say so.
        </p>
      )}
      <Details summary="Where the law says so">
        <ul class="govuk-list govuk-list--bullet">
          {[...new Map(findings.map((each) => [each.source, each])).values()].map(({ source, address }) => (
            <li>
              <a class="govuk-link" href={address} rel="noreferrer">
                {source}
              </a>
            </li>
          ))}
        </ul>
        {law && <p class="govuk-body">Compared with: {law}.</p>}
      </Details>
      <Details summary="What was answered">
        <SummaryList rows={factRows(facts)} />
      </Details>
    </>
  )
}

function factRows(facts: ModificationFacts) {
  const { commenced, estimated, change, earlierChanges } = facts
  const rows: [string, string][] = [
    ['Something for the supplier in return', yesOrNo[facts.balance]],
    ['The text of the contract changes', yesOrNo[facts.terms]],
    ['Longer or shorter', termChanges[facts.term]],
    ['Adds what the contract does not provide for', yesOrNo[facts.scope]],
    ['The contract provides for it', yesOrNo[facts.providedFor]],
    ['Others would have bid', yesOrNo[facts.others]],
    ['The council pays more by', exactMoney(change)],
    ['Earlier changes together', exactMoney(earlierChanges)],
    ['Value of the contract', estimated ? exactMoney(estimated) : 'Not known'],
    ['Its procurement began', commenced ? longDay(commenced) : 'Not known'],
    ['Which contract', contractLaws[facts.law]],
    ['Mainly bought', facts.works ? 'Works' : 'Goods or services'],
  ]
  return rows.map(([key, value]) => ({ key, value }))
}

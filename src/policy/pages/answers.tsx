import { type Day, longDay } from '../../language/day.ts'
import { exactMoney } from '../../language/money.ts'
import { Decimal } from '../../language/quantity.ts'
import { Card } from '../../web/components/card.tsx'
import { Details } from '../../web/components/details.tsx'
import { StatusTag } from '../../web/components/status-tag.tsx'
import { comparatorWords, ruleNames } from '../rule-words.ts'
import type { ToldAnswer } from '../told-assessment.ts'

const tags = {
  applies: <StatusTag status="reported">applies</StatusTag>,
  permitted: <StatusTag status="fine">allowed</StatusTag>,
  check: <StatusTag status="look">have it checked</StatusTag>,
  unknown: <StatusTag status="waiting">cannot tell yet</StatusTag>,
  'does-not-apply': <StatusTag status="draft">does not apply</StatusTag>,
}

const order: ToldAnswer['answer'][] = ['applies', 'check', 'unknown', 'does-not-apply']

/** What each rule answers, what is asked for first. */
export function Answers({ answers }: { answers: readonly ToldAnswer[] }) {
  const sorted = order.flatMap((answer) => answers.filter((each) => each.answer === answer))
  return (
    <>
      {sorted.map((answer) => (
        <OneAnswer {...answer} />
      ))}
    </>
  )
}

/** "3 rules apply, 1 is to be checked, 3 do not apply." */
export function countsWords(answers: readonly ToldAnswer[]): string {
  const count = (answer: ToldAnswer['answer'], permits: boolean) =>
    answers.filter((each) => each.answer === answer && (answer !== 'applies' || each.permits === permits))
      .length
  const rest = answers.filter(({ answer }) => answer === 'does-not-apply').length
  const parts = [
    counted(count('applies', false), 'rule applies', 'rules apply'),
    counted(count('applies', true), 'allows something', 'allow something'),
    counted(count('check', false), 'is to be checked', 'are to be checked'),
    counted(count('unknown', false), 'cannot be told yet', 'cannot be told yet'),
    counted(rest, 'does not apply', 'do not apply'),
  ]
  return `${parts.filter(Boolean).join(', ')}.`
}

function counted(count: number, one: string, several: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : several}`
}

function OneAnswer(told: ToldAnswer) {
  const { rule, answer, because, duty, permits } = told
  const asks = answer === 'applies' || answer === 'check'
  return (
    <section class="gm-answer" id={rule}>
      <Card headingLevel={2} title={ruleNames[rule]}>
        <p class="govuk-body">{tags[answer === 'applies' && permits ? 'permitted' : answer]}</p>
        <p class="govuk-body">{because}</p>
        {asks && duty && (
          <p class="govuk-body">
            <strong>
              {permits
                ? 'What you may do:'
                : answer === 'check'
                  ? 'What it asks where it applies:'
                  : 'What to do:'}
            </strong>{' '}
            {duty}
          </p>
        )}
        <Details summary="The law behind this" class="govuk-!-margin-bottom-0">
          <Law {...told} />
        </Details>
      </Card>
    </section>
  )
}

function Law({ source, address, amountSource, amountAddress, threshold, ...told }: ToldAnswer) {
  const { holdsFrom, holdsTo, note, doubt, row } = told
  return (
    <>
      <p class="govuk-body">
        <Reading words={source} address={address} />.
        {holdsFrom &&
          ` Holds from ${longDay(holdsFrom as Day)}${holdsTo ? ` to ${longDay(holdsTo as Day)}` : ''}.`}
      </p>
      {threshold && amountSource && (
        <p class="govuk-body">
          {`Amount: ${comparatorWords[threshold.comparator]} ${exactMoney(new Decimal(threshold.amount))} ${threshold.includesVat ? 'with VAT' : 'without VAT'}, by `}
          <Reading words={amountSource} address={amountAddress} />.
        </p>
      )}
      {note && <p class="govuk-body">{note}</p>}
      {doubt && (
        <p class="govuk-body">
          <strong>How sure this is:</strong> {doubt}
        </p>
      )}
      {row && <p class="govuk-body gm-muted">Row {row} of the rules</p>}
    </>
  )
}

function Reading({ words, address }: { words: string; address: string | null }) {
  if (!address) return <>{words}</>
  return (
    <a class="govuk-link" href={address} rel="external">
      {words}
    </a>
  )
}

import { type Day, longDay } from '../../language/day.ts'
import { exactMoney } from '../../language/money.ts'
import { Decimal, rounded } from '../../language/quantity.ts'
import type { ModificationFacts } from './facts.ts'
import { regimeOn, type RegimeRow, sourceOf, thresholdOn } from './rules.ts'

/** One thing the rules found, with where the law says so. */
export interface Finding {
  code: string
  /** Whether it speaks against going on without a lawyer. */
  warns: boolean
  sentence: string
  source: string
  address: string
}

/**
 * Whether a further benefit changes the contract: it changes nothing (`no-modification`), it is a change the law permits
 * (`permitted`), or it looks like one that needs a lawyer (`ask-legal`). It warns and is recorded; lawyers decide.
 */
export interface ModificationAnswer {
  answer: 'no-modification' | 'permitted' | 'ask-legal'
  /** The law it was compared with, where the day the procurement began is known. */
  law: string | null
  findings: Finding[]
}

function finding(code: string, sentence: string, warns = false): Finding {
  return { code, warns, sentence, ...sourceOf(code) }
}

/** Compares the facts with the law of the day the procurement commenced, never of today. `on` chooses the thresholds. */
export function checkModification(facts: ModificationFacts, on: Day): ModificationAnswer {
  const regime = facts.commenced ? regimeOn(facts.commenced) : undefined
  const law = regime?.name ?? null
  const told = (answer: ModificationAnswer['answer'], ...findings: Finding[]) => ({ answer, law, findings })
  if (facts.balance === 'yes') return told('ask-legal', somethingInReturn, ...warningsOf(facts, regime))
  if (changesNothing(facts)) return told('no-modification', nothingChanges)
  if (facts.law === 'health-care') return told('ask-legal', healthCare)
  const unknown = notKnown(facts, regime)
  if (unknown.length > 0) return told('ask-legal', ...unknown, ...warningsOf(facts, regime))
  return changing(facts, regime!, on, told)
}

type Told = (answer: ModificationAnswer['answer'], ...findings: Finding[]) => ModificationAnswer

function changing(facts: ModificationFacts, regime: RegimeRow, on: Day, told: Told): ModificationAnswer {
  const isAct = regime.regime === 'procurement-act'
  if (facts.law === 'below-threshold') return ofSmallContract(facts, on, told)
  if (isAct && facts.law === 'light-touch') return told('permitted', lightTouch)
  const suffix = isAct ? '' : '-72'
  const notices = isAct ? noticesOf(facts, regime) : []
  if (facts.providedFor === 'yes' && facts.scope === 'no') {
    const said = 'The contract as it was awarded says plainly that this can be added.'
    return told('permitted', finding(`provided-for${suffix}`, said), ...notices)
  }
  const warnings = warningsOf(facts, regime)
  if (warnings.length === 0) {
    const said = 'It changes the contract, but not in a substantial way.'
    return told('permitted', finding(`not-substantial${suffix}`, said), ...notices)
  }
  const small = facts.scope === 'no' ? smallChange(facts, regime, on) : undefined
  return small
    ? told('permitted', small, ...warnings, ...notices)
    : told('ask-legal', ...warnings, ...notices)
}

function changesNothing({ terms, term, scope, balance, change }: ModificationFacts): boolean {
  return terms === 'no' && term === 'same' && scope === 'no' && balance === 'no' && change.eq(0)
}

const nothingChanges = finding(
  'nothing-changes',
  'Nothing in the contract changes: the supplier promises more than it owes and gets nothing for it.',
)
const somethingInReturn = finding(
  'something-in-return',
  'The supplier would get something it does not have now. A further benefit must not be paid for in this way.',
  true,
)
const healthCare = finding(
  'health-care',
  'Contracts under the Provider Selection Regime have rules of their own for changes.',
  true,
)
const lightTouch = finding(
  'light-touch',
  'A light touch contract may be changed without one of the grounds of the Act.',
)

/** A contract below the threshold may be changed, unless the change lifts it to the threshold. */
function ofSmallContract(facts: ModificationFacts, on: Day, told: Told): ModificationAnswer {
  const { amount, source } = thresholdOn(on, facts.works)
  const after = facts.estimated!.plus(facts.earlierChanges).plus(facts.change)
  const measured = `${exactMoney(after)} with all changes; the threshold is ${exactMoney(amount)} (${source})`
  if (after.gte(amount)) {
    return told(
      'ask-legal',
      finding('becomes-public-contract', `The change makes it a public contract: ${measured}.`, true),
    )
  }
  return told(
    'permitted',
    finding(
      'below-threshold-contract',
      `The contract is below the threshold and stays there: ${measured}. Check that its value is told with VAT.`,
    ),
  )
}

/** What can't be answered yet, each a reason to ask. */
function notKnown(facts: ModificationFacts, regime: RegimeRow | undefined): Finding[] {
  const { law, terms, term, scope, balance, others, providedFor, estimated, commenced } = facts
  const isOld = regime?.regime === 'regulation-72'
  const asked: [boolean, string][] = [
    [!regime, commenced ? earlierThanHeld(commenced) : 'The day the procurement began is not known.'],
    [law === 'not-known', 'It is not known which rules the contract is under.'],
    [terms === 'not-known', 'It is not known whether the contract’s own text changes.'],
    [term === 'not-known', 'It is not known whether the contract becomes longer or shorter.'],
    [
      scope === 'not-known',
      'It is not known whether something is added that the contract does not provide for.',
    ],
    [balance === 'not-known', 'It is not known whether the supplier gets something in return.'],
    [isOld && others === 'not-known', 'It is not known whether others would have bid for this.'],
    [providedFor === 'not-known', 'It is not known whether the contract provides for this.'],
    [estimated === null, 'The value of the contract is not known.'],
  ]
  return asked.filter(([isMissing]) => isMissing).map(([, sentence]) => finding('not-known', sentence, true))
}

function earlierThanHeld(commenced: Day): string {
  return `The procurement began on ${longDay(commenced)}; the rules of before 26 February 2015 are not held here.`
}

/** What would make the change a substantial one. */
function warningsOf(facts: ModificationFacts, regime: RegimeRow | undefined): Finding[] {
  const isAct = regime?.regime !== 'regulation-72'
  const suffix = isAct ? '' : '-72'
  const found: Finding[] = []
  if (isAct ? facts.term === 'more' : facts.term === 'more' || facts.term === 'within-tenth')
    found.push(finding(`term${suffix}`, termSentence(isAct), true))
  if (facts.scope === 'yes')
    found.push(finding(`scope${suffix}`, 'It adds something that the contract does not provide for.', true))
  if (facts.balance === 'yes')
    found.push(
      finding(`balance${suffix}`, 'It moves the balance of the contract towards the supplier.', true),
    )
  if (!isAct && facts.others === 'yes')
    found.push(
      finding('others-72', 'Others would have bid, or another would have won, had this been asked.', true),
    )
  return found
}

function termSentence(isAct: boolean): string {
  return isAct
    ? 'The contract becomes longer or shorter by more than a tenth of the longest term agreed at award.'
    : 'The contract becomes longer or shorter than what was agreed.'
}

interface Share {
  percent: Decimal
  limit: string
  isWithin: boolean
  words: string
}

/** The change with all earlier ones, as a share of the estimated value, against the limit for its kind. */
function shareOf({ works, change, earlierChanges, estimated }: ModificationFacts, regime: RegimeRow): Share {
  const limit = works ? regime.worksPercent : regime.valuePercent
  const all = change.plus(earlierChanges)
  const percent = estimated!.gt(0) ? all.times(100).div(estimated!) : new Decimal(100)
  const share = `${exactMoney(all)} of ${exactMoney(estimated!)} is ${rounded(percent, 2)} %`
  const words = `${share}; the limit for ${works ? 'works' : 'goods and services'} is ${limit} %`
  return { percent, limit, isWithin: percent.abs().lte(limit), words }
}

/** A change of value that is small enough to be permitted though it is substantial. */
function smallChange(facts: ModificationFacts, regime: RegimeRow, on: Day): Finding | undefined {
  const share = shareOf(facts, regime)
  const { amount } = thresholdOn(on, facts.works)
  const all = facts.change.plus(facts.earlierChanges).abs()
  if (!share.isWithin || all.gte(amount)) return undefined
  const code = regime.regime === 'procurement-act' ? 'below-threshold-change' : 'below-threshold-change-72'
  return finding(
    code,
    `It is a change below the threshold: ${share.words}, and together under ${exactMoney(amount)}.`,
  )
}

/** Whether a notice must be published before the change, and the changed contract after it. */
function noticesOf(facts: ModificationFacts, regime: RegimeRow): Finding[] {
  const share = shareOf(facts, regime)
  const isSmall = share.isWithin || facts.term === 'within-tenth'
  if (isSmall) return [finding('no-change-notice', `No contract change notice is needed: ${share.words}.`)]
  const after = facts.estimated!.plus(facts.earlierChanges).plus(facts.change)
  const isLarge = regime.publishAbove !== null && after.gt(regime.publishAbove)
  return [
    finding('change-notice', `Publish a contract change notice before the change: ${share.words}.`),
    ...(isLarge
      ? [
          finding(
            'publish-modification',
            `Publish the changed contract within 90 days: its value is more than ${exactMoney(new Decimal(regime.publishAbove!))}.`,
          ),
        ]
      : []),
  ]
}

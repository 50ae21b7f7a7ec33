import { addDays, type Day, day } from '../language/day.ts'
import { isInForce } from './policy.ts'
import { type FactName, mainPartOf, type RequirementFacts } from './requirement-facts.ts'
import { type RequirementKind, requirementKinds, type Rule } from './rule.ts'

export const specialCases = ['lightTouch', 'healthCare', 'framework', 'callOff', 'concession'] as const
export type SpecialCase = (typeof specialCases)[number]

/** The facts that choose a row, all of them known: one way in which what is missing could turn out. */
export type Completion = Record<SpecialCase, boolean> & { mainPart: RequirementKind; commences: Day }

type OpenFact = keyof Completion

/** The facts of a completion that were not given, under the names they are asked for. */
export function openFacts(facts: RequirementFacts): OpenFact[] {
  const main = mainPartOf(facts)
  const isOfServices = main === undefined || main === 'services'
  const special = specialCases.filter(
    (name) => facts[name] === undefined && (isOfServices || !ofServices(name)),
  )
  return [
    ...(main ? [] : (['mainPart'] as const)),
    ...(facts.commences ? [] : (['commences'] as const)),
    ...special,
  ]
}

/** Light-touch and health care contracts are for services, so for goods and works nobody has to say that they are not. */
function ofServices(name: SpecialCase): boolean {
  return name === 'lightTouch' || name === 'healthCare'
}

/** Every way in which the missing facts could turn out, as far as these rows tell days apart. */
export function completionsOf(facts: RequirementFacts, rows: readonly Rule[]): Completion[] {
  const main = mainPartOf(facts)
  const days = facts.commences ? [facts.commences] : daysToldApart(rows)
  const parts = main ? [main] : requirementKinds
  return parts.flatMap((mainPart) =>
    days.flatMap((commences) =>
      specialCases
        .reduce<Partial<Record<SpecialCase, boolean>>[]>(
          (ways, name) =>
            ways.flatMap((way) => casesOf(facts, name, mainPart).map((is) => ({ ...way, [name]: is }))),
          [{}],
        )
        .map((special) => ({ ...(special as Record<SpecialCase, boolean>), mainPart, commences })),
    ),
  )
}

function casesOf(facts: RequirementFacts, name: SpecialCase, mainPart: RequirementKind): boolean[] {
  if (mainPart !== 'services' && ofServices(name)) return [false]
  const known = facts[name]
  return known === undefined ? [false, true] : [known]
}

const beforeAll = day('1900-01-01')

/** A day of each stretch of time in which the same rows hold. */
function daysToldApart(rows: readonly Rule[]): Day[] {
  const turns = rows.flatMap(({ from, to, confirmFrom }) => [
    from,
    ...(to ? [addDays(to, 1)] : []),
    ...(confirmFrom ? [confirmFrom] : []),
  ])
  return [...new Set([beforeAll, ...turns])]
}

/** The row that speaks of the requirement on the day it commenced; of one rule there is at most one. */
export function rowFor(rows: readonly Rule[], completion: Completion): Rule | undefined {
  return rows.find((row) => isInForce(row, completion.commences) && speaksOf(row, completion))
}

function speaksOf(
  { scope }: Pick<Rule, 'scope'>,
  completion: Record<SpecialCase, boolean> & { mainPart: RequirementKind },
): boolean {
  return (
    scope.kinds.includes(completion.mainPart) &&
    specialCases.every((name) => scope[name] === 'either' || completion[name] === (scope[name] === 'only'))
  )
}

/** Which of the open facts could change the answer: two completions that differ in it alone are answered differently. */
export function decisiveFacts(
  facts: RequirementFacts,
  answered: readonly { completion: Completion; answer: string }[],
): FactName[] {
  return openFacts(facts).filter((fact) => {
    const others = ({ [fact]: _, ...rest }: Completion) => JSON.stringify(Object.entries(rest).sort())
    const groups = Map.groupBy(answered, ({ completion }) => others(completion))
    return [...groups.values()].some((group) => new Set(group.map(({ answer }) => answer)).size > 1)
  })
}

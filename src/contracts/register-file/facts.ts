import { longDay } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'
import { isShortenedNumber, nothingIn } from '../../language/written-nothing.ts'
import { includesVatIn, yesOrNo } from './answers.ts'
import type { ContractFacts } from './contract.ts'
import { ocidPattern } from './evidence.ts'
import { dayOfCell, quoted, type Reading, sumOfCell, wordsIn } from './reading.ts'
import { namesPerson } from './team.ts'

/** What one in a column of sums stands for, in pounds, and whether its heading says that VAT is in the value. */
export interface SumUnits {
  value: number
  annualValue: number
  irrecoverableVat: number
  valueIncludesVat: boolean | undefined
}

/** What a row says of its contract, its suppliers apart. Faults and notes go to the reading. */
export function factsOf(reading: Reading, units: SumUnits): ContractFacts {
  const title = wordsIn(reading, 'title')
  if (!title && nothingIn(reading.cell('title')) !== undefined) {
    reading.fault('title', 'There is no title. Give the contract a short name.')
  }
  const facts: ContractFacts = { title: title ?? '' }
  keep(facts, 'reference', codeOf(reading, 'reference'))
  keep(facts, 'ocid', ocidOf(reading))
  keep(facts, 'lot', codeOf(reading, 'lot'))
  keepDays(reading, facts)
  keepSums(reading, units, facts)
  keep(facts, 'cpv', cpvOf(reading))
  keep(facts, 'contactTeam', teamOf(reading))
  keepFramework(reading, facts)
  for (const field of plainFields) keep(facts, field, wordsIn(reading, field))
  return facts
}

const plainFields = ['category', 'description', 'department', 'procurementRoute', 'place'] as const

function keep<Name extends keyof ContractFacts>(
  facts: ContractFacts,
  name: Name,
  held: ContractFacts[Name],
): void {
  if (held !== undefined) facts[name] = held
}

function codeOf(reading: Reading, field: 'reference' | 'lot'): string | undefined {
  const code = wordsIn(reading, field)
  if (code && isShortenedNumber(code)) {
    reading.fault(
      field,
      `${quoted(code)} is a number the spreadsheet has shortened. Show the whole number, then save it again.`,
    )
  }
  return code
}

function ocidOf(reading: Reading): string | undefined {
  const ocid = wordsIn(reading, 'ocid')
  if (!ocid || ocidPattern.test(ocid)) return ocid?.toLowerCase()
  reading.fault(
    'ocid',
    `${quoted(ocid)} is not an OCID. It begins with ocds- and six letters or figures; or leave it empty.`,
  )
  return undefined
}

function keepDays(reading: Reading, facts: ContractFacts): void {
  const starts = dayOfCell(reading, 'starts').day
  const end = dayOfCell(reading, 'ends')
  const extensionUntil = dayOfCell(reading, 'extensionUntil').day
  const reviewed = dayOfCell(reading, 'reviewed').day
  if (starts && end.day && end.day < starts) {
    reading.fault(
      'ends',
      `The contract ends on ${longDay(end.day)}, before it starts on ${longDay(starts)}. Check both days.`,
    )
  }
  const before = end.day ?? starts
  if (extensionUntil && before && extensionUntil < before) {
    const what = end.day ? 'ends' : 'starts'
    reading.fault(
      'extensionUntil',
      `The extension runs until ${longDay(extensionUntil)}, before the contract ${what} on ${longDay(before)}.`,
    )
  }
  keep(facts, 'starts', starts)
  keep(facts, 'ends', end.day)
  keep(facts, 'rolling', end.noEnd)
  keep(facts, 'extensionUntil', extensionUntil)
  keep(facts, 'reviewed', reviewed)
}

function keepSums(reading: Reading, units: SumUnits, facts: ContractFacts): void {
  const value = sumOfCell(reading, 'value', units.value)
  const annual = sumOfCell(reading, 'annualValue', units.annualValue)
  const lost = /^(?:no|n)$/i.test(reading.cell('irrecoverableVat'))
    ? undefined
    : sumOfCell(reading, 'irrecoverableVat', units.irrecoverableVat)
  const stated = wordsIn(reading, 'valueIncludesVat')
  const answer = stated ? includesVatIn(stated) : undefined
  if (stated && answer === undefined) {
    reading.note(
      'valueIncludesVat',
      `${quoted(stated)} doesn’t say whether VAT is in the value, so it is left out.`,
    )
  }
  keep(facts, 'value', value?.amount)
  if (value) keep(facts, 'valueIncludesVat', answer ?? value.includesVat ?? units.valueIncludesVat)
  keep(facts, 'annualValue', annual?.amount)
  keep(facts, 'vatRate', vatRateOf(reading))
  keep(facts, 'irrecoverableVat', lost?.amount)
}

function vatRateOf(reading: Reading): Decimal | undefined {
  const words = wordsIn(reading, 'vatRate')?.toLowerCase()
  if (!words) return undefined
  if (/zero|exempt|outside|^nil$/.test(words)) return new Decimal(0)
  const figure = /^(\d{1,2}(?:\.\d{1,2})?|\.\d{1,4}) ?(%|percent|per cent)?$/.exec(words)
  if (figure) {
    const rate = new Decimal(figure[1]!)
    return !figure[2] && rate.lt(1) ? rate : rate.div(100)
  }
  reading.note('vatRate', `${quoted(words)} is not a rate of VAT, so it is left out.`)
  return undefined
}

/** CPV codes with or without their check figure, with or without words round them; a lost first nought is put back. */
function cpvOf(reading: Reading): string[] | undefined {
  const words = wordsIn(reading, 'cpv')
  if (!words) return undefined
  const codes = [...words.matchAll(/(?<!\d)(\d{8}|[39]\d{6})(?:-\d)?(?!\d)/g)].map(([, code]) =>
    code!.padStart(8, '0'),
  )
  if (codes.length > 0) return [...new Set(codes)]
  reading.fault(
    'cpv',
    `${quoted(words)} holds no CPV code. A code has eight figures, such as 45000000; or leave it empty.`,
  )
  return undefined
}

function teamOf(reading: Reading): string | undefined {
  const team = wordsIn(reading, 'contactTeam')
  if (!team || !namesPerson(team)) return team
  reading.note('contactTeam', 'Left out, because it looks like a person’s details. Give the name of a team.')
  return undefined
}

function keepFramework(reading: Reading, facts: ContractFacts): void {
  const words = wordsIn(reading, 'framework')
  if (!words) return
  const answer = yesOrNo(words)
  const isNot = /^(?:no\b|not\b|contract$|stand[- ]?alone|one[- ]off)/i.test(words)
  const isOne = /^(?:yes\b.{0,3}|framework(?: agreement)?|(?:framework )?call[- ]?off(?: contract)?)$/i.test(
    words,
  )
  facts.framework = answer ?? !isNot
  if (answer === undefined && !isNot && !isOne) facts.frameworkName = words
}

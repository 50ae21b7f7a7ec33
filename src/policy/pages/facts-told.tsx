import { type Day, longDay } from '../../language/day.ts'
import { exactMoney } from '../../language/money.ts'
import { Decimal } from '../../language/quantity.ts'
import { SummaryList } from '../../web/components/summary-list.tsx'
import { listed } from '../duty-words.ts'
import type { SpecialFact } from '../typed-check.ts'
import type { WrittenFacts } from '../written-facts.ts'

const notSaid = <span class="gm-muted">Not said</span>

const specialWords: Record<SpecialFact, string> = {
  lightTouch: 'light-touch services',
  healthCare: 'health care services',
  framework: 'a framework',
  callOff: 'a call-off',
  concession: 'a concession',
  urgent: 'urgent',
}

/** The facts a check was made with, a line each; what was not said is said to be so. */
export function FactsTold({ facts }: { facts: WrittenFacts }) {
  return (
    <SummaryList
      rows={[
        { key: 'What is bought', value: kindWords(facts) },
        { key: 'Estimated value', value: valueWords(facts) ?? notSaid },
        { key: 'Rate of VAT', value: rateWords(facts) ?? notSaid },
        { key: 'Begins', value: facts.commences ? longDay(facts.commences as Day) : notSaid },
        { key: 'Is it special?', value: specialTold(facts) },
      ]}
    />
  )
}

function kindWords({ kind, mainPart }: WrittenFacts): string {
  if (kind !== 'mixed') return capital(kind)
  return mainPart ? `A mixture, mainly ${mainPart}` : 'A mixture; its main part is not said'
}

function valueWords({ estimatedValue, valueIncludesVat }: WrittenFacts): string | undefined {
  if (estimatedValue === undefined) return undefined
  const value = exactMoney(new Decimal(estimatedValue))
  if (valueIncludesVat === undefined) return `${value}; whether with VAT is not said`
  return `${value} ${valueIncludesVat ? 'with VAT' : 'without VAT'}`
}

function rateWords({ vatRate }: WrittenFacts): string | undefined {
  if (vatRate === undefined) return undefined
  return vatRate === '0' ? 'No VAT' : `${vatRate}%`
}

function specialTold(facts: WrittenFacts): string {
  const names = Object.keys(specialWords) as SpecialFact[]
  const are = names.filter((name) => facts[name])
  const open = names.filter((name) => facts[name] === undefined)
  const words = are.length > 0 ? capital(listed(are.map((name) => specialWords[name]))) : ''
  if (open.length === names.length) return 'Not said'
  if (open.length > 0)
    return `${words || 'Partly known'}. Not said: ${listed(open.map((name) => specialWords[name]))}`
  return words || 'None of the special cases'
}

function capital(text: string): string {
  return text.replace(/^./, (letter) => letter.toUpperCase())
}

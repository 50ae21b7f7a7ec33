import { type Quarter, quarterFrom, quarterWords } from '../../../language/quarter.ts'
import { BackNavigation } from '../../../web/components/back-link.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, show, type Visit } from '../../../web/visit.ts'
import { askForReturns } from '../../permissions.ts'
import { answerBy, periodsDue, quarterJustEnded } from '../../return.ts'
import { ask, type ContractToAsk, contractsToAsk, rhythmOf } from '../../store.ts'
import { tellingOf } from '../telling.ts'
import { AskMany, keyOf } from './many.tsx'

export const askForReturnsPage = definePage({
  path: pattern.askForReturns(),
  allow: askForReturns,
  async get(visit) {
    return showMany(visit, quarterAsked(visit.query.get('quarter'), visit))
  },
  async post(visit) {
    const { tx, today, form, urls } = visit
    const quarter = quarterAsked(form.text('quarter'), visit)
    const chosen = new Set(form.all('contract'))
    if (chosen.size === 0) return showMany(visit, quarter, 'Tick at least one contract')
    const { answerDays } = await rhythmOf(tx)
    let asked = 0
    for (const of of await contractsIn(visit, quarter)) {
      if (!chosen.has(keyOf(of)) || !of.email) continue
      const proposed = { quarter, due: answerBy(quarter, today, answerDays), email: of.email }
      const decision = await ask(tx, tellingOf(visit), { ...of, returns: [] }, { proposed, today })
      if (decision.accepted) asked += 1
    }
    return goTo(urls.askForReturns({ quarter, asked: String(asked) }))
  },
})

async function showMany(visit: Visit, quarter: Quarter, error?: string): Promise<Answer> {
  const contracts = await contractsIn(visit, quarter)
  const title = `Ask for returns for ${quarterWords(quarter)}`
  return show(
    {
      title,
      current: 'work',
      width: 'wide',
      before: <BackNavigation href={visit.urls.returns()} />,
      body: (
        <AskMany
          visit={visit}
          title={title}
          quarter={quarter}
          contracts={contracts}
          answerDays={(await rhythmOf(visit.tx)).answerDays}
          error={error}
        />
      ),
    },
    error ? 422 : 200,
  )
}

function quarterAsked(text: string | null, { today }: Visit): Quarter {
  return quarterFrom(text ?? '') ?? quarterJustEnded(today)
}

/** Those whose term the quarter falls in; a contract looked after by somebody else is shown too. */
async function contractsIn({ tx, today }: Visit, quarter: Quarter): Promise<ContractToAsk[]> {
  const all = await contractsToAsk(tx, quarter)
  return all.filter(({ term }) => periodsDue(term, today).includes(quarter))
}

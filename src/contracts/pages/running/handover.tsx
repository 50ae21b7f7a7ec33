import { dayIn as dayOfMoment, longDay } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { namesOf } from '../../../parties/store.ts'
import { Button } from '../../../web/components/button.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import { runContracts, seeContracts } from '../../permissions.ts'
import { type HandoverRefusal, handoverRefusals } from '../../running/handover-record.ts'
import type { Prepared } from '../../running/prepared.ts'
import {
  type ContractRecord,
  handoverOwed,
  handoverRecordsOf,
  handOverContract,
  prepareContract,
  type PreparingNeeds,
} from '../../store.ts'
import { contractFound } from '../found.ts'
import { runningPage } from './frame.tsx'
import { PreparedShown } from './prepared.tsx'

/** Writes down, for whoever looks after the contract next, what no record here tells. */
export function writeHandoverPage(needs: PreparingNeeds): Page {
  return definePage({
    path: pattern.newHandoverRecord(':contract'),
    allow: runContracts,
    async get(visit) {
      const contract = await contractFound(visit)
      if (!contract) return notFound()
      const prepared = await prepareContract(visit.tx, contract.id, needs)
      return form(visit, contract, { prepared, typed: { wordOfMouth: '', whoKnows: '' } })
    },
    async post(visit) {
      const { tx, form: sent, urls } = visit
      const contract = await contractFound(visit, { lock: true })
      if (!contract) return notFound()
      const typed = { wordOfMouth: sent.text('wordOfMouth'), whoKnows: sent.text('whoKnows') }
      const words = { ...typed, whoKnows: typed.whoKnows || null }
      const decision = await handOverContract(tx, contract, needs, words)
      if (decision.accepted) return goTo(urls.handoverRecord(contract.id, decision.fact))
      const prepared = await prepareContract(tx, contract.id, needs)
      return form(visit, contract, { prepared, typed, because: decision.because })
    },
  })
}

interface FormShown {
  prepared: Prepared
  typed: { wordOfMouth: string; whoKnows: string }
  because?: HandoverRefusal
}

async function form(
  visit: Visit,
  contract: ContractRecord,
  { prepared, typed, because }: FormShown,
): Promise<Answer> {
  const refusal = because && handoverRefusals[because]
  const errors: Record<string, string> = refusal ? { [refusal.field]: refusal.sentence } : {}
  const owed = await handoverOwed(visit.tx, contract.id)
  const names = await namesOf(visit.tx, [owed?.from ?? null, owed?.to ?? null])
  const lede = owed
    ? `The contract went from ${names.get(owed.from) ?? 'somebody who left'} to ${owed.to ? (names.get(owed.to) ?? 'somebody who left') : 'nobody yet'} on ${longDay(dayOfMoment(owed.at))}. What is recorded stands below. Add what is only in somebody’s head.`
    : 'What is recorded stands below. Add what is only in somebody’s head.'
  return runningPage(visit, contract, {
    title: 'Write a handover record',
    lede,
    errors,
    children: (
      <>
        <PreparedShown prepared={prepared} />
        <form method="post" novalidate>
          <Textarea
            name="wordOfMouth"
            label="What was agreed by word of mouth"
            hint="On the phone, at a meeting, in the corridor. If nothing was, say that."
            rows={5}
            value={typed.wordOfMouth}
            error={errors.wordOfMouth}
          />
          <Textarea
            name="whoKnows"
            label="Who knows more (optional)"
            hint="By their post: the site manager, the school’s business manager"
            rows={3}
            value={typed.whoKnows}
            error={errors.whoKnows}
          />
          <Button preventDoubleClick>Keep the handover record</Button>
        </form>
      </>
    ),
  })
}

/** One handover record, to read and to print. */
export const readHandoverPage = definePage({
  path: pattern.handoverRecord(':contract', ':record'),
  allow: seeContracts,
  async get(visit) {
    const contract = await contractFound(visit)
    const id = visit.params.record ?? ''
    const records = contract && isId(id) ? await handoverRecordsOf(visit.tx, contract.id) : []
    const record = records.find((each) => each.id === id)
    if (!contract || !record) return notFound()
    const names = await namesOf(visit.tx, [record.from, record.to, record.recordedBy])
    const named = (person: string | null) => (person ? (names.get(person) ?? 'Somebody who left') : undefined)
    const row = (key: string, value: string | null | undefined) =>
      value ? { key, value: <span class="gm-story">{value}</span> } : undefined
    return runningPage(visit, contract, {
      title: 'Handover record',
      about: `Written on ${longDay(dayOfMoment(record.recordedAt))}`,
      children: (
        <>
          <SummaryList
            rows={[
              row('From', named(record.from)),
              row('To', named(record.to)),
              row('Written by', named(record.recordedBy)),
              row('Agreed by word of mouth', record.wordOfMouth),
              row('Who knows more', record.whoKnows),
            ]}
          />
          <PreparedShown prepared={record.prepared} />
        </>
      ),
    })
  },
})

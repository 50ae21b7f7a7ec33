import type { Day } from '../../language/day.ts'
import { accept, type Decision } from '../../language/decision.ts'
import { quarterMonths } from '../../language/quarter.ts'
import type { Tx } from '../../platform/tx.ts'
import { declare, declaredWords, type DeclarationRefusal, type DeclarationTyped } from '../declaration.ts'
import { isWaiting } from '../delivery-state.ts'
import { checkedBy } from '../return.ts'
import type { Answering, Line } from './answering.ts'
import { addRow, removeEvidence } from './evidence.ts'
import { addEvidenceLater } from './sending.ts'

/**
 * The supplier signs a declaration of one line of its return, in the place of lists of people. Signed again before sending it
 * stands in the place of the first; while the delivery waits it goes to the council at once.
 */
export async function signDeclaration(
  tx: Tx,
  { answering: { return: record }, line }: { answering: Answering; line: Line },
  typed: DeclarationTyped,
  today: Day,
): Promise<Decision<string, DeclarationRefusal>> {
  const decision = declare(typed, { keptFrom: checkedBy(today) })
  if (!decision.accepted) return decision
  const { people, records, keptUntil, role } = decision.fact
  const { commitment, title, sent } = line.owed
  const earlier = line.evidence.filter(({ kind }) => kind === 'declaration')
  for (const { id } of earlier) await removeEvidence(tx, record.id, id)
  const of = { supplier: record.supplierName, title, quarter: quarterMonths(record.quarter) }
  const id = await addRow(
    tx,
    { returnId: record.id, commitment },
    {
      kind: 'declaration',
      name: `Signed declaration, ${people} ${people === 1 ? 'person' : 'people'}`,
      said: declaredWords(of, decision.fact),
      by_role: role,
      on_day: today,
      counted: people,
      records,
      kept_until: keptUntil,
    },
  )
  if (sent.some(({ state }) => isWaiting(state))) await addEvidenceLater(tx, record, commitment)
  return accept(id)
}

import { giveCommitments, giveContracts, measureCommitments } from '../../../contracts/store.ts'
import { accept, type Decision, refuse } from '../../../language/decision.ts'
import { measureOf } from '../../../measurement/store.ts'
import { staffRoles } from '../../../parties/index.ts'
import { peopleWithRole, personName } from '../../../parties/store.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Against } from '../../attention.ts'
import { type MarkRefusal, markRows, type ProposedMark } from '../../mark.ts'
import { settleCommitments } from '../roll-ups.ts'
import type { AttentionFilter } from './filter.ts'
import { recordMarks } from './marks.ts'
import { type ChosenRow, chosenRows } from './rows.ts'
import { unreportedOf } from './unreported.ts'

/** What is done about rows. Of commitments that nobody looks after, `assigned` says who does: of them, or of their contracts. */
export type ProposedAct =
  (ProposedMark & { owns?: 'commitments' | 'contracts' }) | { act: 'measured'; measure: string }

export type ActRefusal = MarkRefusal | 'no-measure' | 'not-of-this-kind' | 'nobody-named'

/** How many rows it was done about, and how many could not be: something was reported by their measure, or they are promises of notices. */
export interface ActDone {
  done: number
  left: number
}

interface Acting {
  filter: AttentionFilter
  against: Against
  /** Rows by their ids, or all that match. Those that no longer need attention are passed over. */
  chosen: readonly string[] | 'all'
  act: ProposedAct
}

/** Does something about rows that need attention, many at once: the decision, and what it comes to. */
export async function actOn(
  tx: Tx,
  { filter, against, chosen, act }: Acting,
): Promise<Decision<ActDone, ActRefusal>> {
  const isPuttingBack = act.act === 'put-back'
  const rows = await chosenRows(tx, { ...filter, dismissed: isPuttingBack }, against, chosen)
  if (act.act === 'measured')
    return rows.length === 0 ? refuse('nothing-chosen') : measure(tx, filter, rows, act.measure)
  const staff = new Set(
    (await peopleWithRole(tx))
      .filter(({ roles }) => roles.some((role) => (staffRoles as string[]).includes(role)))
      .map(({ id }) => id),
  )
  const decision = markRows(act, { chosen: rows.length, staff, today: against.today })
  if (!decision.accepted) return decision
  if (act.act === 'kept') return keep(tx, filter, rows)
  if (filter.kind === 'no-owner' && act.act === 'assigned') return give(tx, rows, act)
  await recordMarks(tx, filter.kind, rows, decision.fact)
  return accept({ done: rows.length, left: 0 })
}

const becauseNobody = 'Nobody looked after it.'

/** Whoever is to deal with a commitment that nobody looks after, looks after it. A day stays a mark of what is then theirs. */
async function give(
  tx: Tx,
  rows: readonly ChosenRow[],
  { who, owns = 'commitments' }: { who: string | null; owns?: 'commitments' | 'contracts' },
): Promise<Decision<ActDone, ActRefusal>> {
  if (who === null) return refuse('nobody-named')
  const owner = { id: who, name: (await personName(tx, who)) ?? 'Somebody' }
  if (owns === 'contracts')
    await giveContracts(
      tx,
      [...new Set(rows.flatMap(({ contract }) => contract ?? []))],
      owner,
      becauseNobody,
    )
  else
    await giveCommitments(
      tx,
      rows.map(({ subject }) => subject),
      owner,
      becauseNobody,
    )
  return accept({ done: rows.length, left: 0 })
}

async function keep(
  tx: Tx,
  { kind }: AttentionFilter,
  rows: readonly ChosenRow[],
): Promise<Decision<ActDone, ActRefusal>> {
  if (kind !== 'no-measure') return refuse('not-of-this-kind')
  const found = rows.filter(({ of }) => of === 'commitment')
  const measures = [...new Set(found.map(({ about }) => about))]
  if (measures.length === 0) return refuse('nothing-chosen')
  await recordMarks(
    tx,
    kind,
    measures.map((subject) => ({ subject, about: 'kept' })),
    { act: 'kept' },
  )
  return accept({ done: found.length, left: rows.length - found.length })
}

async function measure(
  tx: Tx,
  { kind }: AttentionFilter,
  rows: readonly ChosenRow[],
  chosen: string,
): Promise<Decision<ActDone, ActRefusal>> {
  if (kind !== 'no-measure') return refuse('not-of-this-kind')
  const as = await measureOf(tx, chosen)
  const first = as?.outcomes[0]
  if (!as || !first) return refuse('no-measure')
  const ids = rows.filter(({ of }) => of === 'commitment').map(({ subject }) => subject)
  const outcomes = new Map(
    (await unreportedOf(tx, ids)).map(({ id, outcome }) => [
      id,
      as.outcomes.some((each) => each.id === outcome) ? outcome : first.id,
    ]),
  )
  const changed = await measureCommitments(
    tx,
    { measure: as.id, name: as.name, outcomes },
    'A file’s own words had been taken for a measure.',
  )
  await settleCommitments(tx, changed)
  return accept({ done: changed.length, left: rows.length - changed.length })
}

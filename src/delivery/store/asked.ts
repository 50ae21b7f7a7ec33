import type { Day } from '../../language/day.ts'
import { accept, type Decision } from '../../language/decision.ts'
import type { Tx } from '../../platform/tx.ts'
import { askingLetter, newLinkLetter } from '../letters.ts'
import { askForReturn, type AskRefusal, type ReturnTerm } from '../return.ts'
import { recordAsked } from './asking.ts'
import { putInBundles } from './bundles/bundling.ts'
import { tellBundles } from './bundles/telling.ts'
import type { ReturnRecord } from './return-record.ts'
import { newLink, tell, type Telling } from './telling.ts'

/** Of whom a return is asked, and about what. */
export interface Asking {
  contract: string
  contractTitle: string
  supplier: string
  name: string
  term: ReturnTerm
  returns: readonly { quarter: string; state: ReturnRecord['state'] }[]
}

/** Asks a supplier for a return, when that may be: the return, its link and the letter. Answers with the return's id. */
export async function ask(
  tx: Tx,
  telling: Telling,
  of: Asking,
  { proposed, today }: { proposed: { quarter: string; due: Day | undefined; email: string }; today: Day },
): Promise<Decision<string, AskRefusal>> {
  const state = of.returns.find(({ quarter }) => quarter === proposed.quarter)?.state
  const decision = askForReturn(of.term, { ...proposed, ...(state ? { state } : {}) }, today)
  if (!decision.accepted) return decision
  const { quarter, due, email } = decision.fact
  const { contract, contractTitle, supplier, name } = of
  const id = await recordAsked(tx, { contract, supplier, supplierName: name }, decision.fact)
  const { bundles } = await putInBundles(tx, [{ id, contract, supplier, quarter, due, email }], {
    moves: true,
  })
  if (bundles.length > 0) {
    await tellBundles(tx, telling, bundles, { kind: 'asks' })
    return accept(id)
  }
  const link = await newLink(tx, telling, { returnId: id, email, endsOthers: true })
  const about = { authority: telling.authority, contractTitle, quarter }
  await tell(tx, telling, email, askingLetter(about, { due, ...link }), id)
  return accept(id)
}

/**
 * Sends a new link to the address the return was asked of, or to another one that it is asked of from then on; the links
 * before it end. False when it was never asked of anybody.
 */
export async function renewLink(
  tx: Tx,
  telling: Telling,
  of: ReturnRecord,
  another?: string,
): Promise<boolean> {
  const email = another ?? of.askedOf ?? of.sentBy
  if (!email || of.state === 'cancelled') return false
  if (another && another !== of.askedOf) await moveReturn(tx, of.id, another)
  const link = await newLink(tx, telling, { returnId: of.id, email, endsOthers: true })
  const about = { authority: telling.authority, contractTitle: of.contractTitle, quarter: of.quarter }
  await tell(tx, telling, email, newLinkLetter(about, link), of.id)
  tx.note({
    action: 'return-link-renewed',
    subject: 'return',
    id: of.id,
    words: `Sent a new link for the return of ${of.supplierName}; the one before ended.`,
  })
  return true
}

/** The return is asked of another address: no decision, and no part of the record's seal. */
async function moveReturn(tx: Tx, id: string, email: string): Promise<void> {
  await tx
    .updateTable('return')
    .set({ asked_of: email })
    .where('authority_id', '=', tx.authority)
    .where('return_id', '=', id)
    .execute()
}

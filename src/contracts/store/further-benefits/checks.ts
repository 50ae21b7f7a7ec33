import type { Day } from '../../../language/day.ts'
import { Decimal } from '../../../language/quantity.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Finding, ModificationAnswer } from '../../modification/check.ts'
import type { ModificationFacts } from '../../modification/facts.ts'

/** A kept check whether something changes the contract. */
export interface ModificationCheckRecord extends ModificationAnswer {
  id: string
  facts: ModificationFacts
  recordedAt: Date
  recordedBy: string | null
}

interface FactsKept extends Omit<ModificationFacts, 'change' | 'earlierChanges' | 'estimated' | 'commenced'> {
  commenced: Day | null
  change: string
  earlierChanges: string
  estimated: string | null
}

/** The checks of one further benefit, the newest first. */
export async function modificationChecksOf(tx: Tx, benefit: string): Promise<ModificationCheckRecord[]> {
  const rows = await tx
    .selectFrom('modification_check')
    .selectAll()
    .where('authority_id', '=', tx.authority)
    .where('further_benefit_id', '=', benefit)
    .orderBy('modification_check_id', 'desc')
    .execute()
  return rows.map((row) => {
    const facts = row.facts as FactsKept
    const { law, findings } = row.findings as { law: string | null; findings: Finding[] }
    return {
      id: row.modification_check_id,
      answer: row.answer as ModificationAnswer['answer'],
      law,
      findings,
      facts: {
        ...facts,
        change: new Decimal(facts.change),
        earlierChanges: new Decimal(facts.earlierChanges),
        estimated: facts.estimated === null ? null : new Decimal(facts.estimated),
      },
      recordedAt: row.recorded_at,
      recordedBy: row.recorded_by,
    }
  })
}

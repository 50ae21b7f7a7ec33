import type { Day } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'
import { unitWords } from '../../measurement/index.ts'
import type { Tx } from '../../platform/database.ts'
import { type BurnUp, burnUpOf, type ByQuarter, shownForecast } from '../burn-up.ts'
import type { ContractsNeeds, EarlierDelivery, Progress } from '../needs.ts'
import { type CommitmentRecord, commitmentsOf, type ContractRecord } from '../store.ts'

/** A commitment with all that says how it is going. */
export interface GoingOne {
  commitment: CommitmentRecord
  progress: Progress
  quarters: ByQuarter
  earlier: EarlierDelivery[]
  going: BurnUp
}

const nought = new Decimal(0)

/** Nothing was reported yet. */
export const noProgress: Progress = {
  reported: nought,
  verified: nought,
  waiting: 0,
  earlier: { reported: nought, accepted: nought },
}

/** The standing commitments of a contract with how each is going, by the day they are due. */
export async function goingOf(
  tx: Tx,
  needs: Pick<ContractsNeeds, 'progressOf' | 'progressByQuarter' | 'earlierOf'>,
  contract: ContractRecord,
  today: Day,
): Promise<GoingOne[]> {
  const standing = (await commitmentsOf(tx, contract.id)).filter(({ withdrawnOn }) => !withdrawnOn)
  const ids = standing.map(({ id }) => id)
  const progress = await needs.progressOf(tx, ids)
  const byQuarter = await needs.progressByQuarter(tx, ids)
  const earlier = Map.groupBy(await needs.earlierOf(tx, ids), (one) => one.commitment)
  return standing.map((commitment) => {
    const of = { quarters: byQuarter.get(commitment.id)!, earlier: earlier.get(commitment.id) ?? [] }
    const going = burnUpOf(commitment, of, { starts: contract.starts, today })
    return { commitment, progress: progress.get(commitment.id) ?? noProgress, ...of, going }
  })
}

/** "24 hours", or that there is none yet. */
export function forecastCell({ commitment, going: { forecast } }: GoingOne): string {
  return forecast.is === 'too-early' ? 'Too early' : unitWords(commitment, shownForecast(forecast.quantity))
}

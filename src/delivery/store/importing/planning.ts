import { createHash, hash } from 'node:crypto'
import {
  commitmentRefusal,
  type Change,
  type Commitment,
  type CommitmentPart,
  commitmentParts,
  recordCommitment,
  standings,
  takeFromFile,
} from '../../../contracts/index.ts'
import { type CommitmentKnown, commitmentsOn } from '../../../contracts/store.ts'
import { type Day, longDay } from '../../../language/day.ts'
import { type Decimal, quantityWords } from '../../../language/quantity.ts'
import { quarterCode } from '../../../language/quarter.ts'
import type { Tx } from '../../../platform/tx.ts'
import { lastDayTold } from '../../tracker/commitment-of-row.ts'
import { commitmentDigest, commitmentFrom, commitmentKey } from '../../tracker/commitment-planned.ts'
import { loosely } from '../../../language/loosely.ts'
import { type ContractKnown } from '../../tracker/contract-match.ts'
import type { CommitmentTold, DeliveredTold } from '../../tracker/told.ts'
import type { ContractsOfTracker, Resolved } from './contracts-of-tracker.ts'
import { type EarlierKept, earlierOf, quartersReported } from './earlier.ts'
import type { OwnersOfTracker } from './owners-of-tracker.ts'
import type { MeasureChosen, MeasuresOfTracker } from './measures-of-tracker.ts'

/** A delivery that a file tells of, and what it says otherwise than the records. */
export interface DeliveryPlanned {
  told: DeliveredTold
  replaces: string | null
}

/** A commitment of a file, and what bringing it in would do. */
export interface CommitmentPlanned {
  told: CommitmentTold
  resolved: Extract<Resolved, { is: 'known' | 'new' }>
  measure: MeasureChosen
  commitment: Commitment
  key: string
  digest: string
  change: Change
  known: CommitmentKnown | undefined
  deliveries: DeliveryPlanned[]
  changes: string[]
}

/** What finds the records that a tracker's words mean. */
export interface Finding {
  contracts: ContractsOfTracker
  measures: MeasuresOfTracker
  people: OwnersOfTracker
}

type Say = (told: CommitmentTold, severity: 'refused' | 'warning', message: string) => void

/** Decides, commitment by commitment, what a file does to the records. */
export class Planning {
  readonly #tx: Tx
  readonly #say: Say
  readonly #contracts: ContractsOfTracker
  readonly #measures: MeasuresOfTracker
  readonly #people: OwnersOfTracker
  readonly #digest = createHash('sha256')
  readonly #seen = new Set<string>()

  constructor(tx: Tx, { contracts, measures, people }: Finding, say: Say) {
    this.#tx = tx
    this.#contracts = contracts
    this.#measures = measures
    this.#people = people
    this.#say = say
  }

  /** The fingerprint of all that was planned. */
  digest(): string {
    return this.#digest.digest('hex')
  }

  async plan(told: readonly CommitmentTold[]): Promise<CommitmentPlanned[]> {
    const placed = told.flatMap((one) => this.#place(one) ?? [])
    const contracts = [...new Set(placed.map(({ resolved }) => resolved.contract.id))].filter(isKept)
    const standing = Map.groupBy(await commitmentsOn(this.#tx, contracts), ({ contract }) => contract)
    const ids = [...standing.values()].flat().map(({ id }) => id)
    const earlier = Map.groupBy(await earlierOf(this.#tx, ids), ({ commitment }) => commitment)
    const reported = await quartersReported(this.#tx, ids)
    return placed.map((planned) => {
      const known = knownAmong(standing.get(planned.resolved.contract.id) ?? [], planned)
      const reportedHere = known && reported.get(known.id)
      this.#against(planned, known, reportedHere !== undefined)
      const kept = known ? (earlier.get(known.id) ?? []) : []
      planned.deliveries = known?.withdrawnOn ? [] : this.#deliveries(planned.told, kept, reportedHere)
      this.#take(planned)
      return planned
    })
  }

  #place(told: CommitmentTold): CommitmentPlanned | undefined {
    const resolved = this.#contracts.of(told)
    if (resolved.is === 'left-out') return undefined
    if (resolved.is === 'none') return this.#refuse(told, resolved.message)
    const { contract } = resolved
    const supplier = this.#supplierOf(told, contract)
    if (!supplier) return undefined
    const due = told.due ?? contract.ends ?? this.#lastTold(told)
    if (!due)
      return this.#refuse(
        told,
        'Nothing says by when it is due: neither the row nor its contract. Add the day.',
      )
    // After what refuses a row: a row that is left out brings no measure.
    const measure = this.#measures.of(told)
    if (!measure)
      return this.#refuse(told, 'The council has no outcome to count this under. Adopt a policy first.')
    if (told.quantity === null)
      this.#say(told, 'warning', 'No figure is promised, so it is counted as one, with its story.')
    const owner = this.#people.of(told.owner)
    const chosen = { supplier, measure: measure.id, outcome: measure.outcome, due, owner }
    const commitment = this.#decide(told, commitmentFrom(told, chosen), contract)
    if (!commitment) return undefined
    const key = commitmentKey(told)
    const place = hash('sha256', `${contract.id} ${key}`, 'base64')
    if (this.#seen.has(place))
      return this.#refuse(told, 'This commitment stands in the file twice. Keep one of the two.')
    this.#seen.add(place)
    const digest = commitmentDigest(told, measure.name, owner)
    return {
      told,
      resolved,
      measure,
      commitment,
      key,
      digest,
      change: 'added',
      known: undefined,
      deliveries: [],
      changes: [],
    }
  }

  #refuse(told: CommitmentTold, message: string): undefined {
    this.#say(told, 'refused', message)
  }

  #supplierOf(told: CommitmentTold, { suppliers }: ContractKnown): string | undefined {
    const named = suppliers.find(({ name }) => loosely(name) === loosely(told.contract.supplier ?? ''))
    if (named) return named.id
    if (suppliers.length === 1) {
      if (told.contract.supplier)
        this.#say(
          told,
          'warning',
          `The row names “${told.contract.supplier}”; the contract’s supplier is ${suppliers[0]!.name}, who is taken.`,
        )
      return suppliers[0]!.id
    }
    const message =
      suppliers.length === 0
        ? 'The contract has no supplier yet. Add one on its page first.'
        : 'The contract has several suppliers. Say in the row which of them promised this.'
    return this.#refuse(told, message)
  }

  #lastTold(told: CommitmentTold): Day | null {
    const last = lastDayTold(told)
    if (last)
      this.#say(
        told,
        'warning',
        `Nothing says by when it is due, so it is the end of the last quarter: ${longDay(last)}.`,
      )
    return last
  }

  /** The commitment as it may stand; a plan by quarter that can't stand is left out, and said. */
  #decide(told: CommitmentTold, proposed: Commitment, contract: ContractKnown): Commitment | undefined {
    const { starts, ends, suppliers } = contract
    const term = { starts, ends, suppliers: suppliers.map(({ id }) => id), withdrawn: false }
    if (told.planned.size > 0 && proposed.profile === 'once')
      this.#say(
        told,
        'warning',
        'The quarters planned don’t add up to the whole, so the plan by quarter is left out.',
      )
    const decision = recordCommitment(term, proposed)
    if (decision.accepted) return decision.fact
    const once = recordCommitment(term, { ...proposed, profile: 'once', targets: new Map() })
    const { sentence } = commitmentRefusal(decision.because, term)
    if (!once.accepted) return this.#refuse(told, `${commitmentRefusal(once.because, term).sentence}.`)
    this.#say(told, 'warning', `${sentence}, so the plan by quarter is left out.`)
    return once.fact
  }

  /** What a newer file changes of what stands here; what was entered here since it was last brought in stays. */
  #against(planned: CommitmentPlanned, known: CommitmentKnown | undefined, isReportedOn: boolean): void {
    if (!known) return
    const { told, commitment: file, contract } = { ...planned, contract: planned.resolved.contract }
    planned.known = known
    planned.change = 'unchanged'
    planned.commitment = known
    if (known.withdrawnOn) return this.#say(told, 'warning', withdrawnHere)
    if (known.key === null) return this.#say(told, 'warning', recordedHere)
    if (known.digest === planned.digest) return
    const fixed = isReportedOn ? (['counted'] as const) : []
    const taken = takeFromFile({ here: known, before: known.fileSaid, file, fixed })
    if (taken.kept.length > 0)
      this.#say(told, 'warning', keptWords(taken.kept, this.#changesIn(known, file, planned.measure.name)))
    if (taken.changed.length === 0) return
    const commitment = this.#decide(told, taken.commitment, contract)
    if (!commitment) return
    planned.change = 'changed'
    planned.commitment = commitment
    planned.changes = this.#changesIn(known, commitment, planned.measure.name)
  }

  #changesIn(known: CommitmentKnown, said: Commitment, measure: string): string[] {
    const owner = (id: string | null) => this.#people.nameOf(id)
    const rows: [string, string, string][] = [
      ['Title', known.title, said.title],
      ['Promised', quantityWords(known.quantity), quantityWords(said.quantity)],
      ['Due', longDay(known.due), longDay(said.due)],
      ['Counted as', known.measureName, said.measure === known.measure ? known.measureName : measure],
      ['Looked after by', owner(known.owner), owner(said.owner ?? known.owner)],
      ['How firm', standings[known.standing], standings[said.standing]],
    ]
    return rows.filter(([, was, is]) => was !== is).map(([what, was, is]) => `${what}: ${was}, now ${is}.`)
  }

  #deliveries(
    told: CommitmentTold,
    kept: readonly EarlierKept[],
    reported: ReadonlySet<string> | undefined,
  ): DeliveryPlanned[] {
    return told.delivered.flatMap((one) => {
      const before = kept.find(({ quarter }) => quarter === one.quarter)
      if (before && isSame(before, one)) return []
      const hereInstead = before?.confirmedBy ? confirmedHere : reportedInstead(one, reported)
      if (hereInstead) {
        this.#say(told, 'warning', hereInstead)
        return []
      }
      return [{ told: one, replaces: before?.id ?? null }]
    })
  }

  #take({ key, change, known, resolved, measure, deliveries }: CommitmentPlanned): void {
    const version = change === 'unchanged' ? '' : (known?.version ?? 0)
    const told = deliveries.map(
      ({ told: { quarter }, replaces }) => `${quarter ?? 'to date'}<${replaces ?? ''}`,
    )
    this.#digest.update(
      `${resolved.contract.id} ${measure.id} ${change} ${version} ${key} ${told.join(' ')}\n`,
    )
  }
}

function isKept(id: string): boolean {
  return !id.startsWith('new ')
}

/** The commitment that an earlier file brought under the same key; else one that a person recorded under the same title. */
function knownAmong(
  standing: readonly CommitmentKnown[],
  { key, told }: CommitmentPlanned,
): CommitmentKnown | undefined {
  if (standing.length === 0) return undefined
  const title = loosely(told.title)
  const ofFile = standing.filter((one) => one.key === key)
  return (
    ofFile.find(({ withdrawnOn }) => withdrawnOn === null) ??
    ofFile[0] ??
    standing.find((one) => one.key === null && loosely(one.title) === title)
  )
}

function isSame(kept: EarlierKept, told: DeliveredTold): boolean {
  const equal = (a: Decimal | null, b: Decimal | null) => (a === null || b === null ? a === b : a.eq(b))
  return (
    equal(kept.reported, told.reported) &&
    equal(kept.accepted, told.accepted) &&
    kept.story === told.story &&
    kept.checkedBy === told.checkedBy &&
    kept.checkedOn === told.checkedOn
  )
}

const confirmedHere =
  'What an earlier file told was confirmed here with evidence, and that counts. What this file tells of it is left out.'

/** Why a figure of the file is left out: something was reported here for the same time, and nothing is counted twice. */
function reportedInstead(
  { quarter }: DeliveredTold,
  reported: ReadonlySet<string> | undefined,
): string | undefined {
  if (!reported || reported.size === 0) return undefined
  if (quarter === null)
    return 'Something was reported here, and the file’s figure up to its day doesn’t say of which quarter, so it is left out.'
  return reported.has(quarter)
    ? `Something was reported for ${quarterCode(quarter)} here, so the file’s figures of that quarter are left out.`
    : undefined
}

const withdrawnHere =
  'Somebody withdrew this commitment here, so it stays withdrawn. Take it out of the file, or record it again on the contract’s page.'
const recordedHere = 'Somebody recorded this commitment here. It stays as they wrote it.'

function keptWords(kept: readonly CommitmentPart[], said: readonly string[]): string {
  const what = kept.map((part) => commitmentParts[part]).join(', ')
  const otherwise = said.length > 0 ? ` The file says otherwise: ${said.join(' ')}` : ''
  return `The ${what} stays as it was entered here.${otherwise}`
}

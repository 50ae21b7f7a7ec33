import { sql } from 'kysely'
import { addDays, addMonths, dayIn } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import { lastDayOf, type Quarter } from '../language/quarter.ts'
import {
  type Commitment,
  type ContractTerms,
  describeContract,
  recordCommitment,
} from '../contracts/index.ts'
import { addCommitment, addContract, discloseContract } from '../contracts/store.ts'
import { type DeliveryState, sendReturn, usualRhythm, verifyDelivery } from '../delivery/index.ts'
import {
  addWebLink,
  type DeliveryDecided,
  keepWaiting,
  recordAsked,
  recordSent,
  recordVerification,
  returnOf,
  setRhythm,
} from '../delivery/store.ts'
import type { Decision } from '../language/decision.ts'
import { type MeasureRecord, measuresOf } from '../measurement/store.ts'
import { settleCommitments } from '../performance/store.ts'
import type { Tx } from '../platform/database.ts'
import { settleOutputs } from '../register/store.ts'
import { asOf, type Beginning, beginAuthority, noon } from './begin.ts'
import { addCatchingUp } from './catching-up.ts'
import { addChanges } from './changing.ts'
import { setChecks, talkAboutWaiting } from './checking.ts'
import { addCorrections } from './correcting.ts'
import { districts } from './county.ts'
import { returnsEmailOf } from './people.ts'
import {
  type PlannedCommitment,
  type PlannedContract,
  type PlannedDelivery,
  planOfTheCounty,
  worldDay,
} from './plan.ts'
import { declareFor, showWhatWasSeen } from './evidence.ts'
import { measureContract } from './measured.ts'
import { addInvoicing } from './invoicing.ts'
import { addWhatGoesOn } from './running.ts'
import { workedExample } from './worked-example.ts'

/** Carries the whole plan out through the real decisions and stores, in the caller's one transaction; broken off when told to stop. */
export async function fillCounty(
  tx: Tx,
  authority: Parameters<typeof beginAuthority>[1],
  stop?: AbortSignal,
): Promise<Beginning> {
  const beginning = await beginAuthority(tx, authority)
  const filling = await Filling.begin(tx, beginning, stop)
  const plan = [workedExample, ...planOfTheCounty()]
  for (const contract of plan.toSorted(
    (a, b) => (a.kind === 'framework' ? -1 : 0) - (b.kind === 'framework' ? -1 : 0),
  )) {
    await filling.addContract(contract)
  }
  await setChecks(tx, beginning)
  await learnSizes(tx)
  await filling.sendReturns()
  await learnSizes(tx)
  await filling.decide()
  await showWhatWasSeen(tx, beginning, filling.seen())
  await filling.noticeWaiting()
  await filling.measure()
  await settleCommitments(tx, filling.commitments)
  const chosen = filling.chosen(plan)
  await settleCommitments(tx, await addWhatGoesOn(tx, beginning, chosen))
  await settleCommitments(tx, await addChanges(tx, beginning, chosen.running))
  await addCatchingUp(tx, beginning, chosen)
  await addCorrections(tx, beginning, chosen.running)
  await settleCommitments(tx, await addInvoicing(tx, beginning, { plan, idOf: (of) => filling.idOf(of) }))
  await setRhythm(tx, { ...usualRhythm, onSince: dayIn(tx.at) }, 0)
  return beginning
}

/** Tells the planner how large the tables have become: it knows nothing of rows that are not committed. Only the owner may. */
async function learnSizes(tx: Tx): Promise<void> {
  await sql`reset role`.execute(tx)
  await sql`analyze`.execute(tx)
  await sql`set local role goodmeasure_app`.execute(tx)
}

interface PlannedReturn {
  contract: string
  planned: PlannedContract
  quarter: Quarter
  lines: { commitment: string; title: string; delivery: PlannedDelivery }[]
}

interface ToDecide {
  delivery: DeliveryDecided
  state: DeliveryState
  decision: NonNullable<PlannedDelivery['decision']>
  by: string
}

class Filling {
  readonly commitments: string[] = []
  readonly #tx: Tx
  readonly #beginning: Beginning
  readonly #measures: Map<string, MeasureRecord>
  readonly #stop: AbortSignal | undefined
  readonly #contracts = new Map<string, string>()
  readonly #returns: PlannedReturn[] = []
  readonly #toDecide: ToDecide[] = []

  constructor(tx: Tx, beginning: Beginning, measures: Map<string, MeasureRecord>, stop?: AbortSignal) {
    this.#tx = tx
    this.#beginning = beginning
    this.#measures = measures
    this.#stop = stop
  }

  static async begin(tx: Tx, beginning: Beginning, stop?: AbortSignal): Promise<Filling> {
    const measures = await measuresOf(tx)
    return new Filling(tx, beginning, new Map(measures.map((measure) => [measure.code, measure])), stop)
  }

  /** Contracts with something to tell: the worked example, a few that run on, and those that end soon. */
  chosen(plan: readonly PlannedContract[]): { worked: string; running: string[]; ending: string[] } {
    const soon = addMonths(worldDay, 9)
    const known = plan.filter(
      ({ kind, heldBack, starts, owner }) =>
        kind === 'contract' && !heldBack && starts < worldDay && owner === 0,
    )
    const ids = (chosen: readonly PlannedContract[]) =>
      chosen.map(({ reference }) => this.#contracts.get(reference)!)
    return {
      worked: this.#contracts.get(workedExample.reference)!,
      running: ids(known.filter((each) => each !== workedExample && each.ends > soon).slice(0, 3)),
      ending: ids(known.filter(({ ends }) => ends > worldDay && ends <= soon)),
    }
  }

  /** The contract with this number. */
  idOf(reference: string): string {
    return this.#contracts.get(reference)!
  }

  async addContract(planned: PlannedContract): Promise<void> {
    this.#stop?.throwIfAborted()
    const owner = this.#owner(planned)
    const tx = asOf(this.#tx, noon(addDays(planned.starts, -20)), { kind: 'person', id: owner })
    const terms = fact(describeContract(this.#termsOf(planned, owner)))
    const contract = await addContract(tx, terms, { from: planned.starts })
    this.#contracts.set(planned.reference, contract)
    if (planned.heldBack) {
      const held = { disclosure: 'held-back', reason: planned.heldBack } as const
      await discloseContract(
        tx,
        { id: contract, title: planned.title, version: 1 },
        held,
        async () => undefined,
      )
    }
    const quarters = new Map<Quarter, PlannedReturn>()
    const returnFor = (quarter: Quarter) => {
      const known = quarters.get(quarter) ?? { contract, planned, quarter, lines: [] }
      quarters.set(quarter, known)
      return known
    }
    for (const commitment of planned.commitments) {
      const id = await this.#addCommitment(tx, contract, terms, commitment)
      for (const delivery of commitment.deliveries)
        returnFor(delivery.quarter).lines.push({ commitment: id, title: commitment.title, delivery })
    }
    for (const quarter of [...planned.awaited, ...planned.nothing]) returnFor(quarter)
    this.#returns.push(...quarters.values())
  }

  async #addCommitment(
    tx: Tx,
    contract: string,
    terms: ContractTerms,
    planned: PlannedCommitment,
  ): Promise<string> {
    const term = { starts: terms.starts, ends: terms.ends, suppliers: terms.suppliers, withdrawn: false }
    const commitment = fact(recordCommitment(term, this.#commitmentOf(terms, planned)))
    const id = await addCommitment(tx, { contract, commitment, from: terms.starts! }, async () => undefined)
    this.commitments.push(id)
    return id
  }

  /** Quarter after quarter: each return is asked for, and answered when its time came. */
  async sendReturns(): Promise<void> {
    for (const planned of this.#returns.toSorted((a, b) => (a.quarter < b.quarter ? -1 : 1))) {
      this.#stop?.throwIfAborted()
      const { contract, quarter } = planned
      const supplier = planned.planned.suppliers[0]!
      const email = returnsEmailOf(supplier)
      const asked = asOf(this.#tx, noon(addDays(lastDayOf(quarter), 2)), {
        kind: 'person',
        id: this.#owner(planned.planned),
      })
      const of = {
        contract,
        supplier: this.#beginning.suppliers.get(supplier.name)!,
        supplierName: supplier.name,
      }
      const id = await recordAsked(asked, of, { quarter, due: addDays(lastDayOf(quarter), 21), email })
      if (!planned.planned.awaited.includes(quarter)) await this.#send(id, planned, email)
    }
  }

  async #send(id: string, { planned, quarter, lines }: PlannedReturn, email: string): Promise<void> {
    const sent = lines[0]?.delivery.sent ?? addDays(lastDayOf(quarter), 12)
    const tx = asOf(this.#tx, noon(sent), { kind: 'link' })
    const typed = []
    for (const { commitment, delivery } of lines) {
      if (delivery.evidence) await addWebLink(tx, { returnId: id, commitment }, delivery.evidence.url)
      if (delivery.declares) await declareFor(tx, { id, commitment }, delivery.declares)
      const evidence = (delivery.evidence ? 1 : 0) + (delivery.declares ? 1 : 0)
      typed.push({ commitment, quantity: String(delivery.quantity), story: delivery.story, evidence })
    }
    const decision =
      typed.length > 0 ? fact(sendReturn('awaited', typed)) : { state: 'nothing' as const, deliveries: [] }
    await recordSent(tx, (await returnOf(tx, id))!, decision, {
      anythingElse: '',
      sentBy: email,
      noticedLater: true,
    })
    const recorded = await this.#deliveriesOf(id)
    for (const { commitment, title, delivery } of lines) {
      const { decision } = delivery
      if (!decision) continue
      const supplierName = planned.suppliers[0]!.name
      const told = { title, supplierName, quantity: new Decimal(delivery.quantity), replaces: null }
      const state = delivery.evidence || delivery.declares ? 'evidenced' : 'reported'
      const decided = { id: recorded.get(commitment)!, ...told }
      this.#toDecide.push({ delivery: decided, state, decision, by: this.#owner(planned) })
    }
  }

  async #deliveriesOf(id: string): Promise<Map<string, string>> {
    const rows = await this.#tx
      .selectFrom('delivery')
      .select(['commitment_id', 'delivery_id'])
      .where('authority_id', '=', this.#tx.authority)
      .where('return_id', '=', id)
      .execute()
    return new Map(rows.map((row) => [row.commitment_id, row.delivery_id]))
  }

  /** Day after day: what each contract manager decided, and the outputs that came of it. */
  async decide(): Promise<void> {
    const days = Map.groupBy(this.#toDecide, ({ decision }) => decision.on)
    for (const on of [...days.keys()].toSorted()) {
      this.#stop?.throwIfAborted()
      const decided = days.get(on)!
      for (const one of decided) await this.#decideOne(one)
      await settleOutputs(
        asOf(this.#tx, noon(on)),
        decided.map(({ delivery }) => delivery.id),
      )
    }
  }

  /** What the rules notice about those that wait still, when all the others are there to compare with; and what is going on about some. */
  async noticeWaiting(): Promise<void> {
    const rows = await this.#tx
      .selectFrom('delivery')
      .select('delivery_id')
      .where('authority_id', '=', this.#tx.authority)
      .where('state', 'in', ['reported', 'evidenced'])
      .execute()
    await keepWaiting(
      this.#tx,
      rows.map(({ delivery_id }) => delivery_id),
    )
    await talkAboutWaiting(this.#tx, this.#beginning)
  }

  /** The contract of the worked example. */
  seen(): string {
    return this.#contracts.get(workedExample.reference)!
  }

  /** What the worked example is measured by, and how it was rated. */
  measure(): Promise<void> {
    const contract = this.#contracts.get(workedExample.reference)!
    return measureContract(this.#tx, contract, this.#owner(workedExample))
  }

  async #decideOne({ delivery, state, decision, by }: ToDecide): Promise<void> {
    const tx = asOf(this.#tx, noon(decision.on), { kind: 'person', id: by })
    const quantity = new Decimal(decision.quantity)
    const deciding = { decision: decision.kind, quantity, reason: decision.reason ?? '', by }
    const reported = { state, quantity: delivery.quantity, reportedBy: null }
    await recordVerification(tx, delivery, fact(verifyDelivery(reported, deciding)))
  }

  #owner({ owner }: PlannedContract): string {
    return this.#beginning.people.get('contract-manager')![owner]!
  }

  #termsOf(planned: PlannedContract, owner: string): ContractTerms {
    return {
      title: planned.title,
      reference: planned.reference,
      description: null,
      kind: planned.kind,
      framework: planned.framework ? this.#contracts.get(planned.framework)! : null,
      frameworkName: null,
      frameworkNumber: null,
      procurement: null,
      ocid: null,
      starts: planned.starts,
      ends: planned.ends,
      extendableUntil: planned.extendableUntil ?? null,
      value: new Decimal(planned.value),
      valueGross: null,
      cpv: [planned.cpv],
      service: planned.service,
      place: null,
      owner,
      noticed: {},
      suppliers: planned.suppliers.map(({ name }) => this.#beginning.suppliers.get(name)!),
    }
  }

  #commitmentOf(terms: ContractTerms, planned: PlannedCommitment): Commitment {
    const measure = this.#measures.get(planned.measure)!
    return {
      title: planned.title,
      supplier: terms.suppliers[0]!,
      measure: measure.id,
      outcome: measure.outcomes[0]!.id,
      quantity: new Decimal(planned.quantity),
      due: planned.due,
      profile: planned.targets.length > 0 ? 'quarterly' : 'once',
      targets: new Map(planned.targets.map(([quarter, quantity]) => [quarter, new Decimal(quantity)])),
      place: districts.find(({ name }) => name === planned.place)?.code ?? null,
      beneficiaries: planned.beneficiaries,
      supplierOwner: null,
      supplierEmail: null,
      owner: null,
      evidenceWanted: planned.evidenceWanted,
      origin: planned.origin,
      standing: planned.standing,
    }
  }
}

/** The fact of a decision that the plan relies on; a plan that the rules refuse is a fault of the plan. */
function fact<Fact>(decision: Decision<Fact>): Fact {
  if (!decision.accepted) throw new Error(`the example's plan was refused: ${decision.because}`)
  return decision.fact
}

import { recordCommitment } from '../contracts/index.ts'
import {
  addCommitment,
  addRisk,
  agreeBenefit,
  checkBenefit,
  contractOf,
  type ContractRecord,
  decideAbout,
  declineBenefit,
  furtherBenefitOf,
  handOverContract,
  keepReview,
  keepWaiver,
  mobilisationOf,
  raise,
  signBenefit,
  takeAsCommitment,
  termOf,
  tickStep,
} from '../contracts/store.ts'
import { addDays, addMonths, type Day, day } from '../language/day.ts'
import type { Decision } from '../language/decision.ts'
import { Decimal } from '../language/quantity.ts'
import { measureByCode } from '../measurement/store.ts'
import { progressOf } from '../performance/store.ts'
import type { Tx } from '../platform/database.ts'
import { asOf, type Beginning, noon } from './begin.ts'
import { people } from './people.ts'
import { worldDay } from './plan.ts'

/** What goes on around a few contracts: further benefits at every stage, decisions, risks, a review, waivers. Answers with the commitments it added. */
export async function addWhatGoesOn(
  tx: Tx,
  beginning: Beginning,
  contracts: { worked: string; running: readonly string[]; ending: readonly string[] },
): Promise<string[]> {
  const running = new Running(tx, beginning)
  const added = await running.benefits(contracts.worked, contracts.running)
  await running.around(contracts.worked)
  for (const id of contracts.ending.slice(0, 1)) await running.decide(id)
  await running.waivers(contracts.running)
  return added
}

const needs = { progressOf, returnsAwaited: async () => 1 }

class Running {
  readonly #tx: Tx
  readonly #people: Beginning['people']

  constructor(tx: Tx, { people }: Beginning) {
    this.#tx = tx
    this.#people = people
  }

  #as(role: 'contract-manager' | 'approver' | 'supplier', on: Day): Tx {
    return asOf(this.#tx, noon(on), { kind: 'person', id: this.#people.get(role)![0]! })
  }

  async benefits(worked: string, running: readonly string[]): Promise<string[]> {
    const manager = (on: string) => this.#as('contract-manager', day(on))
    await this.#raised(this.#as('supplier', day('2026-11-12')), worked, {
      title: 'Left-over paving for community gardens',
      neededBy: 'Allotment groups in Harrowby',
      side: 'supplier',
    })
    const waiting = await this.#raised(manager('2026-10-20'), worked, {
      title: 'Two site visits for pupils who study engineering',
      neededBy: 'A college that asked for visits',
    })
    await this.#signed(manager('2026-11-02'), waiting, 'Asked for by a college, and no work for the site.')
    const [first, second] = running
    if (second) {
      const declined = await this.#raised(manager('2026-09-04'), second, {
        title: 'Use of plant at village fairs',
      })
      const why = 'The insurance would cost more than it brings.'
      await this.#act(this.#as('approver', day('2026-09-18')), declined, declineBenefit, why)
    }
    return first ? [await this.#added(first)] : []
  }

  /** One that went all the way, and is a commitment now. */
  async #added(id: string): Promise<string> {
    const manager = (on: string) => this.#as('contract-manager', day(on))
    const measure = (await measureByCode(this.#tx, 'bid-writing-help'))!
    const benefit = await this.#raised(manager('2026-06-08'), id, {
      title: 'Twelve more hours of help with writing bids',
      neededBy: 'Small charities that could not come to the first evenings',
      measure: measure.id,
      quantity: new Decimal(12),
    })
    await this.#signed(
      manager('2026-06-15'),
      benefit,
      'The evenings were full; the same people would come again.',
    )
    await this.#act(this.#as('approver', day('2026-06-22')), benefit, agreeBenefit, '')
    const contract = (await contractOf(this.#tx, id))!
    const tx = manager('2026-06-24')
    const commitment = fact(
      recordCommitment(termOf(contract), {
        title: 'Twelve more hours of help with writing bids',
        supplier: contract.suppliers[0]!,
        measure: measure.id,
        outcome: measure.outcomes[0]!.id,
        quantity: new Decimal(12),
        due: contract.ends!,
        profile: 'once',
        targets: new Map(),
        place: null,
        beneficiaries: 'Small charities that could not come to the first evenings',
        supplierOwner: null,
        supplierEmail: null,
        owner: null,
        evidenceWanted: 'An attendance sheet',
        origin: 'added',
        standing: 'agreed-in-writing',
      }),
    )
    const reason = 'From a further benefit: “Twelve more hours of help with writing bids”'
    const toAdd = { contract: id, commitment, from: day('2026-06-24'), reason }
    const added = await addCommitment(tx, toAdd, async () => undefined)
    await takeAsCommitment(tx, (await furtherBenefitOf(tx, benefit))!, added)
    return added
  }

  async #raised(
    tx: Tx,
    contract: string,
    {
      side = 'council',
      ...words
    }: {
      title: string
      neededBy?: string
      side?: 'council' | 'supplier'
      measure?: string
      quantity?: Decimal
    },
  ): Promise<string> {
    const on = (await contractOf(tx, contract))!
    const nothing = { describes: null, neededBy: null, measure: null, quantity: null, cameFrom: null }
    return fact(await raise(tx, on, { side, proposed: { ...nothing, supplier: on.suppliers[0]!, ...words } }))
  }

  async #signed(tx: Tx, id: string, assessment: string): Promise<void> {
    const read = async () => (await furtherBenefitOf(tx, id))!
    const benefit = await read()
    const facts = {
      commenced: day('2025-05-12'),
      law: 'covered',
      works: false,
      terms: 'no',
      term: 'same',
      scope: 'no',
      balance: 'no',
      others: 'no',
      providedFor: 'no',
      change: new Decimal(0),
      earlierChanges: new Decimal(0),
      estimated: (await contractOf(tx, benefit.contract))!.value,
    } as const
    fact(await checkBenefit(tx, benefit, { version: benefit.version, facts }))
    const checked = await read()
    const signer = people.find(({ role }) => role === 'contract-manager')!.name
    const signature = { version: checked.version, assessment, nothingInReturn: true, name: signer }
    fact(await signBenefit(tx, checked, { signature, signer }))
  }

  async #act(tx: Tx, id: string, act: typeof declineBenefit, reason: string): Promise<void> {
    const benefit = (await furtherBenefitOf(tx, id))!
    fact(await act(tx, benefit, { version: benefit.version, reason }))
  }

  /** The beginning, a risk, a review and a handover record of one contract. */
  async around(id: string): Promise<void> {
    const tx = this.#as('contract-manager', day('2026-04-09'))
    const steps = await mobilisationOf(tx, id)
    for (const step of steps.slice(0, 5))
      await tickStep(tx, id, {
        ...step,
        isDone: true,
        note: step.step === 0 ? 'With the site manager' : null,
      })
    await addRisk(tx, id, {
      risk: 'No local trainees apply for the winter works',
      likelihood: 'medium',
      doing: 'The college tells its leavers in January; travel is paid',
      owner: 'Supplier’s skills lead',
      reviewOn: day('2027-01-15'),
    })
    const contract = (await contractOf(tx, id))!
    const review = {
      heldOn: day('2026-10-21'),
      present: 'The contract manager; the supplier’s social value lead and site manager',
      minutes:
        'Travel does not count as help with bids: both sides agree from now on.\nThe last apprentice starts in January.\nThe supplier will think about what else the winter works could bring.',
      nextOn: day('2027-10-20'),
    }
    fact(
      await keepReview(this.#as('contract-manager', day('2026-10-22')), contract, needs, {
        review,
        today: worldDay,
      }),
    )
    fact(
      await handOverContract(this.#as('contract-manager', day('2026-10-26')), contract, needs, {
        wordOfMouth:
          'The supplier prefers evenings for the help with bids. The college may be rung at any time.',
        whoKnows: 'The site manager; the college’s employer lead',
      }),
    )
  }

  async decide(id: string): Promise<void> {
    const contract: ContractRecord = (await contractOf(this.#tx, id))!
    const tx = this.#as('contract-manager', day('2026-11-16'))
    const about = contract.ends && contract.ends > worldDay ? 'end' : 'extension'
    fact(
      await decideAbout(tx, contract, needs, {
        about,
        before: about === 'end' ? contract.ends! : contract.extendableUntil!,
        missed: null,
        toAsk: 'The promises that are not met yet, with days by quarter',
        decided: 'compete-again',
        reason: 'Prices have moved, and new suppliers have come to the county.',
        decidedOn: day('2026-11-13'),
        decidedBy: 'The head of service',
      }),
    )
  }

  async waivers(contracts: readonly string[]): Promise<void> {
    const tx = this.#as('contract-manager', day('2026-11-02'))
    const rows = [
      { number: 'W-2026-014', title: 'Emergency repair of a weir', expires: addMonths(worldDay, 2) },
      { number: 'W-2026-009', title: 'One more year of the library system', expires: day('2027-09-30') },
      { number: 'DA-2025-031', title: 'Winter shelter beds', expires: addDays(worldDay, -20) },
    ]
    for (const [place, row] of rows.entries()) {
      const on = contracts[place] ? await contractOf(tx, contracts[place]) : undefined
      fact(
        await keepWaiver(tx, {
          ...row,
          kind: row.number.startsWith('DA') ? 'direct-award' : 'waiver',
          supplier: on?.supplierNames[0]?.name ?? 'A supplier',
          contract: place === 1 ? (on?.id ?? null) : null,
          value: new Decimal(48_000 + place * 12_500),
          reason: 'Only one supplier could begin in time.',
          approver: 'The director of resources',
          approvedOn: day('2025-11-03'),
        }),
      )
    }
  }
}

/** The fact of a decision that the example relies on. */
function fact<Fact>(decision: Decision<Fact>): Fact {
  if (!decision.accepted) throw new Error(`the example was refused: ${decision.because}`)
  return decision.fact
}

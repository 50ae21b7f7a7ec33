import { addDays, addMonths, type Day, day, earlier } from '../language/day.ts'
import { firstDayOf, lastDayOf, type Quarter, quarterOf, quartersBetween } from '../language/quarter.ts'
import { builtInMeasure } from '../measurement/index.ts'
import { contractTitles } from './contract-titles.ts'
import { type District, districts } from './county.ts'
import { supplierPerson } from './people.ts'
import { closingOf, type Tell, storyTeller } from './story.ts'
import { type Promise, promises, reasonsInPart, reasonsNotAccepted } from './promises.ts'
import { type Chance, chanceFrom } from './random.ts'
import { type ExampleSupplier, suppliers, type Trade } from './suppliers.ts'

/** What became of one line of a return. */
export interface PlannedDelivery {
  quarter: Quarter
  /** Day on which the return was sent. */
  sent: Day
  quantity: number
  story: string
  evidence?: { name: string; url: string }
  /** Signed in the place of a list of people. */
  declares?: { people: number; records: string; role: string }
  /** Left out while nobody has decided. */
  decision?: { kind: 'accepted' | 'in-part' | 'not-accepted'; quantity: number; reason?: string; on: Day }
}

export interface PlannedCommitment {
  measure: string
  title: string
  quantity: number
  due: Day
  /** By quarter; empty when it is promised once, by the due day. */
  targets: [Quarter, number][]
  place?: District
  beneficiaries: string
  origin: 'tender' | 'added'
  standing: 'contractual' | 'agreed-in-writing' | 'voluntary' | 'not-known'
  evidenceWanted: string
  deliveries: PlannedDelivery[]
}

export interface PlannedContract {
  reference: string
  title: string
  service: string
  cpv: string
  kind: 'contract' | 'framework' | 'call-off'
  /** The reference of the framework it was called off from. */
  framework?: string
  suppliers: ExampleSupplier[]
  starts: Day
  ends: Day
  extendableUntil?: Day
  /** Pounds, without VAT. */
  value: number
  heldBack?: string
  /** Which of the contract managers looks after it. */
  owner: number
  commitments: PlannedCommitment[]
  /** Quarters whose return was asked for and has not come. */
  awaited: Quarter[]
  /** Quarters answered with "nothing this time". */
  nothing: Quarter[]
}

/** The day as which the world stands: three years of returns are behind it. */
export const worldDay = day('2026-11-23')
const firstDay = day('2023-10-01')

/** The whole plan, the same every time. */
export function planOfTheCounty(): PlannedContract[] {
  const chance = chanceFrom(2022)
  const contracts = titlesInOrder().map((title, number) => planContract(chance, title, number))
  return leaveOneToAnswer(linkCallOffs(contracts))
}

interface Titled {
  title: string
  service: string
  cpv: string
  trade: Trade
  turn: number
}

/** Titles of all trades in turn, then again as a second lot, until there are 119: the worked example makes 120. */
function titlesInOrder(): Titled[] {
  const trades = Object.keys(contractTitles) as Trade[]
  const all: Titled[] = []
  for (let turn = 0; all.length < 119; turn++) {
    for (const trade of trades) {
      const titles = contractTitles[trade]
      const { title, service, cpv } = titles[turn % titles.length]!
      const lot = Math.floor(turn / titles.length) + 1
      if (trade === 'roads' && turn === 0) continue
      all.push({ title: lot === 1 ? title : `${title}, lot ${lot}`, service, cpv, trade, turn })
      if (all.length === 119) break
    }
  }
  return all
}

function planContract(
  chance: Chance,
  { title, service, cpv, trade, turn }: Titled,
  number: number,
): PlannedContract {
  const ofTrade = suppliers.filter((supplier) => supplier.trade === trade)
  const isFramework = /framework|panel/.test(title) && turn < 8
  const starts = addMonths(firstDay, chance.whole(-6, 30))
  const months = chance.one([12, 24, 24, 36, 36, 48])
  const ends = addDays(addMonths(starts, months), -1)
  const size = chance.share()
  const value = Math.round((30_000 + size * size * size * 9_000_000) / 1000) * 1000
  const contract: PlannedContract = {
    reference: `WCC-${starts.slice(0, 4)}-${String(number + 101).padStart(4, '0')}`,
    title,
    service,
    cpv,
    kind: isFramework ? 'framework' : 'contract',
    suppliers: isFramework ? ofTrade.slice(0, 3) : [ofTrade[turn % ofTrade.length]!],
    starts,
    ends,
    extendableUntil: chance.share() < 0.5 ? addMonths(ends, 12) : undefined,
    value,
    heldBack:
      number % 29 === 7 ? 'The supplier has asked for a correction, and we are looking into it.' : undefined,
    owner: number % 4,
    commitments: [],
    awaited: [],
    nothing: [],
  }
  const sentOn = new Map<Quarter, Day>()
  for (const quarter of quartersBetween(starts, ends))
    sentOn.set(quarter, addDays(lastDayOf(quarter), chance.whole(3, 20)))
  contract.commitments = planCommitments(chance, contract, trade, sentOn)
  planAwaited(chance, contract)
  return contract
}

function linkCallOffs(contracts: PlannedContract[]): PlannedContract[] {
  const frameworks = contracts.filter(({ kind }) => kind === 'framework').slice(0, 2)
  for (const contract of contracts)
    if (contract.kind === 'framework' && !frameworks.includes(contract)) contract.kind = 'contract'
  for (const framework of frameworks) {
    const callOffs = contracts.filter(
      (contract) =>
        contract.kind === 'contract' &&
        contract.service === framework.service &&
        contract.starts >= framework.starts,
    )
    for (const callOff of callOffs.slice(0, 2))
      Object.assign(callOff, { kind: 'call-off', framework: framework.reference })
  }
  return contracts
}

/** The supplier whose person can sign in has a return of the last quarter still to answer, so that a visitor can. */
function leaveOneToAnswer(contracts: PlannedContract[]): PlannedContract[] {
  const quarter = quarterOf(day('2026-09-30'))
  const theirs = contracts.find(
    ({ suppliers, commitments }) =>
      suppliers[0]!.name === supplierPerson.supplier &&
      commitments.some(({ deliveries }) => deliveries.some((delivery) => delivery.quarter === quarter)),
  )
  if (!theirs) return contracts
  for (const commitment of theirs.commitments)
    commitment.deliveries = commitment.deliveries.filter((delivery) => delivery.quarter !== quarter)
  theirs.awaited.push(quarter)
  return contracts
}

type SentOn = ReadonlyMap<Quarter, Day>

function planCommitments(
  chance: Chance,
  contract: PlannedContract,
  trade: Trade,
  sentOn: SentOn,
): PlannedCommitment[] {
  if (contract.value < 50_000 && chance.share() < 0.5) return []
  const count = Math.min(7, 2 + Math.floor(contract.value / 900_000) + chance.whole(0, 3))
  const suitable = promises.filter(({ trades }) => trades === 'all' || trades.includes(trade))
  return chance.some(suitable, count).map((promise) => planCommitment(chance, contract, promise, sentOn))
}

function planCommitment(
  chance: Chance,
  contract: PlannedContract,
  promise: Promise,
  sentOn: SentOn,
): PlannedCommitment {
  const steps = chance.whole(0, Math.floor((promise.most - promise.least) / promise.step))
  const quantity = promise.least + steps * promise.step
  const onlyYears = chance.one([1, 1, 2, 3])
  const due = earlier(addDays(addMonths(contract.starts, 12 * onlyYears), -1), contract.ends)
  const quarters = quartersBetween(contract.starts, due)
  const byQuarter = quantity >= quarters.length && chance.share() < 0.7
  const added = chance.share() < 0.15
  const commitment: PlannedCommitment = {
    measure: promise.measure,
    title: chance.one(promise.titles),
    quantity,
    due,
    targets: byQuarter ? shared(quantity, quarters) : [],
    place: chance.share() < 0.75 ? chance.one(districts).name : undefined,
    beneficiaries: promise.who,
    origin: added ? 'added' : 'tender',
    standing: added
      ? chance.one(['agreed-in-writing', 'voluntary'])
      : chance.one(['contractual', 'contractual', 'contractual', 'not-known']),
    evidenceWanted: builtInMeasure(promise.measure)?.evidence[0] ?? 'Attendance numbers',
    deliveries: [],
  }
  commitment.deliveries = planDeliveries(chance, commitment, promise, sentOn)
  return commitment
}

/** Spread evenly, what is left over in the first quarters. */
function shared(quantity: number, quarters: Quarter[]): [Quarter, number][] {
  const each = Math.floor(quantity / quarters.length)
  const over = quantity - each * quarters.length
  return quarters.map((quarter, position) => [quarter, each + (position < over ? 1 : 0)])
}

/** How well a supplier keeps a promise: most in full, some in part, some not at all. */
function planDeliveries(
  chance: Chance,
  commitment: PlannedCommitment,
  promise: Promise,
  sentOn: SentOn,
): PlannedDelivery[] {
  const quarters = [...sentOn.keys()].filter((quarter) => firstDayOf(quarter) <= commitment.due)
  const keeps = chance.share()
  const share = keeps < 0.08 ? 0 : keeps < 0.22 ? 0.3 + chance.share() * 0.5 : 1
  const active = quarters.filter((quarter) => lastDayOf(quarter) < worldDay)
  const reporting =
    commitment.targets.length > 0
      ? active
      : active.filter((_, position) => position % 2 === 1 || position === active.length - 1)
  const deliveries: PlannedDelivery[] = []
  const tell = storyTeller(chance, promise)
  let left = Math.round(commitment.quantity * share)
  for (const [position, quarter] of reporting.entries()) {
    const planned = Math.ceil(left / Math.max(1, quarters.length - position))
    const quantity =
      position === quarters.length - 1 || commitment.due <= lastDayOf(quarter)
        ? left
        : Math.min(left, planned)
    if (quantity <= 0) continue
    const delivery = planDelivery(chance, commitment, tell, {
      quarter,
      quantity,
      sent: sentOn.get(quarter)!,
    })
    const isLast = commitment.due <= lastDayOf(quarter)
    if (isLast && delivery.decision && chance.share() < 0.8)
      Object.assign(delivery.decision, { kind: 'accepted', quantity, reason: undefined })
    deliveries.push(delivery)
    left -= delivery.decision ? delivery.decision.quantity : quantity
  }
  return deliveries
}

function planDelivery(
  chance: Chance,
  commitment: PlannedCommitment,
  tell: Tell,
  { quarter, quantity, sent }: Pick<PlannedDelivery, 'quarter' | 'quantity' | 'sent'>,
): PlannedDelivery {
  const place = commitment.place ?? chance.one(districts).name
  const planned: PlannedDelivery = {
    quarter,
    sent,
    quantity,
    story: tell(place, quantity),
    evidence:
      chance.share() < 0.7
        ? {
            name: 'Record kept by the supplier',
            url: `https://evidence.example/${commitment.measure}/${quarter}`,
          }
        : undefined,
    decision: decide(chance, quarter, quantity, addDays(sent, chance.whole(2, 16))),
  }
  if (planned.decision) return planned
  return {
    ...planned,
    story: `${planned.story} ${closingOf(`${commitment.title} ${place} ${sent} ${quantity}`)}`,
  }
}

function decide(chance: Chance, quarter: Quarter, quantity: number, on: Day): PlannedDelivery['decision'] {
  const luck = chance.share()
  const isRecent = firstDayOf(quarter) >= day('2026-07-01')
  if (on > worldDay || (isRecent && luck < 0.55)) return undefined
  if (luck > 0.97) return { kind: 'not-accepted', quantity: 0, reason: chance.one(reasonsNotAccepted), on }
  if (luck > 0.9 && quantity > 1) {
    const accepted = Math.max(1, Math.floor(quantity * 0.75))
    return { kind: 'in-part', quantity: accepted, reason: chance.one(reasonsInPart), on }
  }
  return { kind: 'accepted', quantity, on }
}

/** A council has given up, or has been told, about what is more months ago. */
const longestAwaited = 12

/** Returns that were asked for and did not come, and quarters with nothing to tell. */
function planAwaited(chance: Chance, contract: PlannedContract): void {
  if (contract.commitments.length === 0) return
  const told = new Set(
    contract.commitments.flatMap(({ deliveries }) => deliveries.map(({ quarter }) => quarter)),
  )
  const last = contract.commitments
    .map(({ due }) => due)
    .toSorted()
    .at(-1)!
  const silent = quartersBetween(contract.starts, earlier(last, worldDay)).filter(
    (quarter) => !told.has(quarter) && lastDayOf(quarter) < worldDay,
  )
  for (const quarter of silent) {
    const isLongAgo = lastDayOf(quarter) < addMonths(worldDay, -longestAwaited)
    ;(chance.share() < 0.6 || isLongAgo ? contract.nothing : contract.awaited).push(quarter)
  }
}

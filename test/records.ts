import { sql } from 'kysely'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ContractTerms, describeContract, recordCommitment } from '../src/contracts/index.ts'
import {
  addCommitment,
  addContract,
  commitmentOf,
  contractOf,
  addRisk,
  addSpend,
  handOverContract,
  keepReview,
  keepWaiver,
  raise as raiseBenefit,
  vary,
} from '../src/contracts/store.ts'
import { termsOf } from '../src/contracts/variation.ts'
import { addMove } from '../src/contracts/store/moving/moves.ts'
import { addDrafts } from '../src/contracts/store/drafts.ts'
import { addImport } from '../src/contracts/store/imports.ts'
import { keepProcurements } from '../src/contracts/store/procurements.ts'
import { type DeliveryNeeds, outsideTrials } from '../src/delivery/index.ts'
import {
  addFile,
  addTrial,
  addWebLink,
  decide,
  earlierOf,
  evidenceOf,
  keepPeople,
  showToEverybody,
  recordAsked,
  saveDraft,
  send,
  suppliersToAsk,
  takeFilesIn,
  type Telling,
} from '../src/delivery/store.ts'
import { addEarlier } from '../src/delivery/store/importing/earlier.ts'
import { newId } from '../src/language/identifier.ts'
import { day } from '../src/language/day.ts'
import type { Decision } from '../src/language/decision.ts'
import { type Quarter, quartersBetween } from '../src/language/quarter.ts'
import { Decimal } from '../src/language/quantity.ts'
import { measureByCode } from '../src/measurement/store.ts'
import {
  addCover,
  addInvitation,
  addTeam,
  addTeamMember,
  addToken,
  beginSession,
  type HandingOver,
  makeLink,
  recordHandover,
} from '../src/parties/store.ts'
import { addAssessment } from '../src/policy/store.ts'
import {
  addBrief,
  addKpi,
  addNotice,
  briefOf,
  noticeMaterial,
  recordSignOff,
  settleCommitments,
} from '../src/performance/store.ts'
import type { Tx } from '../src/platform/database.ts'
import { trialFiles } from '../src/platform/files.ts'
import { queueLetter } from '../src/platform/mail.ts'
import { settleOutputs } from '../src/register/store.ts'
import { drawn } from './pictures/made.ts'
import type { AuthorityInTests, World } from './world.ts'

/** One record of each kind that an address can name, at one authority, made by the real decisions and stores. */
export interface Records
  extends
    Awaited<ReturnType<typeof addPromise>>,
    Awaited<ReturnType<typeof addTrialOf>>,
    Awaited<ReturnType<typeof addLetters>>,
    Awaited<ReturnType<typeof addFileReceived>> {
  person: string
  supplier: string
  session: string
  dutyAssessment: string
  team: string
  cover: string
  earlier: string
  brief: string
  kpi: string
  performanceNotice: string
  furtherBenefit: string
  variation: string
  recoveryPlan: string
  bundle: string
  waiver: string
  spend: string
  move: string
  risk: string
  review: string
  handoverRecord: string
  handover: string
}

/** With `outputs` the register has so many entries, and the record is the last: numbers are alike at every authority. */
export async function addRecords(
  world: World,
  at: AuthorityInTests,
  { outputs = 1 }: { outputs?: number } = {},
): Promise<Records> {
  const person = at.people.get('contract-manager')![0]!
  const supplier = at.suppliers.get('Ashdown Highways Ltd')!
  const actor = { kind: 'person', id: at.people.get('administrator')![0]! } as const
  const secret = { person, at: world.platform.clock(), device: 'test', complete: true }
  await beginSession(world.database.installation, secret)
  const records = await world.tx(
    async (tx) => {
      const promise = await addPromise(tx, world, { person, supplier, outputs })
      const received = await addFileReceived(tx, world, promise.contract)
      const earlier = await addEarlierRecord(tx, promise.commitment, received.import)
      const letters = await addLetters(tx, person)
      const dutyAssessment = await addAssessment(tx, {
        name: 'Cleaning of schools',
        contract: null,
        facts: { kind: 'services' },
        told: { on: null, authority: at.slug, policyVersion: null, answers: [] },
      })
      const session = await sessionOf(tx, person)
      const lead = at.people.get('head-of-service')![0]!
      const team = await addTeam(tx, { name: 'Contracts', service: null, lead })
      await addTeamMember(tx, team, person)
      const cover = await addCoverToCome(tx, at, person)
      const brief = await addSignedBrief(tx)
      const measured = await addNoticed(tx, promise.contract)
      const furtherBenefit = await addFurtherBenefit(tx, promise.contract, supplier)
      const variation = await addVariationOf(tx, promise.contract, promise.commitment)
      const recoveryPlan = await addRecoveryPlan(tx, promise.contract, promise.commitment, supplier)
      const bundle = await addBundle(tx, promise.contract, supplier)
      const handover = await recordHandover(tx, handingNothing(person), nothingLeft)
      return {
        person,
        supplier,
        ...promise,
        ...received,
        earlier,
        ...letters,
        dutyAssessment,
        session,
        team,
        cover,
        brief,
        ...measured,
        furtherBenefit,
        variation,
        recoveryPlan,
        bundle,
        ...(await addRunning(tx, promise, supplier)),
        handover,
      }
    },
    { at, actor },
  )
  return { ...records, ...(await addTrialOf(world, at, records)) }
}

/** A trial return that the contract manager began, sent with a file. */
async function addTrialOf(
  world: World,
  at: AuthorityInTests,
  { contract, commitment, person }: { contract: string; commitment: string; person: string },
) {
  const { platform } = world
  const begun = await world.tx(
    async (tx) => {
      const [supplier] = await suppliersToAsk(tx, contract)
      const of = { contract, supplier: supplier!, person: { id: person, email: 'cm@tests.example' } }
      const quarter = quartersOfTheTerm[0]!
      const terms = { quarter, due: day('2026-12-14'), ends: new Date(tx.at.getTime() + 7 * 86_400_000) }
      return addTrial(tx, { ...of, seal: platform.seal }, terms)
    },
    { at },
  )
  const scope = {
    authority: at.id,
    actor: { kind: 'system' },
    at: platform.clock(),
    trial: begun.id,
  } as const
  return world.database.withAuthority(scope, async (tx) => {
    const path = join(platform.files.temporary, newId())
    const picture = await drawn().png()
    await writeFile(path, picture)
    const upload = { field: 'file', name: 'evening.png', path, bytes: picture.length, tooLarge: false }
    const files = platform.files.apart(trialFiles(begun.id))
    const place = { returnId: begun.id, commitment }
    await takeFilesIn({ platform: { files }, authority: tx.authority }, [upload])
    const trialEvidence = await addFile(tx, place, { upload, mediaType: 'image/png' })
    const typed = { quantity: '8', story: 'Two evenings that never were.' }
    await saveDraft(tx, { returnId: begun.id, under: commitment, ...typed })
    accepted((await send(tx, outsideTrials(needs), begun.id, { sentBy: null }))!)
    const { rows } = await sql<{ id: string }>`select delivery_id as id from delivery`.execute(tx)
    return { trial: begun.id, trialLink: begun.secret, trialEvidence, trialDelivery: rows[0]!.id }
  })
}

/** A KPI of the contract, and a notice that tells of it under the number of its procurement. */
async function addNoticed(tx: Tx, id: string): Promise<{ kpi: string; performanceNotice: string }> {
  const starts = day('2026-07-01')
  const kpi = await addKpi(tx, id, { title: 'Repairs on time', target: '95%', starts, months: 3 })
  const contract = (await contractOf(tx, id))!
  const material = await noticeMaterial(tx, contract, { starts, ends: day('2026-09-30') })
  const told = { ...material, contract: { ...material.contract, ocid: 'ocds-h6vhtk-0a1b2c' } }
  return { kpi, performanceNotice: await addNotice(tx, told) }
}

/** A brief that was signed off. */
async function addSignedBrief(tx: Tx): Promise<string> {
  const of = { service: null, on: day('2026-11-23'), since: day('2025-11-24') }
  const brief = await addBrief(tx, { ...of, meeting: 'Scrutiny Commission', meetingOn: null }, null)
  await recordSignOff(tx, (await briefOf(tx, brief, { lock: true }))!)
  return brief
}

/** What goes on around the contract: a risk, a review, a handover record, a waiver. */
async function addRunning(
  tx: Tx,
  { contract, commitment }: { contract: string; commitment: string },
  supplier: string,
) {
  const nothing = { progressOf: async () => new Map(), returnsAwaited: async () => 0 }
  const on = day('2026-11-23')
  const of = { id: contract, owner: null }
  const review = { heldOn: on, present: 'Both sides', minutes: 'All well.', nextOn: null }
  const risk = {
    risk: 'No trainees',
    likelihood: 'low',
    doing: 'Ask',
    owner: 'Manager',
    reviewOn: on,
  } as const
  const waiver = {
    number: 'WV-1',
    kind: 'waiver',
    title: 'Grit',
    supplier: 'Ashdown Highways Ltd',
    contract,
    value: null,
    reason: 'Only one has it.',
    approver: 'The director',
    approvedOn: on,
    expires: day('2027-11-23'),
  } as const
  const move = { months: 3, moves: 'all', how: 'agreed', reason: 'It began late.' } as const
  const invoiced = { supplier, starts: on, ends: on, amount: new Decimal('1200.50'), reference: null }
  return {
    risk: await addRisk(tx, contract, risk),
    review: accepted(await keepReview(tx, of, nothing, { review, today: on })),
    handoverRecord: accepted(
      await handOverContract(tx, of, nothing, { wordOfMouth: 'Nothing.', whoKnows: null }),
    ),
    waiver: accepted(await keepWaiver(tx, waiver)),
    move: (await addMove(tx, move, [{ commitment, version: 1, variation: null }])).id,
    spend: accepted(await addSpend(tx, contract, invoiced, { today: on, after: async () => undefined })),
  }
}

/** An idea that the council raised, and that the supplier would give. */
async function addFurtherBenefit(tx: Tx, contract: string, supplier: string): Promise<string> {
  const proposed = {
    title: 'Ten more hours',
    describes: null,
    neededBy: 'A youth club',
    supplier,
    measure: null,
    quantity: null,
    cameFrom: null,
  }
  const on = { id: contract, suppliers: [supplier], withdrawnAt: null }
  return accepted(await raiseBenefit(tx, on, { side: 'council', proposed }))
}

/** A change of the commitment that the council asked for. */
async function addVariationOf(tx: Tx, contractId: string, commitmentId: string): Promise<string> {
  const contract = (await contractOf(tx, contractId))!
  const commitment = (await commitmentOf(tx, commitmentId))!
  const terms = { ...termsOf(commitment), title: 'More hours of help' }
  const proposed = {
    terms,
    from: day('2026-12-01'),
    reason: 'More were wanted.',
    version: commitment.version,
  }
  const telling = { authority: 'Tests', sending: false, linkTo: String, staffPage: String }
  return accepted(await vary(tx, telling, { contract, commitment }, 'council', proposed))
}

/** A plan that the supplier was asked for after a missed target. */
async function addBundle(tx: Tx, contract: string, supplier: string): Promise<string> {
  const id = newId()
  const of = { contract_id: contract, supplier_id: supplier, quarter: '2026-27Q1' }
  await tx
    .insertInto('return_bundle')
    .values({
      authority_id: tx.authority,
      bundle_id: id,
      ...of,
      email: 'reports@ashdown.example',
      recorded_at: tx.at,
    })
    .execute()
  return id
}

async function addRecoveryPlan(
  tx: Tx,
  contract: string,
  commitment: string,
  supplier: string,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('recovery_plan')
    .values({
      authority_id: tx.authority,
      plan_id: id,
      contract_id: contract,
      commitment_id: commitment,
      supplier_id: supplier,
      quarter: '2026-27Q1',
      planned: '10',
      counted: '8',
      email: 'reports@ashdown.example',
      message: '',
      recorded_at: tx.at,
    })
    .execute()
  return id
}

async function addPromise(
  tx: Tx,
  world: World,
  { person, supplier, outputs }: { person: string; supplier: string; outputs: number },
) {
  const terms = accepted(describeContract(termsWith(person, supplier)))
  const contract = await addContract(tx, terms, {})
  const commitment = await addCommitmentTo(tx, { contract, terms })
  const of = { contract, commitment, supplier }
  const [first, second, third, ...others] = quartersOfTheTerm
  const waiting = await addReturn(tx, world, { ...of, quarter: first! })
  const awaited = await askFor(tx, { ...of, quarter: second! })
  await saveDraft(tx, { returnId: awaited, under: commitment, quantity: '3', story: 'Begun.' })
  const bounced = await queueLetter(
    tx,
    {
      to: 'old@ashdown.example',
      subject: 'A return',
      paragraphs: [],
      about: { kind: 'return', id: awaited },
    },
    { authority: tx.authority, at: tx.at, sending: false },
  )
  const place = { returnId: awaited, commitment }
  const unsentEvidence = await addWebLink(tx, place, 'https://ashdown.example/kitchen')
  let picture = ''
  for (const quarter of [third!, ...others].slice(0, outputs)) {
    const { delivery, evidence } = await addReturn(tx, world, { ...of, quarter })
    picture = await showPicture(tx, evidence)
    const partly = {
      decision: 'in-part',
      quantity: new Decimal(6),
      reason: 'Two hours were travel.',
    } as const
    await decide(tx, { needs, telling }, delivery, { ...partly, by: person })
  }
  const entry = await tx
    .selectFrom('register_entry')
    .select('number')
    .where('authority_id', '=', tx.authority)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  return {
    contract,
    commitment,
    /** Asked for, begun, and not sent. */
    return: awaited,
    sentReturn: waiting.return,
    /** Sent, and not decided on. */
    delivery: waiting.delivery,
    evidence: waiting.evidence,
    unsentEvidence,
    /** Shown to everybody with the output. */
    picture,
    /** A letter with a link to that return. */
    bounced,
    output: entry.number,
    returnLink: await makeLink(tx, {
      purpose: 'return',
      subject: awaited,
      email: 'reports@ashdown.example',
      days: 30,
    }),
  }
}

async function showPicture(tx: Tx, evidence: string): Promise<string> {
  const today = day('2026-11-23')
  const nobody = { people: 'nobody', how: '', until: null, children: '' }
  const picture = accepted(await keepPeople(tx, (await evidenceOf(tx, evidence))!, nobody, today))
  accepted(await showToEverybody(tx, picture, { isShown: true, as: 'Red and blue', today }))
  return evidence
}

const quartersOfTheTerm = quartersBetween(day('2026-04-01'), day('2027-03-31'))

const needs: DeliveryNeeds = {
  afterDeliveryChange: settleCommitments,
  afterVerification: (tx, { deliveryId }) => settleOutputs(tx, [deliveryId]),
  standingOfContract: async () => ({ commitments: 1, due: 0, inFull: 0 }),
}
const telling: Telling = {
  authority: 'The council of the tests',
  sending: false,
  linkTo: (secret) => `http://localhost:3000/s/link/${secret}`,
}

function termsWith(owner: string, supplier: string): ContractTerms {
  return {
    title: 'Highways reactive repairs',
    reference: 'W-1',
    description: null,
    kind: 'contract',
    framework: null,
    frameworkName: null,
    frameworkNumber: null,
    procurement: null,
    ocid: null,
    starts: day('2026-04-01'),
    ends: day('2027-03-31'),
    extendableUntil: null,
    value: new Decimal('1200000'),
    valueGross: null,
    cpv: ['45233141'],
    service: 'Highways',
    place: null,
    owner,
    noticed: {},
    suppliers: [supplier],
  }
}

async function addCommitmentTo(
  tx: Tx,
  { contract, terms }: { contract: string; terms: ContractTerms },
): Promise<string> {
  const measure = (await measureByCode(tx, 'bid-writing-help'))!
  const term = { starts: terms.starts, ends: terms.ends, suppliers: terms.suppliers, withdrawn: false }
  const commitment = accepted(
    recordCommitment(term, {
      title: 'Bid-writing help for charities',
      supplier: terms.suppliers[0]!,
      measure: measure.id,
      outcome: measure.outcomes[0]!.id,
      quantity: new Decimal(40),
      due: terms.ends!,
      profile: 'once',
      targets: new Map(),
      place: null,
      beneficiaries: null,
      supplierOwner: null,
      supplierEmail: null,
      owner: null,
      evidenceWanted: null,
      origin: 'tender',
      standing: 'contractual',
    }),
  )
  return addCommitment(tx, { contract, commitment }, (changing, { after }) =>
    settleCommitments(changing, [after.id]),
  )
}

interface ToAsk {
  contract: string
  supplier: string
  quarter: Quarter
}

function askFor(tx: Tx, { contract, supplier, quarter }: ToAsk): Promise<string> {
  const of = { contract, supplier, supplierName: 'Ashdown Highways Ltd' }
  return recordAsked(tx, of, { quarter, due: day('2026-12-14'), email: 'reports@ashdown.example' })
}

/** A return that was sent with one delivery and a file. */
async function addReturn(tx: Tx, world: World, { commitment, ...toAsk }: ToAsk & { commitment: string }) {
  const id = await askFor(tx, toAsk)
  const path = join(world.platform.files.temporary, id)
  const picture = await drawn().png()
  await writeFile(path, picture)
  const upload = { field: 'file', name: 'evening.png', path, bytes: picture.length, tooLarge: false }
  await takeFilesIn({ platform: world.platform, authority: tx.authority }, [upload])
  const evidence = await addFile(tx, { returnId: id, commitment }, { upload, mediaType: 'image/png' })
  await saveDraft(tx, {
    returnId: id,
    under: commitment,
    quantity: '8',
    story: 'Two evenings with trustees.',
  })
  accepted((await send(tx, needs, id, { sentBy: 'reports@ashdown.example' }))!)
  const delivery = await tx
    .selectFrom('delivery')
    .select('delivery_id as id')
    .where('authority_id', '=', tx.authority)
    .where('return_id', '=', id)
    .executeTakeFirstOrThrow()
  return { return: id, evidence, delivery: delivery.id }
}

/** Somebody acts for the person, not yet: nobody's roles are more for it today. */
function addCoverToCome(tx: Tx, { people }: AuthorityInTests, away: string): Promise<string> {
  const covering = people.get('legal')![0]!
  const days = { starts: day('2027-01-04'), ends: day('2027-01-09') }
  return addCover(tx, { away, covering, ...days, roles: ['contract-manager'], reason: null })
}

const handingNothing = (id: string): HandingOver => ({
  person: { id, name: 'Somebody' },
  isLeaving: false,
  allocation: { rest: null, byService: new Map() },
  withdrawInvitations: false,
})
const nothingLeft = { kinds: [], teamsLed: [], teamsIn: [], covers: [], tokens: [], invitations: [] }

/** What administrators see: a token, an invitation, a letter, and the links that are sent. */
async function addLetters(tx: Tx, person: string) {
  const proposed = {
    name: 'Jo Newby',
    email: `jo@${tx.authority}.example`,
    roles: ['finance' as const],
    supplier: null,
  }
  const invitation = await addInvitation(tx, proposed)
  const letter = { to: proposed.email, subject: 'Welcome', paragraphs: ['Come in.'] }
  return {
    token: (await addToken(tx, { name: 'Of the tests', role: 'auditor', days: 1 })).id,
    invitation,
    mail: await queueLetter(tx, letter, { authority: tx.authority, at: tx.at, sending: false }),
    invitationLink: await makeLink(tx, {
      purpose: 'invitation',
      subject: invitation,
      email: proposed.email,
      days: 7,
    }),
    resetLink: await makeLink(tx, { purpose: 'reset', subject: person, days: 1 }),
  }
}

/** A register that was brought in, and a promise of a notice that waits for a decision. */
async function addFileReceived(tx: Tx, { platform: { files } }: World, contract: string) {
  const id = newId()
  const path = join(files.temporary, id)
  await writeFile(path, 'Title,Supplier\nGully cleansing,Ashdown Highways Ltd\n')
  const kept = await files.keep(tx.authority, path)
  const columns = { headings: ['Title', 'Supplier'], fields: ['title', 'supplierName'], confirmed: false }
  const file = {
    kind: 'contracts',
    format: 'csv',
    fileName: 'contracts.csv',
    ...kept,
    encoding: 'utf-8',
  } as const
  await addImport(tx, { id, ...file, columns, problem: null })
  const said = {
    title: 'Two school visits a year',
    describes: null,
    quantity: new Decimal(2),
    unit: 'visits',
  }
  await addDrafts(tx, [{ contract, key: 'test:1', ...said, looksSocial: true, because: null }], id)
  const draft = await tx
    .selectFrom('commitment_draft')
    .select('draft_id as id')
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', contract)
    .executeTakeFirstOrThrow()
  const terms = {
    ocid: `ocds-tests-${id}`,
    title: 'Gully cleansing',
    description: null,
    buyer: null,
    legalBasis: null,
    method: null,
    firstNoticeOn: null,
    notices: [],
    lots: [],
    criteria: [],
    namesSocialValue: false,
  }
  const [procurement] = (await keepProcurements(tx, [{ digest: 'test', terms }], id)).values()
  return { import: id, draft: draft.id, procurement: procurement! }
}

/** A line of the council's earlier records, of a quarter long before all others. */
async function addEarlierRecord(tx: Tx, commitment: string, importId: string): Promise<string> {
  const told = {
    reported: new Decimal(4),
    accepted: new Decimal(3),
    story: null,
    checkedBy: null,
    checkedOn: null,
  }
  const added = { commitment, told: { ...told, quarter: '2024-25Q1' as Quarter }, replaces: null }
  await addEarlier(tx, [added], importId)
  await settleCommitments(tx, [commitment])
  return (await earlierOf(tx, [commitment]))[0]!.id
}

async function sessionOf(tx: Tx, person: string): Promise<string> {
  const found = await tx
    .selectFrom('session')
    .select('session_id')
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow()
  return found.session_id
}

function accepted<Fact, Refusal extends string>(decision: Decision<Fact, Refusal>): Fact {
  if (!decision.accepted) throw new Error(`refused: ${String(decision.because)}`)
  return decision.fact
}

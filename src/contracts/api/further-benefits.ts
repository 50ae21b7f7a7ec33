import Type, { type Static } from 'typebox'
import { isId } from '../../language/identifier.ts'
import { measureByCode } from '../../measurement/store.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { changedSince, limitOf, listing, pageOf, versionAsked } from '../../web/listing.ts'
import type { Visit } from '../../web/visit.ts'
import {
  type ActRefusal,
  type FurtherBenefit,
  furtherBenefitStates,
  type FurtherBenefitRefusal,
  sides,
} from '../further-benefit/further-benefit.ts'
import { actRefusals, furtherBenefitRefusals } from '../further-benefit/words.ts'
import { contractLaws, type ModificationFacts, termChanges, yesOrNo } from '../modification/facts.ts'
import {
  agreeFurtherBenefits,
  assessFurtherBenefits,
  declineFurtherBenefits,
  raiseFurtherBenefitsOrOffer,
  readFurtherBenefitsOrOwn,
  seeContracts,
} from '../permissions.ts'
import {
  agreeBenefit,
  checkBenefit,
  contractOf,
  type ContractRecord,
  countFurtherBenefits,
  declineBenefit,
  furtherBenefitOf,
  type FurtherBenefitRecord,
  furtherBenefitsIn,
  improvementOf,
  modificationChecksOf,
  type ModificationCheckRecord,
  raise,
  reword,
  signBenefit,
} from '../store.ts'
import {
  day,
  dayAsked,
  decimal,
  decimalAsked,
  id,
  idAsked,
  idCursor,
  moment,
  orNull,
  refused,
  text,
} from './shapes.ts'
import { contractAsked, noContract, worksHere } from './viewer.ts'

const tag = 'Further benefits'
const keysOf = <Words extends object>(words: Words) => Object.keys(words) as (keyof Words & string)[]
const state = Type.Enum(keysOf(furtherBenefitStates))
const side = Type.Enum(keysOf(sides))
const yesNo = Type.Enum(keysOf(yesOrNo))

const benefitAnswer = Type.Object({
  id,
  contract: id,
  contractTitle: Type.String(),
  raisedBy: side,
  title: Type.String(),
  describes: orNull(Type.String()),
  neededBy: orNull(Type.String()),
  supplier: orNull(id),
  measure: orNull(Type.String({ description: 'The code of a measure' })),
  quantity: orNull(decimal),
  cameFrom: orNull(Type.String()),
  state,
  modificationCheck: orNull(id),
  assessment: orNull(Type.String()),
  signedBy: orNull(Type.String()),
  signedAt: orNull(moment),
  decidedAt: orNull(moment),
  reason: orNull(Type.String()),
  commitment: orNull(id),
  recordedAt: moment,
})

/** What a supplier is not told: the council's assessment, and whose name stands under it. */
function told(visit: Visit, benefit: FurtherBenefitRecord): Static<typeof benefitAnswer> {
  const staff = worksHere(visit)
  return {
    id: benefit.id,
    contract: benefit.contract,
    contractTitle: benefit.contractTitle,
    raisedBy: benefit.side,
    title: benefit.title,
    describes: benefit.describes,
    neededBy: benefit.neededBy,
    supplier: benefit.supplier,
    measure: benefit.measureCode,
    quantity: benefit.quantity?.toFixed() ?? null,
    cameFrom: staff ? benefit.cameFrom : null,
    state: benefit.state,
    modificationCheck: staff ? benefit.check : null,
    assessment: staff ? benefit.assessment : null,
    signedBy: staff ? benefit.signedName : null,
    signedAt: staff ? (benefit.signedAt?.toISOString() ?? null) : null,
    decidedAt: benefit.decidedAt?.toISOString() ?? null,
    reason: staff || benefit.state === 'declined' ? benefit.reason : null,
    commitment: benefit.commitment,
    recordedAt: benefit.recordedAt.toISOString(),
  }
}

async function found(
  visit: Visit,
  asked: string | undefined,
  lock = false,
): Promise<{ contract: ContractRecord; benefit: FurtherBenefitRecord }> {
  const { tx, visitor } = visit
  const known = asked && isId(asked) ? await furtherBenefitOf(tx, asked) : undefined
  const isOpen =
    known && (worksHere(visit) || (known.supplier !== null && visitor.suppliers.includes(known.supplier)))
  const contract = isOpen ? await contractOf(tx, known.contract, { lock }) : undefined
  const benefit = contract && lock ? await furtherBenefitOf(tx, known!.id, { lock }) : known
  if (!contract || !benefit) throw new Problem(404, 'not-found', 'There is no such further benefit.')
  return { contract, benefit }
}

const listAll = defineApi({
  method: 'GET',
  path: '/further-benefits',
  allow: readFurtherBenefitsOrOwn,
  tag,
  summary: 'Further benefits, the newest first; a supplier reads its own',
  query: Type.Object(
    {
      search: Type.Optional(text(200)),
      state: Type.Optional(state),
      raisedBy: Type.Optional(side),
      contract: Type.Optional(Type.String({ maxLength: 36 })),
      ...listing,
    },
    { additionalProperties: false },
  ),
  answer: pageOf(benefitAnswer),
  async handle(visit, { query: { search, state: asked, raisedBy, contract, cursor, limit, total } }) {
    const { tx, visitor } = visit
    if (contract !== undefined) idAsked(contract, 'contract')
    const suppliers = worksHere(visit) ? undefined : visitor.suppliers
    const filter = { search, side: raisedBy, contract, suppliers, states: asked ? [asked] : [] }
    const page = await furtherBenefitsIn(tx, filter, { after: idCursor(cursor), limit: limitOf(limit) })
    const items = page.benefits.map((benefit) => told(visit, benefit))
    const body = { items, next: page.next ?? null }
    if (total !== 'true') return { body }
    const counts = await countFurtherBenefits(tx, filter)
    return { body: { ...body, total: [...counts.values()].reduce((sum, count) => sum + count, 0) } }
  },
})

const readOne = defineApi({
  method: 'GET',
  path: '/further-benefits/:benefit',
  allow: readFurtherBenefitsOrOwn,
  tag,
  summary: 'One further benefit',
  answer: benefitAnswer,
  async handle(visit, { params }) {
    const { benefit } = await found(visit, params.benefit)
    return { body: told(visit, benefit), version: benefit.version }
  },
})

const described = Type.Object(
  {
    title: text(400),
    describes: Type.Optional(orNull(text(4000))),
    neededBy: Type.Optional(orNull(text(4000))),
    supplier: Type.Optional(orNull(Type.String({ maxLength: 36 }))),
    measure: Type.Optional(orNull(Type.String({ maxLength: 100, description: 'The code of a measure' }))),
    quantity: Type.Optional(orNull(decimal)),
    cameFrom: Type.Optional(orNull(text(4000))),
  },
  { additionalProperties: false },
)

async function benefitAsked({ tx }: Visit, body: Static<typeof described>): Promise<FurtherBenefit> {
  const { describes = null, neededBy = null, supplier = null, measure = null, quantity = null } = body
  if (supplier !== null) idAsked(supplier, 'supplier')
  const counted = measure === null ? undefined : await measureByCode(tx, measure)
  if (measure !== null && !counted)
    throw refused('not-known', 'measure', 'There is no measure with this code')
  return {
    title: body.title,
    describes,
    neededBy,
    supplier,
    measure: counted?.id ?? null,
    quantity: quantity === null ? null : decimalAsked(quantity, 'quantity'),
    cameFrom: body.cameFrom ?? null,
  }
}

const raiseOne = defineApi({
  method: 'POST',
  path: '/contracts/:contract/further-benefits',
  allow: raiseFurtherBenefitsOrOffer,
  tag,
  summary: 'Raises a further benefit on a contract; a supplier on its own contracts',
  body: described,
  answer: benefitAnswer,
  status: 201,
  async handle(visit, { params, body }) {
    const { tx, visitor } = visit
    const contract = await contractAsked(visit, params.contract, { lock: true })
    const staff = worksHere(visit)
    const own = contract.suppliers.find((each) => visitor.suppliers.includes(each))
    if (!staff && !own) throw noContract()
    const asked = await benefitAsked(visit, body)
    const proposed = staff ? asked : { ...asked, supplier: own!, cameFrom: null }
    const decision = await raise(tx, contract, { side: staff ? 'council' : 'supplier', proposed })
    if (!decision.accepted) throw refusal(decision.because)
    const benefit = (await furtherBenefitOf(tx, decision.fact))!
    return { status: 201, body: told(visit, benefit), version: benefit.version }
  },
})

const rewordOne = defineApi({
  method: 'PUT',
  path: '/further-benefits/:benefit',
  allow: assessFurtherBenefits,
  tag,
  summary:
    'Puts a further benefit in other words; what was checked and signed must be done again; needs If-Match',
  body: described,
  answer: benefitAnswer,
  async handle(visit, { params, body, version }) {
    const asked = versionAsked(version)
    const { contract, benefit } = await found(visit, params.benefit, true)
    const proposed = await benefitAsked(visit, body)
    const decision = await reword(visit.tx, { contract, benefit }, { version: asked, proposed })
    return acted(visit, benefit, decision)
  },
})

const findingAnswer = Type.Object({
  code: Type.String(),
  warns: Type.Boolean(),
  sentence: Type.String(),
  source: Type.String(),
  address: Type.String(),
})
const factsBody = Type.Object(
  {
    commenced: Type.Optional(orNull(day)),
    law: Type.Enum(keysOf(contractLaws)),
    works: Type.Boolean(),
    terms: yesNo,
    term: Type.Enum(keysOf(termChanges)),
    scope: yesNo,
    balance: yesNo,
    others: yesNo,
    providedFor: yesNo,
    change: decimal,
    earlierChanges: decimal,
    estimated: orNull(decimal),
  },
  { additionalProperties: false },
)
const checkAnswer = Type.Object({
  id,
  answer: Type.Enum(['no-modification', 'permitted', 'ask-legal']),
  law: orNull(Type.String()),
  findings: Type.Array(findingAnswer),
  facts: factsBody,
  recordedAt: moment,
})

function checkTold({ id: of, answer, law, findings, facts, recordedAt }: ModificationCheckRecord) {
  return {
    id: of,
    answer,
    law,
    findings,
    facts: {
      ...facts,
      change: facts.change.toFixed(),
      earlierChanges: facts.earlierChanges.toFixed(),
      estimated: facts.estimated?.toFixed() ?? null,
    },
    recordedAt: recordedAt.toISOString(),
  }
}

function factsAsked(body: Static<typeof factsBody>): ModificationFacts {
  return {
    ...body,
    commenced: body.commenced ? dayAsked(body.commenced, 'commenced') : null,
    change: decimalAsked(body.change, 'change'),
    earlierChanges: decimalAsked(body.earlierChanges, 'earlierChanges'),
    estimated: body.estimated === null ? null : decimalAsked(body.estimated, 'estimated'),
  }
}

const listChecks = defineApi({
  method: 'GET',
  path: '/further-benefits/:benefit/modification-checks',
  allow: seeContracts,
  tag,
  summary: 'Every check whether it changes the contract, the newest first',
  answer: Type.Object({ items: Type.Array(checkAnswer) }),
  async handle(visit, { params }) {
    const { benefit } = await found(visit, params.benefit)
    return { body: { items: (await modificationChecksOf(visit.tx, benefit.id)).map(checkTold) } }
  },
})

const checkOne = defineApi({
  method: 'POST',
  path: '/further-benefits/:benefit/modification-checks',
  allow: assessFurtherBenefits,
  tag,
  summary:
    'Answers whether it changes the contract, by the law of the day its procurement began; needs If-Match',
  body: factsBody,
  answer: checkAnswer,
  status: 201,
  async handle(visit, { params, body, version: given }) {
    const version = versionAsked(given)
    const { benefit } = await found(visit, params.benefit, true)
    const decision = await checkBenefit(visit.tx, benefit, { version, facts: factsAsked(body) })
    if (!decision.accepted) throw refusalOfAct(visit, benefit, decision.because)
    const [check] = await modificationChecksOf(visit.tx, benefit.id)
    return { status: 201, body: checkTold(check!), version: version + 1 }
  },
})

const signOne = defineApi({
  method: 'POST',
  path: '/further-benefits/:benefit/signature',
  allow: assessFurtherBenefits,
  tag,
  summary: 'Assesses it and signs that nothing was promised in return; needs If-Match',
  body: Type.Object(
    { assessment: text(4000), nothingInReturn: Type.Boolean(), name: text(200) },
    { additionalProperties: false },
  ),
  answer: benefitAnswer,
  async handle(visit, { params, body, version: given }) {
    const version = versionAsked(given)
    const { benefit } = await found(visit, params.benefit, true)
    const signer = visit.visitor.name ?? body.name
    const signing = { signature: { ...body, version }, signer }
    return acted(visit, benefit, await signBenefit(visit.tx, benefit, signing))
  },
})

const agreeOne = defineApi({
  method: 'POST',
  path: '/further-benefits/:benefit/agreement',
  allow: agreeFurtherBenefits,
  tag,
  summary: 'Agrees to it, as somebody who neither raised nor signed it; needs If-Match',
  body: Type.Object({ reason: Type.Optional(text(4000)) }, { additionalProperties: false }),
  answer: benefitAnswer,
  async handle(visit, { params, body, version: given }) {
    const version = versionAsked(given)
    const { benefit } = await found(visit, params.benefit, true)
    const decision = await agreeBenefit(visit.tx, benefit, { version, reason: body.reason ?? '' })
    return acted(visit, benefit, decision)
  },
})

const declineOne = defineApi({
  method: 'POST',
  path: '/further-benefits/:benefit/refusal',
  allow: declineFurtherBenefits,
  tag,
  summary: 'Declines it with a reason, which the supplier may read; needs If-Match',
  body: Type.Object({ reason: text(4000) }, { additionalProperties: false }),
  answer: benefitAnswer,
  async handle(visit, { params, body, version: given }) {
    const version = versionAsked(given)
    const { benefit } = await found(visit, params.benefit, true)
    return acted(visit, benefit, await declineBenefit(visit.tx, benefit, { version, reason: body.reason }))
  },
})

const improvement = defineApi({
  method: 'GET',
  path: '/improvement',
  allow: seeContracts,
  tag,
  summary:
    'Continuous improvement by financial year, the tender apart from what was added, of all contracts or one',
  query: Type.Object(
    { contract: Type.Optional(Type.String({ maxLength: 36 })) },
    { additionalProperties: false },
  ),
  answer: Type.Object({
    years: Type.Array(
      Type.Object({
        year: Type.Integer({ description: 'The year it begins in, on 1 April' }),
        tender: Type.Integer(),
        added: Type.Integer(),
        raised: Type.Integer(),
        agreed: Type.Integer(),
        declined: Type.Integer(),
      }),
    ),
  }),
  async handle(visit, { query: { contract } }) {
    if (contract !== undefined) await contractAsked(visit, contract)
    return { body: { years: await improvementOf(visit.tx, contract) } }
  },
})

type Decided = { accepted: true } | { accepted: false; because: FurtherBenefitRefusal | ActRefusal }

async function acted(visit: Visit, benefit: FurtherBenefitRecord, decision: Decided) {
  if (!decision.accepted) throw refusalOfAct(visit, benefit, decision.because)
  const now = (await furtherBenefitOf(visit.tx, benefit.id))!
  return { body: told(visit, now), version: now.version }
}

function refusalOfAct(
  visit: Visit,
  benefit: FurtherBenefitRecord,
  because: FurtherBenefitRefusal | ActRefusal,
): Problem {
  return because === 'stale' ? changedSince(told(visit, benefit)) : refusal(because)
}

function refusal(because: FurtherBenefitRefusal | ActRefusal): Problem {
  const { field, sentence } = { ...furtherBenefitRefusals, ...actRefusals }[because]
  return refused(because, field === 'version' ? '' : field, sentence)
}

export const furtherBenefitRoutes: ApiRoute[] = [
  listAll,
  readOne,
  raiseOne,
  rewordOne,
  listChecks,
  checkOne,
  signOne,
  agreeOne,
  declineOne,
  improvement,
]

import Type from 'typebox'
import { type ApiRoute, defineApi } from '../../web/api.ts'
import { changedSince, limitOf, listing, pageOf, versionAsked } from '../../web/listing.ts'
import { type ContractTerms, describeContract } from '../contract.ts'
import { editContract } from '../contract-edit.ts'
import { contractRefusals } from '../contract-words.ts'
import { decideDisclosure } from '../disclosure.ts'
import { disclosureRefusals } from '../disclosure-words.ts'
import type { ContractsNeeds } from '../needs.ts'
import { discloseContracts, keepContracts, readContracts } from '../permissions.ts'
import {
  addDescribedContract,
  changeContract,
  contractOf,
  contractOrders,
  contractsIn,
  countContracts,
  discloseContract,
  isPlaceIn,
  placeRefused,
} from '../store.ts'
import { contractAnswer, contractTold, contractToAdd, contractToChange, termsAsked } from './contract-body.ts'
import { contractWithdrawalRoutes } from './contract-withdrawal.ts'
import { idAsked, noCursor, refused, text } from './shapes.ts'
import { contractAsked, worksHere } from './viewer.ts'

const tag = 'Contracts'

const nothingYet: ContractTerms = {
  title: '',
  reference: null,
  description: null,
  kind: 'contract',
  framework: null,
  frameworkName: null,
  frameworkNumber: null,
  procurement: null,
  ocid: null,
  starts: null,
  ends: null,
  extendableUntil: null,
  value: null,
  valueGross: null,
  cpv: [],
  service: null,
  place: null,
  owner: null,
  noticed: {},
  suppliers: [],
}

const listContracts = defineApi({
  method: 'GET',
  path: '/contracts',
  allow: readContracts,
  tag,
  summary: 'Contracts, searched and filtered; published ones only to who does not work there',
  query: Type.Object(
    {
      authority: Type.Optional(Type.String({ maxLength: 41 })),
      search: Type.Optional(text(200, 'Words of the title, the number or a supplier’s name')),
      standing: Type.Optional(Type.Enum(['now', 'ended', 'future'])),
      owner: Type.Optional(Type.String({ maxLength: 36, description: 'A person’s id, or `none`' })),
      service: Type.Optional(text(300)),
      supplier: Type.Optional(Type.String({ maxLength: 36 })),
      framework: Type.Optional(Type.String({ maxLength: 36 })),
      commitments: Type.Optional(Type.Enum(['some', 'none'])),
      disclosure: Type.Optional(Type.Enum(['published', 'held-back'])),
      import: Type.Optional(
        Type.String({ maxLength: 36, description: 'The import that added or changed them' }),
      ),
      withdrawn: Type.Optional(
        Type.Enum(['true', 'false'], {
          description: 'Those that were withdrawn, instead of those that stand',
        }),
      ),
      sort: Type.Optional(Type.Enum([...contractOrders])),
      ...listing,
    },
    { additionalProperties: false },
  ),
  answer: pageOf(contractAnswer),
  async handle(visit, { query }) {
    const { tx, today } = visit
    const { limit, cursor, total, sort: order, authority: _, import: importId, withdrawn, ...asked } = query
    if (importId !== undefined) idAsked(importId, 'import')
    for (const name of ['supplier', 'framework'] as const) if (asked[name]) idAsked(asked[name], name)
    if (asked.owner && asked.owner !== 'none') idAsked(asked.owner, 'owner')
    const filter = worksHere(visit)
      ? { ...asked, importId, withdrawn: withdrawn === 'true', today }
      : { ...asked, owner: undefined, disclosure: 'published' as const, today }
    if (cursor !== undefined && !isPlaceIn(cursor, order ?? 'title')) throw noCursor()
    const found = await contractsIn(tx, { ...filter, order, after: cursor, limit: limitOf(limit) })
    const counted = total === 'true' ? { total: await countContracts(tx, filter, { exact: true }) } : {}
    const items = found.contracts.map((contract) => contractTold(visit, contract))
    return { body: { items, next: found.next ?? null, ...counted } }
  },
})

const readContract = defineApi({
  method: 'GET',
  path: '/contracts/:contract',
  allow: readContracts,
  tag,
  summary: 'One contract',
  query: Type.Object(
    { authority: Type.Optional(Type.String({ maxLength: 41 })) },
    { additionalProperties: false },
  ),
  answer: contractAnswer,
  async handle(visit, { params }) {
    const contract = await contractAsked(visit, params.contract)
    return { body: contractTold(visit, contract), version: contract.version }
  },
})

const addOne = defineApi({
  method: 'POST',
  path: '/contracts',
  allow: keepContracts,
  tag,
  summary: 'Adds a contract',
  body: contractToAdd,
  answer: contractAnswer,
  status: 201,
  async handle(visit, { body }) {
    const { tx } = visit
    const decision = describeContract(await termsAsked(visit, body, nothingYet))
    if (!decision.accepted) throw refusal(decision.because)
    const done = await addDescribedContract(tx, decision.fact)
    if ('taken' in done) throw refusal(done.taken)
    const added = (await contractOf(tx, done.id))!
    return { status: 201, body: contractTold(visit, added), version: added.version }
  },
})

function changeOne({ afterDisclosure }: ContractsNeeds): ApiRoute {
  return defineApi({
    method: 'PATCH',
    path: '/contracts/:contract',
    allow: keepContracts,
    tag,
    summary: 'Changes a contract; needs If-Match',
    body: contractToChange,
    answer: contractAnswer,
    async handle(visit, { params, body, version }) {
      const { tx } = visit
      const contract = await contractAsked(visit, params.contract, { lock: true })
      const asked = versionAsked(version)
      const terms = await termsAsked(visit, body, contract)
      const standing = {
        version: contract.version,
        withdrawn: contract.withdrawnAt !== null,
        terms: termsOf(contract),
      }
      const decision = editContract(standing, {
        version: asked,
        terms: termsOf(terms),
        reason: body.reason ?? '',
      })
      if (!decision.accepted) {
        if (decision.because === 'stale') throw changedSince(contractTold(visit, contract))
        if (decision.because !== 'nothing-changed') throw refusal(decision.because)
        return { body: contractTold(visit, contract), version: contract.version }
      }
      const misplaced = await placeRefused(tx, decision.fact.terms, contract.id)
      if (misplaced) throw refusal(misplaced)
      await changeContract(tx, contract.id, { ...decision.fact, version: asked }, afterDisclosure)
      const now = (await contractOf(tx, contract.id))!
      return { body: contractTold(visit, now), version: now.version }
    },
  })
}

function discloseOne({ afterDisclosure }: ContractsNeeds): ApiRoute {
  return defineApi({
    method: 'POST',
    path: '/contracts/:contract/disclosure',
    allow: discloseContracts,
    tag,
    summary: 'Decides whether a contract is published or held back; needs If-Match',
    body: Type.Object(
      { disclosure: Type.Enum(['published', 'held-back']), reason: Type.Optional(text(2000)) },
      { additionalProperties: false },
    ),
    answer: contractAnswer,
    async handle(visit, { params, body, version }) {
      const contract = await contractAsked(visit, params.contract, { lock: true })
      const standing = { ...contract, withdrawn: contract.withdrawnAt !== null }
      const proposed = {
        version: versionAsked(version),
        disclosure: body.disclosure,
        reason: body.reason ?? '',
      }
      const decision = decideDisclosure(standing, proposed)
      if (!decision.accepted) {
        if (decision.because === 'stale') throw changedSince(contractTold(visit, contract))
        const { field, sentence } = disclosureRefusals[decision.because]
        throw refused(decision.because, field, sentence)
      }
      await discloseContract(visit.tx, contract, decision.fact, afterDisclosure)
      const now = (await contractOf(visit.tx, contract.id))!
      return { body: contractTold(visit, now), version: now.version }
    },
  })
}

/** A contract's terms alone, without how it is kept. */
function termsOf(terms: ContractTerms): ContractTerms {
  const names = Object.keys(nothingYet) as (keyof ContractTerms)[]
  return Object.fromEntries(names.map((name) => [name, terms[name]])) as unknown as ContractTerms
}

function refusal(because: keyof typeof contractRefusals) {
  const { field, sentence } = contractRefusals[because]
  return refused(because, field, sentence)
}

export function contractRoutes(needs: ContractsNeeds): ApiRoute[] {
  return [
    listContracts,
    readContract,
    addOne,
    changeOne(needs),
    discloseOne(needs),
    ...contractWithdrawalRoutes(needs),
  ]
}

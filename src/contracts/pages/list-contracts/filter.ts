import { isId } from '../../../language/identifier.ts'
import { whoseWorkIsMine } from '../../../parties/index.ts'
import type { Visit } from '../../../web/visit.ts'
import { type ContractFilter, type ContractOrder, contractOrders } from '../../store.ts'

export const standingsToday = { now: 'Running now', future: 'Not begun', ended: 'Ended' } as const
export const owners = { me: 'Contracts I look after', none: 'Nobody looks after it' } as const
export const promises = { some: 'Something is promised', none: 'Nothing recorded yet' } as const
export const disclosures = { published: 'Published', 'held-back': 'Held back' } as const

/** What the address asks for, as the panel shows it. */
export interface Asked {
  search: string
  standing: (keyof typeof standingsToday)[]
  owner: (keyof typeof owners)[]
  commitments: (keyof typeof promises)[]
  disclosure: (keyof typeof disclosures)[]
  service: string | undefined
  supplier: string | undefined
  framework: string | undefined
  importId: string | undefined
  drafts: 'open' | undefined
  withdrawn: 'yes' | undefined
  order: ContractOrder
}

export function readAsked({ query }: Visit): Asked {
  const id = (name: string) => query.getAll(name).find(isId)
  const order = contractOrders.find((each) => each === query.get('order'))
  return {
    search: query.get('search')?.trim() ?? '',
    standing: among(query, 'standing', standingsToday),
    owner: among(query, 'owner', owners),
    commitments: among(query, 'commitments', promises),
    disclosure: among(query, 'disclosure', disclosures),
    service: query.getAll('service').findLast(Boolean),
    supplier: id('supplier'),
    framework: id('framework'),
    importId: id('import'),
    drafts: query.get('drafts') === 'open' ? 'open' : undefined,
    withdrawn: query.get('withdrawn') === 'yes' ? 'yes' : undefined,
    order: order ?? 'title',
  }
}

function among<Words extends object>(query: URLSearchParams, name: string, words: Words): (keyof Words)[] {
  return [...new Set(query.getAll(name))].filter((value): value is keyof Words & string =>
    Object.hasOwn(words, value),
  )
}

/** The same for the store. Both of two is as much as neither. */
export function filterOf(asked: Asked, visitor: Visit['visitor']): ContractFilter {
  const { search, standing, owner, commitments, disclosure, withdrawn, order: _, ...same } = asked
  return {
    search: search || undefined,
    standing,
    owner: owner.flatMap((each) => (each === 'me' ? whoseWorkIsMine(visitor) : each)),
    commitments: commitments.length === 1 ? commitments[0] : undefined,
    disclosure: disclosure.length === 1 ? disclosure[0] : undefined,
    withdrawn: withdrawn === 'yes',
    ...same,
  }
}

export function isFiltered({ order: _, ...asked }: Asked): boolean {
  return Object.values(asked).some((value) => value !== undefined && value.length > 0)
}

import { dayOf } from '../../../language/day.ts'
import { Decimal, quantityWords } from '../../../language/quantity.ts'
import { FilterAndResults } from '../../../web/components/columns.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { FilterPanel } from '../../../web/components/filter-panel.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { ResultBar } from '../../../web/components/result-bar.tsx'
import { type Task, TaskList } from '../../../web/components/task-list.tsx'
import type { Visit } from '../../../web/visit.ts'
import { countOwnReturns, type OwnKind, ownKinds, type ReturnListed, returnsIn } from '../../store.ts'
import { placeText, readPlace, withQuery } from '../keyset.ts'

/** A page of a supplier's returns, when there are many. */
export interface LongList {
  kind: OwnKind | undefined
  search: string
  returns: ReturnListed[]
  more: boolean
  counts: Record<OwnKind | 'all', number>
}

const kindWords: Record<OwnKind, string> = {
  due: 'To answer, late ones too',
  late: 'Late',
  again: 'Not all accepted',
  'being-checked': 'Being checked',
  answered: 'Answered',
}

/** What was looked for: by how they stand, and by words of the contract's title. */
export async function longListOf({ tx, today, visitor, query }: Visit, perPage: number): Promise<LongList> {
  const kind = ownKinds.find((each) => each === query.get('stands'))
  const search = (query.get('search') ?? '').slice(0, 200)
  const suppliers = visitor.suppliers
  const place = readPlace(query.get('after'))
  const due = place && dayOf(place.order)
  const after = place && due ? { due, id: place.id } : undefined
  const filter = { suppliers, search, ...(kind ? { stands: kind } : {}) }
  const found = await returnsIn(tx, filter, { today, after, limit: perPage + 1 })
  return {
    kind,
    search,
    returns: found.slice(0, perPage),
    more: found.length > perPage,
    counts: await countOwnReturns(tx, { suppliers, search }, today),
  }
}

interface LongShown {
  visit: Visit
  list: LongList
  taskOf: (each: ReturnListed) => Task
}

export function LongReturns({ visit: { urls, query }, list, taskOf }: LongShown) {
  const { kind, search, returns, more, counts } = list
  const address = (asked: URLSearchParams) => urls.supplierHome(asked)
  const last = returns.at(-1)
  const count = kind ? counts[kind] : counts.all
  return (
    <FilterAndResults
      filter={
        <FilterPanel
          action={urls.supplierHome()}
          search={{ name: 'search', label: 'Words of the contract’s title', value: search }}
          groups={[
            {
              name: 'stands',
              legend: 'How they stand',
              options: ownKinds.map((each) => ({
                value: each,
                text: kindWords[each],
                count: figure(counts[each]),
                checked: kind === each,
              })),
            },
          ]}
        />
      }
      results={
        returns.length === 0 ? (
          <EmptyState title="Nothing found">
            Look for other words, or for returns that stand otherwise.
          </EmptyState>
        ) : (
          <>
            <ResultBar count={count === 1 ? '1 return' : `${figure(count)} returns`} />
            <TaskList idPrefix="returns" items={returns.map(taskOf)} />
            {more && last ? (
              <Pagination
                next={{
                  href: withQuery(address, query, { after: placeText(last.due, last.id) }),
                  text: 'More returns',
                }}
              />
            ) : null}
          </>
        )
      }
    />
  )
}

/** Counting stops above 10,000. */
function figure(count: number): string {
  return count > 10_000 ? 'more than 10,000' : quantityWords(new Decimal(count))
}

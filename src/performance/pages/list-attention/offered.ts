import { measuresOf } from '../../../measurement/store.ts'
import { namesOf } from '../../../parties/store.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Visit } from '../../../web/visit.ts'
import type { SelectOption } from '../../../web/components/select.tsx'
import type { AttentionKind } from '../../attention.ts'
import type { AttentionRow } from '../../store.ts'
import { staffOf, whoseChoices } from '../attention/whose.tsx'

/** What can be chosen beside and below a list. */
export interface Offered {
  whose: SelectOption[]
  mayAct: boolean
  people: SelectOption[]
  measures: SelectOption[]
}

export async function offeredFor(visit: Visit, kind: AttentionKind, mayAct: boolean): Promise<Offered> {
  const { tx, visitor } = visit
  const whose = await whoseChoices(visit)
  if (!mayAct) return { whose, mayAct, people: [], measures: [] }
  const staff = await staffOf(tx)
  const others = staff
    .filter(({ id }) => id !== visitor.id)
    .map(({ id, name }) => ({ value: id, text: name }))
  const me = staff.find(({ id }) => id === visitor.id)
  const people = [
    { value: '', text: 'Choose' },
    ...(me ? [{ value: me.id, text: `Me (${me.name})` }] : []),
    ...others,
    ...(kind === 'no-owner' ? [] : [{ value: 'nobody', text: 'Back to whoever looks after it' }]),
  ]
  const measures =
    kind === 'no-measure'
      ? [
          { value: '', text: 'Choose' },
          ...(await measuresOf(tx))
            .filter(({ builtIn }) => builtIn)
            .map(({ id, name, unit }) => ({ value: id, text: `${name} (${unit.many})` })),
        ]
      : []
  return { whose, mayAct, people, measures }
}

/** The names of everybody the rows speak of. */
export async function namesIn(tx: Tx, rows: readonly AttentionRow[]): Promise<Map<string, string>> {
  return namesOf(
    tx,
    rows.flatMap(({ owner, assignedTo, dismissed }) => [owner, assignedTo, dismissed?.by ?? null]),
  )
}

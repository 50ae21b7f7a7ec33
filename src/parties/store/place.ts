import type { Tx } from '../../platform/database.ts'

/** A place of the authority's area; `parent` is the code of the place it lies in. */
export interface PlaceRecord {
  code: string
  name: string
  kind: string
  parent: string | null
}

/** The authority's places by name. */
export async function placesOf(tx: Tx): Promise<PlaceRecord[]> {
  return tx
    .selectFrom('place')
    .select(['code', 'name', 'kind', 'parent'])
    .where('authority_id', '=', tx.authority)
    .orderBy('name')
    .orderBy('code')
    .execute()
}

/** Adds a place, or tells what it is called now. */
export async function addPlace(tx: Tx, place: PlaceRecord): Promise<void> {
  await addPlaces(tx, [place])
}

/** Adds places, or tells what they are called now, as one act. */
export async function addPlaces(tx: Tx, places: readonly PlaceRecord[]): Promise<void> {
  if (places.length === 0) return
  await tx
    .insertInto('place')
    .values(places.map((place) => ({ authority_id: tx.authority, ...place })))
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'code']).doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        kind: row.ref('excluded.kind'),
        parent: row.ref('excluded.parent'),
      })),
    )
    .execute()
  const words = places.length === 1 ? `Added the place ${places[0]!.name}.` : `Added ${places.length} places.`
  tx.note({ action: 'places-added', subject: 'authority', id: tx.authority, words })
}

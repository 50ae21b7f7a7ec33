import { sql } from 'kysely'
import { newId } from '../language/identifier.ts'
import { recordedNow, type Tx } from '../platform/database.ts'
import { builtInMeasures } from './built-in.ts'
import type { Measure } from './measure.ts'
import type { WrittenOutcome } from './outcome.ts'

/** An outcome as it is kept; `parent` for an aim under it. */
export interface OutcomeRecord {
  id: string
  slug: string
  name: string
  describes: string
  parent: string | null
  position: number
}

/** A measure as it is kept, with the outcomes it serves; the first is the primary one. */
export interface MeasureRecord extends Omit<Measure, 'outcomes'> {
  id: string
  builtIn: boolean
  outcomes: { id: string; slug: string; name: string }[]
}

/** The outcomes and aims of the authority, in their order. */
export async function outcomesOf(tx: Tx): Promise<OutcomeRecord[]> {
  const rows = await tx
    .selectFrom('outcome')
    .select(['outcome_id as id', 'slug', 'name', 'describes', 'parent_id as parent', 'position'])
    .where('authority_id', '=', tx.authority)
    .orderBy('position')
    .orderBy('outcome_id')
    .execute()
  return rows
}

/** The strategic outcomes alone, without their aims. */
export async function strategicOutcomesOf(tx: Tx): Promise<OutcomeRecord[]> {
  return (await outcomesOf(tx)).filter((outcome) => outcome.parent === null)
}

export async function outcomeBySlug(tx: Tx, slug: string): Promise<OutcomeRecord | undefined> {
  return (await outcomesOf(tx)).find((outcome) => outcome.slug === slug)
}

/** Every measure of the authority, by name. */
export async function measuresOf(tx: Tx): Promise<MeasureRecord[]> {
  return measuresWhere(tx, sql<boolean>`true`)
}

export async function measureOf(tx: Tx, id: string): Promise<MeasureRecord | undefined> {
  return (await measuresWhere(tx, sql<boolean>`m.measure_id = ${id}`))[0]
}

export async function measureByCode(tx: Tx, code: string): Promise<MeasureRecord | undefined> {
  return (await measuresWhere(tx, sql<boolean>`m.code = ${code}`))[0]
}

async function measuresWhere(tx: Tx, condition: ReturnType<typeof sql<boolean>>): Promise<MeasureRecord[]> {
  const found = await sql<MeasureRecord>`
    select m.measure_id as id, m.code, m.name, m.theme, jsonb_build_object('one', m.unit, 'many', m.units) as unit, m.kind, m.definition, m.counts,
      m.counts_not as "countsNot", m.evidence, m.double_count as "doubleCount", m.goals, m.sustainability, m.bookable,
      m.lawful, m.built_in as "builtIn",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', o.outcome_id, 'slug', o.slug, 'name', o.name) order by s.position)
        from measure_outcome s
        join outcome o on o.authority_id = s.authority_id and o.outcome_id = s.outcome_id
        where s.authority_id = m.authority_id and s.measure_id = m.measure_id), '[]') as outcomes
    from measure m
    where m.authority_id = ${tx.authority} and ${condition}
    order by m.name collate "en-GB-x-icu"`.execute(tx)
  return found.rows
}

/** Adds strategic outcomes with the aims under them. */
export async function addOutcomes(tx: Tx, outcomes: readonly WrittenOutcome[]): Promise<void> {
  const rows = outcomes.flatMap((outcome, position) => {
    const id = newId()
    const top = {
      id,
      slug: outcome.slug,
      name: outcome.name,
      describes: outcome.describes,
      parent: null as string | null,
      position,
    }
    const aims = outcome.aims.map((aim, number) => ({
      id: newId(),
      ...aim,
      parent: id as string | null,
      position: number,
    }))
    return [top, ...aims]
  })
  if (rows.length === 0) return
  await tx
    .insertInto('outcome')
    .values(
      rows.map(({ id, slug, name, describes, parent, position }) => ({
        authority_id: tx.authority,
        outcome_id: id,
        slug,
        name,
        describes,
        parent_id: parent,
        position,
        ...recordedNow(tx),
      })),
    )
    .execute()
  tx.note({
    action: 'outcomes-adopted',
    subject: 'authority',
    id: tx.authority,
    words: `Adopted ${outcomes.length} strategic outcomes: ${outcomes.map((outcome) => outcome.name).join('; ')}.`,
    facts: rows.map((row) => ({ table: 'outcome', key: { outcome_id: row.id } })),
  })
}

/** Adds the built-in measures, tied to those of their outcomes that the authority has. */
export async function addBuiltInMeasures(tx: Tx): Promise<void> {
  const outcomes = new Map((await outcomesOf(tx)).map((outcome) => [outcome.slug, outcome.id]))
  const measures = builtInMeasures().map((measure) => ({ id: newId(), measure }))
  await tx
    .insertInto('measure')
    .values(
      measures.map(({ id, measure }) => ({
        authority_id: tx.authority,
        measure_id: id,
        code: measure.code,
        name: measure.name,
        theme: measure.theme,
        unit: measure.unit.one,
        units: measure.unit.many,
        kind: measure.kind,
        definition: measure.definition,
        counts: [...measure.counts],
        counts_not: [...measure.countsNot],
        evidence: [...measure.evidence],
        double_count: measure.doubleCount,
        goals: [...measure.goals],
        sustainability: [...measure.sustainability],
        bookable: measure.bookable,
        lawful: JSON.stringify(measure.lawful),
        built_in: true,
        ...recordedNow(tx),
      })),
    )
    .execute()
  const served = measures.flatMap(({ id, measure }) =>
    measure.outcomes
      .filter((slug) => outcomes.has(slug))
      .map((slug, position) => ({
        authority_id: tx.authority,
        measure_id: id,
        outcome_id: outcomes.get(slug)!,
        position,
      })),
  )
  if (served.length > 0) await tx.insertInto('measure_outcome').values(served).execute()
  tx.note({
    action: 'measures-adopted',
    subject: 'authority',
    id: tx.authority,
    words: `Adopted the built-in set of ${measures.length} measures.`,
    facts: measures.map(({ id }) => ({ table: 'measure', key: { measure_id: id } })),
  })
}

/** A measure of the authority's own, as little as has to be said of it. */
export interface OwnMeasure {
  code: string
  name: string
  unit: { one: string; many: string }
  kind: Measure['kind']
  definition: string
  /** The outcome it is counted under. */
  outcome: string
}

/** Adds measures of the authority's own; ids in the order given. */
export async function addOwnMeasures(tx: Tx, own: readonly OwnMeasure[]): Promise<string[]> {
  const added = own.map((measure) => ({ id: newId(), measure }))
  if (added.length === 0) return []
  await tx
    .insertInto('measure')
    .values(
      added.map(({ id, measure }) => ({
        authority_id: tx.authority,
        measure_id: id,
        code: measure.code,
        name: measure.name,
        theme: 'own',
        unit: measure.unit.one,
        units: measure.unit.many,
        kind: measure.kind,
        definition: measure.definition,
        counts: [],
        counts_not: [],
        evidence: [],
        double_count: '',
        goals: [],
        sustainability: [],
        bookable: false,
        lawful: JSON.stringify({ underTheAct: ['record-only'], otherwise: ['record-only'], note: null }),
        built_in: false,
        ...recordedNow(tx),
      })),
    )
    .execute()
  await tx
    .insertInto('measure_outcome')
    .values(
      added.map(({ id, measure }) => ({
        authority_id: tx.authority,
        measure_id: id,
        outcome_id: measure.outcome,
        position: 0,
      })),
    )
    .execute()
  for (const { id, measure } of added) {
    tx.note({
      action: 'measure-added',
      subject: 'measure',
      id,
      words: `Added the authority’s own measure “${measure.name}”, counted in ${measure.unit.many}.`,
      facts: [{ table: 'measure', key: { measure_id: id } }],
    })
  }
  return added.map(({ id }) => id)
}

import { type RawBuilder, sql } from 'kysely'
import { Decimal } from '../../../language/quantity.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Brief } from '../../brief/brief.ts'
import { type Counted, figuresOf, type WonLine } from '../../brief/figures.ts'
import { fits } from '../../brief/fit.ts'
import { type ContractEnding, pointsFrom } from '../../brief/points.ts'
import type { CommitmentTold, LateShown, PreparedBrief } from '../../brief/prepared.ts'
import { type StoryOffered, storiesToOffer } from '../../brief/story-choice.ts'
import { againstOn } from '../attention/against.ts'
import { rowsAsAt } from './rows-as-at.ts'

/** Works a draft's rows out anew, from the facts as they stood on its day, and tells what they come to. */
export async function prepareRows(tx: Tx, brief: string, of: Brief): Promise<PreparedBrief> {
  const { line, decideMonths } = await againstOn(tx, of.on)
  await sql`delete from brief_draft_row where authority_id = ${tx.authority} and brief_id = ${brief}`.execute(
    tx,
  )
  await sql`
    insert into brief_draft_row (authority_id, brief_id, position, part, figures, contract_id, commitment_id, delivery_id, words)
    select ${tx.authority}::uuid, ${brief}::uuid,
      row_number() over (order by first, second, third, contract_id, commitment_id, delivery_id)::int,
      part, figures, contract_id, commitment_id, delivery_id, words
    from (${rowsAsAt(tx, { ...of, line, decideMonths })}) r`.execute(tx)
  const rows = sql`(select * from brief_draft_row where authority_id = ${tx.authority} and brief_id = ${brief})`
  const counted = await countedIn(tx, rows)
  const lines = await linesIn(tx, rows)
  const amount = line && new Decimal(line.pence).div(100)
  const count = (figure: string) => counted.get(figure)?.count ?? 0
  return {
    figures: figuresOf(counted, lines),
    late: await lateIn(tx, rows),
    lines,
    stories: storiesToOffer(await storiesIn(tx, rows), await namesKnown(tx)),
    points: pointsFrom({ on: of.on, amount, count, ending: await endingIn(tx, rows) }),
    line: amount?.toFixed() ?? null,
  }
}

/** What each figure would be on another day, from the facts as they stood then; nothing is kept. */
export async function figuresAsAt(
  tx: Tx,
  of: Brief,
): Promise<{ counted: Map<string, Counted>; lines: WonLine[] }> {
  const { line, decideMonths } = await againstOn(tx, of.on)
  const rows = sql`(${rowsAsAt(tx, { ...of, line, decideMonths })})`
  return { counted: await countedIn(tx, rows), lines: await linesIn(tx, rows) }
}

async function countedIn(tx: Tx, rows: RawBuilder<unknown>): Promise<Map<string, Counted>> {
  const found = await sql<{ figure: string; count: number; quantity: string }>`
    select figure, count(*)::int as count, coalesce(sum((r.words->>'quantity')::numeric), 0)::text as quantity
    from ${rows} r cross join unnest(r.figures) as figure group by figure`.execute(tx)
  return new Map(
    found.rows.map(({ figure, count, quantity }) => [figure, { count, quantity: new Decimal(quantity) }]),
  )
}

async function linesIn(tx: Tx, rows: RawBuilder<unknown>): Promise<WonLine[]> {
  const found = await sql<Omit<WonLine, 'unit'> & { one: string; many: string }>`
    select words->>'outcome' as outcome, words->>'outcomeName' as "outcomeName", words->>'measure' as measure,
      words->>'measureName' as "measureName", words->>'unit' as one, words->>'units' as many
    from ${rows} r where part in ('won', 'earlier', 'added')
    group by 1, 2, 3, 4, 5, 6
    order by count(*) filter (where part = 'won') desc, count(*) desc, 1, 3`.execute(tx)
  return found.rows.map(({ one, many, ...line }) => ({ ...line, unit: { one, many } }))
}

async function lateIn(tx: Tx, rows: RawBuilder<unknown>): Promise<LateShown[]> {
  const found = await sql<{ commitmentId: string; contractId: string; words: CommitmentTold }>`
    select commitment_id as "commitmentId", contract_id as "contractId", words from ${rows} r
    where 'late' = any(figures) order by position limit ${fits.late}`.execute(tx)
  return found.rows.map(({ words, ...ids }) => ({ ...words, ...ids }))
}

const looksAtStories = 60

async function storiesIn(tx: Tx, rows: RawBuilder<unknown>): Promise<StoryOffered[]> {
  const found = await sql<{
    delivery: string
    commitment: string
    contract: string
    words: Omit<StoryOffered, 'contractTitle'> & { contract: string }
  }>`
    select delivery_id as delivery, commitment_id as commitment, contract_id as contract, words from ${rows} r
    where part = 'won' and length(words->>'story') >= 40
      and (words->>'files')::int + (words->>'links')::int > 0
    order by words->>'decision', (words->>'files')::int desc, (words->>'links')::int desc, words->>'on' desc, position
    limit ${looksAtStories}`.execute(tx)
  return found.rows.map(({ words, delivery, commitment, contract }) => ({
    delivery,
    commitment,
    contract,
    title: words.title,
    contractTitle: words.contract,
    supplier: words.supplier,
    outcome: words.outcome,
    measureName: words.measureName,
    unit: words.unit,
    units: words.units,
    quantity: words.quantity,
    decision: words.decision,
    on: words.on,
    story: words.story,
    files: words.files,
    links: words.links,
  }))
}

async function endingIn(tx: Tx, rows: RawBuilder<unknown>): Promise<ContractEnding[]> {
  const found = await sql<{ words: ContractEnding & { contract: string } }>`
    select words from ${rows} r where 'ending' = any(figures) order by position limit 2`.execute(tx)
  return found.rows.map(({ words: { contract, ...words } }) => ({ ...words, title: contract }))
}

/** People the records know by name: no story that goes to members may name one. */
export async function namesKnown(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select p.name from membership m join person p on p.person_id = m.person_id where m.authority_id = ${tx.authority}
    union select supplier_owner from commitment where authority_id = ${tx.authority} and supplier_owner is not null
    union select contact_name from supplier where authority_id = ${tx.authority} and contact_name is not null`.execute(
    tx,
  )
  return rows.map(({ name }) => name)
}

import type { Kysely } from 'kysely'
import { dayIn } from '../../language/day.ts'
import type { OrganisationIdentifier } from '../../language/identifier.ts'
import type { Tx } from '../../platform/database.ts'
import type { Tables } from '../../platform/tables.ts'
import type { ProposedAuthority } from '../authority.ts'
import { addMembership } from './membership.ts'

/** A contracting authority of this installation. */
export interface AuthorityRecord {
  id: string
  slug: string
  name: string
  area: string
  identifier: OrganisationIdentifier | null
  /** The host name registered to it. */
  host: string | null
  isExample: boolean
  recordedAt: Date
}

type Db = Kysely<Tables>

/** Every authority, the installation's first at the front. */
export async function authoritiesIn(db: Db): Promise<AuthorityRecord[]> {
  const rows = await db
    .selectFrom('authority')
    .selectAll()
    .orderBy('recorded_at')
    .orderBy('authority_id')
    .execute()
  return rows.map((row) => ({
    id: row.authority_id,
    slug: row.slug,
    name: row.name,
    area: row.area,
    identifier:
      row.identifier_scheme && row.identifier ? { scheme: row.identifier_scheme, id: row.identifier } : null,
    host: row.host,
    isExample: row.is_example,
    recordedAt: row.recorded_at,
  }))
}

export async function authorityOf(db: Db, id: string): Promise<AuthorityRecord | undefined> {
  return (await authoritiesIn(db)).find((authority) => authority.id === id)
}

export async function authorityBySlug(db: Db, slug: string): Promise<AuthorityRecord | undefined> {
  return (await authoritiesIn(db)).find((authority) => authority.slug === slug)
}

/**
 * Sets up an authority and its first administrator, a person who is there already. The transaction is the new authority's:
 * begin it with `withAuthority({ authority: newId(), … })`.
 */
export async function setUpAuthority(
  tx: Tx,
  proposed: ProposedAuthority & { host?: string; isExample?: boolean },
  administrator: string,
): Promise<void> {
  await tx
    .insertInto('authority')
    .values({
      authority_id: tx.authority,
      slug: proposed.slug,
      name: proposed.name,
      area: proposed.area,
      identifier_scheme: proposed.identifier?.scheme ?? null,
      identifier: proposed.identifier?.id ?? null,
      host: proposed.host ?? null,
      is_example: proposed.isExample ?? false,
      recorded_at: tx.at,
    })
    .execute()
  tx.note({
    action: 'authority-set-up',
    subject: 'authority',
    id: tx.authority,
    words: `Set up ${proposed.name}.`,
    facts: [{ table: 'authority', key: { authority_id: tx.authority } }],
  })
  await addMembership(tx, { person: administrator, role: 'administrator', starts: dayIn(tx.at) })
}

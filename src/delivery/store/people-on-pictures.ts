import type { Day } from '../../language/day.ts'
import { accept, type Decision, refuse } from '../../language/decision.ts'
import type { FactRow, Tx } from '../../platform/tx.ts'
import { type PeopleRefusal, type PeopleTyped, mayShowPublicly, sayPeople } from '../people-shown.ts'
import { longestReason } from '../withdrawal.ts'
import { evidenceOf, type EvidenceRecord } from './evidence.ts'

type Side = 'supplier' | 'authority'

const factsOf = ({ id, delivery }: EvidenceRecord): FactRow[] =>
  delivery ? [{ table: 'evidence', key: { evidence_id: id } }] : []

function change(tx: Tx, id: string) {
  return tx.updateTable('evidence').where('authority_id', '=', tx.authority).where('evidence_id', '=', id)
}

/** Keeps what is said of the people on a picture; where they no longer agree to it, it is shown to nobody from now on. */
export async function keepPeople(
  tx: Tx,
  evidence: EvidenceRecord,
  typed: PeopleTyped,
  today: Day,
): Promise<Decision<EvidenceRecord, PeopleRefusal>> {
  const decision = sayPeople(evidence, typed, today)
  if (!decision.accepted) return decision
  const { people, how, until, children } = decision.fact
  const isPublic = people !== 'not-to-publish'
  await change(tx, evidence.id)
    .set({
      people,
      people_how: how,
      people_until: until,
      people_children: children,
      ...(isPublic ? {} : { shown_at: null, shown_by: null }),
    })
    .execute()
  tx.note({
    action: 'people-on-picture-said',
    subject: 'evidence',
    id: evidence.id,
    words: {
      nobody: 'Said that nobody can be recognised on a picture.',
      'not-to-publish': 'Said that people on a picture agreed to be seen by the council alone.',
      agreed: 'Said that people on a picture agreed that it may be published.',
    }[people],
    facts: factsOf(evidence),
  })
  return accept((await evidenceOf(tx, evidence.id))!)
}

/** Takes back the permission of people on a picture, with effect at once: it is shown to nobody any more. */
export async function withdrawPermission(
  tx: Tx,
  evidence: EvidenceRecord,
  { because, side }: { because: string; side: Side },
): Promise<Decision<true, 'no-reason' | 'reason-too-long' | 'withdrawn-before'>> {
  const reason = because.trim()
  if (evidence.peopleWithdrawnAt) return refuse('withdrawn-before')
  if (reason === '') return refuse('no-reason')
  if (reason.length > longestReason) return refuse('reason-too-long')
  await change(tx, evidence.id)
    .set({
      people_withdrawn_at: tx.at,
      people_withdrawn_by: tx.actor.kind === 'person' ? (tx.actor.id ?? null) : null,
      people_withdrawn_because: reason,
      people_withdrawn_side: side,
    })
    .execute()
  tx.note({
    action: 'people-on-picture-withdrawn',
    subject: 'evidence',
    id: evidence.id,
    words: 'The permission of people on a picture was withdrawn. It is published nowhere any more.',
    facts: factsOf(evidence),
  })
  return accept(true as const)
}

/** Chooses a picture to be shown to everybody with the entry it supports, or takes it away again. */
export async function showToEverybody(
  tx: Tx,
  evidence: EvidenceRecord,
  { isShown, as, today }: { isShown: boolean; as: string; today: Day },
): Promise<Decision<true, 'may-not-be-shown' | 'no-words' | 'words-too-long'>> {
  const words = as.trim()
  if (isShown && !mayShowPublicly(evidence, today)) return refuse('may-not-be-shown')
  if (isShown && words === '') return refuse('no-words')
  if (words.length > 300) return refuse('words-too-long')
  const by = tx.actor.kind === 'person' ? (tx.actor.id ?? null) : null
  await change(tx, evidence.id)
    .set({ shown_at: isShown ? tx.at : null, shown_by: isShown ? by : null, shown_as: words || null })
    .execute()
  tx.note({
    action: isShown ? 'picture-shown' : 'picture-hidden',
    subject: 'evidence',
    id: evidence.id,
    words: isShown
      ? 'Chose a picture to be shown to everybody.'
      : 'Chose that a picture is not shown to everybody.',
    facts: factsOf(evidence),
  })
  return accept(true as const)
}

/** The pictures that were chosen to be shown with a delivery, and may be today. */
export async function publicPicturesOf(tx: Tx, delivery: string, today: Day): Promise<EvidenceRecord[]> {
  const rows = await tx
    .selectFrom('evidence')
    .select('evidence_id as id')
    .where('authority_id', '=', tx.authority)
    .where('delivery_id', '=', delivery)
    .where('shown_at', 'is not', null)
    .orderBy('evidence_id')
    .limit(10)
    .execute()
  const pictures: EvidenceRecord[] = []
  for (const { id } of rows) {
    const picture = await evidenceOf(tx, id)
    if (picture && mayShowPublicly(picture, today)) pictures.push(picture)
  }
  return pictures
}

import { sql } from 'kysely'

/**
 * Sums what deliveries `d` gave: accepted where a person decided, reported until then. Of a delivery accepted in part
 * that was sent again and waits, or is corrected and waits for a second person, the later report alone is counted. What was given is real, in a trial return too: `d` is of
 * `public.delivery`.
 */
export const givenSum = sql<string>`coalesce(sum(case
  when d.state in ('reported', 'evidenced') then d.quantity
  when d.state in ('verified', 'partly-verified') and not exists (
    select 1 from public.delivery later
    where later.authority_id = d.authority_id and later.commitment_id = d.commitment_id
      and later.replaces = d.delivery_id and later.state in ('reported', 'evidenced')
  ) then d.accepted
  else 0 end), 0)`

import { NotificationBanner } from '../../web/components/notification-banner.tsx'
import type { Visit } from '../../web/visit.ts'

/** How many suppliers were just reminded, told once. */
export function Reminded({ visit: { query } }: { visit: Visit }) {
  const [reminded, left] = [count(query.get('reminded')), count(query.get('left'))]
  if (reminded === undefined || left === undefined) return null
  if (reminded + left === 0) return <NotificationBanner text="Tick at least one return to remind of." />
  const done = reminded === 1 ? 'One supplier was reminded.' : `${reminded} suppliers were reminded.`
  const not =
    left === 0
      ? ''
      : ` ${left === 1 ? 'One was' : `${left} were`} left out: not awaited any more, without an address, or reminded by hand today already.`
  return <NotificationBanner isSuccess={reminded > 0} text={`${done}${not}`} />
}

function count(text: string | null): number | undefined {
  return text !== null && /^\d{1,4}$/.test(text) ? Number(text) : undefined
}

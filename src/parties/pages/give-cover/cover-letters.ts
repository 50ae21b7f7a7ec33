import { longDay } from '../../../language/day.ts'
import type { Visit } from '../../../web/visit.ts'
import { type Cover, lastDayOf } from '../../cover.ts'
import { personOf, rolesInWords } from '../../store.ts'
import { sendLetter } from '../send-letter.ts'

/** "from 3 August 2026 to 17 August 2026" */
function daysInLetter(cover: Cover): string {
  const last = lastDayOf(cover)
  return cover.starts === last ? `on ${longDay(last)}` : `from ${longDay(cover.starts)} to ${longDay(last)}`
}

/** Tells both that one acts for the other, and what each can do about it. */
export async function tellOfCover(visit: Visit, cover: Cover): Promise<void> {
  const { authority, platform, urls } = visit
  const { away, covering } = cover
  const days = daysInLetter(cover)
  const link = platform.settings.baseUrl + urls.cover()
  const why = cover.reason ? [`${madeBy(cover)} arranged this: ${cover.reason}`] : []
  await letterTo(visit, covering.id, `You are asked to act for ${away.name}`, [
    `${away.name} is away, and you are asked to act for them at ${authority.name} ${days}, as ${rolesInWords(cover.roles)}.`,
    ...why,
    `On those days their work is shown with yours. What your own roles do not allow is recorded as yours, acting for ${away.name}. It ends by itself.`,
    'If you cannot, decline here:',
    link,
  ])
  await letterTo(visit, away.id, `${covering.name} acts for you`, [
    `${covering.name} acts for you at ${authority.name} ${days}, as ${rolesInWords(cover.roles)}.`,
    ...why,
    'It ends by itself. You can end it earlier here:',
    link,
  ])
}

function madeBy({ madeBy: maker }: Cover): string {
  return maker?.name ?? 'An administrator'
}

/** Tells those whom it concerns, but for whoever did it, that a cover was declined or ended early. */
export async function tellOfStop(visit: Visit, cover: Cover, how: 'declined' | 'ended'): Promise<void> {
  const { away, covering } = cover
  const said =
    how === 'declined'
      ? `${covering.name} can't act for ${away.name}`
      : `${covering.name} no longer acts for ${away.name}`
  const concerned = [covering.id, away.id, ...(how === 'declined' && cover.madeBy ? [cover.madeBy.id] : [])]
  for (const person of new Set(concerned)) {
    if (person === visit.visitor.id) continue
    await letterTo(visit, person, said, [
      `${said} ${daysInLetter(cover)}, as was arranged at ${visit.authority.name}. From this moment nothing is lent.`,
      'Who acts for whom stands here:',
      visit.platform.settings.baseUrl + visit.urls.cover(),
    ])
  }
}

async function letterTo(visit: Visit, person: string, subject: string, paragraphs: string[]): Promise<void> {
  const record = await personOf(visit.tx, person)
  if (!record) return
  await sendLetter(visit, { to: record.email, subject, paragraphs: [`Dear ${record.name},`, ...paragraphs] })
}

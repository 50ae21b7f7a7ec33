import { type Letter, queueLetter } from '../../platform/mail.ts'
import type { Visit } from '../../web/visit.ts'

/** Queues a letter of the visit's authority, or keeps it for the outbox when no letters go out. */
export async function sendLetter({ tx, platform, authority }: Visit, letter: Letter): Promise<void> {
  const sending = platform.settings.sendsMail && !authority.isExample
  await queueLetter(tx, letter, { authority: tx.authority, at: tx.at, sending })
}

import type { Visit } from '../../web/visit.ts'
import type { Telling } from '../store.ts'

/** How suppliers are told, of this visit's authority. Letters of an invented authority stay in the outbox. */
export function tellingOf({ platform: { settings }, authority, urls }: Visit): Telling {
  return {
    authority: authority.name,
    sending: settings.smtpUrl !== undefined && !authority.isExample,
    linkTo: (secret) => settings.baseUrl + urls.returnLink(secret),
  }
}

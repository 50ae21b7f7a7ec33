import type { Visit } from '../../../web/visit.ts'
import type { TellingSides } from '../../store.ts'

/** How both sides are told, of this visit's authority. Letters of an invented authority stay in the outbox. */
export function tellingOf({ platform: { settings }, authority, urls }: Visit): TellingSides {
  return {
    authority: authority.name,
    sending: settings.sendsMail && !authority.isExample,
    linkTo: (secret) => settings.baseUrl + urls.variationLink(secret),
    staffPage: (variation) => settings.baseUrl + urls.variation(variation),
  }
}

import type { Visit } from '../../web/visit.ts'
import type { TellingOrganisations } from '../store.ts'

/** How organisations that benefited are told, of this visit's authority. */
export function tellingOrganisationsOf({
  platform: { settings },
  authority,
  urls,
}: Visit): TellingOrganisations {
  return {
    authority: authority.name,
    sending: settings.sendsMail && !authority.isExample,
    confirmAt: (secret) => settings.baseUrl + urls.confirmationLink(secret),
  }
}

import type { Visit } from '../../../web/visit.ts'
import type { TellingOfPlans } from '../../store.ts'

/** How both sides are told, of this visit's authority. Letters of an invented authority stay in the outbox. */
export function tellingPlansOf({ platform: { settings }, authority, urls }: Visit): TellingOfPlans {
  return {
    authority: authority.name,
    sending: settings.sendsMail && !authority.isExample,
    linkTo: (secret) => settings.baseUrl + urls.recoveryPlanLink(secret),
    staffPage: (plan) => settings.baseUrl + urls.recoveryPlan(plan),
  }
}

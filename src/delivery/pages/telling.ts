import { dayIn } from '../../language/day.ts'
import type { Visit } from '../../web/visit.ts'
import type { DeliveryNeeds } from '../needs.ts'
import type { CorrectingWith, Telling, Writing } from '../store.ts'

/** How suppliers are told, of this visit's authority. Letters of an invented authority stay in the outbox, those of a trial in the trial. */
export function tellingOf({ platform: { settings }, authority, trial, urls }: Visit): Telling {
  return {
    authority: authority.name,
    sending: settings.sendsMail && !authority.isExample && !trial,
    linkTo: (secret) => settings.baseUrl + urls.returnLink(secret),
    ...(trial
      ? { standing: { link: settings.baseUrl + urls.myReturn(trial.id), linkEnds: dayIn(trial.ends) } }
      : {}),
  }
}

/** The same, for what is written in the thread of a delivery. */
export function writingOf(visit: Visit): Writing {
  const { platform, urls } = visit
  return {
    telling: tellingOf(visit),
    deskOf: (delivery) => platform.settings.baseUrl + urls.verifyDelivery(delivery),
  }
}

/** The same, for correcting what was decided. */
export function correctingOf(visit: Visit, needs: DeliveryNeeds): CorrectingWith {
  const { platform, urls } = visit
  return {
    needs,
    telling: tellingOf(visit),
    deskOf: (delivery) => platform.settings.baseUrl + urls.correctDecision(delivery),
  }
}

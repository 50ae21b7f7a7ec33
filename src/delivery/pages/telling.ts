import { dayIn } from '../../language/day.ts'
import type { Visit } from '../../web/visit.ts'
import type { Telling } from '../store.ts'

/** How suppliers are told, of this visit's authority. Letters of an invented authority stay in the outbox, those of a trial in the trial. */
export function tellingOf({ platform: { settings }, authority, trial, urls }: Visit): Telling {
  return {
    authority: authority.name,
    sending: settings.smtpUrl !== undefined && !authority.isExample && !trial,
    linkTo: (secret) => settings.baseUrl + urls.returnLink(secret),
    ...(trial
      ? { standing: { link: settings.baseUrl + urls.myReturn(trial.id), linkEnds: dayIn(trial.ends) } }
      : {}),
  }
}

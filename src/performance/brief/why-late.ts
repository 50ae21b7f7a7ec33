import { type Day, longDay } from '../../language/day.ts'
import { cut, fits } from './fit.ts'

/** What the records say of a commitment that is late, as it stood on the day. */
export interface WhyLate {
  /** Neither the commitment nor its contract has an owner at the council. */
  isOwnerless: boolean
  /** Reports that wait for a decision, and since when. */
  waiting: number
  waitingSince?: Day
  /** The last decision on a report. */
  decision?: 'accepted' | 'in-part' | 'not-accepted'
  decidedOn?: Day
  reason?: string
  /** The last return that was asked for or came. */
  askedOn?: Day
  answerDue?: Day
  answeredOn?: Day
  saidNothing?: boolean
  /** The council's earlier records tell of reports. */
  wasReportedBefore?: boolean
}

/** Why a commitment is late, in a sentence or two, from nothing but what is recorded. */
export function whyLate(why: WhyLate, { on, earlier }: { on: Day; earlier: boolean }): string {
  const sentences = [reasonOf(why, on, earlier), why.isOwnerless ? 'Nobody is its owner.' : '']
  return sentences.filter(Boolean).join(' ')
}

function reasonOf(why: WhyLate, on: Day, earlier: boolean): string {
  const { waiting, waitingSince, askedOn, answeredOn, decidedOn } = why
  if (waiting > 0 && waitingSince) return waitingWords(waiting, waitingSince)
  if (askedOn && !answeredOn && (!decidedOn || askedOn >= decidedOn)) return unanswered(why, on)
  if (decidedOn && why.decision !== 'accepted') return decided(why)
  if (answeredOn && why.saidNothing)
    return `The supplier answered on ${longDay(answeredOn)} that there was nothing to report.`
  if (decidedOn) return 'All that was reported is accepted; the rest is not reported.'
  if (answeredOn) return `The supplier’s return of ${longDay(answeredOn)} says nothing of it.`
  if (earlier) return 'The council’s earlier records tell of a part; nothing was asked of the supplier since.'
  if (why.wasReportedBefore)
    return 'The council’s earlier records tell of reports, but not that any was accepted.'
  return 'Nothing was asked of the supplier.'
}

function waitingWords(waiting: number, since: Day): string {
  if (waiting === 1) return `Reported on ${longDay(since)}, and waits for the council to check it.`
  return `${waiting} reports wait for the council to check them, the first since ${longDay(since)}.`
}

function unanswered({ askedOn, answerDue }: WhyLate, on: Day): string {
  const asked = `Asked on ${longDay(askedOn!)}`
  if (!answerDue) return `${asked}; not answered.`
  return answerDue < on
    ? `${asked}; not answered since it was due on ${longDay(answerDue)}.`
    : `${asked}; the answer is due on ${longDay(answerDue)}.`
}

function decided({ decision, decidedOn, reason }: WhyLate): string {
  const what = decision === 'in-part' ? 'Accepted in part' : 'Not accepted'
  const because = reason ? `: ${cut(reason, fits.reason)}` : ''
  const sentence = `${what} on ${longDay(decidedOn!)}${because}`
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`
}

import type { Urls } from '../../web/urls.ts'
import { answerTyped } from '../delivery.ts'
import { type Answering, type Line, typedIn } from '../store.ts'

/** The commitments a person goes through, one after the other. */
export function openLines({ lines }: Answering): Line[] {
  return lines.filter(({ open }) => open)
}

function isAnswered(line: Line): boolean {
  return answerTyped(typedIn(line)).accepted
}

/** Where to begin or go on: the first answer that is missing, or the check when none is. */
export function firstToAnswer(urls: Urls, answering: Answering): string {
  const { id } = answering.return
  const missing = openLines(answering).find((line) => !isAnswered(line))
  return missing ? urls.myReturnQuantity(id, missing.owed.commitment) : urls.myReturnCheck(id)
}

/** Where to go after the number and the story: to what shows it, unless there was nothing to show. */
export function afterQuantity(urls: Urls, answering: Answering, line: Line, fromCheck: boolean): string {
  const answer = answerTyped(typedIn(line))
  const { id } = answering.return
  const { commitment } = line.owed
  const isNought = answer.accepted && answer.fact.quantity.eq(0)
  const query = fromCheck ? { from: 'check' } : undefined
  return isNought
    ? afterEvidence(urls, answering, line, fromCheck)
    : urls.myReturnEvidence(id, commitment, query)
}

/** Where to go after the evidence: to the next commitment, then to what else there is to say. */
export function afterEvidence(urls: Urls, answering: Answering, line: Line, fromCheck: boolean): string {
  const { id } = answering.return
  if (fromCheck || line.open?.answers !== 'first') return urls.myReturnCheck(id)
  const lines = openLines(answering)
  const next = lines[lines.findIndex(({ owed }) => owed.commitment === line.owed.commitment) + 1]
  return next ? urls.myReturnQuantity(id, next.owed.commitment) : urls.myReturnAnythingElse(id)
}

/** Where "Back" leads from a commitment's first page. */
export function beforeQuantity(urls: Urls, answering: Answering, line: Line, fromCheck: boolean): string {
  const { id } = answering.return
  if (fromCheck) return urls.myReturnCheck(id)
  if (line.open?.answers !== 'first') return urls.myReturnSent(id)
  const lines = openLines(answering)
  const place = lines.findIndex(({ owed }) => owed.commitment === line.owed.commitment)
  const previous = lines[place - 1]
  return previous ? urls.myReturnQuantity(id, previous.owed.commitment) : urls.myReturn(id)
}

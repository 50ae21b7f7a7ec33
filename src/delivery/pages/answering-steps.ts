import type { Urls } from '../../web/urls.ts'
import { answerTyped } from '../delivery.ts'
import { type Answering, isExpected, type Line, linesToSend, typedIn } from '../store.ts'

/** Everything that can be answered now, expected or not. */
export function openLines({ lines }: Answering): Line[] {
  return lines.filter(({ open }) => open)
}

/** What a person is led through, one after the other. */
export function expectedLines({ lines }: Answering): Line[] {
  return lines.filter(isExpected)
}

function isAnswered(line: Line): boolean {
  return answerTyped(typedIn(line)).accepted
}

/** Where to begin or go on: the first answer that is missing, or the check when none is. */
export function firstToAnswer(urls: Urls, answering: Answering): string {
  const { id } = answering.return
  const missing = linesToSend(answering).find((line) => !isAnswered(line))
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

/** Where to go after the evidence: to the next that is expected, and after the last to what else there is to say. */
export function afterEvidence(urls: Urls, answering: Answering, line: Line, fromCheck: boolean): string {
  const { id } = answering.return
  if (fromCheck || !isExpected(line)) return urls.myReturnCheck(id)
  const next = neighbour(answering, line, 1)
  return next ? urls.myReturnQuantity(id, next.owed.commitment) : urls.myReturnAnythingElse(id)
}

/** Where "Back" leads from a commitment's first page. */
export function beforeQuantity(urls: Urls, answering: Answering, line: Line, fromCheck: boolean): string {
  const { id } = answering.return
  if (fromCheck) return urls.myReturnCheck(id)
  if (line.open?.answers === 'again') return urls.myReturnSent(id)
  const previous = isExpected(line) ? neighbour(answering, line, -1) : undefined
  return previous ? urls.myReturnQuantity(id, previous.owed.commitment) : urls.myReturn(id)
}

function neighbour(answering: Answering, { owed }: Line, by: 1 | -1): Line | undefined {
  const lines = expectedLines(answering)
  const place = lines.findIndex((each) => each.owed.commitment === owed.commitment)
  return lines[place + by]
}

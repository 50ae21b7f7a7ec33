import { unitWords } from '../../../measurement/index.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import type { Form } from '../../../web/form.ts'
import { type Answer, goTo, type Visit } from '../../../web/visit.ts'
import { countsFullTime, type MadeUpTyped, readMadeUp } from '../../checks/full-time.ts'
import { answerTyped } from '../../delivery.ts'
import { answerReturn } from '../../permissions.ts'
import { type Answering, type Draft, isExpected, type Line, saveDraft, typedIn } from '../../store.ts'
import { answerError, besidePlan, howMany, madeUpError } from '../answer-words.ts'
import { afterQuantity, beforeQuantity, expectedLines } from '../answering-steps.ts'
import { ownAnswering, showReturn, useYourLink } from '../own-return.tsx'
import { QuantityForm, type QuantityShown } from './form.tsx'

export const reportQuantityPage = definePage({
  path: pattern.myReturnQuantity(':return', ':commitment'),
  inTrials: 'phone',
  allow: answerReturn,
  async get(visit) {
    const found = await ownLine(visit)
    if (!found) return useYourLink(visit)
    const { answering, line } = found
    if (!line.open) return goTo(visit.urls.myReturn(answering.return.id))
    const typed = line.draft ?? typedBefore(line)
    return showForm(visit, found, { ...typed, seen: seenOf(line.draft) })
  },
  async post(visit) {
    const found = await ownLine(visit)
    if (!found) return useYourLink(visit)
    const { answering, line } = found
    const { urls, form } = visit
    if (!line.open) return goTo(urls.myReturn(answering.return.id))
    const typed = answered(form, line)
    const other = typedElsewhere(line, typed, form.text('seen'))
    if (other) return showForm(visit, found, { ...typed, seen: seenOf(other), other }, 409)
    if (form.has('keep')) return keep(visit, found, typed)
    return goOn(visit, found, typed)
  },
})

interface Found {
  answering: Answering
  line: Line
}
interface TypedNow {
  quantity: string
  story: string
  /** What full-time equivalents are made up of, where the measure counts them. */
  madeUp?: MadeUpTyped | undefined
}

function answered(form: Form, { owed }: Line): TypedNow {
  const typed = { quantity: form.raw('quantity'), story: form.raw('story') }
  if (!countsFullTime(owed.measure)) return typed
  const text = (name: string) => form.text(name)
  const madeUp = {
    fullTime: text('full-time'),
    partTime: text('part-time'),
    share: text('share'),
    years: text('years'),
  }
  return { ...typed, madeUp }
}

async function ownLine(visit: Visit): Promise<Found | undefined> {
  const answering = await ownAnswering(visit)
  const line = answering?.lines.find(({ owed }) => owed.commitment === visit.params.commitment)
  return answering && line && { answering, line }
}

const seenOf = (draft: Draft | undefined) => draft?.savedAt.toISOString() ?? ''

/** For sending again: what was sent before stands in the fields. */
function typedBefore({ open, owed }: Line): TypedNow {
  const earlier = open?.answers === 'again' ? owed.sent.find(({ state }) => state !== 'replaced') : undefined
  return { quantity: earlier?.quantity.toFixed() ?? '', story: earlier?.story ?? '' }
}

/** What another tab or person saved since this form was shown, where it says something else. */
function typedElsewhere({ draft }: Line, typed: TypedNow, seen: string): Draft | undefined {
  if (!draft || seenOf(draft) === seen) return undefined
  const same = draft.quantity === typed.quantity && sameText(draft.story, typed.story)
  return same ? undefined : draft
}

/** Browsers send line ends their own way. */
function sameText(one: string, other: string): boolean {
  return one.replaceAll('\r\n', '\n') === other.replaceAll('\r\n', '\n')
}

/** Keeps what is being typed; the page's script asks for this while a person types. */
async function keep(visit: Visit, { answering, line }: Found, typed: TypedNow): Promise<Answer> {
  await saveDraft(visit.tx, { returnId: answering.return.id, under: line.owed.commitment, ...typed })
  return { kind: 'plain', status: 200, type: 'text/plain; charset=utf-8', body: visit.now.toISOString() }
}

async function goOn(visit: Visit, found: Found, typed: TypedNow): Promise<Answer> {
  const { answering, line } = found
  const { urls, form, tx } = visit
  const draft = { ...typed, savedAt: visit.now }
  const now: Line = { ...line, draft }
  const answer = answerTyped(typedIn(now))
  const saving = { returnId: answering.return.id, under: line.owed.commitment, ...typed }
  if (!answer.accepted) {
    await keepDespiteErrors(visit, saving)
    const error = answerError(answer.because, line.owed.measure)
    return showForm(visit, found, { ...typed, seen: seenOf(draft), error }, 422)
  }
  const madeUp = typed.madeUp && readMadeUp(typed.madeUp)
  if (madeUp && !madeUp.accepted) {
    await keepDespiteErrors(visit, saving)
    const error = { field: 'full-time' as const, text: madeUpError(madeUp.because) }
    return showForm(visit, found, { ...typed, seen: seenOf(draft), error }, 422)
  }
  await saveDraft(tx, saving)
  const { planned, measure, commitment } = line.owed
  const fromCheck = visit.query.get('from') === 'check'
  const beside = besidePlan(answer.fact.quantity, planned, measure)
  const isTold = form.text('told') === answer.fact.quantity.toFixed()
  if (beside && !isTold && planned && answer.fact.quantity.lt(planned)) {
    const again = urls.myReturnQuantity(
      answering.return.id,
      commitment,
      fromCheck ? { from: 'check' } : undefined,
    )
    return goTo(`${again}#beside`)
  }
  return goTo(afterQuantity(urls, answering, now, fromCheck))
}

/** A refused form leaves nothing written, but what a person typed must outlive a closed tab: it has a transaction of its own. */
async function keepDespiteErrors(
  { platform, authority, tx, now }: Visit,
  saving: Parameters<typeof saveDraft>[1],
): Promise<void> {
  const scope = {
    authority: authority.id,
    actor: tx.actor,
    at: now,
    ...(tx.trial ? { trial: tx.trial } : {}),
  }
  await platform.database.withAuthority(scope, (own) => saveDraft(own, saving))
}

function showForm(
  visit: Visit,
  { answering, line }: Found,
  typed: Pick<QuantityShown, 'quantity' | 'story' | 'madeUp' | 'seen' | 'error' | 'other'>,
  status = 200,
): Answer {
  const { owed, open } = line
  const title = `${owed.title}: ${howMany(owed.measure)}?`
  const fromCheck = visit.query.get('from') === 'check'
  const answer = line.draft ? answerTyped(typedIn(line)) : undefined
  const saved = answer?.accepted ? answer.fact.quantity : undefined
  const lines = expectedLines(answering)
  const shown: QuantityShown = {
    ...typed,
    title,
    action: visit.path,
    owed,
    place: isExpected(line) && lines.length > 1 ? `${lines.indexOf(line) + 1} of ${lines.length}` : undefined,
    again: open?.answers === 'again' ? owed.sent.find(({ state }) => state !== 'replaced') : undefined,
    beside: saved && status === 200 ? besidePlan(saved, owed.planned, owed.measure) : undefined,
    told: saved?.toFixed() ?? '',
    planned: owed.planned ? `${unitWords(owed.measure, owed.planned)} planned for this quarter.` : undefined,
  }
  const back = beforeQuantity(visit.urls, answering, line, fromCheck)
  return showReturn(visit, { title, back, body: <QuantityForm {...shown} /> }, status)
}

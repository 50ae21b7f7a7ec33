import { isId } from '../../../language/identifier.ts'
import { readTypedDay, typedDay } from '../../../language/typed-day.ts'
import { BackNavigation } from '../../../web/components/back-link.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { isPicture, peopleRefusals } from '../../people-shown.ts'
import { answerReturn, verify } from '../../permissions.ts'
import {
  evidenceOf,
  type EvidenceRecord,
  keepPeople,
  showToEverybody,
  withdrawPermission,
} from '../../store.ts'
import { withdrawalRefusals } from '../../withdrawal.ts'
import { dayTypedIn } from '../day-boxes.ts'
import { ownReturn, showReturn } from '../own-return.tsx'
import { PeopleForm, type PeopleFormShown } from './form.tsx'
import { showRefusals } from './refusals.ts'

type Side = 'supplier' | 'authority'
type Typed = PeopleFormShown['typed']

/** The supplier says who can be recognised on its picture and what they agreed to, or takes it back. */
export const peopleOnMyPicturePage: Page = peopleAt('supplier')

/** The same for who decides on deliveries, who may also choose to show it. */
export const peopleOnPicturePage: Page = peopleAt('authority')

function peopleAt(side: Side): Page {
  return definePage({
    path: side === 'supplier' ? pattern.myPeopleOnPicture(':evidence') : pattern.peopleOnPicture(':evidence'),
    allow: side === 'supplier' ? answerReturn : verify,
    async get(visit) {
      const picture = await pictureAsked(visit, side)
      return picture ? showForm(visit, picture, side, typedBefore(picture)) : notFound()
    },
    async post(visit) {
      const picture = await pictureAsked(visit, side)
      if (!picture) return notFound()
      const act = visit.form.text('act')
      const error = await (act === 'withdraw'
        ? withdrawn(visit, picture, side)
        : act === 'show' && side === 'authority'
          ? shown(visit, picture)
          : kept(visit, picture))
      if (error) return showForm(visit, picture, side, typedIn(visit), error)
      return goTo(`${addressOf(visit, picture, side)}?done=${act === 'withdraw' ? 'withdrawn' : 'yes'}`)
    },
  })
}

type Fault = { field: string; sentence: string } | undefined

async function kept(visit: Visit, picture: EvidenceRecord): Promise<Fault> {
  const typed = typedIn(visit)
  const read = { ...typed, until: readTypedDay(typed.until) }
  const decision = await keepPeople(visit.tx, picture, read, visit.today)
  return decision.accepted ? undefined : peopleRefusals[decision.because]
}

async function withdrawn({ tx, form }: Visit, picture: EvidenceRecord, side: Side): Promise<Fault> {
  const decision = await withdrawPermission(tx, picture, { because: form.raw('because'), side })
  if (decision.accepted) return undefined
  return decision.because === 'withdrawn-before'
    ? peopleRefusals['withdrawn-before']
    : withdrawalRefusals[decision.because]
}

async function shown({ tx, form, today }: Visit, picture: EvidenceRecord): Promise<Fault> {
  const wanted = { isShown: form.text('show') === 'yes', as: form.text('as'), today }
  const decision = await showToEverybody(tx, picture, wanted)
  return decision.accepted ? undefined : showRefusals[decision.because]
}

async function pictureAsked(visit: Visit, side: Side): Promise<EvidenceRecord | undefined> {
  const id = visit.params.evidence ?? ''
  const picture = isId(id) ? await evidenceOf(visit.tx, id) : undefined
  if (!picture || !isPicture(picture) || picture.destroyedAt) return undefined
  if (side === 'authority') return picture.delivery ? picture : undefined
  return (await ownReturn({ ...visit, params: { return: picture.returnId } })) ? picture : undefined
}

function typedIn({ form }: Visit): Typed {
  return {
    people: form.text('people'),
    how: form.raw('how'),
    until: dayTypedIn(form, 'until'),
    children: form.text('children'),
    because: form.raw('because'),
    as: form.raw('as'),
    show: form.text('show') === 'yes',
  }
}

function typedBefore({
  people,
  peopleHow,
  peopleUntil,
  peopleChildren,
  shownAt,
  shownAs,
}: EvidenceRecord): Typed {
  return {
    people: people ?? '',
    how: peopleHow ?? '',
    until: typedDay(peopleUntil),
    children: peopleChildren ?? '',
    because: '',
    as: shownAs ?? '',
    show: shownAt !== null,
  }
}

function addressOf({ urls }: Visit, { id }: EvidenceRecord, side: Side): string {
  return side === 'supplier' ? urls.myPeopleOnPicture(id) : urls.peopleOnPicture(id)
}

function showForm(visit: Visit, picture: EvidenceRecord, side: Side, typed: Typed, error?: Fault): Answer {
  const { urls, today, query } = visit
  const title = 'People in this picture'
  const { id, returnId, commitment, delivery } = picture
  const body = (
    <PeopleForm
      title={title}
      picture={picture}
      smallHref={side === 'supplier' ? urls.myEvidenceThumbnail(id) : urls.evidenceThumbnail(id)}
      action={addressOf(visit, picture, side)}
      side={side}
      typed={typed}
      error={error}
      today={today}
      done={query.get('done')}
    />
  )
  const status = error ? 422 : 200
  if (side === 'supplier') {
    const back = delivery ? urls.myReturnSent(returnId) : urls.myReturnEvidence(returnId, commitment)
    return showReturn(visit, { title, back, body }, status)
  }
  const before = <BackNavigation href={urls.verifyDelivery(delivery!)} />
  return show({ title, current: 'verify', before, body }, status)
}

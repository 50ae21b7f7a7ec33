import { mostMoved, moveCommitments } from '../../../contracts/index.ts'
import { isId } from '../../../language/identifier.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { mayAct } from '../../../web/acting.ts'
import { mayPass } from '../../../web/permission.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { isAttentionKind } from '../../attention.ts'
import { attentionWords } from '../../attention-words.ts'
import { chooseMeasures, markAttention, readAttention } from '../../permissions.ts'
import {
  actOn,
  againstOn,
  type AttentionPlace,
  attentionRows,
  chosenRows,
  countMatching,
} from '../../store.ts'
import { whoseAsked } from '../attention/whose.tsx'
import { actErrors, areMovable, readAct, type Typed, typedNothing, typedIn } from './act.ts'
import { namesIn, offeredFor } from './offered.ts'
import type { Asked } from './shown.ts'
import { AttentionList } from './view.tsx'

const perPage = 50

/** The rows of one kind, to look through and to do something about, many at once. */
export const listAttentionPage = definePage({
  path: pattern.attentionOf(':kind'),
  allow: readAttention,
  allowPost: markAttention,
  async get(visit) {
    const asked = await readAsked(visit)
    return asked ? showList(visit, asked, { typed: typedNothing }) : notFound()
  },
  async post(visit) {
    const { tx, today, form, urls } = visit
    const asked = await readAsked(visit)
    if (!asked) return notFound()
    const typed = typedIn(form)
    if (typed.act === 'moved' && areMovable(asked.filter.kind)) {
      mayAct(visit, moveCommitments)
      const chosen = await commitmentsChosen(visit, asked, typed)
      if (chosen.length > 0)
        return goTo(urls.moveCommitments(new URLSearchParams(chosen.map((id) => ['commitment', id]))))
    }
    const read = readAct(typed, asked.filter.kind, visit.visitor.roles)
    if ('act' in read && (read.act.act === 'measured' || read.act.act === 'kept'))
      mayAct(visit, chooseMeasures)
    if ('errors' in read) return showList(visit, asked, { typed, errors: read.errors })
    const against = await againstOn(tx, today)
    const chosen = typed.all ? 'all' : typed.ticked.filter(isId)
    const decision = await actOn(tx, { filter: asked.filter, against, chosen, act: read.act })
    if (!decision.accepted) return showList(visit, asked, { typed, errors: actErrors(decision.because) })
    const { done, left } = decision.fact
    const query = new URLSearchParams(visit.query)
    for (const [name, value] of Object.entries({ did: read.act.act, done, left }))
      query.set(name, String(value))
    query.delete('after')
    return goTo(urls.attentionOf(asked.filter.kind, query))
  },
})

/** The commitments that were ticked, for an address. */
async function commitmentsChosen({ tx, today }: Visit, { filter }: Asked, typed: Typed) {
  const chosen = typed.all ? 'all' : typed.ticked.filter(isId)
  const rows = await chosenRows(tx, filter, await againstOn(tx, today), chosen)
  return rows.slice(0, mostMoved).map(({ subject }) => subject)
}

async function readAsked(visit: Visit): Promise<Asked | undefined> {
  const { params, query } = visit
  const kind = params.kind ?? ''
  if (!isAttentionKind(kind)) return undefined
  const whose = await whoseAsked(visit)
  const search = query.get('search')?.trim().slice(0, 200)
  const [contract, supplier, outcome] = ['contract', 'supplier', 'outcome'].map(
    (name) => query.get(name) ?? '',
  )
  return {
    filter: {
      kind,
      whose: whose.whose,
      people: whose.people,
      dismissed: query.get('dismissed') === 'yes',
      ...(search ? { search } : {}),
      ...(isId(contract!) ? { contract } : {}),
      ...(isId(supplier!) ? { supplier } : {}),
      ...(isId(outcome!) ? { outcome } : {}),
    },
    whose,
    order: query.get('order') === 'latest' ? 'latest' : 'earliest',
    after: readPlace(query.get('after')),
  }
}

function readPlace(text: string | null): AttentionPlace | undefined {
  const [day, subject, ...more] = (text ?? '').split('~')
  const isDay = day === 'infinity' || /^\d{4}-\d{2}-\d{2}$/.test(day ?? '')
  return day && isDay && isId(subject ?? '') && more.length === 0 ? { day, subject: subject! } : undefined
}

async function showList(
  visit: Visit,
  asked: Asked,
  { typed, errors = {} }: { typed: Typed; errors?: Record<string, string> },
): Promise<Answer> {
  const { tx, today } = visit
  const { filter, order, after } = asked
  const against = await againstOn(tx, today)
  const found = await attentionRows(tx, filter, against, { after, order, limit: perPage + 1 })
  const rows = found.slice(0, perPage)
  const mayMark = mayPass(markAttention, visit.visitor.roles, false)
  const body = (
    <AttentionList
      visit={visit}
      asked={asked}
      against={against}
      rows={rows}
      more={found.length > perPage}
      count={await countMatching(tx, filter, against)}
      dismissed={filter.dismissed ? 0 : await countMatching(tx, { ...filter, dismissed: true }, against)}
      names={await namesIn(tx, rows)}
      offered={await offeredFor(visit, filter.kind, mayMark && rows.length > 0)}
      typed={typed}
      errors={errors}
    />
  )
  const title = attentionWords[filter.kind].title
  const status = Object.keys(errors).length > 0 ? 422 : 200
  const before = (
    <Breadcrumbs
      items={[
        { text: 'My work', href: visit.urls.staff() },
        { text: 'What needs attention', href: visit.urls.attention({ whose: asked.whose.text }) },
        { text: title },
      ]}
    />
  )
  return show({ title, current: 'work', width: 'wide', before, body }, status)
}

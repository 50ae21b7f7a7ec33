import { addDays } from '../../../language/day.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, show, type Visit } from '../../../web/visit.ts'
import { keepChecking, readChecking as mayRead } from '../../permissions.ts'
import { checkingOf, drawOn, keepCheckingAndShare } from '../../store.ts'
import { type CheckingErrors, readChecking, type TypedChecking, typedChecking } from '../../typed-checking.ts'
import { CheckingForm } from './form.tsx'

/** When something is noticed about a delivery, when a second person confirms, and how many are drawn for a full check. */
export const setCheckingPage = definePage({
  path: pattern.checkingSettings(),
  allow: mayRead,
  allowPost: keepChecking,
  async get(visit) {
    const { typed, version } = await keptTyped(visit)
    return showForm(visit, { typed, version })
  },
  async post(visit) {
    const { tx, form, urls } = visit
    const typed = typedIn(visit)
    const read = readChecking(typed)
    const version = Number(form.text('version')) || 0
    if ('errors' in read) return showForm(visit, { typed, version, errors: read.errors })
    if (await keepCheckingAndShare(tx, read.checking, read.percent, version))
      return goTo(`${urls.checkingSettings()}?done=yes`)
    return showForm(visit, { typed, version: (await checkingOf(tx)).version, isStale: true })
  },
})

async function keptTyped({ tx, today }: Visit): Promise<{ typed: TypedChecking; version: number }> {
  const checking = await checkingOf(tx)
  const draw = await drawOn(tx, addDays(today, 1))
  return { typed: typedChecking(checking, draw?.percent ?? 0), version: checking.version }
}

function typedIn({ form }: Visit): TypedChecking {
  const text = (name: keyof TypedChecking) => form.text(name)
  return {
    moreBy: text('moreBy'),
    similarFrom: text('similarFrom'),
    unlikeBy: text('unlikeBy'),
    confirmFrom: text('confirmFrom'),
    contractualOnly: text('contractualOnly'),
    confirmTimesPlan: text('confirmTimesPlan'),
    percent: text('percent'),
  }
}

const title = 'How deliveries are checked'

interface FormOf {
  typed: TypedChecking
  version: number
  errors?: CheckingErrors
  isStale?: boolean
}

function showForm(visit: Visit, { typed, version, errors = {}, isStale = false }: FormOf): Answer {
  const { urls, visitor, query } = visit
  const body = (
    <CheckingForm
      visit={visit}
      title={title}
      typed={typed}
      version={version}
      errors={errors}
      isStale={isStale}
      isDone={query.get('done') === 'yes' && Object.keys(errors).length === 0}
      maySet={mayPass(keepChecking, visitor.roles, false)}
    />
  )
  const before = <Breadcrumbs items={[{ text: 'Settings', href: urls.settings() }, { text: title }]} />
  const status = isStale ? 409 : Object.keys(errors).length > 0 ? 422 : 200
  return show({ title, current: 'settings', before, body }, status)
}

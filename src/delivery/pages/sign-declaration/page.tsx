import { quarterMonths } from '../../../language/quarter.ts'
import { readTypedDay } from '../../../language/typed-day.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, type Visit } from '../../../web/visit.ts'
import { declarationRefusals } from '../../declaration.ts'
import { answerReturn } from '../../permissions.ts'
import { type Answering, type Line, signDeclaration } from '../../store.ts'
import { isSent, takesEvidence } from '../add-evidence/given.ts'
import { dayTypedIn } from '../day-boxes.ts'
import { ownAnswering, showReturn, useYourLink } from '../own-return.tsx'
import { DeclarationForm, type DeclarationShown } from './form.tsx'

/** The supplier signs how many people there were, in the place of a list of them. */
export const signDeclarationPage = definePage({
  path: pattern.myReturnDeclaration(':return', ':commitment'),
  inTrials: 'phone',
  allow: answerReturn,
  async get(visit) {
    const found = await ownLine(visit)
    if (!found) return useYourLink(visit)
    if (!takesEvidence(found.line)) return goTo(visit.urls.myReturn(found.answering.return.id))
    return showForm(visit, found, typedBefore(found.line))
  },
  async post(visit) {
    const found = await ownLine(visit)
    if (!found) return useYourLink(visit)
    const { answering, line } = found
    if (!takesEvidence(line)) return goTo(visit.urls.myReturn(answering.return.id))
    const typed = typedIn(visit)
    const read = { ...typed, keptUntil: readTypedDay(typed.keptUntil) }
    const decision = await signDeclaration(visit.tx, found, read, visit.today)
    if (!decision.accepted) return showForm(visit, found, typed, declarationRefusals[decision.because])
    return goTo(afterwards(visit, found))
  },
})

interface Found {
  answering: Answering
  line: Line
}

async function ownLine(visit: Visit): Promise<Found | undefined> {
  const answering = await ownAnswering(visit)
  const line = answering?.lines.find(({ owed }) => owed.commitment === visit.params.commitment)
  return answering && line && { answering, line }
}

function typedIn({ form }: Visit): DeclarationShown['typed'] {
  return {
    people: form.text('people'),
    records: form.raw('records'),
    keptUntil: dayTypedIn(form, 'keptUntil'),
    role: form.text('role'),
    agreed: form.text('agreed') === 'yes',
  }
}

/** Signed before and not sent: it may be signed anew, with other words. */
function typedBefore({ evidence }: Line): DeclarationShown['typed'] {
  const { counted, records, keptUntil, byRole } = evidence.find(({ kind }) => kind === 'declaration') ?? {}
  const [year = '', month = '', day = ''] = keptUntil?.split('-') ?? []
  return {
    people: counted ? String(counted) : '',
    records: records ?? '',
    keptUntil: { day, month, year },
    role: byRole ?? '',
    agreed: false,
  }
}

/** What was sent already goes on at once; else back to what shows that it happened. */
function afterwards({ urls, query }: Visit, { answering, line }: Found): string {
  const { id } = answering.return
  if (isSent(line.owed)) return urls.myReturnSent(id)
  const from = query.get('from') === 'check' ? { from: 'check' } : undefined
  return urls.myReturnEvidence(id, line.owed.commitment, from)
}

function showForm(
  visit: Visit,
  { answering, line }: Found,
  typed: DeclarationShown['typed'],
  error?: DeclarationShown['error'],
): Answer {
  const { owed } = line
  const title = 'Declare how many people there were'
  const body = (
    <DeclarationForm
      title={title}
      about={{
        supplier: answering.return.supplierName,
        title: owed.title,
        quarter: quarterMonths(answering.return.quarter),
      }}
      action={visit.path}
      typed={typed}
      error={error}
      isSent={isSent(owed)}
    />
  )
  const from = visit.query.get('from') === 'check' ? { from: 'check' } : undefined
  const back = visit.urls.myReturnEvidence(answering.return.id, owed.commitment, from)
  return showReturn(visit, { title, back, body }, error ? 422 : 200)
}

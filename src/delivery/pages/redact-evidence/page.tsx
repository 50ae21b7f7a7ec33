import { isId } from '../../../language/identifier.ts'
import { BackNavigation } from '../../../web/components/back-link.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { mayOpen } from '../../evidence.ts'
import { verify } from '../../permissions.ts'
import { readRedaction, redactionOf, redactionRefusals } from '../../redaction.ts'
import { destroyAt, evidenceOf, type EvidenceRecord, linesToRedact, redact } from '../../store.ts'
import { withdraw, withdrawalRefusals } from '../../withdrawal.ts'
import { tellingOf } from '../telling.ts'
import { RedactForm } from './form.tsx'
import type { RedactShown } from './shown.ts'

/** Names are taken out of a picture, a text or a table: the result is a file of its own. */
export const redactEvidencePage = definePage({
  path: pattern.redactEvidence(':evidence'),
  allow: verify,
  async get(visit) {
    const evidence = await evidenceSent(visit)
    return evidence ? showForm(visit, evidence, untouched) : notFound()
  },
  async post(visit) {
    const evidence = await evidenceSent(visit)
    if (!evidence) return notFound()
    const typed = typedIn(visit)
    const kind = redactionOf(evidence.mediaType)
    if (!kind || !mayOpen(evidence, { isOwn: false })) return showForm(visit, evidence, typed)
    const decision = readRedaction(kind, typed)
    if (!decision.accepted) return showForm(visit, evidence, typed, redactionRefusals[decision.because])
    const because = typed.original === 'destroy' ? typed.because : undefined
    const reason = because === undefined ? undefined : withdraw(evidence, because)
    if (reason && !reason.accepted)
      return showForm(visit, evidence, typed, withdrawalRefusals[reason.because])
    return made(visit, evidence, { kind, redaction: decision.fact, because })
  },
})

type Sent = EvidenceRecord & { delivery: string }

/** A picture is drawn when the transaction of the page has ended: what takes seconds holds no connection. */
function made(visit: Visit, evidence: Sent, wanted: Omit<Parameters<typeof redact>[3], 'evidence'>): Answer {
  const { platform, authority, now, urls, tx } = visit
  const scope = { authority: authority.id, actor: tx.actor, at: now }
  const telling = tellingOf(visit)
  return {
    ...goTo(urls.verifyDelivery(evidence.delivery, { redacted: 'yes' })),
    async afterwards() {
      const decision = await redact(platform, scope, telling, { evidence, ...wanted })
      if (decision.accepted) return destroyAt(platform, authority.id, now)
      return goTo(`${urls.redactEvidence(evidence.id)}?because=${decision.because}`)
    },
  }
}

async function evidenceSent({ tx, params }: Visit): Promise<Sent | undefined> {
  const id = params.evidence ?? ''
  const evidence = isId(id) ? await evidenceOf(tx, id) : undefined
  return evidence?.delivery && evidence.kind === 'file'
    ? { ...evidence, delivery: evidence.delivery }
    : undefined
}

const untouched: RedactShown['typed'] = {
  squares: [],
  area: ['', '', '', ''],
  lines: '',
  columns: [],
  original: '',
  because: '',
}

function typedIn({ form }: Visit): RedactShown['typed'] {
  const area = ['left', 'top', 'right', 'bottom'].map((side) => form.text(side))
  return {
    squares: form.all('square'),
    area: area as unknown as RedactShown['typed']['area'],
    lines: form.text('lines'),
    columns: form.all('column'),
    original: form.text('original'),
    because: form.raw('because'),
  }
}

async function showForm(
  visit: Visit,
  evidence: Sent,
  typed: RedactShown['typed'],
  error?: RedactShown['error'],
): Promise<Answer> {
  const { platform, authority, query, urls } = visit
  const opens = mayOpen(evidence, { isOwn: false })
  const kind = opens ? redactionOf(evidence.mediaType) : undefined
  const rows =
    kind === 'text' || kind === 'table'
      ? await linesToRedact(platform, authority.id, evidence, kind)
      : undefined
  const title = `Redact “${evidence.name}”`
  const body = (
    <RedactForm
      visit={visit}
      title={title}
      evidence={evidence}
      kind={kind !== 'picture' && !rows ? undefined : kind}
      rows={rows}
      typed={typed}
      error={error}
      failed={query.get('because') !== null}
    />
  )
  const before = <BackNavigation href={urls.verifyDelivery(evidence.delivery)} />
  return show({ title, current: 'verify', before, body }, error ? 422 : 200)
}

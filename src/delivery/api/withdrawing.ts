import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import type { Tx } from '../../platform/tx.ts'
import { type ApiAnswer, type ApiRoute, defineApi, fileInForm, Problem } from '../../web/api.ts'
import type { Visit } from '../../web/visit.ts'
import { largestFile, mayOpen, takeFile } from '../evidence.ts'
import { fileError } from '../pages/evidence-words.ts'
import { tellingOf } from '../pages/telling.ts'
import { verify } from '../permissions.ts'
import {
  type Area,
  readRedaction,
  type Redaction,
  type RedactionKind,
  redactionOf,
  redactionRefusals,
} from '../redaction.ts'
import {
  destroyAt,
  evidenceOf,
  redact,
  type Replacement,
  seenOf,
  takeFilesIn,
  withdrawEvidence,
} from '../store.ts'
import { withdraw, withdrawalRefusals } from '../withdrawal.ts'
import { noEvidence } from './evidence.ts'
import { evidenceAnswer, evidenceTold, refused } from './shapes.ts'

const withdrawRoute = defineApi({
  method: 'POST',
  path: '/evidence/:evidence/withdrawal',
  allow: verify,
  tag: 'Deliveries',
  summary: 'Withdraws evidence that was sent: its content is destroyed, and a dated tombstone stays',
  body: Type.Object(
    { because: Type.String({ maxLength: 2000, description: 'Sent to the supplier; without names' }) },
    { additionalProperties: false },
  ),
  answer: evidenceAnswer,
  async handle(visit, { params, body }) {
    return withdrawn(visit, params.evidence, body.because)
  },
})

const replaceRoute = defineApi({
  method: 'POST',
  path: '/evidence/:evidence/replacement',
  allow: verify,
  tag: 'Deliveries',
  summary: 'Puts another file in the place of evidence that was sent; the content of the first is destroyed',
  multipart: true,
  form: Type.Object({
    file: fileInForm,
    because: Type.String({ maxLength: 2000, description: 'Sent to the supplier; without names' }),
  }),
  uploadLimit: largestFile,
  takeIn: takeFilesIn,
  answer: evidenceAnswer,
  async handle(visit, { params }) {
    const upload = visit.files.find(({ field }) => field === 'file')
    if (!upload) throw refused('no-file', '/file', 'Send the file that takes its place.')
    const taken = takeFile(seenOf(upload))
    if (!taken.accepted) throw refused(taken.because, '/file', `${fileError(taken.because, upload.name)}.`)
    return withdrawn(visit, params.evidence, visit.form.raw('because'), { upload, mediaType: taken.fact })
  },
})

async function withdrawn(
  visit: Visit,
  asked = '',
  because = '',
  replacement?: Replacement,
): Promise<ApiAnswer> {
  const { tx, platform, authority, now } = visit
  const evidence = isId(asked) ? await evidenceOf(tx, asked) : undefined
  if (!evidence?.delivery) throw noEvidence()
  const decision = await withdrawEvidence(tx, tellingOf(visit), evidence, { because, replacement })
  if (!decision.accepted) {
    const { field, sentence } = withdrawalRefusals[decision.because]
    if (decision.because === 'destroyed-already') throw new Problem(409, decision.because, `${sentence}.`)
    throw refused(decision.because, `/${field}`, `${sentence}.`)
  }
  const body = evidenceTold((await evidenceOf(tx, evidence.id))!)
  return { body, afterwards: () => destroyAt(platform, authority.id, now) }
}

const share = Type.Number({ minimum: 0, maximum: 100, description: 'In per cent' })

const redactRoute = defineApi({
  method: 'POST',
  path: '/evidence/:evidence/redaction',
  allow: verify,
  tag: 'Deliveries',
  summary:
    'Makes a file without what is named: areas of a JPEG or PNG, lines of a text, lines and columns of a CSV',
  body: Type.Object(
    {
      areas: Type.Optional(
        Type.Array(
          Type.Object(
            { left: share, top: share, right: share, bottom: share },
            { additionalProperties: false },
          ),
          { maxItems: 100, description: 'Of the upright picture, from its left and its top' },
        ),
      ),
      lines: Type.Optional(
        Type.String({ maxLength: 2000, description: 'By number from 1, such as: 2, 5-9' }),
      ),
      columns: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 500 }), { maxItems: 500 })),
      original: Type.Enum(['keep', 'destroy'], { description: 'What becomes of the first file' }),
      because: Type.Optional(Type.String({ maxLength: 2000, description: 'Needed when it is destroyed' })),
    },
    { additionalProperties: false },
  ),
  answer: evidenceAnswer,
  status: 201,
  async handle(visit, { params, body }) {
    const { tx, platform, authority, now } = visit
    const evidence = isId(params.evidence ?? '') ? await evidenceOf(tx, params.evidence!) : undefined
    if (!evidence?.delivery) throw noEvidence()
    const kind = mayOpen(evidence, { isOwn: false }) ? redactionOf(evidence.mediaType) : undefined
    if (!kind) throw refused('not-here', '/areas', 'A file of this kind can’t be redacted here: replace it.')
    const redaction = redactionAsked(kind, body)
    const because = body.original === 'destroy' ? (body.because ?? '') : undefined
    const reason = because === undefined ? undefined : withdraw(evidence, because)
    if (reason && !reason.accepted)
      throw refused(reason.because, '/because', `${withdrawalRefusals[reason.because].sentence}.`)
    const scope = { authority: authority.id, actor: tx.actor, at: now }
    const wanted = { evidence, kind, redaction, because }
    const telling = tellingOf(visit)
    return {
      status: 201,
      afterwards: async () => {
        const decision = await redact(platform, scope, telling, wanted)
        if (!decision.accepted)
          throw new Problem(409, decision.because, 'The redacted file could not be made.')
        await destroyAt(platform, authority.id, now)
        const made = (own: Tx) => evidenceOf(own, decision.fact)
        const record = await platform.database.withAuthority({ ...scope, readOnly: true }, made)
        return { status: 201, body: evidenceTold(record!) }
      },
    }
  },
})

function redactionAsked(
  kind: RedactionKind,
  { areas = [], lines = '', columns = [] }: { areas?: Area[]; lines?: string; columns?: number[] },
): Redaction {
  if (areas.some(({ left, top, right, bottom }) => left >= right || top >= bottom))
    throw refused('not-an-area', '/areas', 'The right and the bottom are larger than the left and the top.')
  const typed = { squares: [], area: ['', '', '', ''] as const, lines, columns: columns.map(String) }
  if (kind === 'picture' && areas.length > 0) return { areas, lines: [], columns: [] }
  const decision = readRedaction(kind, typed)
  if (decision.accepted) return decision.fact
  throw refused(decision.because, '/lines', `${redactionRefusals[decision.because].sentence}.`)
}

export const withdrawingRoutes: ApiRoute[] = [withdrawRoute, replaceRoute, redactRoute]

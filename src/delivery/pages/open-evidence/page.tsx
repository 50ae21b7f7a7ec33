import { dayIn, longDay } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { definePage, type Page } from '../../../web/page.ts'
import type { Permission } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { mayOpen } from '../../evidence.ts'
import { answerReturn, readReturns } from '../../permissions.ts'
import { evidenceOf, type EvidenceRecord } from '../../store.ts'
import { evidenceHeaders, thumbnailHeaders } from '../evidence-headers.ts'
import { ownReturn } from '../own-return.tsx'

interface Side {
  allow: Permission
  inTrials: 'desk' | 'phone'
  isOwn: boolean
  mayRead: (visit: Visit, evidence: EvidenceRecord) => Promise<boolean>
}

/** For those who work for the authority. */
const staff: Side = { allow: readReturns, inTrials: 'desk', isOwn: false, mayRead: async () => true }

/** For the supplier that sent it. */
const supplier: Side = {
  allow: answerReturn,
  inTrials: 'phone',
  isOwn: true,
  mayRead: async (visit, { returnId }) =>
    (await ownReturn({ ...visit, params: { return: returnId } })) !== undefined,
}

const fileAt = (path: string, side: Side): Page =>
  definePage({
    path,
    ...side,
    async get(visit) {
      const evidence = await evidenceAsked(visit, side)
      if (!evidence) return notFound()
      if (!mayOpen(evidence, side)) return cannotBeOpened(evidence)
      if (evidence.url) return goTo(evidence.url)
      return evidence.sha256 ? fileOf(visit, evidence, evidence.sha256) : notFound()
    },
  })

const thumbnailAt = (path: string, side: Side): Page =>
  definePage({
    path,
    ...side,
    async get(visit) {
      const evidence = await evidenceAsked(visit, side)
      if (!evidence?.thumbnail || !mayOpen(evidence, side)) return notFound()
      return {
        kind: 'plain',
        status: 200,
        type: 'image/jpeg',
        headers: thumbnailHeaders,
        body: await visit.platform.files.open(visit.authority.id, evidence.thumbnail),
      }
    },
  })

export const openEvidencePages: Page[] = [
  fileAt(pattern.evidenceFile(':evidence'), staff),
  thumbnailAt(pattern.evidenceThumbnail(':evidence'), staff),
  fileAt(pattern.myEvidenceFile(':evidence'), supplier),
  thumbnailAt(pattern.myEvidenceThumbnail(':evidence'), supplier),
]

async function evidenceAsked(visit: Visit, { mayRead }: Side): Promise<EvidenceRecord | undefined> {
  const id = visit.params.evidence ?? ''
  const evidence = isId(id) ? await evidenceOf(visit.tx, id) : undefined
  return evidence && (await mayRead(visit, evidence)) ? evidence : undefined
}

async function fileOf(
  { platform, authority }: Visit,
  evidence: EvidenceRecord,
  sha256: string,
): Promise<Answer> {
  return {
    kind: 'plain',
    status: 200,
    type: evidence.mediaType ?? 'application/octet-stream',
    headers: evidenceHeaders(evidence),
    body: await platform.files.open(authority.id, sha256),
  }
}

function cannotBeOpened({ scan, destroyedAt, destroyedBecause, name }: EvidenceRecord): Answer {
  const title = destroyedAt
    ? 'This file was destroyed'
    : scan === 'found'
      ? 'This file was set aside'
      : 'This file is not looked through yet'
  const why = destroyedAt
    ? `It was withdrawn on ${longDay(dayIn(destroyedAt))}, and its content destroyed. The reason: ${destroyedBecause ?? 'none was kept'}`
    : scan === 'found'
      ? `Something harmful was found in “${name}”. Nobody can open it here.`
      : `“${name}” waits for the virus scanner. It can be opened as soon as the scanner has looked through it.`
  return show(
    {
      title,
      hasErrors: false,
      body: (
        <>
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">{why}</p>
        </>
      ),
    },
    destroyedAt ? 410 : 409,
  )
}

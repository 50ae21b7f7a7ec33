import { isId } from '../../../language/identifier.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import { answerReturn, readReturns } from '../../permissions.ts'
import { evidenceOf, type EvidenceRecord } from '../../store.ts'
import { evidenceHeaders } from '../evidence-headers.ts'
import { ownReturn } from '../own-return.tsx'

/** Evidence for those who work for the authority. */
export const openEvidencePage = definePage({
  path: pattern.evidenceFile(':evidence'),
  inTrials: 'desk',
  allow: readReturns,
  async get(visit) {
    const evidence = await evidenceAsked(visit)
    return evidence ? answerWith(visit, evidence) : notFound()
  },
})

/** Evidence for the supplier that sent it. */
export const openOwnEvidencePage = definePage({
  path: pattern.myEvidenceFile(':evidence'),
  inTrials: 'phone',
  allow: answerReturn,
  async get(visit) {
    const evidence = await evidenceAsked(visit)
    if (!evidence) return notFound()
    const own = await ownReturn({ ...visit, params: { return: evidence.returnId } })
    return own ? answerWith(visit, evidence) : notFound()
  },
})

async function evidenceAsked({ tx, params }: Visit): Promise<EvidenceRecord | undefined> {
  const id = params.evidence ?? ''
  return isId(id) ? evidenceOf(tx, id) : undefined
}

function answerWith({ platform, authority }: Visit, evidence: EvidenceRecord): Answer {
  const { url, sha256, mediaType } = evidence
  if (url) return goTo(url)
  if (!sha256) return notFound()
  return {
    kind: 'plain',
    status: 200,
    type: mediaType ?? 'application/octet-stream',
    headers: evidenceHeaders(evidence),
    body: platform.files.open(authority.id, sha256),
  }
}

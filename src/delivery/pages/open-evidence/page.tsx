import { isId } from '../../../language/identifier.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import { isShownInline } from '../../evidence.ts'
import { answerReturn, readReturns } from '../../permissions.ts'
import { evidenceOf, type EvidenceRecord } from '../../store.ts'
import { ownReturn } from '../own-return.tsx'

/** Evidence for those who work for the authority. */
export const openEvidencePage = definePage({
  path: pattern.evidenceFile(':evidence'),
  allow: readReturns,
  async get(visit) {
    const evidence = await evidenceAsked(visit)
    return evidence ? answerWith(visit, evidence) : notFound()
  },
})

/** Evidence for the supplier that sent it. */
export const openOwnEvidencePage = definePage({
  path: pattern.myEvidenceFile(':evidence'),
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

/** A file that somebody sent us is never run: it has no origin of ours, and only pictures and PDF are shown in the browser. */
function answerWith({ platform, authority }: Visit, evidence: EvidenceRecord): Answer {
  const { url, sha256, mediaType, name } = evidence
  if (url) return goTo(url)
  if (!sha256) return notFound()
  const isPdf = mediaType === 'application/pdf'
  return {
    kind: 'stream',
    type: mediaType ?? 'application/octet-stream',
    from: () => platform.files.open(authority.id, sha256),
    headers: {
      'content-disposition': `${isShownInline(mediaType) ? 'inline' : 'attachment'}; ${fileNameOf(name)}`,
      // Browsers show a PDF in a viewer of their own, which a sandbox would keep from opening.
      'content-security-policy': `default-src 'none'; frame-ancestors 'none'; base-uri 'none'${isPdf ? '' : '; sandbox'}`,
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    },
  }
}

/** The name in letters that every header may hold, and as it was (RFC 6266). */
function fileNameOf(name: string): string {
  const plain = name.replaceAll(/[^\w .()-]/g, '_')
  return `filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`
}

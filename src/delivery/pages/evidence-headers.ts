import { fileNameOf } from '../../web/file-name.ts'
import { isShownInline } from '../evidence.ts'
import type { EvidenceRecord } from '../store.ts'

/** A small picture that we drew ourselves. */
export const thumbnailHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
}

/** A file that somebody sent us is never run: it has no origin of ours, and only pictures and PDF are shown in the browser. */
export function evidenceHeaders({ mediaType, name }: EvidenceRecord): Record<string, string> {
  const isPdf = mediaType === 'application/pdf'
  return {
    'content-disposition': `${isShownInline(mediaType) ? 'inline' : 'attachment'}; ${fileNameOf(name)}`,
    // Browsers show a PDF in a viewer of their own, which a sandbox would keep from opening.
    'content-security-policy': `default-src 'none'; frame-ancestors 'none'; base-uri 'none'${isPdf ? '' : '; sandbox'}`,
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  }
}

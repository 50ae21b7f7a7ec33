import { isId } from '../../../language/identifier.ts'
import { evidenceOf, publicPicturesOf } from '../../../delivery/store.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, notFound } from '../../../web/visit.ts'
import { readRegister } from '../../permissions.ts'
import { behindEntry, entryByNumber } from '../../store.ts'

/**
 * A picture that was chosen to be shown with an entry, for everybody. It is asked anew each time, and kept by nobody on the way:
 * once permission is withdrawn it is gone.
 */
export const showPicturePage = definePage({
  path: pattern.outputPicture(':number', ':evidence'),
  allow: readRegister,
  async get({ tx, params, today, platform, authority }): Promise<Answer> {
    const id = params.evidence ?? ''
    const entry = await entryByNumber(tx, params.number ?? '')
    const behind = entry && entry.status !== 'withdrawn' ? await behindEntry(tx, entry) : undefined
    if (!behind || !isId(id)) return notFound()
    const pictures = await publicPicturesOf(tx, behind.deliveryId, today)
    const picture = pictures.find((each) => each.id === id)
    if (picture?.sha256)
      return {
        kind: 'plain',
        status: 200,
        type: picture.mediaType!,
        headers,
        body: await platform.files.open(authority.id, picture.sha256),
      }
    const before = await evidenceOf(tx, id)
    const isGone = before?.delivery === behind.deliveryId && before.shownAs !== null
    return isGone
      ? {
          kind: 'plain',
          status: 410,
          type: 'text/plain; charset=utf-8',
          headers,
          body: 'This picture was taken away.\n',
        }
      : notFound()
  },
})

const headers = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

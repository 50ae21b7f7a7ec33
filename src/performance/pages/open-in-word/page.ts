import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { fileNameOf } from '../../../web/file-name.ts'
import { notFound, type Visit } from '../../../web/visit.ts'
import { readBriefs } from '../../permissions.ts'
import { briefFound } from '../brief-frame.tsx'
import { sheetOfBrief } from '../brief-sheet.ts'
import { type Addresses, wordFile } from './word-file.ts'

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The brief as a Word file, written when it is asked for. */
export const briefInWordPage = definePage({
  path: pattern.briefInWord(':brief'),
  allow: readBriefs,
  async get(visit) {
    const brief = await briefFound(visit)
    if (!brief) return notFound()
    const sheet = await sheetOfBrief(visit, brief)
    const body = await wordFile({
      sheet,
      author: visit.authority.name,
      addresses: addressesOf(visit, brief.id, brief.number),
    })
    const name = `Social value brief ${brief.number}, ${brief.on}${sheet.isDraft ? ', draft' : ''}.docx`
    return {
      kind: 'plain',
      status: 200,
      type: mediaType,
      body,
      headers: {
        'content-disposition': `attachment; ${fileNameOf(name)}`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    }
  },
})

function addressesOf({ platform, urls }: Visit, id: string, number: number): Addresses {
  const { baseUrl } = platform.settings
  const whole = (path: string) => baseUrl + path
  return {
    figure: (key) => whole(urls.briefFigure(id, key)),
    commitment: (contract, commitment) => whole(urls.staffCommitment(contract, commitment)),
    delivery: (delivery) => whole(urls.verifyDelivery(delivery)),
    onPaper: onPaper(baseUrl, urls, number),
  }
}

/** Where the short addresses of a brief's figures begin, as they are printed. */
export function onPaper(baseUrl: string, urls: Urls, number: number): string {
  return baseUrl.replace(/^https?:\/\//, '') + urls.briefOnPaper(String(number), '')
}

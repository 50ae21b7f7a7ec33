import { readFilter, readSort, writeFilter } from '../../../register/index.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import type { Stream, Visit } from '../../../web/visit.ts'
import { type Dataset, type Format, formats, mediaTypes } from '../../dataset.ts'
import { datasets } from '../../datasets.ts'
import { outputs } from '../../datasets/outputs.ts'
import { readPublished } from '../../permissions.ts'
import { download, lastChange, type RowsAsked } from '../../store.ts'

/** Every dataset in every format, and the register as it is filtered on its page. */
export function downloadPages(): Page[] {
  return formats.flatMap((format) => [
    definePage({
      path: pattern.registerAs(format),
      allow: readPublished,
      get: (visit) => filtered(visit, format),
    }),
    ...datasets.map((dataset) =>
      definePage({
        path: pattern.datasetAs(dataset.name, format),
        allow: readPublished,
        get: (visit) => whole(visit, dataset, format),
      }),
    ),
  ])
}

async function filtered(visit: Visit, format: Format): Promise<Stream> {
  const filter = readFilter(visit.query)
  const sort = readSort(visit.query.get('sort'), filter)
  const key = `${writeFilter(filter).toString()} ${sort}`
  return streamOf(visit, outputs, {
    format,
    file: 'register',
    key,
    asked: { filter, sort, today: visit.today },
  })
}

async function whole(visit: Visit, dataset: Dataset, format: Format): Promise<Stream> {
  return streamOf(visit, dataset, { format, file: dataset.name, key: '', asked: { today: visit.today } })
}

interface Wanted {
  format: Format
  file: string
  /** What else the content depends on. */
  key: string
  asked: RowsAsked
}

async function streamOf(
  visit: Visit,
  dataset: Dataset,
  { format, file, key, asked }: Wanted,
): Promise<Stream> {
  const { tx, authority, today } = visit
  const changed = await lastChange(tx)
  const mark = Buffer.from(`${authority.id} ${dataset.name} ${format} ${key} ${today}`).toString('base64url')
  return {
    kind: 'stream',
    type: mediaTypes[format],
    name: `${authority.slug}-${file}.${format}`,
    from: (inner) => download(inner, dataset, format, { ...asked, authority: authority.name }),
    headers: {
      etag: `W/"${changed?.position ?? 0}-${mark}"`,
      'cache-control': 'no-cache',
      ...(changed ? { 'last-modified': changed.at.toUTCString() } : {}),
    },
  }
}

/** A bucket of S3, and who may use it. */
export interface BucketAddress {
  /** The server and the bucket, without a slash at the end. */
  endpoint: string
  region: string
  key: string
  secret: string
  /** What every key begins with: empty, or ending with a slash. */
  prefix: string
}

export const bucketExample = 's3://key:secret@host/bucket?region=eu-west-2'

/**
 * Reads `s3://key:secret@host:port/bucket/prefix?region=…`. It is spoken to over https; over http only on this machine. `https://…`
 * and `http://…` are the same address. Undefined for what can't be read so.
 */
export function readBucketAddress(text: string): BucketAddress | undefined {
  const url = URL.parse(text.replace(/^s3:\/\//i, 'https://'))
  if (!url?.hostname || !url.username || !url.password || url.hash) return undefined
  const here = isThisMachine(url.hostname)
  const plain = url.protocol === 'http:' || (here && /^s3:/i.test(text))
  if (!['http:', 'https:'].includes(url.protocol) || (plain && !here)) return undefined
  const [bucket, ...folders] = url.pathname.split('/').filter(Boolean)
  if (!bucket || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) return undefined
  if (!folders.every((folder) => /^[A-Za-z0-9._-]+$/.test(folder))) return undefined
  if ([...url.searchParams.keys()].some((name) => name !== 'region')) return undefined
  const port = url.port ? `:${url.port}` : ''
  return {
    endpoint: `${plain ? 'http' : 'https'}://${url.hostname}${port}/${bucket}`,
    region: url.searchParams.get('region') ?? regionIn(url.hostname) ?? 'us-east-1',
    key: decodeURIComponent(url.username),
    secret: decodeURIComponent(url.password),
    prefix: folders.map((folder) => `${folder}/`).join(''),
  }
}

/** Hosts of the largest keeper of buckets say where they stand. */
function regionIn(host: string): string | undefined {
  return /^s3[.-]([a-z]{2}(?:-[a-z]+)+-\d)\./.exec(host)?.[1]
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

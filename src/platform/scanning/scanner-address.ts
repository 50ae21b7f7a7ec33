/** Where the daemon of ClamAV listens. */
export type ScannerAddress = { host: string; port: number } | { path: string }

export const scannerExamples = 'tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl'

/** Reads `tcp://host:port` or `unix:/path`. Undefined for what can't be read so. */
export function readScannerAddress(text: string): ScannerAddress | undefined {
  const path = /^unix:(?:\/\/)?(\/.+)$/.exec(text)?.[1]
  if (path) return { path }
  const url = URL.parse(text)
  if (url?.protocol !== 'tcp:' || !url.hostname || url.username || !['', '/'].includes(url.pathname))
    return undefined
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 3310) }
}

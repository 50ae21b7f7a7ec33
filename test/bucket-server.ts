import { createRequire } from 'node:module'
import type { Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readBucketAddress } from '../src/platform/kept-files/bucket-address.ts'
import { KeptInBucket } from '../src/platform/kept-files/kept-in-bucket.ts'

interface S3Server {
  run(): Promise<AddressInfo>
  close(): Promise<void>
  httpServer?: HttpServer
}

/** The server has no types of its own. */
const S3rver = createRequire(import.meta.url)('@20minutes/s3rver') as new (options: object) => S3Server

/** A real S3 server on this machine, with an empty bucket. Unless it is strict it takes any signature: it works out those of lists otherwise than S3 does. */
export interface BucketServer {
  url: string
  bucket: KeptInBucket
  /** Nobody answers any more, until it is begun again at the same place. */
  stop(): Promise<void>
  begin(): Promise<void>
  close(): Promise<void>
}

export async function openBucketServer({ isStrict = false } = {}): Promise<BucketServer> {
  const directory = mkdtempSync(join(tmpdir(), 'gm-bucket-'))
  const options = {
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: 'evidence' }],
    allowMismatchedSignatures: !isStrict,
  }
  let server = new S3rver({ ...options, port: 0 })
  const { port } = await server.run()
  const url = `s3://S3RVER:S3RVER@127.0.0.1:${port}/evidence/gm?region=eu-west-2`
  const stop = async () => {
    server.httpServer?.closeAllConnections?.()
    await server.close()
  }
  return {
    url,
    bucket: new KeptInBucket(readBucketAddress(url)!),
    stop,
    async begin() {
      server = new S3rver({ ...options, port })
      await server.run()
    },
    async close() {
      await stop().catch(() => undefined)
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

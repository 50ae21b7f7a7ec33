import type { FastifyRequest } from 'fastify'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { newId } from '../language/identifier.ts'
import { Problem } from './api.ts'
import { Form, type UploadedFile } from './form.ts'

/** Streams a form's files into the temporary folder, each up to the limit, and gathers its other fields. */
export async function readUploads(
  request: FastifyRequest,
  temporary: string,
  limit: number,
): Promise<{ form: Form; files: UploadedFile[] }> {
  const pairs: [string, string][] = []
  const files: UploadedFile[] = []
  const parts = request.parts({
    limits: { fileSize: Math.max(limit, 1), files: 10, fields: 200, fieldSize: 200_000 },
  })
  const begun: string[] = []
  try {
    for await (const part of parts) {
      if (part.type === 'field') {
        pairs.push([part.fieldname, String(part.value)])
        continue
      }
      const path = join(temporary, newId())
      begun.push(path)
      const diskFull = await isDiskFull(part.file, path)
      const tooLarge = part.file.truncated
      const bytes = part.file.bytesRead
      const name = plainName(part.filename)
      files.push({ field: part.fieldname, name, path, bytes, tooLarge, ...(diskFull ? { diskFull } : {}) })
    }
  } catch (error) {
    for (const path of begun) await rm(path, { force: true })
    throw faultOf(error as Error)
  }
  return { form: new Form(pairs), files: files.filter((file) => file.name !== '' || file.bytes > 0) }
}

/** Writes the file down. On a full disk what came is let go of and the rest of the form is read all the same: nothing typed is lost. */
async function isDiskFull(from: Readable, path: string): Promise<boolean> {
  const to = createWriteStream(path, { mode: 0o600 })
  try {
    await pipeline(stopsWith(from, to), to)
    return false
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOSPC') throw error
    await rm(path, { force: true })
    for await (const _ of from) continue
    return true
  }
}

/** The pieces of a part, which itself is not closed when the writing of it fails. */
async function* stopsWith(from: Readable, to: Writable): AsyncGenerator<Buffer> {
  for await (const piece of from.iterator({ destroyOnReturn: false })) {
    if (to.errored) return
    yield piece as Buffer
  }
}

/** What has no code is the form's own fault: no boundary, no end, a header that can't be one. */
function faultOf(error: Error & { code?: string }): Error {
  if (error.code) return error
  return new Problem(400, 'malformed', 'What was sent cannot be read.')
}

/** The last part of the name as the sender knew it, without anything a path or a terminal could be fooled by. */
function plainName(name: string | undefined): string {
  const last = (name ?? '').split(/[\\/]/).at(-1) ?? ''
  // eslint-disable-next-line no-control-regex
  return last.replaceAll(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069"<>|:*?]/g, '').slice(0, 150)
}

/** Where a page or an address can't tell of a full disk beside its own fields, nothing of the form is done. */
export function refuseDiskFull(files: readonly UploadedFile[]): void {
  if (files.some(({ diskFull }) => diskFull))
    throw new Problem(503, 'disk-full', 'The disk is full: nothing was recorded. Tell the administrator.')
}

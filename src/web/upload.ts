import type { FastifyRequest } from 'fastify'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
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
      await pipeline(part.file, createWriteStream(path, { mode: 0o600 }))
      const tooLarge = part.file.truncated
      const bytes = part.file.bytesRead
      files.push({ field: part.fieldname, name: plainName(part.filename), path, bytes, tooLarge })
    }
  } catch (error) {
    for (const path of begun) await rm(path, { force: true })
    throw faultOf(error as Error)
  }
  return { form: new Form(pairs), files: files.filter((file) => file.name !== '' || file.bytes > 0) }
}

/** What has no code is the form's own fault: no boundary, no end, a header that can't be one. */
function faultOf(error: Error & { code?: string }): Error {
  if (error.code === 'ENOSPC')
    return new Problem(503, 'disk-full', 'The disk is full: nothing was recorded. Tell the administrator.')
  if (error.code) return error
  return new Problem(400, 'malformed', 'What was sent cannot be read.')
}

/** The last part of the name as the sender knew it, without anything a path or a terminal could be fooled by. */
function plainName(name: string | undefined): string {
  const last = (name ?? '').split(/[\\/]/).at(-1) ?? ''
  // eslint-disable-next-line no-control-regex
  return last.replaceAll(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069"<>|:*?]/g, '').slice(0, 150)
}

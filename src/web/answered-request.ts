import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type ApiAnswer, Problem } from './api.ts'
import type { Form, UploadedFile } from './form.ts'
import type { Visit } from './visit.ts'

/** What was sent, as far as it tells one request from another: the body, or a form's fields and its files' bytes. */
export async function contentOf(
  body: unknown,
  { form, files }: { form: Form; files: readonly UploadedFile[] },
): Promise<string> {
  const sent: unknown[] = [body ?? null, form.entries()]
  for (const { field, name, path } of files) {
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
    sent.push([field, name, hash.digest('hex')])
  }
  return JSON.stringify(sent)
}

function hashOf(visit: Visit, content: string): string {
  return createHash('sha256').update(`${visit.path}\n${content}`).digest('hex')
}

function keyOf(visit: Visit, key: string): string {
  if (key.length < 1 || key.length > 200)
    throw new Problem(400, 'malformed', 'An Idempotency-Key has 1 to 200 characters.')
  return `${visit.visitor.id ?? ''}:${key}`
}

/** The first answer to the same request with the same Idempotency-Key, within 24 hours. */
export async function answeredBefore(
  visit: Visit,
  key: string,
  content: string,
): Promise<ApiAnswer | undefined> {
  const since = new Date(visit.now.getTime() - 86_400_000)
  const found = await visit.tx
    .selectFrom('answered_request')
    .select(['body_hash', 'status', 'answer', 'at'])
    .where('authority_id', '=', visit.authority.id)
    .where('request_key', '=', keyOf(visit, key))
    .executeTakeFirst()
  if (!found || found.at < since) return undefined
  if (found.body_hash !== hashOf(visit, content)) {
    throw new Problem(422, 'key-used-otherwise', 'This Idempotency-Key was used with another request.')
  }
  return { status: found.status, ...(JSON.parse(found.answer) as ApiAnswer) }
}

/** Keeps the answer in the same transaction as what it tells of: two at once can't both be done. */
export async function keepAnswer(
  visit: Visit,
  key: string,
  content: string,
  answer: ApiAnswer,
): Promise<void> {
  const row = {
    status: answer.status ?? 200,
    answer: JSON.stringify(answer),
    body_hash: hashOf(visit, content),
    at: visit.now,
  }
  const since = new Date(visit.now.getTime() - 86_400_000)
  await visit.tx
    .deleteFrom('answered_request')
    .where('authority_id', '=', visit.authority.id)
    .where('request_key', '=', keyOf(visit, key))
    .where('at', '<', since)
    .execute()
  await visit.tx
    .insertInto('answered_request')
    .values({ authority_id: visit.authority.id, request_key: keyOf(visit, key), ...row })
    .execute()
}

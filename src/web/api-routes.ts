import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema, RouteOptions } from 'fastify'
import { type TSchema, Type } from 'typebox'
import { answeredBefore, contentOf, keepAnswer } from './answered-request.ts'
import { type ApiAnswer, type ApiRoute, type Asked, Problem } from './api.ts'
import { actWith } from './acting.ts'
import { authorityOf, isSetUp, visitOf, withVisit } from './begin-visit.ts'
import { Form } from './form.ts'
import { textNotKept } from './kept-text.ts'
import { mayPass } from './permission.ts'
import type { Site } from './site.ts'
import { readUploads, refuseDiskFull } from './upload.ts'
import type { Visit } from './visit.ts'

const prefix = '/api/v1'
const perMinuteWithoutToken = 300

/** Registers the REST API and the description generated from the same schemas. */
export async function addApiRoutes(server: FastifyInstance, site: Site): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Good Measure',
        version: '1',
        description: conventions,
      },
      servers: [{ url: prefix }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    },
    stripBasePath: true,
    transform: withForm,
  })
  await server.register(async (scope) => {
    for (const route of site.api) addRoute(scope, site, route)
  })
  server.get('/api/openapi.json', { schema: { hide: true } }, async () => server.swagger())
}

const conventions = `Everything a page can do, under the same permissions.

Money and quantities are decimal strings; days are YYYY-MM-DD, moments RFC 3339 in UTC. A list answers with \`items\` and
\`next\`, the \`cursor\` of the page after it; \`total=true\` counts all. A record's \`ETag\` goes with its change as
\`If-Match\`: without it 428, and 412 with the record as \`current\` when somebody changed it since. A POST with an
\`Idempotency-Key\` sent again within 24 hours is answered as the first time. What is refused says why as
application/problem+json. \`?authority=\` names whose public records are read; a token is bound to one authority.`

/** A form of files is described, and not checked against a schema: it is streamed. */
function withForm({ schema, url, route }: { schema: FastifySchema; url: string; route: RouteOptions }) {
  const { form } = (route.config ?? {}) as { form?: TSchema }
  return { schema: form ? { ...schema, body: form } : schema, url }
}

function addRoute(server: FastifyInstance, site: Site, route: ApiRoute): void {
  server.route({
    method: route.method,
    url: prefix + route.path,
    schema: schemaOf(route),
    config: {
      ...(route.form ? { form: route.form } : {}),
      rateLimit: {
        max: perMinuteWithoutToken,
        timeWindow: '1 minute',
        allowList: (request: FastifyRequest) => request.headers.authorization !== undefined,
      },
    },
    handler: (request, reply) => answer(site, route, request, reply),
  })
}

const problemSchema = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  errors: Type.Optional(Type.Array(Type.Object({ pointer: Type.String(), message: Type.String() }))),
})

function schemaOf(route: ApiRoute): FastifySchema & Record<string, unknown> {
  const open = route.allow.allows === 'anyone'
  return {
    summary: route.summary,
    description: route.allow.sentence,
    tags: [route.tag],
    security: open ? [] : [{ token: [] }],
    ...(route.params ? { params: route.params } : {}),
    ...(route.query ? { querystring: route.query } : {}),
    ...(route.body && !route.multipart ? { body: route.body } : {}),
    ...(route.multipart ? { consumes: ['multipart/form-data'] } : {}),
    response: {
      ...(route.answer ? { [route.status ?? 200]: route.answer } : {}),
      '4xx': { description: 'Refused', content: { 'application/problem+json': { schema: problemSchema } } },
    },
  }
}

async function answer(
  site: Site,
  route: ApiRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const given = await whoAsks(site, route, request)
  refuseTextNotKept(request)
  if (route.multipart) await mayBegin(site, route, request, given)
  const uploads: Uploads = route.multipart ? await uploadsOf(site, route, request) : nothingSent()
  const readOnly = route.method === 'GET' || route.keepsNothing === true
  const key = request.headers['idempotency-key']
  try {
    refuseDiskFull(uploads.files)
    const content = readOnly || typeof key !== 'string' ? undefined : await contentOf(request.body, uploads)
    if (uploads.files.length > 0) await takeFilesIn(site, route, given, uploads)
    const answered = await inTransaction(site, request, { ...given, ...uploads, readOnly }, async (visit) => {
      wall(visit, route)
      if (content === undefined) return route.handle(visit, askedOf(request))
      const before = await answeredBefore(visit, key as string, content)
      if (before) return before
      const fresh = await route.handle(visit, askedOf(request))
      await keepAnswer(visit, key as string, content, {
        ...fresh,
        status: fresh.status ?? route.status ?? 200,
      })
      return fresh
    })
    return sendApi(route, reply, (await answered.afterwards?.()) ?? answered)
  } finally {
    for (const file of uploads.files) await site.platform.files.discard(file.path)
  }
}

async function takeFilesIn(
  site: Site,
  { takeIn }: ApiRoute,
  { authority }: Caller,
  { files }: Uploads,
): Promise<void> {
  await takeIn?.({ platform: site.platform, authority: authority.id }, files)
}

function sendApi(route: ApiRoute, reply: FastifyReply, answered: ApiAnswer): FastifyReply {
  reply.code(answered.status ?? route.status ?? 200).headers(answered.headers ?? {})
  if (answered.version !== undefined) reply.header('etag', `"${answered.version}"`)
  return reply.header('cache-control', 'no-cache').send(answered.body)
}

/** The slug of the authority that is asked: in the address, or in the body of a route that takes it there. */
function authorityNamed(route: ApiRoute, { query, body }: FastifyRequest): string | undefined {
  const inBody = route.namesAuthority ? (body as Record<string, string> | undefined)?.authority : undefined
  return inBody ?? (query as Record<string, string> | undefined)?.authority
}

async function whoAsks(site: Site, route: ApiRoute, request: FastifyRequest) {
  const header = request.headers.authorization
  if (header === undefined) {
    const slug = authorityNamed(route, request)
    const authority = slug
      ? await site.doors.authorityAt(site.platform.database, { slug, host: request.hostname })
      : await authorityOf(site, request)
    if (!authority || !isSetUp(authority))
      throw new Problem(404, 'no-authority', 'There is no authority of that name here.')
    return { authority, holder: undefined }
  }
  const token = /^Bearer (gm_[A-Za-z0-9_-]{20,100})$/.exec(header)?.[1]
  const holder = token && (await site.doors.tokenHolder(site.platform.database, token, site.platform.clock()))
  if (!holder) throw new Problem(401, 'token-not-known', 'This token is not known, was ended or has run out.')
  return { authority: holder.authority, holder }
}

type Uploads = Awaited<ReturnType<typeof uploadsOf>>
type Caller = Awaited<ReturnType<typeof whoAsks>>
type Given = Caller & Uploads & { readOnly: boolean }

async function inTransaction(
  site: Site,
  request: FastifyRequest,
  { authority, holder, ...rest }: Given,
  work: (visit: Visit) => Promise<ApiAnswer>,
): Promise<ApiAnswer> {
  if (!holder) {
    if (!rest.readOnly) checkOrigin(site, request)
    return withVisit(site, request, { authority, ...rest }, work)
  }
  const now = site.platform.clock()
  const actor = { kind: 'token', id: holder.visitor.id } as const
  return site.platform.database.withAuthority(
    { authority: authority.id, actor, at: now, readOnly: rest.readOnly },
    (tx) =>
      work(
        visitOf(site, request, {
          authority,
          visitor: holder.visitor,
          tx,
          now,
          form: rest.form,
          files: rest.files,
        }),
      ),
  )
}

/** With a cookie instead of a token, a change may only come from our own pages. */
function checkOrigin(site: Site, request: FastifyRequest): void {
  const fetchSite = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const here = fetchSite
    ? fetchSite === 'same-origin'
    : origin === new URL(site.platform.settings.baseUrl).origin
  if (!here) throw new Problem(401, 'token-needed', 'This needs a token: Authorization: Bearer gm_…')
}

const nothingSent = (): Uploads => ({ form: new Form(), files: [] })

function refuseTextNotKept({ params, query, body }: FastifyRequest): void {
  const pointers = [params, query, body].flatMap((sent) => textNotKept(sent))
  if (pointers.length === 0) return
  const errors = pointers.map((pointer) => ({ pointer, message: 'This has a character that is no text.' }))
  throw new Problem(400, 'malformed', 'Some of what was sent cannot be read.', errors)
}

/** Nobody's files are taken in who may not send them. */
async function mayBegin(site: Site, route: ApiRoute, request: FastifyRequest, given: Caller): Promise<void> {
  await inTransaction(site, request, { ...given, ...nothingSent(), readOnly: true }, async (visit) => {
    wall(visit, route)
    await route.takesFilesOf?.(visit)
    return {}
  })
}

function wall(visit: Visit, route: ApiRoute): void {
  if (!mayPass(route.allow, visit.visitor.roles, false)) throw notAllowed(visit, route)
  actWith(route.allow, visit)
}

function notAllowed(visit: Visit, route: ApiRoute): Problem {
  if (visit.visitor.kind === 'stranger') {
    return new Problem(401, 'token-needed', 'This needs a token: Authorization: Bearer gm_…')
  }
  return new Problem(403, 'not-allowed', route.allow.sentence)
}

async function uploadsOf(site: Site, route: ApiRoute, request: FastifyRequest) {
  if (!request.isMultipart()) throw new Problem(415, 'unknown-type', 'Send this as multipart/form-data.')
  return readUploads(request, site.platform.files.temporary, route.uploadLimit ?? 0)
}

function askedOf(request: FastifyRequest): Asked {
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(String(request.headers['if-match'] ?? ''))
  return {
    params: (request.params ?? {}) as Record<string, string>,
    query: (request.query ?? {}) as Record<string, unknown>,
    body: request.body,
    ...(match ? { version: Number(match[1]) } : {}),
  }
}

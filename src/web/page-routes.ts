import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RolledBack } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { actWith } from './acting.ts'
import { authorityOf, isSetUp, stranger, trialAsked, visitOf, withVisit } from './begin-visit.ts'
import { Form } from './form.ts'
import { addressesOf, type Page } from './page.ts'
import { mayPass, type Permission } from './permission.ts'
import { trialEnded } from './plain-pages.tsx'
import { sendAnswer } from './send-answer.ts'
import type { Site } from './site.ts'
import { readUploads, refuseDiskFull } from './upload.ts'
import { type Answer, type AuthorityHere, forbidden, goTo, notFound, type Visit } from './visit.ts'

/** Registers every page: its walls, its transaction and its answers are the same for all. */
export function addPageRoutes(server: FastifyInstance, site: Site): void {
  for (const page of site.pages) {
    for (const path of addressesOf(page)) {
      if (page.get) server.get(path, (request, reply) => read(site, page, request, reply))
      if (page.post) server.post(path, limitsOf(page), (request, reply) => write(site, page, request, reply))
    }
  }
}

function limitsOf({ perMinute }: Page): { config?: object } {
  return perMinute ? { config: { rateLimit: { max: perMinute, timeWindow: '1 minute' } } } : {}
}

async function read(
  site: Site,
  page: Page,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const authority = await authorityOf(site, request)
  if (!authority || (!isSetUp(authority) && !page.beforeSetUp)) return beforeAnything(site, request, reply)
  const trial = trialAsked(request)
  return withVisit(site, request, { authority, readOnly: !page.getWrites, trial }, async (visit) => {
    const answer = trialWall(visit, page, trial) ?? wall(visit, page.allow) ?? (await page.get!(visit))
    return sent(site, reply, visit, answer)
  }).then((send) => send())
}

async function write(
  site: Site,
  page: Page,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (!comesFromHere(site, request))
    return reply.code(403).type('text/plain').send('This form was sent from another site.\n')
  const authority = await authorityOf(site, request)
  if (!authority || (!isSetUp(authority) && !page.beforeSetUp)) return beforeAnything(site, request, reply)
  const taking = await takingOf(site, page, request, authority)
  const posted = await readForm(site, request, taking.limit)
  try {
    const trial = trialAsked(request)
    if (page.takeIn) await page.takeIn({ platform: taking.platform, authority: authority.id }, posted.files)
    else refuseDiskFull(posted.files)
    const begun = { authority, readOnly: false, trial, ...posted }
    const send = await withVisit(site, request, begun, async (visit) => {
      const answer =
        trialWall(visit, page, trial) ?? (await postWall(site, visit, page)) ?? (await page.post!(visit))
      const send = sent(site, reply, visit, answer)
      if (isRefusal(answer)) throw new RolledBack(send)
      return send
    })
    return await send()
  } finally {
    for (const file of posted.files) await site.platform.files.discard(file.path)
  }
}

/** Nothing of a refused form may stay written. */
function isRefusal(answer: Answer): boolean {
  return (
    (answer.kind === 'page' && answer.status >= 400) ||
    answer.kind === 'not-found' ||
    answer.kind === 'forbidden'
  )
}

/** Answers are sent after the transaction ended: an acknowledged change is a committed one. */
function sent(site: Site, reply: FastifyReply, visit: Visit, answer: Answer): () => Promise<FastifyReply> {
  return async () => {
    const instead = 'afterwards' in answer ? await answer.afterwards?.() : undefined
    return sendAnswer(site, reply, visit, instead ?? answer)
  }
}

function wall(visit: Visit, permission: Permission): Answer | undefined {
  const { visitor } = visit
  if (mayPass(permission, visitor.roles, visitor.link !== undefined)) {
    actWith(permission, visit)
    return undefined
  }
  if (permission.allows === 'link') return notFound()
  if (visitor.kind === 'stranger' || visitor.kind === 'link') return goTo(visit.urls.signIn(visit.path))
  return forbidden(permission.sentence)
}

/** In a trial that is there, a desk's page is only for the person who began it; to everybody else it looks like one that ended. */
function trialWall({ trial, visitor }: Visit, page: Page, asked: string | undefined): Answer | undefined {
  if (asked === undefined) return undefined
  if (!trial) return trialEnded()
  const isElsewhere = page.inTrials === 'desk' && visitor.kind === 'person' && visitor.id !== trial.begunBy
  return isElsewhere ? trialEnded() : undefined
}

async function postWall(site: Site, visit: Visit, page: Page): Promise<Answer | undefined> {
  const permission = page.allowPost ?? page.allow
  const stopped = wall(visit, page.allow) ?? wall(visit, permission)
  const sentBySomeoneWhoseSessionEnded = stopped?.kind === 'redirect' && visit.form.fields.size > 0
  return sentBySomeoneWhoseSessionEnded ? site.doors.keepForm(visit) : stopped
}

/** A form may only come from our own pages: browsers say where it came from, and no form needs a token. */
function comesFromHere(site: Site, request: FastifyRequest): boolean {
  const fetchSite = request.headers['sec-fetch-site']
  if (fetchSite) return fetchSite === 'same-origin'
  const origin = request.headers.origin
  if (!origin || origin === 'null') return false
  return (
    origin === new URL(site.platform.settings.baseUrl).origin ||
    origin === `${request.protocol}://${request.host}`
  )
}

/** Nobody's files are kept, not even for a moment, who may not send them. */
async function takingOf(
  site: Site,
  page: Page,
  request: FastifyRequest,
  authority: AuthorityHere,
): Promise<{ limit: number; platform: Platform }> {
  const { uploadLimit, allow, allowPost = allow, takesFilesOf } = page
  const none = { limit: 0, platform: site.platform }
  if (!uploadLimit || !request.isMultipart()) return none
  const trial = trialAsked(request)
  return withVisit(site, request, { authority, readOnly: true, trial }, async (visit) => {
    if (trialWall(visit, page, trial) ?? wall(visit, allow) ?? wall(visit, allowPost)) return none
    const limit = !takesFilesOf || (await takesFilesOf(visit)) ? uploadLimit : 0
    return { limit, platform: visit.platform }
  })
}

async function readForm(site: Site, request: FastifyRequest, limit: number) {
  if (request.isMultipart()) return readUploads(request, site.platform.files.temporary, limit)
  const body = (request.body ?? {}) as Record<string, string | string[]>
  const pairs = Object.entries(body).flatMap(([name, value]): [string, string][] =>
    [value].flat().map((text) => [name, String(text)]),
  )
  return { form: new Form(pairs), files: [] }
}

/** Before the set-up, and at an address of an authority that isn't here. */
async function beforeAnything(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { notSetUp } = await import('./not-set-up.tsx')
  const authority = await authorityOf(site, request)
  const visit = visitOf(site, request, {
    authority: authority ?? { id: '', slug: '', name: 'Good Measure', area: '', isExample: false },
    visitor: stranger,
    tx: undefined as never,
    now: site.platform.clock(),
  })
  return sendAnswer(site, reply, visit, authority ? notSetUp() : notFound())
}

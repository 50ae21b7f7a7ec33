import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import files from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { constants } from 'node:zlib'
import { addApiRoutes } from './api-routes.ts'
import { answerError, answerNotFound } from './faults.ts'
import { addMetrics } from './metrics.ts'
import { readJsonBodies } from './json-body.ts'
import { addPageRoutes } from './page-routes.ts'
import { type Site, withoutPrefix } from './site.ts'

/** Milliseconds for a request to come in whole: enough for a large file over a slow line, and no connection is held for ever. */
const wholeRequest = 15 * 60_000

/** The web server with every page and API address of the site; it listens nowhere yet. */
export async function createServer(site: Site): Promise<FastifyInstance> {
  const server = Fastify({
    bodyLimit: 1_048_576,
    requestTimeout: wholeRequest,
    trustProxy: 'loopback',
    frameworkErrors: unreadableAddress,
    logger: { level: 'error' },
    routerOptions: { maxParamLength: 200 },
    rewriteUrl: (request) => withoutPrefix(request.url ?? '/'),
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: true } },
  })
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: policy(site) },
    ...headers,
  })
  readJsonBodies(server)
  await server.register(cookie)
  await server.register(formbody, { bodyLimit: 1_048_576 })
  await server.register(multipart, { throwFileSizeLimit: false })
  await server.register(rateLimit, { global: false })
  await server.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  await server.register(files, {
    root: site.assets,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
  })
  server.setErrorHandler<Error>((error, request, reply) => answerError(site, error, request, reply))
  server.setNotFoundHandler((request, reply) => answerNotFound(site, request, reply))
  addHealth(server, site)
  addMetrics(server, site)
  addPageRoutes(server, site)
  await addApiRoutes(server, site)
  return server
}

function unreadableAddress(_: Error, __: FastifyRequest, reply: FastifyReply): void {
  void reply.code(400).type('text/plain').send('This address cannot be read.\n')
}

function policy({ platform }: Site): Record<string, string[]> {
  const secure = platform.settings.baseUrl.startsWith('https:')
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'"],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'none'"],
    ...(secure ? { 'upgrade-insecure-requests': [] } : {}),
  }
}

const headers = {
  crossOriginEmbedderPolicy: false,
  referrerPolicy: { policy: 'same-origin' },
  strictTransportSecurity: { maxAge: 31_536_000 },
} as const

function addHealth(server: FastifyInstance, { platform }: Site): void {
  server.get('/healthz', async (_, reply) => reply.type('text/plain').send('ok\n'))
  server.get('/readyz', async (_, reply) => {
    try {
      await platform.database.pool.query('select 1')
      return reply.type('text/plain').send('ready\n')
    } catch {
      return reply.code(503).type('text/plain').send('The database cannot be reached.\n')
    }
  })
}

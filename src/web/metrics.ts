import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Site } from './site.ts'

/** Upper ends of the groups that answers are counted in by how long they took, in seconds. */
const slowest = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

type Kind = 'page' | 'api' | 'asset'

/** What was answered since the start: how many with which status, and how long it took. */
class Answered {
  readonly #byStatus = new Map<string, number>()
  readonly #times = new Map<Kind, { within: number[]; count: number; seconds: number }>()

  add(kind: Kind, status: number, seconds: number): void {
    const labels = `kind="${kind}",status="${Math.floor(status / 100)}xx"`
    this.#byStatus.set(labels, (this.#byStatus.get(labels) ?? 0) + 1)
    const times = this.#times.get(kind) ?? { within: slowest.map(() => 0), count: 0, seconds: 0 }
    this.#times.set(kind, times)
    times.count += 1
    times.seconds += seconds
    slowest.forEach((end, at) => {
      if (seconds <= end) times.within[at]! += 1
    })
  }

  lines(): string[] {
    const counts = [...this.#byStatus].map(
      ([labels, count]) => `goodmeasure_requests_total{${labels}} ${count}`,
    )
    const times = [...this.#times].flatMap(([kind, { within, count, seconds }]) => [
      ...slowest.map(
        (end, at) => `goodmeasure_request_seconds_bucket{kind="${kind}",le="${end}"} ${within[at]}`,
      ),
      `goodmeasure_request_seconds_bucket{kind="${kind}",le="+Inf"} ${count}`,
      `goodmeasure_request_seconds_sum{kind="${kind}"} ${seconds.toFixed(6)}`,
      `goodmeasure_request_seconds_count{kind="${kind}"} ${count}`,
    ])
    return [
      '# TYPE goodmeasure_requests_total counter',
      ...counts,
      '# TYPE goodmeasure_request_seconds histogram',
      ...times,
    ]
  }
}

/**
 * `/metrics` in the text format of Prometheus, for programs on this machine or with any token: how much is asked, how
 * fast it is answered, memory and database connections. It names no record and no person.
 */
export function addMetrics(server: FastifyInstance, site: Site): void {
  const answered = new Answered()
  server.addHook('onResponse', async (request, reply) => {
    answered.add(kindOf(request), reply.statusCode, reply.elapsedTime / 1000)
  })
  server.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!(await mayRead(site, request)))
      return reply
        .code(403)
        .type('text/plain')
        .send('These figures are for programs on this machine, or with a token: Authorization: Bearer gm_…\n')
    const text = [...answered.lines(), ...((await site.figures?.()) ?? []), ...standing(site)].join('\n')
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(`${text}\n`)
  })
}

function kindOf({ originalUrl }: FastifyRequest): Kind {
  if (originalUrl.startsWith('/assets/')) return 'asset'
  return originalUrl.includes('/api/') ? 'api' : 'page'
}

async function mayRead({ platform, doors }: Site, { ip, headers }: FastifyRequest): Promise<boolean> {
  const token = /^Bearer (gm_[A-Za-z0-9_-]{20,100})$/.exec(headers.authorization ?? '')?.[1]
  if (token) return (await doors.tokenHolder(platform.database, token, platform.clock())) !== undefined
  return ip === '::1' || ip.replace('::ffff:', '').startsWith('127.')
}

function standing({ platform }: Site): string[] {
  const { totalCount, idleCount, waitingCount } = platform.database.pool
  const memory = process.memoryUsage()
  return [
    '# TYPE goodmeasure_database_connections gauge',
    `goodmeasure_database_connections{state="used"} ${totalCount - idleCount}`,
    `goodmeasure_database_connections{state="idle"} ${idleCount}`,
    '# TYPE goodmeasure_database_waiting gauge',
    `goodmeasure_database_waiting ${waitingCount}`,
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${memory.rss}`,
    '# TYPE nodejs_heap_used_bytes gauge',
    `nodejs_heap_used_bytes ${memory.heapUsed}`,
    '# TYPE process_uptime_seconds gauge',
    `process_uptime_seconds ${process.uptime().toFixed(1)}`,
  ]
}

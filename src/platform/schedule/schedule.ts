import type { PgBoss } from 'pg-boss'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import type { ScheduleFigures } from './figures.ts'

/** Work at a given time of day. It may be begun again after a crash, so doing it twice must do no harm. */
export interface ScheduledWork {
  /** Names it for ever: `morning-counts`. */
  name: string
  /** When, as cron writes it, in English local time: `0 6 * * *`. Not between one and two at night, which some days skip. */
  cron: string
  run: (at: Date) => Promise<void>
}

export interface Schedule {
  /** Ends after the work that is being done. */
  stop(): Promise<void>
}

interface Scheduling {
  database: Pick<Database, 'pool'>
  work: readonly ScheduledWork[]
  clock: Clock
  log: (sentence: string) => void
  figures?: ScheduleFigures
  /** Seconds between two looks at what is due. */
  every?: number
  /** Seconds after which somebody who began and said no more has died. */
  leaseSeconds?: number
}

const schema = 'schedule'
const queue = 'work'
/** Milliseconds that work has to end once the program stops. */
const patience = 20_000

/**
 * Does work at its times by pg-boss (decision 0014): whatever number of processes stand at one database, each time is taken
 * by one of them; times that were missed while none ran are made up once. pg-boss makes its own schema, as the owner of the
 * database; it comes into memory only here, after the program listens.
 */
export async function startSchedule(scheduling: Scheduling): Promise<Schedule> {
  const { work, log } = scheduling
  const boss = await bossAt(scheduling)
  boss.on('error', (error: Error) => log(`The schedule could not go on for a moment: ${error.message}`))
  await boss.start()
  const { leaseSeconds = 900 } = scheduling
  const options = { retryLimit: 5, retryDelay: 60, retryBackoff: true, expireInSeconds: leaseSeconds }
  await boss.createQueue(queue, options)
  await dropOthers(boss, work)
  for (const { name, cron } of work)
    await boss.schedule(queue, cron, { name }, { key: name, tz: 'Europe/London', missed: 'once' })
  await boss.work<{ name: string }>(
    queue,
    { pollingIntervalSeconds: scheduling.every ?? 30 },
    async ([job]) => {
      const due = work.find(({ name }) => name === job?.data.name)
      if (due) await doOne(scheduling, due)
    },
  )
  return {
    async stop() {
      await boss.stop({ graceful: true, close: false, timeout: patience })
    },
  }
}

async function bossAt({ database, every = 30 }: Scheduling): Promise<PgBoss> {
  const { PgBoss: Boss } = await import('pg-boss')
  const hourly = 3_600
  return new Boss({
    db: { executeSql: (text, values) => database.pool.query(text, values) },
    schema,
    openTelemetry: { enabled: false },
    registerInstance: false,
    cronMonitorIntervalSeconds: Math.min(every, 45),
    cronWorkerIntervalSeconds: Math.min(every, 45),
    superviseIntervalSeconds: Math.min(every * 10, hourly),
    monitorIntervalSeconds: Math.min(every * 10, hourly),
    queueCacheIntervalSeconds: hourly,
    bamIntervalSeconds: hourly,
    flowIntervalSeconds: hourly,
    reindex: false,
    monitorVacuum: false,
  })
}

/** Work of an earlier version is scheduled no more. */
async function dropOthers(boss: PgBoss, work: readonly ScheduledWork[]): Promise<void> {
  for (const { name, key } of await boss.getSchedules()) {
    if (name === queue && !work.some((each) => each.name === key)) await boss.unschedule(name, key)
  }
}

async function doOne({ clock, log, figures }: Scheduling, { name, run }: ScheduledWork): Promise<void> {
  const at = clock()
  try {
    await run(at)
    figures?.add(name, 'done', clock())
  } catch (error) {
    figures?.add(name, 'failed', clock())
    log(`The scheduled work ${name} failed, and will be tried again: ${(error as Error).message}`)
    throw error
  }
}

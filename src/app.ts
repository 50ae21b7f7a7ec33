import { contractsApi } from './contracts/api.ts'
import type { ContractsNeeds } from './contracts/index.ts'
import { contractsPages } from './contracts/pages/index.ts'
import {
  carryOutVariations,
  contractOf,
  fetchNotices,
  importsEnded,
  ownedCommitments,
  ownedContracts,
  servicesOf,
} from './contracts/store.ts'
import { deliveryApi } from './delivery/api.ts'
import type { DeliveryNeeds } from './delivery/index.ts'
import { deliveryPages } from './delivery/pages/index.ts'
import {
  askAndRemind,
  clearTrials,
  commitmentsImport,
  countReturns,
  deliveryEvents,
  earlierOf,
  askOrganisations,
  remindOrganisations,
  destroyWithdrawn,
  scanWaiting,
  fixDrawsAhead,
  keepPlansGoing,
  plansTold,
  trialOf,
} from './delivery/store.ts'
import { dayIn } from './language/day.ts'
import { exampleLinks, fillExample } from './example/index.ts'
import { measurementApi } from './measurement/api.ts'
import { measurementPages } from './measurement/pages/index.ts'
import { doors as partyDoors } from './parties/doors.ts'
import { partiesApi } from './parties/api.ts'
import type { WorkName } from './parties/index.ts'
import type { PartiesNeeds } from './parties/needs.ts'
import { partiesPages } from './parties/pages/index.ts'
import { authoritiesIn, clearAway, factorsOfOtherKeys, renewSetUpLink } from './parties/store.ts'
import { performanceApi } from './performance/api.ts'
import { performancePages } from './performance/pages/index.ts'
import {
  afterCommitmentChange as countCommitment,
  afterContractChange as countContract,
  afterDeliveryChange,
  inHand,
  keepMorningCounts,
  progressByQuarter,
  progressOf,
  standingOfContract,
  writeMondayLetters,
} from './performance/store.ts'
import { backUpByPlan, backupsEnded } from './platform/backup/scheduled.ts'
import { startMailSender } from './platform/mail-sender.ts'
import type { Platform } from './platform/platform.ts'
import type { ScheduleFigures } from './platform/schedule/figures.ts'
import { type ScheduledWork, startSchedule } from './platform/schedule/schedule.ts'
import { keyFile } from './platform/seal.ts'
import { sweepFiles } from './platform/sweep.ts'
import { policyApi } from './policy/api.ts'
import type { PolicyNeeds } from './policy/index.ts'
import { policyPages } from './policy/pages/index.ts'
import { adoptReference, beginEmpty } from './policy/store.ts'
import { publicationApi } from './publication/api.ts'
import { publicationPages, type PublicationNeeds } from './publication/pages/index.ts'
import { registerApi } from './register/api.ts'
import { registerPages } from './register/pages/index.ts'
import {
  afterCommitmentChange as registerCommitment,
  afterDisclosure as registerContract,
  afterSupplierChange,
  afterVerification,
} from './register/store.ts'
import type { ApiRoute } from './web/api.ts'
import type { Doors } from './web/doors.ts'
import type { Page } from './web/page.ts'
import { urlsAt } from './web/urls.ts'

/** Who visits, and in which trial return. */
export const doors: Doors = { ...partyDoors, trialOf }

/** What contracts need of performance and the register: first the totals, then the entries. */
export const contractsNeeds: ContractsNeeds = {
  progressOf,
  progressByQuarter,
  earlierOf,
  deliveryEvents,
  plansToCatchUp: plansTold,
  commitmentsImport: commitmentsImport({
    async afterCommitmentsChange(tx, { touched, changed }) {
      await afterDeliveryChange(tx, touched)
      for (const id of changed) await registerCommitment(tx, { after: { id } })
    },
  }),
  async returnsOn(tx, contract) {
    const { all, cancelled } = await countReturns(tx, { contract }, dayIn(tx.at))
    return all - cancelled
  },
  returnsAwaited: async (tx, contract) => (await countReturns(tx, { contract }, dayIn(tx.at))).awaited,
  async afterCommitmentChange(tx, change) {
    await countCommitment(tx, change)
    await registerCommitment(tx, change)
  },
  async afterDisclosure(tx, contract) {
    await countContract(tx, contract)
    await registerContract(tx, contract)
  },
}

/** What delivery needs of performance and the register. */
const deliveryNeeds: DeliveryNeeds = { afterDeliveryChange, afterVerification, standingOfContract }

const partiesNeeds: PartiesNeeds = {
  afterSupplierChange,
  servicesInUse: servicesOf,
  belongings: [ownedContracts, ownedCommitments, inHand],
  adoptPolicy: (tx, which) => (which === 'reference' ? adoptReference(tx) : beginEmpty(tx)),
}

const policyNeeds: PolicyNeeds = {
  async contractTitle(tx, id) {
    const contract = await contractOf(tx, id)
    return contract?.withdrawnAt ? undefined : contract?.title
  },
}

const publicationNeeds: PublicationNeeds = { apiRoutes: () => api }

export const pages: Page[] = [
  ...partiesPages(partiesNeeds),
  ...measurementPages(),
  ...policyPages(policyNeeds),
  ...contractsPages(contractsNeeds),
  ...deliveryPages(deliveryNeeds),
  ...performancePages(),
  ...registerPages(),
  ...publicationPages(publicationNeeds),
]

export const api: ApiRoute[] = [
  ...partiesApi(partiesNeeds),
  ...measurementApi(),
  ...policyApi(policyNeeds),
  ...contractsApi(contractsNeeds),
  ...deliveryApi(deliveryNeeds),
  ...performanceApi(),
  ...registerApi(),
  ...publicationApi(),
]

interface Starting {
  wantsExample: boolean
  say: (sentence: string) => void
  /** Somebody wants the program to end. */
  stop?: AbortSignal
}

/** What has to be there before the first request. Answers with the links to print: the set-up's, or one for each role of the example. */
export async function prepare(platform: Platform, { wantsExample, say, stop }: Starting): Promise<string[]> {
  if (wantsExample) await fillExample(platform, { say, stop })
  const locked = await factorsOfOtherKeys(platform.database.installation, platform.seal)
  if (locked > 0) say(keyIsGone(locked))
  const links = await exampleLinks(platform)
  if (links.length > 0) return links
  const secret = await renewSetUpLink(platform.database, platform.clock())
  if (!secret) return []
  return [`Set it up here, within a day: ${platform.settings.baseUrl}${urlsAt('').setUp(secret)}`]
}

function keyIsGone(locked: number): string {
  const whose =
    locked === 1 ? 'The second factor of 1 person was' : `The second factors of ${locked} people were`
  return `${whose} sealed with a key that is not in ${keyFile} of the data folder: put back the file that belongs to this database, or let them begin again with "npm run goodmeasure -- person EMAIL --reset".`
}

const aDay = 86_400_000

/** What is done at a time of day, in England. */
function scheduledWork(platform: Platform): (ScheduledWork & { name: WorkName })[] {
  return [
    {
      name: 'morning-counts',
      cron: '0 6 * * *',
      run: (at) => keepMorningCounts(platform.database, at),
    },
    {
      name: 'agreed-changes',
      cron: '15 0 * * *',
      run: async (at) =>
        void (await carryOutVariations(platform.database, at, contractsNeeds.afterCommitmentChange)),
    },
    { name: 'back-up', cron: '30 2 * * *', run: (at) => backUpByPlan(platform, at) },
    {
      name: 'check-draws',
      cron: '10 5 * * *',
      run: (at) => fixDrawsAhead(platform.database, at),
    },
    { name: 'monday-letters', cron: '30 7 * * 1', run: (at) => writeMondayLetters(platform, at) },
    // Each authority has hours of its own: within them it is asked and reminded at the first of these.
    { name: 'ask-organisations', cron: '10 9 1 * *', run: (at) => askOrganisations(platform, at) },
    { name: 'remind-organisations', cron: '20 9 * * *', run: (at) => remindOrganisations(platform, at) },
    { name: 'notices', cron: '*/5 * * * *', run: () => fetchNotices(platform, contractsNeeds) },
    { name: 'plans-to-catch-up', cron: '40 6-20 * * *', run: (at) => keepPlansGoing(platform, at) },
    { name: 'waiting-scans', cron: '*/10 * * * *', run: (at) => scanWaiting(platform, at) },
    { name: 'destroyed-evidence', cron: '5-55/10 * * * *', run: (at) => destroyWithdrawn(platform, at) },
    { name: 'returns', cron: '2,32 6-20 * * *', run: (at) => askAndRemind(platform, at) },
  ]
}

/** What goes on beside answering requests, once it listens. */
export function startWork(
  platform: Platform,
  say: (sentence: string) => void,
  figures?: ScheduleFigures,
): { stop(): Promise<void> } {
  const mail = startMailSender({ ...platform, log: say })
  const tidy = async () => {
    const now = platform.clock()
    await clearAway(platform.database, now)
    await clearTrials(platform, now)
    const before = new Date(now.getTime() - aDay)
    await platform.files.clearTemporary(before)
    for (const { id } of await authoritiesIn(platform.database.installation))
      await sweepFiles(platform, id, { now, before })
  }
  const hourly = setInterval(() => {
    tidy().catch((error: Error) => say(`Clearing away failed: ${error.message}`))
  }, 3_600_000)
  const { database, clock } = platform
  const schedule = startSchedule({ database, clock, log: say, figures, work: scheduledWork(platform) })
  schedule.catch((error: Error) => say(`The schedule could not begin: ${error.message}`))
  return {
    async stop() {
      clearInterval(hourly)
      const stopSchedule = schedule.then((begun) => begun.stop()).catch(() => undefined)
      await Promise.all([mail.stop(), stopSchedule, importsEnded(platform), backupsEnded(platform)])
    },
  }
}

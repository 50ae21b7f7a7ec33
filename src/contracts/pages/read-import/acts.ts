import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { applyImport as mayApply, tryImport as mayTry } from '../../import.ts'
import { importRefusals } from '../../import-words.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { bringIn } from '../../permissions.ts'
import { applyImport, beginImport, type ImportOutcome, type ImportRecord, tryImport } from '../../store.ts'
import { importFound, patience, workOf } from '../import-found.ts'
import { cannotPage } from './cannot.tsx'
import { importPage } from './page.tsx'

/** Tries a file, or tries it again. */
export function tryImportPage(needs: Pick<ContractsNeeds, 'commitmentsImport'>): Page {
  return definePage({
    path: pattern.tryImport(':import'),
    allow: bringIn,
    async post(visit): Promise<Answer> {
      const record = await importFound(visit)
      if (!record) return notFound()
      const decision = mayTry(record.state)
      if (!decision.accepted) return cannot(visit, record, decision.because)
      const work = workOf(visit, needs, record.id)
      return begun(visit, record, () => tryImport(visit.platform, work))
    },
  })
}

/** Brings in what was tried. */
export function applyImportPage(needs: Pick<ContractsNeeds, 'afterDisclosure' | 'commitmentsImport'>): Page {
  return definePage({
    path: pattern.applyImport(':import'),
    allow: bringIn,
    async post(visit): Promise<Answer> {
      const record = await importFound(visit)
      if (!record) return notFound()
      const allowFaults = visit.form.text('allowFaults') === 'yes'
      const decision = mayApply(record.state, record, allowFaults)
      if (!decision.accepted && decision.because === 'has-faults') return importPage(visit, record, leaveOut)
      if (!decision.accepted) return cannot(visit, record, decision.because)
      const { afterDisclosure } = needs
      const work = { ...workOf(visit, needs, record.id), allowFaults, afterDisclosure }
      return begun(visit, record, () => applyImport(visit.platform, work))
    },
  })
}

const leaveOut = 'Say that what has faults may be left out, or mend the file and send it again'

/** Goes on after the answer when it takes long; what can't be done is told with a 409 when it is known in time. */
export function begun(visit: Visit, record: ImportRecord, work: () => Promise<ImportOutcome>): Answer {
  return {
    ...goTo(visit.urls.import(record.id)),
    async afterwards() {
      const outcome = await beginImport(visit.platform, work, patience)
      if (outcome && !outcome.done && outcome.because === 'records-moved')
        return cannot(visit, record, 'records-moved')
      return undefined
    },
  }
}

export function cannot(visit: Visit, record: ImportRecord, because: keyof typeof importRefusals): Answer {
  const status = because === 'has-faults' || because === 'not-tried' ? 422 : 409
  return show(cannotPage(visit, record, [importRefusals[because]]), status)
}

import type { DescribedSupplier } from '../parties/index.ts'
import type { Noticed } from './contract.ts'
import type { IncomingContract } from './incoming.ts'
import type { RegisterContract, RegisterSupplier } from './register-file/contract.ts'

/** A contract of a register file, on its way into the records. */
export function fromRegister(read: RegisterContract): IncomingContract {
  const { title, reference, ocid, starts, ends, extensionUntil, value, valueIncludesVat, cpv } = read
  return {
    key: `register:${read.key}`,
    digest: read.digest,
    terms: {
      title,
      reference: reference ?? null,
      description: read.description ?? null,
      kind: read.frameworkName ? 'call-off' : read.framework ? 'framework' : 'contract',
      frameworkName: read.frameworkName?.slice(0, 300) ?? null,
      frameworkNumber: null,
      ocid: ocid ?? null,
      starts: starts ?? null,
      ends: ends ?? null,
      extendableUntil: extensionUntil ?? null,
      value: valueIncludesVat ? null : (value ?? null),
      valueGross: valueIncludesVat ? (value ?? null) : null,
      cpv: cpv ?? [],
      service: read.department ?? null,
      noticed: noticedIn(read),
    },
    suppliers: read.suppliers.map(described),
    placeWords: read.place ?? null,
    procurement: null,
    framework: null,
    drafts: [],
    kpiResults: [],
    row: read.rows[0] ?? null,
    pointer: null,
  }
}

function described({ name, identifiers, postcode, kinds }: RegisterSupplier): DescribedSupplier {
  return { name, identifiers, postcode: postcode ?? null, kind: kindOf(kinds) }
}

/** The one kind that a supplier is counted as, where a file names several. */
export function kindOf(kinds: RegisterSupplier['kinds']): string {
  if (kinds.VCSE) return 'vcse'
  if (kinds.mutual) return 'mutual'
  if (kinds.public) return 'public'
  if (kinds.SME) return 'sme'
  return kinds.large ? 'large' : 'not-known'
}

function noticedIn(read: RegisterContract): Noticed {
  const { lot, category, contactTeam, procurementRoute, frameworkName, place, reviewed, rolling } = read
  const noticed: Noticed = {}
  if (lot) noticed.lot = lot
  if (category) noticed.category = category
  if (contactTeam) noticed.team = contactTeam
  if (procurementRoute) noticed.route = procurementRoute
  if (frameworkName) noticed.frameworkName = frameworkName
  if (place) noticed.place = place
  if (reviewed) noticed.reviewed = reviewed
  if (rolling) noticed.rolling = true
  if (read.annualValue) noticed.annualValue = read.annualValue.toFixed()
  if (read.vatRate) noticed.vatRate = read.vatRate.toFixed()
  if (read.irrecoverableVat) noticed.irrecoverableVat = read.irrecoverableVat.toFixed()
  return noticed
}

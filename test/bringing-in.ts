import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  applyImport,
  contractByKey,
  contractOf,
  type ContractRecord,
  type FileToReceive,
  type ImportOutcome,
  type ImportProgress,
  type ImportRecord,
  receiveFile,
  tryImport,
  undoImport,
} from '../src/contracts/store.ts'
import { newId } from '../src/language/identifier.ts'
import type { AuthorityInTests, World } from './world.ts'

type Sent = Partial<FileToReceive> & { at?: AuthorityInTests }

interface Brought {
  id: string
  outcome: ImportOutcome
  /** The import as it is then, when it was done. */
  record?: ImportRecord
}

/** Nobody needs to know. */
export const nobody = async (): Promise<void> => undefined

/** Files brought in as the page, the API and the command line do it. */
export class BringingIn {
  readonly #world: World

  constructor(world: World) {
    this.#world = world
  }

  async received(content: Buffer | string, { at, ...file }: Sent = {}): Promise<string> {
    const { platform } = this.#world
    const path = join(platform.files.temporary, newId())
    writeFileSync(path, content)
    const sent = { path, name: 'register.csv', bytes: content.length, ...file }
    return this.#world.tx((tx) => receiveFile(platform, tx, sent), { at })
  }

  async tried(content: Buffer | string, sent: Sent = {}): Promise<Brought> {
    const id = await this.received(content, sent)
    return brought(id, await this.tryAgain(id, sent))
  }

  tryAgain(id: string, { at }: Pick<Sent, 'at'> = {}): Promise<ImportOutcome> {
    return tryImport(this.#world.platform, this.workOn(id, at))
  }

  /** Received and applied in one go. */
  async brought(content: Buffer | string, sent: Sent & { progress?: ImportProgress } = {}): Promise<Brought> {
    const { progress, ...file } = sent
    const id = await this.received(content, file)
    const work = { ...this.workOn(id, sent.at), allowFaults: false, untried: true, progress }
    return brought(id, await applyImport(this.#world.platform, { ...work, afterDisclosure: nobody }))
  }

  applied(id: string, { at, allowFaults = false }: { at?: AuthorityInTests; allowFaults?: boolean } = {}) {
    const work = { ...this.workOn(id, at), allowFaults, afterDisclosure: nobody }
    return applyImport(this.#world.platform, work)
  }

  undone(id: string, at?: AuthorityInTests): Promise<ImportOutcome> {
    return undoImport(this.#world.platform, { ...this.workOn(id, at), afterDisclosure: nobody })
  }

  workOn(importId: string, at = this.#world.authority) {
    return { scope: { authority: at.id, actor: { kind: 'system' } as const }, importId }
  }

  /** The contract with that number, when one was ever brought in. */
  async known(reference: string): Promise<ContractRecord | undefined> {
    return this.#world.tx(async (tx) => {
      const id = await contractByKey(tx, `register:reference:${reference}`)
      return id === undefined ? undefined : contractOf(tx, id)
    })
  }
}

function brought(id: string, outcome: ImportOutcome): Brought {
  return outcome.done ? { id, outcome, record: outcome.import } : { id, outcome }
}

interface Row {
  title?: string
  firm?: string
  ends?: string
  value?: string
}

/** A row of a register with usual headings. */
export function row(
  reference: string,
  { title, firm, ends = '31/03/2029', value = '12,000' }: Row = {},
): string {
  const [called, by] = [title ?? `Contract ${reference}`, firm ?? `Firm ${reference} Ltd`]
  return `${reference},${called},${by},01/04/2026,${ends},"${value}"`
}

export function register(...rows: string[]): string {
  return ['Contract ref,Contract title,Supplier name,Start date,End date,Contract value', ...rows, ''].join(
    '\n',
  )
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contractsNeeds } from '../../src/app.ts'
import {
  applyImport,
  decideDoubts,
  faultsOf,
  importOf,
  type ImportRecord,
  receiveFile,
  tryImport,
  undoImport,
} from '../../src/contracts/store.ts'
import { newId } from '../../src/language/identifier.ts'
import type { World } from '../world.ts'
import { type SheetMade, workbookMade } from './workbook.ts'

const { commitmentsImport: commitments, afterDisclosure } = contractsNeeds

/** Trackers brought in as the page, the API and the command line do it. */
export class BringingInTrackers {
  readonly #world: World

  constructor(world: World) {
    this.#world = world
  }

  #work(importId: string) {
    const scope = { authority: this.#world.authority.id, actor: { kind: 'system' as const } }
    return { scope, importId, commitments }
  }

  async received(sheets: readonly SheetMade[], name = 'tracker.xlsx'): Promise<string> {
    const { platform } = this.#world
    const path = join(platform.files.temporary, newId())
    const bytes = await workbookMade(sheets)
    writeFileSync(path, bytes)
    const file = { path, name, bytes: bytes.length, kind: 'commitments' } as const
    return this.#world.tx((tx) => receiveFile(platform, tx, file, commitments))
  }

  async tried(sheets: readonly SheetMade[]): Promise<ImportRecord> {
    const id = await this.received(sheets)
    await tryImport(this.#world.platform, this.#work(id))
    return this.record(id)
  }

  async decided(record: ImportRecord, decisions: Record<string, string>): Promise<ImportRecord> {
    await this.#world.tx((tx) => decideDoubts(tx, record, decisions))
    await tryImport(this.#world.platform, this.#work(record.id))
    return this.record(record.id)
  }

  async applied({ id }: ImportRecord, allowFaults = false): Promise<ImportRecord> {
    await applyImport(this.#world.platform, { ...this.#work(id), allowFaults, afterDisclosure })
    return this.record(id)
  }

  async brought(sheets: readonly SheetMade[], allowFaults = false): Promise<ImportRecord> {
    return this.applied(await this.tried(sheets), allowFaults)
  }

  undone({ id }: ImportRecord) {
    return undoImport(this.#world.platform, { ...this.#work(id), afterDisclosure })
  }

  async record(id: string): Promise<ImportRecord> {
    return (await this.#world.tx((tx) => importOf(tx, id)))!
  }

  async faults({ id }: ImportRecord): Promise<string[]> {
    const { faults } = await this.#world.tx((tx) => faultsOf(tx, id))
    return faults.map(({ row, severity, message }) => `${row} ${severity}: ${message}`)
  }
}

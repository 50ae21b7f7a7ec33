import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world?.close())

const ask = async (path: string) => {
  const answer = await world.server.inject({ url: `/api/v1${path}` })
  return { status: answer.statusCode, body: answer.json() as { items: Record<string, unknown>[] } }
}

test('the places of an authority come by name', async () => {
  const { status, body } = await ask(`/places?authority=${world.authority.slug}`)
  expect(status).toBe(200)
  const names = body.items.map(({ name }) => String(name))
  expect(names).toContain('Harrowby')
  expect(names).toEqual(names.toSorted())
})

test('every dataset is told with its columns, its licence and the files that are really there', async () => {
  const { body } = await ask(`/datasets?authority=${world.other.slug}`)
  expect(body.items.map(({ name }) => name)).toEqual([
    'outputs',
    'commitments',
    'contracts',
    'outcomes',
    'measures',
  ])
  for (const { files, columns, licence } of body.items as {
    files: { format: string; path: string }[]
    columns: { name: string; describes: string }[]
    licence: string
  }[]) {
    expect(licence).toBe('OGL-UK-3.0')
    expect(columns.every(({ describes }) => describes.length > 3)).toBe(true)
    for (const { path } of files) expect((await world.server.inject({ url: path })).statusCode).toBe(200)
  }
})

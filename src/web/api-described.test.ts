import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmptyWorld, type EmptyWorld } from '../../test/world.ts'
import { api } from '../app.ts'
import { projectFolder } from '../platform/project.ts'

interface Operation {
  summary: string
  description: string
  parameters?: { name: string; in: string; required?: boolean }[]
  requestBody?: { content: Record<string, { schema: { properties: Record<string, unknown> } }> }
  responses: Record<string, { content?: Record<string, unknown> }>
  security: unknown[]
}
interface Described {
  openapi: string
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
}

let world: EmptyWorld
let described: Described
beforeAll(async () => {
  world = await openEmptyWorld()
  described = (await world.server.inject('/api/openapi.json')).json()
})
afterAll(() => world.close())

const operationOf = (method: string, path: string) =>
  described.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]

test('every address of the API is described, with its parameters, its answers and who may', () => {
  expect(described.openapi).toBe('3.1.0')
  const operations = api.map(({ method, path }) => operationOf(method, path))
  expect(operations).not.toContain(undefined)
  expect(Object.values(described.paths).flatMap((path) => Object.keys(path))).toHaveLength(api.length)
  for (const [at, { path, allow, answer, status = 200 }] of api.entries()) {
    const { parameters = [], responses, security, description } = operations[at]!
    const named = parameters.filter((each) => each.in === 'path').map(({ name }) => `:${name}`)
    expect(named.toSorted()).toEqual((path.match(/:\w+/g) ?? []).toSorted())
    expect(description).toBe(allow.sentence)
    expect(security).toEqual(allow.allows === 'anyone' ? [] : [{ token: [] }])
    if (answer) expect(Object.keys(responses)).toContain(String(status))
    expect(Object.keys(responses['4XX']?.content ?? {})).toEqual(['application/problem+json'])
  }
})

/** Written with UPDATE_API=1: a change of what programs rely on is read as a difference. */
const published = join(projectFolder, 'docs', 'api', 'openapi.json')

test('the API is what docs/api/openapi.json says', () => {
  const text = `${JSON.stringify(described, null, 1)}\n`
  if (process.env.UPDATE_API) {
    mkdirSync(dirname(published), { recursive: true })
    writeFileSync(published, text)
  }
  expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(described)
})

test('what a form of files holds is described', () => {
  const takesFiles = api.filter(({ multipart }) => multipart)
  expect(takesFiles.length).toBeGreaterThan(1)
  for (const { method, path } of takesFiles) {
    const { content } = operationOf(method, path)!.requestBody!
    expect(content['multipart/form-data']?.schema.properties).toHaveProperty('file')
  }
})

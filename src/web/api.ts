import Type, { type Static, type TSchema } from 'typebox'
import type { TakeIn } from './page.ts'
import type { Permission } from './permission.ts'
import type { Visit } from './visit.ts'

/** One address of the REST API: its schemas validate, serialise and describe it. */
export interface ApiRoute {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Below /api/v1, with `:name` for parameters. */
  path: string
  allow: Permission
  summary: string
  tag: string
  params?: TSchema
  query?: TSchema
  body?: TSchema
  /** The answer of a success. */
  answer?: TSchema
  status?: number
  /** Takes files as multipart/form-data; the form's other fields are checked by the handler. */
  multipart?: boolean
  /** What that form holds, to describe it. */
  form?: TSchema
  uploadLimit?: number
  /** Whose files are taken in: throws a Problem before a single byte is kept. */
  takesFilesOf?: (visit: Visit) => Promise<unknown>
  /** Takes the files in, before the transaction that records them. */
  takeIn?: TakeIn
  /** A POST that only works something out: its transaction reads. */
  keepsNothing?: boolean
  /** Its body may name the authority whose public records are read, as `authority`. */
  namesAuthority?: boolean
  handle: (visit: Visit, asked: Asked) => Promise<ApiAnswer>
}

/** What was asked, already checked against the route's schemas. */
export interface Asked {
  params: Record<string, string>
  query: Record<string, unknown>
  body: unknown
  /** The version named by If-Match, when one was. */
  version?: number
}

export interface ApiAnswer {
  status?: number
  body?: unknown
  /** The record's version: sent as its ETag. */
  version?: number
  headers?: Record<string, string>
  /** Runs when the transaction has ended, before the answer is sent; it may answer something else instead, or throw a Problem. */
  afterwards?: () => Promise<ApiAnswer | void>
}

/** A file in a form, as OpenAPI 3.1 describes one. */
export const fileInForm = Type.Unsafe<never>({ type: 'string', contentMediaType: 'application/octet-stream' })

type Given<Schema extends TSchema | undefined> = Schema extends TSchema ? Static<Schema> : undefined

interface TypedRoute<Query extends TSchema | undefined, Body extends TSchema | undefined> extends Omit<
  ApiRoute,
  'handle' | 'query' | 'body'
> {
  query?: Query
  body?: Body
  handle: (
    visit: Visit,
    asked: { params: Record<string, string>; query: Given<Query>; body: Given<Body>; version?: number },
  ) => Promise<ApiAnswer>
}

/** Declares a route with the types of its query and body taken from their schemas. */
export function defineApi<
  Query extends TSchema | undefined = undefined,
  Body extends TSchema | undefined = undefined,
>(route: TypedRoute<Query, Body>): ApiRoute {
  return route as unknown as ApiRoute
}

/** A refusal for the API's caller, told as RFC 9457 problem details. */
export class Problem extends Error {
  readonly status: number
  readonly type: string
  readonly detail: string
  readonly errors?: { pointer: string; message: string }[]
  readonly more?: Record<string, unknown>

  constructor(
    status: number,
    type: string,
    detail: string,
    errors?: { pointer: string; message: string }[],
    more?: Record<string, unknown>,
  ) {
    super(detail)
    this.status = status
    this.type = type
    this.detail = detail
    this.errors = errors
    this.more = more
  }
}

/** For what can't be read as it was sent (400). The pointer names the part of it. */
export function malformed(pointer: string, message: string): Problem {
  return new Problem(400, 'malformed', message, [{ pointer, message }])
}

import { STATUS_CODES } from 'node:http'
import type { Problem } from './api.ts'

/** The body of a refused API request (RFC 9457). */
export function problemBody(problem: Problem): Record<string, unknown> {
  return {
    type: `/problems/${problem.type}`,
    title: STATUS_CODES[problem.status] ?? 'Problem',
    status: problem.status,
    detail: problem.detail,
    ...(problem.errors ? { errors: problem.errors } : {}),
    ...problem.more,
  }
}

interface SchemaFault {
  instancePath: string
  keyword: string
  message?: string
  params?: Record<string, unknown>
}

/** Schema faults as pointers and sentences. */
export function faultsOf(faults: readonly SchemaFault[]): { pointer: string; message: string }[] {
  return faults.map(({ instancePath, keyword, message, params }) => {
    if (keyword === 'required')
      return { pointer: `${instancePath}/${params?.missingProperty}`, message: 'This is missing.' }
    if (keyword === 'additionalProperties') {
      return {
        pointer: `${instancePath}/${params?.additionalProperty}`,
        message: 'There is no field of this name.',
      }
    }
    return { pointer: instancePath || '/', message: `This ${message ?? 'is not right'}.` }
  })
}

import Type from 'typebox'
import { fileInForm, Problem } from '../../web/api.ts'
import type { Visit } from '../../web/visit.ts'
import { importKinds, isImportKind } from '../import.ts'
import { isRegisterField } from '../register-file/fields.ts'
import { isSpendField } from '../spend-file/fields.ts'
import { isSupplierFileField } from '../supplier-file/fields.ts'
import type { CommitmentsImport, FileToReceive, ImportFormat } from '../store.ts'

/** The form that a file is sent in. */
export const importForm = Type.Object({
  file: fileInForm,
  kind: Type.Optional(
    Type.Enum([...importKinds], {
      description: '`contracts` when left out; `commitments` with what was delivered; `suppliers` alone',
    }),
  ),
  format: Type.Optional(Type.Enum(['ocds', 'csv', 'xlsx'], { description: 'Found out when left out' })),
  columns: Type.Optional(
    Type.String({ description: 'Of a table: a JSON object of heading → field; guessed when left out' }),
  ),
  mode: Type.Optional(
    Type.Enum(['try', 'apply'], { description: '`try` when left out: nothing is written' }),
  ),
  allowFaults: Type.Optional(
    Type.Enum(['true', 'false'], { description: 'Whether to apply all but the faulty rows' }),
  ),
})

export interface ImportAsked {
  file: FileToReceive
  mode: 'try' | 'apply'
  allowFaults: boolean
}

/** What a sent form asks for: the file and how it is to be brought in. */
export function readAsked({ form, files }: Visit, { fields }: CommitmentsImport): ImportAsked {
  const kind = form.text('kind') || 'contracts'
  if (!isImportKind(kind)) throw malformed('kind', 'The kind is contracts, commitments, suppliers or spend.')
  const format = form.text('format')
  if (format !== '' && format !== 'ocds' && format !== 'csv' && format !== 'xlsx')
    throw malformed('format', 'The format is ocds, csv or xlsx.')
  const mode = form.text('mode') || 'try'
  if (mode !== 'try' && mode !== 'apply') throw malformed('mode', 'The mode is try or apply.')
  const file = files.find(({ field }) => field === 'file')
  if (!file) throw malformed('file', 'Send the file as the part named file.')
  if (file.tooLarge) throw new Problem(413, 'too-large', 'The file must be smaller than 100 MB.')
  const isField = (name: string) =>
    kind === 'contracts'
      ? isRegisterField(name)
      : kind === 'suppliers'
        ? isSupplierFileField(name)
        : kind === 'spend'
          ? isSpendField(name)
          : fields.some((field) => field.name === name)
  const columns = form.text('columns') === '' ? undefined : columnsAsked(form.text('columns'), isField)
  return {
    file: {
      path: file.path,
      name: file.name,
      bytes: file.bytes,
      kind,
      format: (format || undefined) as ImportFormat,
      columns,
    },
    mode,
    allowFaults: form.text('allowFaults') === 'true',
  }
}

function columnsAsked(text: string, isField: (name: string) => boolean): Record<string, string | null> {
  const read = parsed(text)
  const isGroup = typeof read === 'object' && read !== null && !Array.isArray(read)
  if (!isGroup) throw malformed('columns', 'The columns are a JSON object of heading → field.')
  const entries = Object.entries(read)
  for (const [heading, field] of entries) {
    const isKnown = field === null || (typeof field === 'string' && isField(field))
    if (!isKnown) throw malformed('columns', `“${heading}” is given a field that there is none of.`)
  }
  return Object.fromEntries(entries) as Record<string, string | null>
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function malformed(field: string, message: string): Problem {
  return new Problem(400, 'malformed', message, [{ pointer: `/${field}`, message }])
}

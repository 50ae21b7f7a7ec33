import { parse } from 'csv-parse'
import { longDay } from '../../language/day.ts'
import { quarterMonths, quarterWords } from '../../language/quarter.ts'
import { unitWords } from '../../measurement/index.ts'
import type { FileStore } from '../../platform/files.ts'
import { openWorkbook } from '../../platform/reading-workbooks/open-workbook.ts'
import type { Tx } from '../../platform/tx.ts'
import { isWaiting } from '../delivery-state.ts'
import { finalQuestions, isFinalReturn } from '../final-return.ts'
import {
  readReturnWorkbook,
  type WorkbookFault,
  type WorkbookLine,
  type WorkbookTold,
} from '../return-workbook.ts'
import type { Answering, Line } from './answering.ts'
import { saveDraft, saveSaying } from './drafts.ts'

/** The return as its workbook tells it, with what was typed so far. */
export function workbookOfReturn(
  answering: Answering,
  { authority, link }: { authority: string; link: string },
): WorkbookTold {
  const { return: record, lines, anythingElse } = answering
  const text = (name: 'remains' | 'comesNext') => anythingElse?.[name] ?? ''
  return {
    returnId: record.id,
    title: `Return for ${quarterWords(record.quarter)}`,
    about: `${record.contractTitle}. ${record.supplierName}, for ${authority}`,
    due: `Please answer by ${longDay(record.due)}.`,
    link,
    lines: lines.filter(isFillable).map(lineOf),
    sayings: [
      { key: 'anything-else', label: 'Is there anything else to say?', text: anythingElse?.story ?? '' },
      ...(isFinalReturn(record)
        ? ([
            { key: 'remains', label: finalQuestions.remains.label, text: text('remains') },
            { key: 'comes-next', label: finalQuestions.comesNext.label, text: text('comesNext') },
          ] as const)
        : []),
    ],
  }
}

/** What waits to be checked is corrected on its page, and not by a workbook that was filled before it was sent. */
export function isFillable({ open, owed }: Line): boolean {
  return open !== undefined && !owed.sent.some(({ state }) => isWaiting(state))
}

function lineOf({ owed, draft }: Line): WorkbookLine {
  const { measure, planned } = owed
  const guidance = [
    measure.definition,
    measure.counts.length > 0 ? `Counts: ${measure.counts.join('; ')}.` : '',
    measure.countsNot.length > 0 ? `Doesn’t count: ${measure.countsNot.join('; ')}.` : '',
    owed.evidenceWanted ? `Shown by: ${owed.evidenceWanted}` : '',
  ]
  return {
    commitment: owed.commitment,
    title: owed.title,
    planned: planned ? unitWords(measure, planned) : 'nothing due',
    unit: measure.unit.many,
    guidance: guidance.filter(Boolean).join('\n'),
    quantity: draft?.quantity.trim() ?? '',
    story: draft?.story ?? '',
  }
}

/** Bytes a workbook that is sent back may have: one of ours has some ten thousand. */
export const largestWorkbook = 5 * 1024 * 1024
/** Rows that are looked at. */
const mostRows = 5_000

export type WorkbookTaken =
  | { accepted: true; taken: string[]; faults: WorkbookFault[] }
  /** A sentence that says what to do about it. */
  | { accepted: false; because: string; message: string }

const refusals = {
  'no-key':
    'This isn’t a workbook of ours, or its last column was taken out. Download the workbook of this return again, and fill that in.',
  empty: 'Nothing is filled in. Fill in the yellow cells, save the file, and send it again.',
}

/** Takes over what a workbook that was sent back says: what is right becomes the draft, and nothing that was typed before is lost by an empty cell. */
export async function takeWorkbook(
  tx: Tx,
  files: FileStore,
  answering: Answering,
  from: AsyncIterable<Uint8Array>,
): Promise<WorkbookTaken> {
  const opened = await openWorkbook(files, from)
  if (!opened.accepted) return opened
  try {
    const sheet = opened.sheets.find(({ rows }) => rows > 0)
    const rows = sheet ? await rowsOf(sheet.open()) : []
    return await takeRows(tx, answering, rows)
  } finally {
    await opened.close()
  }
}

async function takeRows(
  tx: Tx,
  { return: record, lines }: Answering,
  rows: readonly (readonly string[])[],
): Promise<WorkbookTaken> {
  const open = new Map(
    lines.filter(isFillable).map((line) => [line.owed.commitment, { title: line.owed.title, line }]),
  )
  const decision = readReturnWorkbook(rows, { returnId: record.id, open })
  if (!decision.accepted) {
    const { because } = decision
    const wrong = `This workbook is of another return: “${(rows[0]?.[0] ?? '').slice(0, 100)}”. This page is for ${quarterMonths(record.quarter)}, ${record.contractTitle}. Download its workbook, or open the link of the other.`
    return { accepted: false, because, message: because === 'another-return' ? wrong : refusals[because] }
  }
  const { answers, sayings, faults } = decision.read
  for (const { commitment, quantity, story } of answers) {
    const { draft } = open.get(commitment)!.line
    const typed = { quantity: quantity ?? draft?.quantity ?? '', story: story ?? draft?.story ?? '' }
    await saveDraft(tx, { returnId: record.id, under: commitment, ...typed })
  }
  const final = isFinalReturn(record)
  await saveSaying(tx, record.id, {
    anythingElse: sayings['anything-else'],
    remains: final ? sayings.remains : undefined,
    comesNext: final ? sayings['comes-next'] : undefined,
  })
  return { accepted: true, taken: answers.map(({ commitment }) => commitment), faults }
}

async function rowsOf(text: AsyncIterable<Uint8Array>): Promise<string[][]> {
  const rows: string[][] = []
  const parser = parse({ relax_column_count: true, skip_empty_lines: false })
  const feed = async () => {
    for await (const piece of text) parser.write(piece)
    parser.end()
  }
  const feeding = feed()
  for await (const row of parser as AsyncIterable<string[]>) {
    if (rows.length < mostRows) rows.push(row)
  }
  await feeding
  return rows
}

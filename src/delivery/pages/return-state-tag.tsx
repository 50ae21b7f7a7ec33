import type { Day } from '../../language/day.ts'
import { StatusTag } from '../../web/components/status-tag.tsx'
import { isLate, type ReturnState, wasSentLate } from '../return.ts'
import { returnStateWords } from './staff-words.ts'

interface Shown {
  of: { state: ReturnState; due: Day; firstSentAt: Date | null }
  today: Day
}

/** How a return stands; one that came after its day says so. */
export function ReturnStateTag({ of, today }: Shown) {
  const words = returnStateWords(of, today)
  if (isLate(of, today)) return <StatusTag status="overdue">{words}</StatusTag>
  if (of.state === 'cancelled') return <StatusTag status="withdrawn">{words}</StatusTag>
  const late = wasSentLate(of) ? `${words}, late` : words
  if (of.state === 'sent') return <StatusTag status="reported">{late}</StatusTag>
  if (of.state === 'nothing') return <StatusTag status="waiting">{late}</StatusTag>
  return <StatusTag status="waiting">{words}</StatusTag>
}

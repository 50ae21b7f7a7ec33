import type { Day } from '../../language/day.ts'
import { StatusTag } from '../../web/components/status-tag.tsx'
import { isLate, type ReturnState } from '../return.ts'
import { returnStateWords } from './staff-words.ts'

/** How a return stands. */
export function ReturnStateTag({ of, today }: { of: { state: ReturnState; due: Day }; today: Day }) {
  const words = returnStateWords(of, today)
  if (isLate(of, today)) return <StatusTag status="overdue">{words}</StatusTag>
  if (of.state === 'cancelled') return <StatusTag status="withdrawn">{words}</StatusTag>
  if (of.state === 'sent') return <StatusTag status="reported">{words}</StatusTag>
  return <StatusTag status="waiting">{words}</StatusTag>
}

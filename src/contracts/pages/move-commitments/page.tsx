import { isId } from '../../../language/identifier.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, type Visit } from '../../../web/visit.ts'
import { type Move, mostMoved, moveMany } from '../../move.ts'
import { moveRefusals } from '../../move-words.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { moveCommitments } from '../../permissions.ts'
import { commitmentsToMove, moveAll, movesPlanned } from '../../store.ts'
import { tellingOf } from '../vary-commitment/telling.ts'
import { showForm, type Typed } from './form.tsx'
import { showPreview } from './preview.tsx'

/** Moves the days of many commitments by months: chosen, looked at, and then done. */
export function moveCommitmentsPage({
  afterCommitmentChange: after,
}: Pick<ContractsNeeds, 'afterCommitmentChange'>): Page {
  return definePage({
    path: pattern.moveCommitments(),
    allow: moveCommitments,
    async get(visit) {
      const offered = await offeredFor(visit, [])
      const named = visit.query.getAll('commitment').filter(isId)
      const chosen = named.length > 0 ? named : offered.map(({ id }) => id)
      return showForm(visit, offered, { chosen, months: '', moves: 'all', how: '', reason: '' })
    },
    async post(visit) {
      const { tx, form, today, urls } = visit
      const typed = typedIn(visit)
      const chosen = typed.chosen.map((id) => ({ id, version: versionOf(visit, id) }))
      const again = async (errors: Record<string, string>) =>
        showForm(visit, await offeredFor(visit, typed.chosen), typed, errors)
      const move = moveTyped(typed)
      if ('errors' in move) return again(move.errors)
      const decision = moveMany(move, chosen.length)
      if (!decision.accepted) {
        const { field, sentence } = moveRefusals[decision.because]
        return again({ [field]: sentence })
      }
      if (form.text('act') === 'change') return again({})
      if (form.text('act') !== 'move')
        return showPreview(visit, typed, await movesPlanned(tx, chosen, move, { today }))
      const done = await moveAll(tx, chosen, move, { today, telling: tellingOf(visit), after })
      if (done.accepted) return goTo(urls.commitmentMove(done.fact))
      return showPreview(visit, typed, await movesPlanned(tx, chosen, move, { today }), 409)
    },
  })
}

function typedIn({ form }: Visit): Typed {
  return {
    chosen: [...new Set(form.all('commitment').filter(isId))],
    months: form.text('months'),
    moves: form.text('moves'),
    how: form.text('how'),
    reason: form.text('reason'),
  }
}

function versionOf({ form }: Visit, id: string): number | undefined {
  const version = Number(form.text(`version-${id}`))
  return Number.isInteger(version) && version > 0 ? version : undefined
}

function moveTyped({ months, moves, how, reason }: Typed): Move | { errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const count = /^[-−+]?\d{1,3}$/.test(months.trim()) ? Number(months.trim().replace('−', '-')) : Number.NaN
  if (Number.isNaN(count)) errors.months = moveRefusals['months-not-right'].sentence
  if (moves !== 'all' && moves !== 'ahead') errors.moves = 'Choose what is moved'
  if (how !== 'ask' && how !== 'agreed') errors.how = 'Choose how it is agreed'
  if (reason.trim() === '') errors.reason = moveRefusals['reason-missing'].sentence
  if (Object.keys(errors).length > 0) return { errors }
  return { months: count, moves: moves as Move['moves'], how: how as Move['how'], reason }
}

/** Those that the address names, or that were chosen; and all of the contract or the supplier that it names. */
async function offeredFor({ tx, query }: Visit, chosen: readonly string[]) {
  const id = (name: string) => query.getAll(name).find(isId)
  const [contract, supplier] = [id('contract'), id('supplier')]
  const ids = [...query.getAll('commitment').filter(isId), ...chosen]
  const of = { ids, ...(contract ? { contract } : {}), ...(supplier ? { supplier } : {}) }
  return commitmentsToMove(tx, of, mostMoved)
}

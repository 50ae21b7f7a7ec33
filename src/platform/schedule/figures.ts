type Outcome = 'done' | 'failed'

/** What scheduled work was done since the start, for `/metrics`. */
export class ScheduleFigures {
  readonly #counts = new Map<string, { done: number; failed: number; last?: Date }>()

  add(work: string, outcome: Outcome, at: Date): void {
    const counts = this.#counts.get(work) ?? { done: 0, failed: 0 }
    counts[outcome] += 1
    if (outcome === 'done') counts.last = at
    this.#counts.set(work, counts)
  }

  lines(): string[] {
    const all = [...this.#counts]
    if (all.length === 0) return []
    return [
      '# TYPE goodmeasure_scheduled_runs_total counter',
      ...all.flatMap(([work, { done, failed }]) => [
        `goodmeasure_scheduled_runs_total{work="${work}",outcome="done"} ${done}`,
        `goodmeasure_scheduled_runs_total{work="${work}",outcome="failed"} ${failed}`,
      ]),
      '# TYPE goodmeasure_scheduled_last_done_seconds gauge',
      ...all.flatMap(([work, { last }]) =>
        last ? [`goodmeasure_scheduled_last_done_seconds{work="${work}"} ${last.getTime() / 1000}`] : [],
      ),
    ]
  }
}

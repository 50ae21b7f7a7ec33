/** One measured case: what we take, what raw SQL takes for the same, and what was promised. */
export interface Row {
  name: string
  ours: string
  floor: string
  /** Ours to the floor. */
  ratio?: number
  target: string
  met: boolean | undefined
}

/** The table as text, columns in line. */
export function tableText(rows: readonly Row[]): string {
  const cells = rows.map(({ name, ours, floor, ratio, target, met }) => [
    name,
    ours,
    floor,
    ratio === undefined ? '' : ratio.toFixed(2),
    target,
    met === undefined ? '' : met ? 'met' : 'MISSED',
  ])
  const all = [['case', 'ours', 'floor', 'ratio', 'target', ''], ...cells]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

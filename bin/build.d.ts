export interface BuildOptions {
  quiet?: boolean
  /** Programs to build into dist/, by their path in the project; those that don't exist are left out. */
  entries?: string[]
}

/** Builds what is stale and answers what was built: 'program', 'assets', both or neither. */
export function build(options?: BuildOptions): Promise<string[]>

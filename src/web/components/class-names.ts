/** Attributes beyond those a component names, such as `data-…` or `aria-…`. */
export type Attributes = Record<string, string | number | boolean | undefined>

/** The class names that hold, in order; undefined when none does. */
export function classNames(...names: (string | false | undefined)[]): string | undefined {
  return names.filter(Boolean).join(' ') || undefined
}

/** The ids an element is described by, joined; undefined when there are none. */
export function describedByIds(...ids: (string | false | undefined)[]): string | undefined {
  return classNames(...ids)
}

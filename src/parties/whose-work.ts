/** Whose work is a visitor's today: their own, and that of everybody they act for. Nobody's for a stranger. */
export function whoseWorkIsMine({ id, actsFor = [] }: WhoVisits): string[] {
  return id ? [id, ...actsFor.map((away) => away.id)] : []
}

interface WhoVisits {
  id?: string
  actsFor?: readonly { id: string }[]
}

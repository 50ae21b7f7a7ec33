const narrow = window.matchMedia('(max-width: 40em)')

/** Folds what is sent open, such as a list's filters, where the window is narrow; opens it again where it is wide. */
export function foldOnPhone(): void {
  const folding = document.querySelectorAll<HTMLDetailsElement>('[data-module="gm-folds-on-phone"]')
  const fold = (): void => folding.forEach((details) => void (details.open = !narrow.matches))
  if (folding.length === 0) return
  if (narrow.matches) fold()
  narrow.addEventListener('change', fold)
}

const every = 4000

/** Asks for the page again from time to time while somebody looks at it, and shows the part that is watched anew once its mark is another. */
export function watch(): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-module="gm-watches"]')) follow(part)
}

function follow(part: HTMLElement): void {
  part.setAttribute('aria-live', 'polite')
  window.setInterval(() => void look(part), every)
}

async function look(part: HTMLElement): Promise<void> {
  if (document.visibilityState === 'hidden') return
  const answer = await fetch(window.location.href).catch(() => undefined)
  if (!answer?.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const now = page.getElementById(part.id)
  if (!now || now.dataset['mark'] === part.dataset['mark']) return
  part.dataset['mark'] = now.dataset['mark']
  part.replaceChildren(...now.childNodes)
}

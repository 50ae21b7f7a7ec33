const pause = 1000

/** Sends what is typed in a form to its page from time to time, to be kept: a closed tab or a flat battery loses nothing. */
export function keepTyping(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-module="gm-keeps-typing"]'))
    keep(form)
}

function keep(form: HTMLFormElement): void {
  let timer: number | undefined
  let isChanged = false
  const send = async (): Promise<void> => {
    window.clearTimeout(timer)
    if (!isChanged) return
    isChanged = false
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    body.set('keep', 'yes')
    const answer = await fetch(form.action, { method: 'POST', body, keepalive: true }).catch(() => undefined)
    if (!answer?.ok) return void (isChanged = true)
    remember(form, await answer.text())
  }
  form.addEventListener('input', () => {
    isChanged = true
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void send(), pause)
  })
  form.addEventListener('submit', () => {
    window.clearTimeout(timer)
    isChanged = false
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void send()
  })
}

/** When it was kept: the form then knows its own draft from one of another tab. */
function remember(form: HTMLFormElement, savedAt: string): void {
  const seen = form.elements.namedItem('seen')
  if (seen instanceof HTMLInputElement && savedAt) seen.value = savedAt
}

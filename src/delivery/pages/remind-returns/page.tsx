import { isId } from '../../../language/identifier.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo } from '../../../web/visit.ts'
import { askForReturns } from '../../permissions.ts'
import { remindNow } from '../../store.ts'
import { tellingOf } from '../telling.ts'

/** Reminds of the returns that are ticked, or of the one whose page it was pressed on, and goes back there. */
export const remindReturnsPage = definePage({
  path: pattern.remindReturns(),
  allow: askForReturns,
  async post(visit) {
    const { tx, form, urls } = visit
    const ids = form.all('return').filter(isId)
    const { reminded, left } = await remindNow(tx, tellingOf(visit), ids)
    const told = { reminded: String(reminded.length), left: String(left.length) }
    const one = form.text('one')
    if (isId(one)) return goTo(`${urls.staffReturn(one)}?${new URLSearchParams(told)}`)
    const back = new URLSearchParams(form.text('back'))
    for (const [name, value] of Object.entries(told)) back.set(name, value)
    return goTo(urls.returns(back))
  },
})

import { definePage } from '../../../web/page.ts'
import { anyone } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo } from '../../../web/visit.ts'
import { sessionCookie } from '../../doors.ts'
import { linkCookie } from '../../store.ts'
import { endSessionInHand } from '../session-in-hand.ts'

/** Ends the session of this browser, and closes the links that were opened in it: whoever sits down next opens nothing. */
export const signOutPage = definePage({
  path: pattern.signOut(),
  allow: anyone,
  async post(visit) {
    await endSessionInHand(visit)
    const { visitor, tx, urls } = visit
    if (visitor.id && visitor.roles.size > 0) {
      tx.note({ action: 'signed-out', subject: 'person', id: visitor.id, words: 'Signed out.' })
    }
    return goTo(urls.home(), [
      { name: sessionCookie, value: '' },
      { name: linkCookie, value: '' },
    ])
  },
})

import { definePage } from '../../web/page.ts'
import { pattern } from '../../web/urls.ts'
import { goTo, notFound } from '../../web/visit.ts'
import { readBriefs } from '../permissions.ts'
import { briefByNumber, briefOf } from '../store.ts'

/** A figure's address as it is printed on paper: the numbers of the brief and of the figure. */
export const shortAddressPage = definePage({
  path: pattern.briefOnPaper(':number', ':figure'),
  allow: readBriefs,
  async get({ tx, params, urls }) {
    const [number, figure] = [params.number ?? '', params.figure ?? ''].map((text) =>
      /^\d{1,6}$/.test(text) ? Number(text) : 0,
    )
    const id = number ? await briefByNumber(tx, number) : undefined
    if (!id) return notFound()
    const found = (await briefOf(tx, id))?.prepared.figures.find((one) => one.number === figure)
    return goTo(found ? urls.briefFigure(id, found.key) : urls.brief(id))
  },
})

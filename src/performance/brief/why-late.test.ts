import { expect, test } from 'vitest'
import { day } from '../../language/day.ts'
import { fits } from './fit.ts'
import { type WhyLate, whyLate } from './why-late.ts'

const on = day('2026-11-22')
const nothing: WhyLate = { isOwnerless: false, waiting: 0 }
const told = (why: Partial<WhyLate>, earlier = false) => whyLate({ ...nothing, ...why }, { on, earlier })

test('why a commitment is late is told from the records, what there is to do first', () => {
  const asked = { askedOn: day('2026-10-02'), answerDue: day('2026-10-21') }
  const inPart = {
    decision: 'in-part',
    decidedOn: day('2026-07-18'),
    reason: 'Two hours were travel',
  } as const
  const answered = { ...asked, answeredOn: day('2026-10-12') }
  const cases: [Partial<WhyLate>, string][] = [
    [{}, 'Nothing was asked of the supplier.'],
    [
      { wasReportedBefore: true },
      'The council’s earlier records tell of reports, but not that any was accepted.',
    ],
    [asked, 'Asked on 2 October 2026; not answered since it was due on 21 October 2026.'],
    [
      { ...asked, answerDue: day('2026-12-01') },
      'Asked on 2 October 2026; the answer is due on 1 December 2026.',
    ],
    [
      { ...asked, waiting: 1, waitingSince: day('2026-10-12') },
      'Reported on 12 October 2026, and waits for the council to check it.',
    ],
    [
      { waiting: 3, waitingSince: day('2026-01-12') },
      '3 reports wait for the council to check them, the first since 12 January 2026.',
    ],
    [inPart, 'Accepted in part on 18 July 2026: Two hours were travel.'],
    [{ ...inPart, decision: 'not-accepted' }, 'Not accepted on 18 July 2026: Two hours were travel.'],
    [{ ...inPart, ...asked }, 'Asked on 2 October 2026; not answered since it was due on 21 October 2026.'],
    [
      { ...answered, saidNothing: true },
      'The supplier answered on 12 October 2026 that there was nothing to report.',
    ],
    [answered, 'The supplier’s return of 12 October 2026 says nothing of it.'],
    [
      { decision: 'accepted', decidedOn: day('2026-07-18') },
      'All that was reported is accepted; the rest is not reported.',
    ],
    [{ isOwnerless: true }, 'Nothing was asked of the supplier. Nobody is its owner.'],
  ]
  for (const [why, sentence] of cases) expect(told(why)).toBe(sentence)
  expect(told({}, true)).toContain('earlier records')
})

test('a long reason is cut, so that the owner missing is still told', () => {
  const reason = 'It is outside what this measure counts. '.repeat(40)
  const words = told({ isOwnerless: true, decision: 'in-part', decidedOn: on, reason })
  expect(words.length).toBeLessThanOrEqual(fits.why)
  expect(words).toMatch(/… Nobody is its owner\.$/)
})

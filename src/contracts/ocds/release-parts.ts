import { cpvCodeOf, isCpvScheme } from './cpv-code.ts'
import { amount, length, localDay, text, yesNo } from './leaf.ts'
import { organisationNumberOf } from './organisation-number.ts'
import { ratingOf } from './rating.ts'
import { byId, group, type Read, whole } from './shape.ts'

/** Parts that stand in many places of a release. */

export const codes = whole(text)

export const value = group({ amount, amountGross: amount, currency: text }, (fields, at) => {
  const { currency, amount: net, amountGross: gross } = fields
  if (net && gross?.lt(net)) at.warn('The sum with VAT is less than the sum without it.')
  if (!currency || currency.toUpperCase() === 'GBP') return
  at.warn(`This sum is in ${currency}, not in pounds. It is left out.`)
  delete fields.amount
  delete fields.amountGross
  delete fields.currency
})

export const period = group(
  { startDate: localDay, endDate: localDay, maxExtentDate: localDay, durationInDays: length },
  ({ startDate, endDate, maxExtentDate }, at) => {
    if (startDate && endDate && endDate < startDate) at.warn('This period ends before it starts.')
    if (endDate && maxExtentDate && maxExtentDate < endDate)
      at.warn('The last day with extensions is before the last day without them.')
  },
)

export const classification = group({ scheme: text, id: text, description: text }, ({ scheme, id }, at) => {
  if (id && isCpvScheme(scheme) && !cpvCodeOf(id)) at.warn(`“${id}” is not a CPV code. It is left out.`)
})
export const classifications = whole(classification)
export const describedChoice = group({ description: text })

const document = group({ id: text, documentType: text, noticeType: text, datePublished: localDay, url: text })
export const documents = byId(document)

const item = group({
  id: text,
  classification,
  additionalClassifications: classifications,
  relatedLot: text,
  deliveryAddresses: whole(group({ region: text, countryName: text })),
})
export const items = byId(item)

const identifier = group({ scheme: text, id: text, legalName: text }, ({ scheme, id }, at) => {
  if (!id || organisationNumberOf({ scheme, id })) return
  at.warn(
    scheme
      ? `“${id}” is not a number of the register ${scheme}. It is left out.`
      : `The number “${id}” doesn’t say which register it is from. It is left out.`,
  )
})

export const organisation = group({
  id: text,
  name: text,
  identifier,
  additionalIdentifiers: whole(identifier),
  address: group({ streetAddress: text, postalCode: text, region: text, countryName: text }),
  roles: codes,
  details: group({ scale: text, vcse: yesNo, classifications }),
})

const metricPeriod = group({
  startDate: localDay,
  endDate: localDay,
  durationInDays: length,
  durationInMonths: length,
})
const rating = group({ id: text }, ({ id }, at) => {
  if (id && !ratingOf(id)) at.warn(`“${id}” is not one of the five ratings. It is taken as “other”.`)
})

const metric = group({
  id: text,
  title: text,
  description: text,
  observations: byId(group({ id: text, period: metricPeriod, measure: text, measureClassification: rating })),
})
export const metrics = byId(metric)

export type Item = Read<typeof item>
export type Classification = Read<typeof classification>
export type Organisation = Read<typeof organisation>
export type Value = Read<typeof value>
export type Period = Read<typeof period>
export type Metric = Read<typeof metric>
export type Document = Read<typeof document>

import { longDay } from '../../../language/day.ts'
import { exactMoney } from '../../../language/money.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { show, type Visit } from '../../../web/visit.ts'
import { waiverKinds } from '../../running/waiver.ts'
import type { WaiverRecord } from '../../store.ts'

/** One of the register, for those who read it and keep it not. */
export function showWaiver({ urls }: Visit, waiver: WaiverRecord) {
  const { contract, contractTitle } = waiver
  const body = (
    <>
      <PageHeading title={waiver.title} caption={waiver.number} />
      <SummaryList
        rows={[
          { key: 'What it is', value: waiverKinds[waiver.kind] },
          { key: 'From whom', value: waiver.supplier },
          { key: 'Value', value: waiver.value ? exactMoney(waiver.value) : 'Not said' },
          { key: 'Reason', value: waiver.reason },
          { key: 'Approved by', value: `${waiver.approver}, ${longDay(waiver.approvedOn)}` },
          { key: 'Holds until', value: longDay(waiver.expires) },
          {
            key: 'Contract',
            value: contract ? <a href={urls.staffContract(contract)}>{contractTitle}</a> : 'None named',
          },
        ]}
      />
    </>
  )
  const items = [{ text: 'Waivers and direct awards', href: urls.waivers() }, { text: waiver.number }]
  return show({ title: waiver.title, current: 'contracts', before: <Breadcrumbs items={items} />, body })
}

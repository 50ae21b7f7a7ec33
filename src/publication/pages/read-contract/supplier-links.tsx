import type { SupplierNamed } from '../../../contracts/store.ts'
import type { Urls } from '../../../web/urls.ts'

export function SupplierLinks({ suppliers, urls }: { suppliers: readonly SupplierNamed[]; urls: Urls }) {
  if (suppliers.length === 0) return <>Not known</>
  return (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {suppliers.map(({ id, name }) => (
        <li>
          <a class="govuk-link" href={urls.supplier(id)}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}

import { Input } from '../../../web/components/input.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { countingRoles, mayBeCountedElsewhere } from '../../counted-by.ts'
import type { FieldsShown } from './shown.ts'

/** Who counts what is delivered, host or user; only under a framework is there a choice. */
export function WhoCounts({ contract, typed, errors }: FieldsShown) {
  const chosen = typed.countedBy || 'here'
  if (!mayBeCountedElsewhere(contract.kind) && chosen === 'here' && !errors.countedBy) return null
  return (
    <Radios
      name="countedBy"
      legend="Who counts what is delivered"
      hint="One result is counted once. What another authority counts is asked for and checked here as ever, and stands in no total of yours"
      value={chosen}
      error={errors.countedBy}
      items={[
        { value: 'here', text: 'We do' },
        {
          value: 'host',
          text: countingRoles.host,
          conditional: (
            <Input
              name="hostName"
              label="Name of the authority that runs it"
              value={typed.hostName ?? ''}
              autocomplete="off"
              error={errors.hostName}
            />
          ),
        },
        {
          value: 'user',
          text: countingRoles.user,
          conditional: (
            <Input
              name="userName"
              label="Name of the authority that buys"
              value={typed.userName ?? ''}
              autocomplete="off"
              error={errors.userName}
            />
          ),
        },
      ]}
    />
  )
}

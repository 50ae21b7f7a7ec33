import { BackLink } from '../../../web/components/back-link.tsx'
import { Input } from '../../../web/components/input.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import type { TypedAuthority } from '../../authority.ts'
import { FieldForm } from '../field-form.tsx'
import { NewPassword } from '../password-field.tsx'

export interface AdministratorFormProps {
  action: string
  /** The step before, as it was typed. */
  back: string
  typed: TypedAuthority
  policy: 'reference' | 'empty'
  person: { name: string; email: string }
  /** Somebody who is signed in already becomes the administrator as who they are. */
  isKnown: boolean
  errors?: FieldErrors
}

/** The first administrator: step 2 of the set-up. The authority comes along, so that one form records both or neither. */
export function AdministratorForm(props: AdministratorFormProps) {
  const { typed, policy, person, isKnown, errors = {} } = props
  return (
    <>
      <BackLink href={props.back} />
      <FieldForm
        title="Its first administrator"
        caption="Set-up: step 2 of 3"
        action={props.action}
        errors={errors}
        button="Set up"
        lede={
          <>
            <SummaryList
              rows={[
                {
                  key: 'Authority',
                  value: typed.name,
                  actions: [{ text: 'Change', href: props.back, hiddenText: 'the authority' }],
                },
                { key: 'Policy', value: policy === 'reference' ? 'The reference policy' : 'An empty one' },
              ]}
            />
            <p class="govuk-body">
              {isKnown
                ? `You, ${person.name}, will be its first administrator.`
                : 'That is you: you invite the others. Next, you set up a code on your phone.'}
            </p>
          </>
        }
      >
        {Object.entries({ ...typed, policy }).map(([name, value]) => (
          <input type="hidden" name={`authority-${name}`} value={value} />
        ))}
        {!isKnown && (
          <>
            <Input
              name="name"
              label="Your name"
              value={person.name}
              autocomplete="name"
              error={errors.name}
            />
            <Input
              name="email"
              type="email"
              label="Your e-mail address"
              value={person.email}
              autocomplete="username"
              spellcheck={false}
              error={errors.email}
            />
            <NewPassword label="Choose a password" error={errors.password} />
          </>
        )}
      </FieldForm>
    </>
  )
}

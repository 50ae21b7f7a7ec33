import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  SkipLink,
} from 'govuk-frontend'
import { foldOnPhone } from './folds-on-phone.ts'
import { keepTyping } from './keeps-typing.ts'
import { paintSquares } from './paints-squares.ts'
import { watch } from './watches.ts'

// The style shows what needs scripts only where this class says that they run.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')

const components = [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  SkipLink,
]
for (const component of components) createAll(component)
foldOnPhone()
keepTyping()
paintSquares()
watch()

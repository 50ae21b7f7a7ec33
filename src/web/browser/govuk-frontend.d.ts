declare module 'govuk-frontend' {
  /** Starts a component on every element of the page that names it in `data-module`. */
  export function createAll(component: object): unknown[]
  export const Button: object
  export const CharacterCount: object
  export const Checkboxes: object
  export const ErrorSummary: object
  export const NotificationBanner: object
  export const PasswordInput: object
  export const SkipLink: object
}

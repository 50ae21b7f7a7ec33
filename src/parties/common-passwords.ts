let read: Promise<ReadonlySet<string>> | undefined

/** Passwords that many people use, in lower case: the first that are tried. Read when first needed. */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  read ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map((password) => password.toLowerCase())),
  )
  return read
}

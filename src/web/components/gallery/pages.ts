import type { GalleryPage } from './document.tsx'
import { forms } from './forms.tsx'
import { home } from './home.tsx'
import { notices } from './notices.tsx'
import { output } from './output.tsx'
import { register } from './register.tsx'
import { checking, promised, quantity } from './return.tsx'
import { verify } from './verify.tsx'

/** Pages that between them show every component, with one worked example whose figures add up. */
export const galleryPages: readonly GalleryPage[] = [
  home,
  output,
  register,
  promised,
  quantity,
  checking,
  verify,
  forms,
  notices,
]

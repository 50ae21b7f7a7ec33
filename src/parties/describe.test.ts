import { describe, expect, test } from 'vitest'
import { describeAuthority } from './authority.ts'
import { describeInvitation } from './invitation.ts'
import { describeSupplier } from './supplier.ts'

describe('an authority', () => {
  const typed = {
    name: 'Wrenshire County Council',
    slug: 'wrenshire',
    area: 'Wrenshire',
    scheme: '',
    identifier: '',
  }

  test('is described by its name, short name and area', () => {
    const { name, slug, area } = typed
    expect(describeAuthority(typed)).toEqual({ authority: { name, slug, area } })
  })

  test('may have a number, written the one way', () => {
    expect(describeAuthority({ ...typed, scheme: 'GB-LAE', identifier: ' wrn ' })).toMatchObject({
      authority: { identifier: { scheme: 'GB-LAE', id: 'WRN' } },
    })
  })

  test.each([
    [{ name: '' }, 'name'],
    [{ slug: '' }, 'slug'],
    [{ slug: 'Wren Shire' }, 'slug'],
    [{ slug: '1st' }, 'slug'],
    [{ area: '' }, 'area'],
    [{ scheme: 'GB-LAE' }, 'identifier'],
    [{ identifier: 'WRN' }, 'scheme'],
    [{ scheme: 'XX', identifier: 'WRN' }, 'scheme'],
  ])('with %j is told what to mend', (change, field) => {
    const described = describeAuthority({ ...typed, ...change })
    expect(Object.keys('errors' in described ? described.errors : {})).toEqual([field])
  })
})

describe('an invitation', () => {
  const typed = { name: 'Hazel Moor', email: 'hazel@wrenshire.example', roles: ['publisher'], supplier: '' }

  test('needs a name, an e-mail address and a role', () => {
    expect(describeInvitation(typed)).toMatchObject({ invitation: { roles: ['publisher'], supplier: null } })
    for (const change of [{ name: '' }, { email: 'hazel' }, { roles: [] }, { roles: ['emperor'] }]) {
      expect(describeInvitation({ ...typed, ...change })).toHaveProperty('errors')
    }
  })

  test('of a supplier’s person names the supplier, and gives no role of staff', () => {
    const supplier = '0196b5a0-0000-7000-8000-000000000001'
    expect(describeInvitation({ ...typed, roles: ['supplier'], supplier })).toHaveProperty('invitation')
    expect(describeInvitation({ ...typed, roles: ['supplier'] })).toHaveProperty('errors')
    expect(describeInvitation({ ...typed, roles: ['administrator'], supplier })).toHaveProperty('errors')
  })
})

describe('a supplier', () => {
  const typed = {
    name: 'Acorn Building',
    kind: 'small',
    identifiers: [{ scheme: 'GB-COH', id: '1234567' }],
    postcode: 'le16tr',
    about: '',
    contactName: '',
    contactEmail: '',
  }

  test('is described with its numbers and postcode written the one way', () => {
    expect(describeSupplier(typed)).toMatchObject({
      supplier: { identifiers: [{ scheme: 'GB-COH', id: '01234567' }], postcode: 'LE1 6TR', about: null },
    })
  })

  test.each([
    [{ name: '' }, 'name'],
    [{ kind: 'huge' }, 'kind'],
    [{ postcode: 'LE1' }, 'postcode'],
    [{ contactEmail: 'nobody' }, 'contactEmail'],
    [{ identifiers: [{ scheme: 'GB-COH', id: '' }] }, 'identifiers'],
    [{ identifiers: [{ scheme: 'XX', id: '1' }] }, 'identifiers'],
    [
      {
        identifiers: [
          { scheme: 'GB-COH', id: '1234567' },
          { scheme: 'GB-COH', id: '01234567' },
        ],
      },
      'identifiers',
    ],
  ])('with %j is told what to mend', (change, field) => {
    const described = describeSupplier({ ...typed, ...change })
    expect(Object.keys('errors' in described ? described.errors : {})).toEqual([field])
  })
})

/** The invented county that the example shows. */
export const county = {
  slug: 'wrenshire',
  name: 'Wrenshire County Council',
  area: 'Wrenshire',
  identifier: { scheme: 'GB-LAE', id: 'WRN' },
}

/** A second authority in the same installation, with walls between the two. */
export const borough = {
  slug: 'port-averill',
  name: 'Port Averill Borough Council',
  area: 'Port Averill',
  identifier: { scheme: 'GB-LAE', id: 'PAV' },
}

/** Its seven districts; the codes have the form of the real ones and belong to no place. */
export const districts = [
  { code: 'E07990001', name: 'Eastmere' },
  { code: 'E07990002', name: 'Harrowby' },
  { code: 'E07990003', name: 'Tolbury' },
  { code: 'E07990004', name: 'Aldermoor' },
  { code: 'E07990005', name: 'Fenwick Vale' },
  { code: 'E07990006', name: 'Marston Heath' },
  { code: 'E07990007', name: 'Saltersley' },
] as const

export type District = (typeof districts)[number]['name']

/** Groups, schools and centres that stories speak of. */
export const neighbours: Record<District, readonly string[]> = {
  Eastmere: [
    'Eastmere Community Kitchen',
    'Eastmere Academy',
    'the Quayside Centre',
    'Eastmere Carers’ Network',
  ],
  Harrowby: ['Harrowby Library', 'Harrowby Sixth Form', 'the Mill Lane Hub', 'Harrowby Tenants’ Association'],
  Tolbury: ['Tolbury Youth Club', 'Tolbury Primary School', 'the Old Forge Workshop', 'Tolbury Growers'],
  Aldermoor: [
    'Aldermoor Advice Centre',
    'Aldermoor High School',
    'St Brannoc’s Hall',
    'Aldermoor Repair Café',
  ],
  'Fenwick Vale': [
    'Fenwick Vale Foodbank',
    'Fenwick Vale College',
    'the Weir Community Farm',
    'Vale Young Carers',
  ],
  'Marston Heath': [
    'Heath Men’s Shed',
    'Marston Heath School',
    'the Heath Sports Trust',
    'Marston Welcome Group',
  ],
  Saltersley: [
    'Saltersley Harbour Trust',
    'Saltersley Junior School',
    'the Saltworks Arts Space',
    'Riverside Carers',
  ],
}

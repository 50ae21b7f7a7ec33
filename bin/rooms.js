/** The rooms in their order: each knows those before it, none after it. The arrow rules are made from this list. */
export const rooms = [
  'language',
  'platform',
  'web',
  'parties',
  'measurement',
  'policy',
  'market',
  'commissioning',
  'procurement',
  'contracts',
  'delivery',
  'performance',
  'register',
  'grants',
  'publication',
  'example',
]

/** Rooms that hold the field's knowledge: from here on a file without a role name is pure. */
export const domainRooms = rooms.slice(rooms.indexOf('parties'))

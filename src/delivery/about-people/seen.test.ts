import { expect, test } from 'vitest'
import { peopleRuleNames, peopleRules } from './rules.ts'
import { isProtected, peopleSeenIn } from './seen.ts'

const table = (...rows: string[]) => ({ words: '', tables: [rows.map((row) => row.split(','))] })
const rulesIn = (told: Parameters<typeof peopleSeenIn>[0]) => peopleSeenIn(told).map(({ rule }) => rule)

test.each([
  ['names', 'First name', 'School name'],
  ['names', 'Participant’s name', 'Name of the venue'],
  ['names', 'Signature', 'Site'],
  ['birth', 'DOB', 'Date'],
  ['numbers-of-persons', 'NI number', 'Number of sessions'],
  ['contact-details', 'Home address', 'Address of the hall'],
  ['health', 'Disability', 'Adjustments to the room'],
  ['ethnicity', 'Ethnic origin', 'Origin of materials'],
  ['belief', 'Religion', 'Relation'],
  ['politics', 'Political party', 'Third party'],
  ['union', 'Union membership', 'Membership'],
  ['sexual-life', 'Sexual orientation', 'Orientation day'],
  ['body-data', 'Fingerprint', 'Footprint'],
  ['crime', 'Convictions', 'Conditions'],
] as const)('a column says it of each row (%s): “%s”, and “%s” does not', (rule, heading, other) => {
  const listed = (named: string) => table('Attendance in May', `Week,${named}`, '1,something', '2,else')
  expect(peopleSeenIn(listed(heading))).toEqual([{ rule, seen: `a column “${heading}”` }])
  expect(peopleSeenIn(listed(other))).toEqual([])
})

test('a heading over an empty column, and a table that counts people by a heading, list nobody', () => {
  expect(rulesIn(table('Week,Name', '1,', '2,'))).toEqual([])
  expect(rulesIn(table('Week,Name', '1,[taken out]', '2,[taken out]'))).toEqual([])
  expect(rulesIn(table('Ethnicity,Number', 'White British,14', 'Asian,6'))).toEqual([])
  expect(rulesIn(table('Ethnicity,Hours,Site,Week', 'White British,14,A,1', 'Asian,6,B,2'))).toEqual([
    'ethnicity',
  ])
})

test.each([
  [
    'health',
    'She was diagnosed with epilepsy in May.',
    'Twelve of our staff learned first aid for epilepsy.',
  ],
  ['health', 'One trainee has a disability.', 'Eight disabled people were employed.'],
  ['ethnicity', 'One resident is Pakistani.', 'We spoke with the Pakistani community association.'],
  ['belief', 'He told us that he is Muslim.', 'We met at the Christian centre.'],
  ['politics', 'She is a Labour party activist.', 'Each party signed the contract.'],
  ['union', 'A colleague is a union member.', 'The credit union lent us its room.'],
  ['sexual-life', 'He is gay.', 'We took part in the Pride march.'],
  ['body-data', 'We took her fingerprints at the gate.', 'The gate has a biometric reader.'],
  ['crime', 'The apprentice has a criminal record.', 'Four ex-offenders were employed for six months.'],
] as const)('of one person, not of many (%s): %s', (rule, said, counted) => {
  expect(rulesIn({ words: said })).toEqual([rule])
  expect(rulesIn({ words: counted })).toEqual([])
})

test('one person in a table under two headings about people is a list of one', () => {
  expect(rulesIn(table('First name,Surname,Date of birth,Hours', 'Ada,Byron,10/12/2005,3'))).toEqual([
    'names',
    'birth',
  ])
  expect(rulesIn(table('Name,Hours', 'Harrowby hall,3'))).toEqual([])
})

test('a name behind a title and a day of birth are seen in a sentence, and not told again', () => {
  expect(peopleSeenIn({ words: 'Mrs Khan, born 3 May 1957, has asthma. Mr. Lee came too.' })).toEqual([
    { rule: 'names', seen: '2 names behind titles' },
    { rule: 'birth', seen: 'a day on which somebody was born' },
    { rule: 'health', seen: '“asthma” in a sentence about one person' },
  ])
  expect(rulesIn({ words: 'The scheme was born in 2019. Do not miss It Takes a Village.' })).toEqual([])
})

test('one number that names a person is seen, and e-mail addresses from the third on', () => {
  expect(peopleSeenIn({ words: 'Paid to QQ 12 34 56 C, and to AB123456C.' })).toEqual([
    { rule: 'numbers-of-persons', seen: 'a National Insurance number' },
  ])
  expect(rulesIn({ words: 'Order GB123456A and BG123456A' })).toEqual([])
  const addresses = ['ann@kitchen.example', 'ben@kitchen.example', 'ANN@kitchen.example']
  expect(rulesIn({ words: addresses.join(', ') })).toEqual([])
  expect(peopleSeenIn({ words: `${addresses.join(', ')}, cy@kitchen.example` })).toEqual([
    { rule: 'contact-details', seen: '3 e-mail addresses' },
  ])
})

test.each([
  ['Sign-in_sheet May.pdf', ['list-by-name']],
  ['AttendanceRegister.xlsx', ['list-by-name']],
  ['attendance-q2.pdf', []],
  ['fit note.jpg', ['health']],
  ['fitness-notes.jpg', []],
  ['dbs checks.pdf', ['crime']],
  ['photo 12.jpg', []],
])('the name of a file: %s', (name, rules) => {
  expect(rulesIn({ name, words: '' })).toEqual(rules)
})

test('an ordinary story of a quarter says nothing of a person', () => {
  const stories = [
    'Two evenings with the trustees of Eastmere Community Kitchen: twelve people came, eight of them new.',
    'Six apprentices started, two of them care leavers. The mental health first aid course had 14 places.',
    'Volunteers from our depot cleared the path by the Sikh temple and painted the youth club.',
    'We hosted a race for charity. Black and green bins were given to 40 households.',
  ]
  expect(stories.flatMap((words) => peopleSeenIn({ words }))).toEqual([])
})

test('nothing of the text itself is told, and each rule has a reason and a source', () => {
  const [told] = peopleSeenIn({ words: 'Jane Roe is pregnant, and she will be back in June.' })
  expect(told).toEqual({ rule: 'health', seen: '“pregnant” in a sentence about one person' })
  expect(isProtected(told!)).toBe(true)
  expect(isProtected({ rule: 'names', seen: '' })).toBe(false)
  for (const rule of peopleRuleNames) {
    expect(peopleRules[rule].because).not.toBe('')
    expect(peopleRules[rule].source).toMatch(/^UK GDPR Article/)
  }
})

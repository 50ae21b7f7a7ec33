import { describe, expect, test } from 'vitest'
import { CannotStart } from './embedded-server/cannot-start.ts'
import { readEnvironment } from './environment.ts'

const here = { isRoot: false, checkout: '/srv/good-measure' }
const uuid = '26785a09-ab16-4eb0-8407-a37497a57506'

test('with nothing set it serves this machine alone, on port 3000, with data beside the checkout', () => {
  expect(readEnvironment({}, here)).toEqual({
    settings: {
      port: 3000,
      host: 'localhost',
      dataDir: '/srv/good-measure/.data',
      backupDir: '/srv/good-measure/.data/backups',
      baseUrl: 'http://localhost:3000',
      sendsMail: false,
    },
    warnings: [],
  })
})

test("root's data stands in the system's place for it", () => {
  expect(readEnvironment({}, { ...here, isRoot: true }).settings.dataDir).toBe('/var/lib/goodmeasure')
})

test('an empty variable is an unset one', () => {
  const empty = { PORT: '', HOST: ' ', DATA_DIR: '', DATABASE_URL: '', BASE_URL: '', S3_URL: '' }
  expect(readEnvironment(empty, here)).toEqual(readEnvironment({}, here))
})

test('what is set is used', () => {
  const { settings } = readEnvironment(
    {
      PORT: '8080',
      HOST: '127.0.0.1',
      DATA_DIR: '/srv/data/',
      DATABASE_URL: 'postgres://gm:secret@db.council.example/goodmeasure?sslmode=require',
      BASE_URL: 'https://Social-Value.council.example/',
      SMTP_URL: 'smtps://mail.council.example:465',
      NODE_ENV: 'production',
    },
    here,
  )
  expect(settings).toEqual({
    port: 8080,
    host: '127.0.0.1',
    dataDir: '/srv/data',
    backupDir: '/srv/data/backups',
    databaseUrl: 'postgres://gm:secret@db.council.example/goodmeasure?sslmode=require',
    baseUrl: 'https://social-value.council.example',
    smtpUrl: 'smtps://mail.council.example:465',
    sendsMail: true,
  })
})

test.each([
  [
    's3://key:se%2Fcret@s3.eu-west-2.amazonaws.com/evidence',
    'https://s3.eu-west-2.amazonaws.com/evidence',
    'eu-west-2',
    '',
  ],
  [
    'https://key:se%2Fcret@storage.council.example:9000/evidence',
    'https://storage.council.example:9000/evidence',
    'us-east-1',
    '',
  ],
  [
    's3://key:se%2Fcret@127.0.0.1:4568/evidence/gm?region=here',
    'http://127.0.0.1:4568/evidence',
    'here',
    'gm/',
  ],
  ['http://key:se%2Fcret@localhost:4568/evidence', 'http://localhost:4568/evidence', 'us-east-1', ''],
])('%s is the bucket at %s', (url, endpoint, region, prefix) => {
  expect(readEnvironment({ S3_URL: url }, here).settings.bucket).toEqual({
    endpoint,
    region,
    key: 'key',
    secret: 'se/cret',
    prefix,
  })
})

test.each([
  ['tcp://clamav.council.example:3311', { host: 'clamav.council.example', port: 3311 }],
  ['tcp://[::1]', { host: '::1', port: 3310 }],
  ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
])('%s is where the scanner listens', (url, address) => {
  expect(readEnvironment({ CLAMAV_URL: url }, here).settings.clamav).toEqual(address)
})

test('the address of the site follows the port', () => {
  expect(readEnvironment({ PORT: '8080' }, here).settings.baseUrl).toBe('http://localhost:8080')
})

const wrongBucket =
  "S3_URL can't be read; it must look like s3://key:secret@host/bucket?region=eu-west-2, and be spoken to over https unless the server is on this machine."
const port = (text: string) => `PORT is "${text}"; it must be a whole number from 1 to 65535.`
const base = (text: string) =>
  `BASE_URL is "${text}"; it must be the site's address without a path, such as https://social-value.council.example.`
const databaseUrl =
  "DATABASE_URL can't be read; it must look like postgres://user:password@host:5432/database."

describe('a wrong value stops the start with a sentence that names it', () => {
  test.each([
    [{ PORT: 'abc' }, port('abc')],
    [{ PORT: '0' }, port('0')],
    [{ PORT: '65536' }, port('65536')],
    [{ PORT: '3000.5' }, port('3000.5')],
    [{ PORT: '-1' }, port('-1')],
    [{ PORT: '0x10' }, port('0x10')],
    [
      { HOST: 'http://localhost' },
      'HOST is "http://localhost"; it must be an address or a name of this machine, such as 127.0.0.1 or 0.0.0.0.',
    ],
    [{ BASE_URL: 'social-value.council.example' }, base('social-value.council.example')],
    [{ BASE_URL: 'https://council.example/social-value' }, base('https://council.example/social-value')],
    [{ BASE_URL: 'ftp://council.example' }, base('ftp://council.example')],
    [{ BASE_URL: 'https://council.example/?a=b' }, base('https://council.example/?a=b')],
    [{ DATABASE_URL: 'mysql://gm:secret@db/goodmeasure' }, databaseUrl],
    [{ DATABASE_URL: 'postgres://gm:secret@db' }, databaseUrl],
    [{ DATABASE_URL: 'secret' }, databaseUrl],
    [
      { SMTP_URL: 'mail.council.example' },
      "SMTP_URL can't be read; it must look like smtp://user:password@host:587.",
    ],
    [
      { NOTIFY_API_KEY: uuid },
      "NOTIFY_API_KEY can't be read; it must be a whole key as GOV.UK Notify shows it, name included.",
    ],
    [
      { NOTIFY_API_KEY: `council-${uuid}-${uuid}`, NOTIFY_TEMPLATE_ID: 'welcome' },
      'NOTIFY_TEMPLATE_ID must be the id of an e-mail template at GOV.UK Notify with the subject ((subject)) and the message ((body)).',
    ],
    [
      {
        NOTIFY_API_KEY: `council-${uuid}-${uuid}`,
        NOTIFY_TEMPLATE_ID: uuid,
        NOTIFY_URL: 'http://notify.council.example',
      },
      'NOTIFY_URL is "http://notify.council.example"; it must begin with https://.',
    ],
    [
      { FIND_A_TENDER_URL: 'http://tenders.council.example' },
      'FIND_A_TENDER_URL is "http://tenders.council.example"; it must begin with https://.',
    ],
    [{ S3_URL: 's3://bucket' }, wrongBucket],
    [{ S3_URL: 's3://key:secret@storage.council.example' }, wrongBucket],
    [{ S3_URL: 'http://key:secret@storage.council.example/evidence' }, wrongBucket],
    [{ S3_URL: 's3://key:secret@storage.council.example/evidence?reigon=eu-west-2' }, wrongBucket],
    [
      { CLAMAV_URL: 'clamav.council.example' },
      'CLAMAV_URL is "clamav.council.example"; it must look like tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl.',
    ],
    [
      { OIDC_ISSUER: 'https://login.council.example', OIDC_CLIENT_ID: 'gm' },
      'OIDC_CLIENT_SECRET is missing; signing in with OpenID Connect needs OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET.',
    ],
    [
      { OIDC_ISSUER: 'http://login.council.example', OIDC_CLIENT_ID: 'gm', OIDC_CLIENT_SECRET: 's' },
      'OIDC_ISSUER is "http://login.council.example"; it must be an address that begins with https://.',
    ],
  ])('%o', (variables, sentence) => {
    const read = () => readEnvironment(variables as Record<string, string>, here)
    expect(read).toThrow(CannotStart)
    expect(read).toThrow(new CannotStart(sentence))
  })
})

test('a sentence never repeats a password', () => {
  for (const name of ['DATABASE_URL', 'SMTP_URL', 'S3_URL', 'NOTIFY_API_KEY'])
    expect(() => readEnvironment({ [name]: 'x://user:hunter2@' }, here)).toThrow(/^(?!.*hunter2)/)
})

describe('what is probably not wanted is said', () => {
  test.each([
    [
      { BASE_URL: 'http://social-value.council.example' },
      'BASE_URL is http://social-value.council.example: without https, passwords and cookies cross the network where others can read them.',
    ],
    [
      { HOST: '0.0.0.0' },
      "HOST lets other machines in, but BASE_URL isn't set: forms work only for visitors of http://localhost:3000.",
    ],
    [
      { NOTIFY_API_KEY: `council-${uuid}-${uuid}` },
      "NOTIFY_API_KEY is set without NOTIFY_TEMPLATE_ID, so letters don't go out by GOV.UK Notify.",
    ],
    [
      { OIDC_ISSUER: 'https://login.council.example', OIDC_CLIENT_ID: 'gm', OIDC_CLIENT_SECRET: 's' },
      "OIDC_ISSUER is set, and this version doesn't use it yet.",
    ],
  ])('%o', (variables, sentence) => {
    expect(readEnvironment(variables as Record<string, string>, here).warnings).toEqual([sentence])
  })

  test.each(['http://127.0.0.1:3000', 'http://[::1]:3000', 'http://localhost', 'https://council.example'])(
    'nothing about %s',
    (url) => expect(readEnvironment({ BASE_URL: url, HOST: '0.0.0.0' }, here).warnings).toEqual([]),
  )
})

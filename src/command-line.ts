import { backup } from './commands/backup.ts'
import { CannotDo, type Command } from './commands/command.ts'
import { bringIn } from './commands/import.ts'
import { migrate } from './commands/migrate.ts'
import { person } from './commands/person.ts'
import { restore } from './commands/restore.ts'
import { token } from './commands/token.ts'
import { verify } from './commands/verify.ts'
import { CannotStart } from './platform/embedded-server/index.ts'
import { readEnvironment } from './platform/environment.ts'
import { openPlatform } from './platform/open-platform.ts'

const commands: Record<string, Command> = {
  migrate,
  import: bringIn,
  backup,
  restore,
  verify,
  token,
  person,
}

const say = (sentence: string) => void process.stdout.write(`${sentence}\n`)

function overview(): string {
  const lines = Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(9)} ${does}`)
  return `npm run goodmeasure -- COMMAND [--help]

  serve     starts the system: the same as npm start
${lines.join('\n')}

Each ends with 0 when it did what it was asked, else with 1 and a sentence. There is no export yet.`
}

const serveHelp = `npm run goodmeasure -- serve [--example]

Starts the system and answers until it is told to stop; the same as npm start. --example fills an empty installation
with an invented county, and prints a sign-in link for each role. Settings are environment variables: see README.md.`

async function main([name, ...args]: string[]): Promise<void> {
  if (name === 'serve') {
    if (args.includes('--help')) return say(serveHelp)
    await import('./main.ts')
    return
  }
  const command = name === undefined ? undefined : commands[name]
  if (!command) {
    say(overview())
    if (name !== undefined && name !== '--help') throw new CannotDo(`There is no command "${name}".`)
    return
  }
  if (args.includes('--help')) return say(command.help)
  const { settings } = readEnvironment(process.env)
  const { platform, close } = await openPlatform({
    settings,
    log: () => undefined,
    asApplication: command.opens === 'alone, as it is',
    asItIs: command.opens !== undefined,
  })
  try {
    await command.run(platform, args, say)
  } finally {
    await close()
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const expected = error instanceof CannotDo || error instanceof CannotStart
  process.stderr.write(expected ? `${error.message}\n` : `${(error as Error).stack ?? error}\n`)
  process.exitCode = 1
})

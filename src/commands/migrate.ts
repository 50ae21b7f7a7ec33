import { type Command, readArguments } from './command.ts'

export const migrate: Command = {
  does: 'brings the database up to date, and does nothing else',
  help: `npm run goodmeasure -- migrate

Applies every migration that was not applied yet, all or none. "npm start" does the same before it listens.`,
  async run(_platform, args, say) {
    readArguments({ args, options: {} })
    say('The database is up to date.')
  },
}

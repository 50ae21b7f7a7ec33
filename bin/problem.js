/** Something the person at the terminal can put right: its message is the one sentence they read. */
export class Problem extends Error {}

/** Runs a program's main function; a Problem ends it with its sentence and status 1. */
export async function main(run) {
  try {
    await run()
  } catch (error) {
    process.stderr.write(`${error instanceof Problem ? error.message : error.stack}\n`)
    process.exit(1)
  }
}

/** Says what is being done. Standard output is left to what was asked for. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}

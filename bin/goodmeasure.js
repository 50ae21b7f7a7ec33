// npm run goodmeasure -- COMMAND: makes the checkout ready, then runs the command line.
import { join } from 'node:path'
import { launch, nodeFlags } from './launch.js'
import { checkout } from './npm.js'
import { main } from './problem.js'
import { setUp } from './set-up.js'

await main(async () => {
  const node = await setUp()
  launch(node, [...nodeFlags, join(checkout, 'dist', 'command-line.js'), ...process.argv.slice(2)])
})

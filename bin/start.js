// npm start: makes the checkout ready, then serves.
import { join } from 'node:path'
import { launch, nodeFlags } from './launch.js'
import { checkout } from './npm.js'
import { main } from './problem.js'
import { setUp } from './set-up.js'

await main(async () => {
  const node = await setUp()
  launch(node, [...nodeFlags, join(checkout, 'dist', 'main.js'), 'serve', ...process.argv.slice(2)])
})

// npm test [-- STAGE…]: makes the checkout ready for developing, then passes every check, or those named.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium, howToGetChromium } from './chromium.js'
import { checkout } from './npm.js'
import { main, Problem } from './problem.js'
import { setUp } from './set-up.js'
import { programOf, runStage } from './stage.js'

const journeys = join('test', 'journeys', 'vitest.config.ts')

await main(async () => {
  const node = await setUp({ dev: true })
  const stages = chosen([
    { name: 'types', args: [programOf('typescript', 'tsc'), '-p', '.'] },
    { name: 'lint', args: [programOf('oxlint')] },
    { name: 'format', args: [programOf('prettier'), '--check', '.'] },
    { name: 'arrows', args: [join('bin', 'arrows.js')] },
    { name: 'unused', args: [programOf('knip')] },
    { name: 'tests', args: [programOf('vitest'), 'run'], inBrowser: true },
    { name: 'journeys', args: [programOf('vitest'), 'run', '--config', journeys], inBrowser: true },
  ])
  const total = { passed: 0, failed: 0 }
  for (const stage of stages) {
    const { passed, failed } = await outcomeOf(node, stage)
    total.passed += passed
    total.failed += failed
    if (failed > 0) break
  }
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
  process.exitCode = total.failed > 0 ? 1 : 0
})

function chosen(stages) {
  const names = process.argv.slice(2)
  const unknown = names.find((name) => !stages.some((stage) => stage.name === name))
  if (unknown)
    throw new Problem(
      `There is no check "${unknown}": they are ${stages.map(({ name }) => name).join(', ')}.`,
    )
  return names.length > 0 ? stages.filter(({ name }) => names.includes(name)) : stages
}

async function outcomeOf(node, stage) {
  const none = { passed: 0, failed: 0 }
  if (stage.name === 'journeys' && !existsSync(join(checkout, journeys))) return none
  if (!stage.inBrowser || findChromium()) return runStage(node, stage)
  if (process.env.CI === 'true') {
    process.stdout.write(`${stage.name} failed: there is no Chromium on this machine: ${howToGetChromium}.\n`)
    return { passed: 0, failed: 1 }
  }
  if (stage.name !== 'journeys') return runStage(node, stage)
  process.stdout.write(
    `journeys skipped: there is no Chromium on this machine. To run them, ${howToGetChromium}.\n`,
  )
  return none
}

// node bin/run.js FILE.ts ARGUMENTS: runs a TypeScript file of the checkout, with the packages that developing needs.
import { join, relative, resolve } from 'node:path'
import { launch } from './launch.js'
import { checkout } from './npm.js'
import { main, Problem } from './problem.js'
import { setUp } from './set-up.js'

await main(async () => {
  const [file, ...rest] = process.argv.slice(2)
  if (!file) throw new Problem('Say which file to run: node bin/run.js FILE.ts ARGUMENTS')
  const node = await setUp({ dev: true })
  launch(node, ['--enable-source-maps', await bundle(resolve(checkout, file)), ...rest])
})

/** One file for Node, which reads TypeScript but not its pages. */
async function bundle(file) {
  const { buildSync } = await import('esbuild')
  const name = relative(checkout, file).replaceAll(/[^\w.]+/g, '-')
  const outfile = join(checkout, '.cache', 'run', `${name}.mjs`)
  const options = { bundle: true, format: 'esm', platform: 'node', target: 'node24', packages: 'external' }
  try {
    buildSync({
      ...options,
      entryPoints: [file],
      outfile,
      sourcemap: true,
      absWorkingDir: checkout,
      logLevel: 'error',
    })
  } catch (error) {
    throw new Problem(`${file} could not be read: ${error.message}`)
  }
  return outfile
}

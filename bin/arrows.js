import { globSync } from 'node:fs'
import { cruise } from 'dependency-cruiser'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import config from '../.dependency-cruiser.js'

const { options, forbidden } = config
const { output } = await cruise(
  ['src'],
  { ...options, validate: true, ruleSet: { forbidden } },
  options.enhancedResolveOptions,
  { tsConfig: extractTsConfig('tsconfig.json') },
)

// The canary: with a TypeScript it doesn't know the checker reads nothing and finds no fault.
const files = globSync('src/**/*.{ts,tsx}').length
const read = output.modules.filter(({ source }) => source.startsWith('src/')).length
const arrows = output.modules.flatMap(({ dependencies }) => dependencies).length
if (read < files || arrows < files) {
  console.error(`The arrows were not checked: ${read} of ${files} files were read, with ${arrows} imports.`)
  process.exit(1)
}

for (const { rule, from, to } of output.summary.violations) console.error(`${rule.name}: ${from} → ${to}`)
if (output.summary.violations.length > 0) process.exit(1)
console.log(`${read} files and ${arrows} imports keep to the order of the rooms.`)

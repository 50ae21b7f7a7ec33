import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const project = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(project, 'dist')
const assets = join(dist, 'assets')
const web = join(project, 'src', 'web')
const fontFolder = join(project, 'node_modules', '@fontsource-variable', 'atkinson-hyperlegible-next')
const notice =
  '/*! Contains GOV.UK Frontend, Crown copyright, MIT licence, and Atkinson Hyperlegible Next, Braille Institute, SIL Open Font License 1.1 */\n'

const digest = (content) => createHash('sha256').update(content).digest('hex')

async function filesUnder(path) {
  if (!existsSync(path)) return []
  if ((await stat(path)).isFile()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** Changes when a file that goes into a part is added, removed, or written to. */
async function fingerprintOf(paths) {
  const files = (
    await Promise.all(
      [...paths, 'package-lock.json', 'bin/build.js'].map((path) => filesUnder(join(project, path))),
    )
  )
    .flat()
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .sort()
  const lines = await Promise.all(
    files.map(async (file) => {
      const { size, mtimeMs } = await stat(file)
      return `${relative(project, file)} ${size} ${mtimeMs}`
    }),
  )
  return digest(lines.join('\n'))
}

/** Writes beside and renames, so that nobody reads half a file. */
async function put(path, content) {
  await mkdir(dirname(path), { recursive: true })
  const beside = `${path}.${process.pid}`
  await writeFile(beside, content)
  await rename(beside, path)
}

/** What a program may not hold within it: compiled for one platform, or read only by those who need it. */
const besideTheProgram = ['@napi-rs/image', '@node-rs/argon2', '@zxcvbn-ts/language-common', 'pg-native']

/** What packages in the older form of modules expect to find. */
const olderForm = `import { createRequire as requireFrom } from 'node:module'
const require = requireFrom(import.meta.url)
const __filename = import.meta.filename
const __dirname = import.meta.dirname
`

/** One file for each program with the packages it needs: a start reads one file, not two thousand. */
async function buildProgram(entryPoints) {
  const esbuild = await import('esbuild')
  const { outputFiles } = await esbuild.build({
    entryPoints,
    absWorkingDir: project,
    outdir: dist,
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    external: besideTheProgram,
    banner: { js: olderForm },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    write: false,
    logLevel: 'silent',
  })
  await Promise.all(outputFiles.map(({ path, contents }) => put(path, contents)))
}

async function browserScript() {
  const esbuild = await import('esbuild')
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(web, 'browser', 'app.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    write: false,
    logLevel: 'silent',
  })
  return outputFiles[0].contents
}

async function styleSheet(fontName) {
  const sass = await import('sass')
  const { css } = await sass.compileAsync(join(web, 'styles', 'main.scss'), {
    style: 'compressed',
    loadPaths: [join(project, 'node_modules')],
    quietDeps: true,
  })
  const bare = css.replace(/^\uFEFF|^@charset "UTF-8";/, '')
  return `@charset "UTF-8";${notice}${bare.replaceAll('atkinson.woff2', fontName)}`
}

function hashed(name, content) {
  const dot = name.lastIndexOf('.')
  return `${name.slice(0, dot)}.${digest(content).slice(0, 10)}${name.slice(dot)}`
}

/** Writes an asset under its hashed name; text also compressed, for servers that send it as it is. */
async function putAsset(name, content) {
  await put(join(assets, name), content)
  if (name.endsWith('.woff2')) return
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
  await put(join(assets, `${name}.br`), await promisify(brotliCompress)(content, best))
  await put(join(assets, `${name}.gz`), await promisify(gzip)(content, { level: 9 }))
}

async function buildAssets() {
  const font = await readFile(join(fontFolder, 'files', 'atkinson-hyperlegible-next-latin-wght-normal.woff2'))
  const fontName = hashed('atkinson.woff2', font)
  const contents = {
    'atkinson.woff2': font,
    'favicon.svg': await readFile(join(web, 'assets', 'favicon.svg')),
    'app.js': await browserScript(),
    'main.css': await styleSheet(fontName),
  }
  const manifest = {}
  for (const [name, content] of Object.entries(contents)) {
    manifest[name] = hashed(name, content)
    await putAsset(manifest[name], content)
  }
  await copyFile(join(fontFolder, 'LICENSE'), join(assets, 'atkinson-licence.txt'))
  await put(join(assets, 'manifest.json'), JSON.stringify(manifest, null, 2))
  const kept = Object.values(manifest)
  for (const file of await readdir(assets)) {
    const isCurrent = kept.some((name) => file.startsWith(name))
    if (!isCurrent && /\.[0-9a-f]{10}\.\w+/.test(file)) await rm(join(assets, file), { force: true })
  }
}

/** What was built last: a fingerprint of what went into each part. */
async function builtBefore(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return {}
  }
}

/**
 * Builds into dist/ what is stale: the program (`main.js`, `command-line.js`) and the assets that pages load, with
 * a manifest of their hashed names. Answers what was built: 'program', 'assets', both or neither.
 */
export async function build({
  quiet = false,
  entries = [
    'src/main.ts',
    'src/command-line.ts',
    'src/platform/reading-workbooks/workbook-child.ts',
    'src/platform/reading-workbooks/unpacking-child.ts',
    'src/platform/pictures/picture-child.ts',
    'src/platform/reading-text/letter-child.ts',
  ],
} = {}) {
  const started = performance.now()
  const entryPoints = entries.filter((entry) => existsSync(join(project, entry)))
  const record = join(dist, 'built.json')
  const before = await builtBefore(record)
  const parts = [
    {
      name: 'program',
      key: ['program', ...entryPoints].join(' '),
      from: ['src', 'tsconfig.json'],
      to: entryPoints.map((entry) => join(dist, entry.replace(/^.*\/(.+)\.tsx?$/, '$1.js'))),
      make: () => buildProgram(entryPoints),
    },
    {
      name: 'assets',
      key: 'assets',
      from: ['src/web/styles', 'src/web/browser', 'src/web/assets'],
      to: [join(assets, 'manifest.json')],
      make: buildAssets,
    },
  ].filter(({ to }) => to.length > 0)
  for (const part of parts) part.fingerprint = await fingerprintOf(part.from)
  const stale = parts.filter(
    ({ key, fingerprint, to }) => before[key] !== fingerprint || !to.every(existsSync),
  )
  await Promise.all(stale.map(({ make }) => make()))
  const built = Object.fromEntries(stale.map(({ key, fingerprint }) => [key, fingerprint]))
  if (stale.length > 0) await put(record, JSON.stringify({ ...before, ...built }))
  const names = stale.map(({ name }) => name)
  if (!quiet) {
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    process.stdout.write(
      names.length > 0 ? `Built the ${names.join(' and the ')} in ${seconds} s.\n` : 'Nothing to build.\n',
    )
  }
  return names
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  build().then(
    () => process.exit(0),
    (error) => {
      process.stderr.write(`The build stopped. ${error.message}\n`)
      process.exit(1)
    },
  )
}

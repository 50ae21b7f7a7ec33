import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fetchNode } from './node-version.js'
import { checkout, npm } from './npm.js'

/** The Nodes that people have, each with an npm of its time. */
export const hosts = [
  { node: '20.20.2', npm: '10.8.2' },
  { node: '22.23.3', npm: '10.9.4' },
  { node: '24.21.0', npm: '11.12.1' },
  { node: '26.10.0', npm: '12.2.0' },
]

const kept = join(checkout, '.cache', 'hosts')

/** Fetches a host's Node and npm once, and says where their programs are. */
export function fetchHost({ node, npm: npmVersion }) {
  const nodeFolder = join(kept, `node-${node}`)
  const npmFolder = join(kept, `npm-${npmVersion}`)
  const nodePackage = { name: `node-linux-${process.arch}`, version: node }
  if (!existsSync(join(nodeFolder, 'bin', 'node'))) fetchNode(nodePackage, nodeFolder)
  if (!existsSync(join(npmFolder, 'node_modules', 'npm', 'bin', 'npm-cli.js'))) {
    mkdirSync(npmFolder, { recursive: true })
    npm(
      process.execPath,
      ['install', '--no-save', `--prefix=${npmFolder}`, `npm@${npmVersion}`],
      `npm ${npmVersion} could not be fetched`,
    )
  }
  return { node: join(nodeFolder, 'bin', 'node'), npm: join(npmFolder, 'node_modules', 'npm') }
}

import { domainRooms, rooms } from './bin/rooms.js'

const isTest = '\\.test\\.tsx?$'
/** Files named for their role at the room's edge; the others of a domain room are its pure knowledge. */
const roleNames =
  '/(index|store|api|permissions|doors|needs)\\.tsx?$|/(store|pages|api)/|/[a-z-]+-command\\.ts$'

const order = rooms.map((room, position) => ({
  name: `${room}-knows-no-later-room`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: isTest },
  to: {
    path: `^src/(${['app\\.ts', 'main\\.ts', 'command-line\\.ts', 'commands/', ...rooms.slice(position + 1).map((later) => `${later}/`)].join('|')})`,
  },
}))

const doors = domainRooms.map((room) => ({
  name: `${room}-is-entered-by-its-door`,
  severity: 'error',
  from: {
    path: '^src/',
    pathNot: `^src/(${room}/|app\\.ts|command-line\\.ts|commands/|main\\.ts|example/)|${isTest}`,
  },
  to: { path: `^src/${room}/`, pathNot: `^src/${room}/(index|store)\\.ts$` },
}))

const outside =
  '^src/platform/(?!tables|audit|platform)|^src/web/|node_modules/(pg|kysely|fastify|nodemailer)|^(node:)?(fs|http|https|net|child_process)'

export default {
  forbidden: [
    ...order,
    ...doors,
    {
      name: 'domain-files-are-pure',
      severity: 'error',
      from: {
        path: `^src/(${domainRooms.filter((room) => room !== 'example').join('|')})/`,
        pathNot: `${roleNames}|${isTest}`,
      },
      to: { path: outside, pathNot: '^src/web/permission\\.ts$' },
    },
    {
      name: 'a-store-knows-no-pages',
      severity: 'error',
      from: { path: '^src/[^/]+/store(\\.ts|/)', pathNot: isTest },
      to: { path: '/pages/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      conditionNames: ['types', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
}

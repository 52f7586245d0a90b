import { defineConfig } from 'oxlint'
import { homes, layers, withoutNode } from './layers.mjs'

type Room = keyof typeof layers
type Override = NonNullable<Parameters<typeof defineConfig>[0]['overrides']>[number]

const rooms = Object.keys(layers) as Room[]

/** What one room must not import, each with the reason, from the table in layers.mjs. */
function restrictionsOf(room: Room) {
  const allowed: readonly string[] = layers[room]
  const forbiddenRooms = rooms.filter((other) => other !== room && !allowed.includes(other))
  const forbiddenPackages = Object.entries<readonly string[]>(homes).filter(([, owners]) => !owners.includes(room))
  return [
    ...forbiddenRooms.map((other) => ({
      group: [`**/${other}/**`],
      message: `src/${room} may import only: ${[room, ...allowed].join(', ')} (layers.mjs).`,
    })),
    ...forbiddenPackages.map(([name, owners]) => ({
      group: [name, `${name}/*`],
      message: `Only ${owners.length === 0 ? 'electron/' : `src/${owners.join(', src/')}`} may import ${name} (layers.mjs).`,
    })),
    ...(withoutNode.includes(room)
      ? [{ group: ['node:*'], message: `src/${room} runs without Node (layers.mjs).` }]
      : []),
    ...(room === 'store'
      ? []
      : [{ group: ['**/migrations/**'], message: 'Only src/store knows the migrations (layers.mjs).' }]),
    { group: ['**/tests/**'], message: 'The product does not import its tests.' },
  ]
}

/** A longer file or function has more than one job, or says in a disable comment why it stays whole. */
const lengthLimits = {
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true, IIFEs: true }],
} satisfies Override['rules']

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise', 'node'],
  categories: { correctness: 'error', suspicious: 'error' },
  rules: {
    'no-console': 'error',
    eqeqeq: 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/consistent-type-imports': 'error',
    'import/no-cycle': 'error',
    'no-shadow': 'error',
    'no-control-regex': 'off',
    'no-await-in-loop': 'off',
    'no-irregular-whitespace': 'off',
    'typescript/consistent-return': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
    'import/no-unassigned-import': 'off',
    'import/no-named-as-default-member': 'off',
  },
  ignorePatterns: ['out/**', 'node_modules/**', 'demo-out/**'],
  overrides: [
    { files: ['src/**', 'electron/**', 'bench/**', 'scripts/**'], rules: lengthLimits },
    ...rooms.map((room): Override => ({
      files: [`src/${room}/**`],
      rules: { 'no-restricted-imports': ['error', { patterns: restrictionsOf(room) }] },
    })),
    // Messages between processes have no origin.
    {
      files: ['electron/**', 'tests/electron-standin/**', 'src/files/foreign-worker.ts'],
      rules: { 'unicorn/require-post-message-target-origin': 'off' },
    },
    { files: ['scripts/**', 'tests/**', 'bench/**'], rules: { 'no-console': 'off' } },
    {
      files: ['tests/**', 'bench/**'],
      rules: { 'typescript/no-non-null-assertion': 'off', 'unicorn/consistent-function-scoping': 'off' },
    },
  ],
})

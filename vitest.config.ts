import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/helpers/guard.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Browser, CDK synth and DynamoDB Local start real processes.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    restoreMocks: true,
  },
})

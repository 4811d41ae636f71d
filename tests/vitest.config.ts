import { defineConfig } from 'vitest/config';

// Two projects: `extension` is quick and needs no browser; `browser` drives one real Chromium, file after file.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'extension',
          include: ['extension/**/*.test.ts', 'evaluation/**/*.test.ts', 'observe/**/*.test.ts', 'schema/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['browser/**/*.test.ts'],
          globalSetup: ['browser/support/preconditions.ts'],
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

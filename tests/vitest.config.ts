import { defineConfig } from 'vitest/config';

// Two projects: `extension` is quick and needs no browser; `browser` drives a real one, file after file: Chromium, or what PERSONA_LENS_BROWSER says.

// In Firefox run the files about what differs between browsers: worlds, frames, storage, messages, drawing. Left out: what is about our pages' looks
// (strain, languages), about the replica itself, about recorded responses, what is long and does not differ (hostile-site, right-account), and what is done
// by Chromium's means (keys are raised in a worker of the background, the side panel is Chromium's, the released build is found by Chromium's
// accessibility tree, an update is made by a page of ours that Firefox closes first).
const inFirefox = [
  'annotation',
  'classroom',
  'engine-killed',
  'evidence-card',
  'hostile-accounts',
  'hostile-page',
  'nothing-leaves',
  'quiet',
  'settings',
  'undisturbed',
  'youtube-annotation',
];
const files =
  process.env.PERSONA_LENS_BROWSER === 'firefox'
    ? inFirefox.map((name) => `browser/${name}.test.ts`)
    : ['browser/**/*.test.ts'];
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'extension',
          include: ['{extension,evaluation,observe,release,schema,store}/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: files,
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

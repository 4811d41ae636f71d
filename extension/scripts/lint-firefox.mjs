// What Mozilla's own linter says of the Firefox build; a warning counts as an error. It asks nothing of the network.
import { join, resolve } from 'node:path';
import webExt from 'web-ext';

const root = resolve(import.meta.dirname, '..', '..');
const sourceDir = join(resolve(process.env.PERSONA_LENS_BUILD_DIR ?? join(root, 'build')), 'extension', 'firefox');
await webExt.cmd.lint(
  { sourceDir, artifactsDir: sourceDir, warningsAsErrors: true, output: 'text' },
  { shouldExitProgram: true },
);

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'wxt';
import { commands, contentScripts, extensionPagePolicy, manifestFor } from './manifest';
import { buildDir, packFiles, wasmDir, wordFiles, wordsDir } from './shipped-files';
import { languages } from './words/languages';

// The test build differs in one module, annotate/exposure.ts, which opens hooks for automated tests.
const testBuild = process.env.PERSONA_LENS_TEST === '1';

const engineModules = ['persona-lens-engine', 'persona-lens-pack-check'];
const engineFiles = engineModules.flatMap((name) => [`${name}.mjs`, `${name}.wasm`]);

/** The browser's own names of our languages, where they differ. */
const locales: Partial<Record<string, string>> = { 'zh-Hans': 'zh_CN', 'zh-Hant': 'zh_TW' };

/** What the browser itself shows of the extension, from our own words. */
function messagesOf(language: string): string {
  const words = JSON.parse(readFileSync(join(wordsDir, `ui.${language}.json`), 'utf8')) as Record<string, string>;
  const keys = Object.keys(commands).map((name) => [name, `ui.keys.does.${name}`]);
  const named = [['name', 'ui.manifest.name'], ['description', 'ui.manifest.description'], ...keys];
  const messages = Object.fromEntries(named.map(([name = '', key = '']) => [name, { message: words[key] }]));
  return `${JSON.stringify(messages, null, 2)}\n`;
}

/** The bundler names source files by their absolute places in comments; the output must be the same wherever it is built. */
function withoutPlaces() {
  return {
    name: 'persona-lens-without-places',
    renderChunk: (code: string) => code.replaceAll(`${import.meta.dirname}/`, ''),
  };
}

/**
 * A page that makes the browser call back from within our wrappers (an argument whose toString() throws) reads in the error's stack which script stands
 * there. By its address it would know this very installation: in Firefox the address is another one for everybody. So the script has a name of its own.
 */
function withoutAddress() {
  return {
    name: 'persona-lens-without-address',
    generateBundle(_options: unknown, bundle: Record<string, { type: string; code?: string }>) {
      const tap = bundle['page-tap.js'];
      if (tap?.code !== undefined) tap.code += '\n//# sourceURL=page-tap\n';
    },
  };
}

export default defineConfig({
  outDir: join(buildDir, 'extension'),
  outDirTemplate: `{{browser}}${testBuild ? '-test' : ''}`,
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    short_name: 'Persona Lens',
    description: '__MSG_description__',
    default_locale: 'en',
    commands,
    content_scripts: contentScripts,
    content_security_policy: { extension_pages: extensionPagePolicy },
    ...manifestFor(browser),
  }),
  vite: ({ browser }) => ({
    define: { 'import.meta.env.PERSONA_LENS_TEST': JSON.stringify(testBuild) },
    // Readable output: reviewers and readers can compare what runs with what is here. It costs a few KB.
    build: { minify: false, sourcemap: false, target: browser === 'firefox' ? 'firefox140' : 'chrome130' },
    worker: { format: 'es', rollupOptions: { external: engineModules.map((name) => `/engine/${name}.mjs`) } },
    plugins: [withoutPlaces(), withoutAddress()],
  }),
  hooks: {
    'build:publicAssets': (_wxt, files) => {
      for (const name of engineFiles) {
        const source = join(wasmDir, name);
        if (!existsSync(source)) throw new Error(`The engine is missing: ${source}. Build the wasm target first.`);
        files.push({ absoluteSrc: source, relativeDest: `engine/${name}` });
      }
      for (const { place, contents } of packFiles()) files.push({ contents, relativeDest: place });
      for (const language of languages) {
        files.push({
          contents: messagesOf(language),
          relativeDest: `_locales/${locales[language] ?? language}/messages.json`,
        });
        for (const { place, contents } of wordFiles(language)) files.push({ contents, relativeDest: place });
        if (language === 'en') continue;
        const page = `page.${language}.json`;
        files.push({ absoluteSrc: join(import.meta.dirname, 'generated', page), relativeDest: `words/${page}` });
      }
    },
  },
});

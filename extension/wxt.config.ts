import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineConfig } from 'wxt';
import { commands, contentScripts, extensionPagePolicy, manifestFor } from './manifest';
import { languages } from './words/languages';

// Places come from the environment, because CMake decides where a build goes; the defaults are those of a plain checkout.
const root = resolve(import.meta.dirname, '..');
const buildDir = resolve(process.env.PERSONA_LENS_BUILD_DIR ?? join(root, 'build'));
const wasmDir = resolve(process.env.PERSONA_LENS_WASM_DIR ?? join(buildDir, 'wasm'));
const packsDir = join(root, 'shared', 'packs');
const wordsDir = join(root, 'shared', 'words');

// The test build differs in one module, annotate/exposure.ts, which opens hooks for automated tests.
const testBuild = process.env.PERSONA_LENS_TEST === '1';

const engineModules = ['persona-lens-engine', 'persona-lens-pack-check'];
const engineFiles = engineModules.flatMap((name) => [`${name}.mjs`, `${name}.wasm`]);

/** A shipped pack without its cases, which the tests run: engines take it as it is. */
function provenPack(name: string): string {
  const pack = JSON.parse(readFileSync(join(packsDir, name), 'utf8')) as { signatures?: { cases?: unknown }[] };
  for (const signature of pack.signatures ?? []) delete signature.cases;
  return `${JSON.stringify(pack)}\n`;
}

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
    version: '0.1.0',
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
      const packs = existsSync(packsDir) ? readdirSync(packsDir).filter((name) => name.endsWith('.json')) : [];
      if (packs.length === 0) throw new Error(`No signature packs in ${packsDir}`);
      for (const name of packs.sort()) files.push({ contents: provenPack(name), relativeDest: `packs/${name}` });
      files.push({ contents: `${JSON.stringify(packs)}\n`, relativeDest: 'packs/index.json' });
      for (const language of languages) {
        files.push({
          contents: messagesOf(language),
          relativeDest: `_locales/${locales[language] ?? language}/messages.json`,
        });
        if (language === 'en') {
          files.push({ absoluteSrc: join(wordsDir, 'en.json'), relativeDest: 'words/en.json' });
          continue;
        }
        for (const name of [`${language}.json`, `ui.${language}.json`, `packs.${language}.json`]) {
          files.push({ absoluteSrc: join(wordsDir, name), relativeDest: `words/${name}` });
        }
        const page = `page.${language}.json`;
        files.push({ absoluteSrc: join(import.meta.dirname, 'generated', page), relativeDest: `words/${page}` });
      }
    },
  },
});

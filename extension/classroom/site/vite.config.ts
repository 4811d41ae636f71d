// Builds the classroom as a site of static files, into build/classroom.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { buildDir, packFiles, type ShippedFile, wasmDir, wordFiles } from '../../shipped-files';
import { languages } from '../../words/languages';

const extension = join(import.meta.dirname, '../..');
const offline = 'offline.js';

/** The engine: its binary as gzip, for many a plain server compresses nothing. */
function engineFiles(): { place: string; contents: string | Uint8Array }[] {
  const read = (name: string) => {
    const source = join(wasmDir, name);
    if (!existsSync(source)) throw new Error(`The engine is missing: ${source}. Build the wasm target first.`);
    return readFileSync(source);
  };
  return [
    { place: 'engine/persona-lens-engine.js', contents: read('persona-lens-engine.mjs') },
    {
      place: 'engine/persona-lens-engine.wasm.gz',
      contents: gzipSync(read('persona-lens-engine.wasm'), { level: 9 }),
    },
    { place: 'icon/48.png', contents: readFileSync(join(extension, 'public/icon/48.png')) },
  ];
}

/**
 * The extension has one root; a site may stand in any folder, where the engine lies beside the folder of the bundled files. And its module is called .js
 * there: nginx, as it is shipped, does not know that .mjs is JavaScript, and browsers then refuse it.
 */
const relativeEngine = (): Plugin => ({
  name: 'persona-lens-relative-engine',
  renderChunk: (code) => code.replaceAll(/(["'`])\/engine\/(persona-lens-engine)\.mjs\1/g, '$1../engine/$2.js$1'),
});

/** Everything that is not bundled, and the list of what the service worker keeps. */
function siteFiles(): Plugin {
  return {
    name: 'persona-lens-site-files',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const byLanguage: Record<string, string[]> = {};
      const common: string[] = [];
      const emit = ({ place, contents }: { place: string; contents: string | Uint8Array }) => {
        this.emitFile({ type: 'asset', fileName: place, source: contents });
        hash.update(place).update(contents);
        return place;
      };
      const hash = createHash('sha256');
      for (const file of [...engineFiles(), ...packFiles(), ...wordFiles('en')]) common.push(emit(file));
      for (const language of languages) {
        byLanguage[language] = language === 'en' ? [] : wordFiles(language).map((file: ShippedFile) => emit(file));
      }
      for (const file of Object.values(bundle)) {
        if (file.fileName === offline || common.includes(file.fileName)) continue;
        if (Object.values(byLanguage).some((files) => files.includes(file.fileName))) continue;
        common.push(file.fileName);
        hash.update(file.fileName).update(file.type === 'chunk' ? file.code : file.source);
      }
      if (!common.includes('index.html')) common.push('index.html');
      const worker = bundle[offline];
      if (worker?.type !== 'chunk') throw new Error('the service worker was not built');
      const version = hash.digest('hex').slice(0, 16);
      worker.code = worker.code.replace('__CLASSROOM_FILES__', JSON.stringify({ version, common, byLanguage }));
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  logLevel: 'warn',
  plugins: [siteFiles()],
  worker: {
    format: 'es',
    plugins: () => [relativeEngine()],
    rollupOptions: { external: ['/engine/persona-lens-engine.mjs', '/engine/persona-lens-pack-check.mjs'] },
  },
  build: {
    outDir: join(buildDir, 'classroom'),
    emptyOutDir: true,
    target: ['chrome130', 'firefox140'],
    modulePreload: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { index: join(import.meta.dirname, 'index.html'), offline: join(import.meta.dirname, 'offline.ts') },
      output: { entryFileNames: ({ name }) => (name === 'offline' ? offline : 'assets/[name]-[hash].js') },
    },
  },
});

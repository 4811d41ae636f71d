// The classroom as a page of the extension, in the language of the settings.
import { openClassroom } from '../../classroom/app';
import { loadSettings } from '../../store/settings';

const { language } = await loadSettings();
await openClassroom({ language, base: `${location.origin}/`, wasm: 'engine/persona-lens-engine.wasm' });

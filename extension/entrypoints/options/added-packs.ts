// Sets of signatures from files: adding one, switching it off, removing it. What the engine says of a file is shown with place and reason.
import { element } from '../../card/dom';
import { checkPack, type PackCheck } from '../../engine/pack-check';
import { askProver } from '../../engine/prove';
import {
  type AddedPack,
  keepPack,
  loadAddedPacks,
  maxPackSize,
  onAddedPacks,
  removePack,
  switchPack,
} from '../../store/packs';
import { button, switchRow } from '../../surfaces/controls';
import { ownWords as words } from '../../words/own';
import { type SettingsPart, titled } from './switches';

/** Checks a file and keeps what passes. */
async function add(file: File): Promise<PackCheck | 'too_large' | 'not_kept'> {
  if (file.size > maxPackSize) return 'too_large';
  const text = await file.text();
  const check = await checkPack(text, await loadAddedPacks(), askProver);
  if (!check.ok) return check;
  return (await keepPack(check.pack, text)) ? check : 'not_kept';
}

const line = (text: string, kind = '') => element(document, 'p', { class: kind }, text);

function outcome(file: string, result: Awaited<ReturnType<typeof add>>): HTMLElement[] {
  if (typeof result === 'string') return [line(words.say(`ui.packs.${result}`, { file }))];
  if (!result.ok) {
    const { why, message, place } = result;
    const where = place === '' ? words.say('ui.packs.whole') : words.say('ui.packs.place', { place });
    return [
      line(words.say('ui.packs.refused', { file })),
      line(words.say(`ui.packs.why.${why}`), 'plainly'),
      ...(message === '' ? [] : [line(`${where} ${message}`, 'quiet small')]),
    ];
  }
  const { pack, warnings } = result;
  const notes = warnings.map(({ message, place }) =>
    line(words.say('ui.packs.warning', { place, message }), 'quiet small'),
  );
  return [line(words.say('ui.packs.added', { title: pack.title, n: pack.cases })), ...notes];
}

export function addedPacksSection(): SettingsPart {
  const list = element(document, 'ul', { class: 'notes' });
  const answer = element(document, 'div', { class: 'answer', role: 'status' });
  const picker = element(document, 'input', {
    type: 'file',
    accept: 'application/json,.json',
    hidden: true,
    id: 'pack-file',
  });
  const choose = button(words.say('ui.packs.add'), () => picker.click());
  const section = titled(
    'added-packs',
    'ui.packs.title',
    'ui.packs.about',
    list,
    element(document, 'div', { class: 'row' }, choose, picker),
    answer,
  );
  section.tabIndex = -1;

  picker.addEventListener('change', async () => {
    const [file] = picker.files ?? [];
    picker.value = '';
    if (file === undefined) return;
    answer.replaceChildren(line(words.say('ui.packs.checking')));
    answer.replaceChildren(...outcome(file.name, await add(file)));
  });

  function item(pack: AddedPack): HTMLElement {
    const about = words.say('ui.packs.row', {
      version: pack.version,
      n: pack.cases,
      list: pack.signatures.map(({ title }) => title).join(' · '),
    });
    const name = pack.title === '' ? pack.id : pack.title;
    const { row, input } = switchRow(`added-${pack.id}`, name, about, (isOn) => void switchPack(pack.id, isOn));
    input.checked = pack.isOn;
    const remove = button(words.say('ui.packs.remove'), () => {
      void removePack(pack.id);
      // The button is about to go: the focus stays where the reader was.
      section.focus({ preventScroll: true });
    });
    remove.setAttribute('aria-label', words.say('ui.packs.remove_of', { title: name }));
    return element(document, 'li', {}, row, remove);
  }

  const draw = (packs: readonly AddedPack[]) => {
    const focused = document.activeElement?.id;
    list.replaceChildren(...packs.map(item));
    if (focused?.startsWith('added-')) document.getElementById(focused)?.focus({ preventScroll: true });
  };
  onAddedPacks(draw);
  void loadAddedPacks().then(draw);
  return { section, show() {} };
}

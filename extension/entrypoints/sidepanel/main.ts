// "This page": everything that was found on the page in front, groups first.
import { connectToPage } from '../../panel/connection';
import { createView } from '../../panel/view';
import { changeSettings, toggled } from '../../store/settings';
import { sitesOfThisBuild } from '../../store/sites';
import { ownWords as words } from '../../words/own';

document.title = words.say('ui.panel.document');
const tab = new URLSearchParams(location.search).get('tab');

const view = createView({
  document,
  words,
  order: (what) => connection.order(what),
  reload: () => connection.reload(),
  goOn: (site) => void changeSettings(({ offSites }) => ({ offSites: toggled(offSites, site, false), pausedUntil: 0 })),
});
document.body.append(view.element);
view.show({ kind: 'loading' });

const connection = connectToPage({
  // Named by its number, the panel belongs to one tab, wherever it is opened.
  fixedTab: tab !== null && /^\d{1,10}$/.test(tab) ? Number(tab) : null,
  onLoading: () => view.show({ kind: 'loading' }),
  onReport: (report) => view.show({ kind: 'page', report }),
  onNothing: () => view.show({ kind: 'elsewhere', sites: words.either(sitesOfThisBuild().map(({ name }) => name)) }),
});

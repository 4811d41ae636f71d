import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { siteOf } from '../sites/site';
import type { TapScope } from '../tap/builtins';
import { installTap } from '../tap/tap';

// In the page's own world, first of all scripts. Whatever fails here, the page starts as if we were not there.
export default defineUnlistedScript(() => {
  try {
    const site = siteOf(location.hostname);
    if (site !== null) installTap(window as unknown as TapScope, site);
  } catch {
    // Without the tap there is nothing to read; the content script reports "no responses".
  }
});

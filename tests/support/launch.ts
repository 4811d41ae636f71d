// The browser that this run drives, by the environment's choice.
import { type LaunchedBrowser, type LaunchOptions, launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import { browserName } from './places.ts';

export type { LaunchedBrowser, LaunchOptions } from './chromium.ts';

export const launchBrowser = (options: LaunchOptions): Promise<LaunchedBrowser> =>
  browserName === 'firefox' ? launchFirefox(options) : launchChromium(options);

// Says in one sentence what is missing before any browser test starts.
import {
  browserName,
  releasedExtension,
  requireChromium,
  requireExtension,
  requireFirefox,
  testExtension,
} from '../../support/places.ts';

export default function preconditions(): void {
  if (browserName === 'firefox') requireFirefox();
  else requireChromium();
  requireExtension(releasedExtension);
  requireExtension(testExtension);
}

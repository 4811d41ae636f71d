// Says in one sentence what is missing before any browser test starts.
import { releasedExtension, requireChromium, requireExtension, testExtension } from '../../support/places.ts';

export default function preconditions(): void {
  requireChromium();
  requireExtension(releasedExtension);
  requireExtension(testExtension);
}

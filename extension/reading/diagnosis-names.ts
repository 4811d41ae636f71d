// Every name that may stand in a report on faults: those of the sites, of the responses that are read, and of the elements that are relied on.
import { graphqlOperations } from '../sites/x/operations';
import { selfCheck as x } from '../sites/x/selectors';
import { endpoints, youtubeSite } from '../sites/youtube/endpoints';
import { selfCheck as youtube } from '../sites/youtube/selectors';
import type { KnownNames } from './diagnosis';

export const siteChecks: KnownNames = {
  sites: ['x', 'youtube'],
  operations: [
    ...Object.keys(graphqlOperations),
    ...['all', 'mentions', 'verified'].map((which) => `notifications/${which}`),
    ...endpoints,
    ...youtubeSite.globals,
  ],
  elements: [...Object.keys(x.parts), ...Object.keys(youtube.parts)],
};

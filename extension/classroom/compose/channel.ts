// Composed channels in the shapes of YouTube's responses (of August 2026): a visit to a channel's tab of videos, newest first. YouTube prints ages and
// counts in words, here in English, as a reader's own page would in any language.
import type { Time } from './person';
import type { Response } from './response';

export interface Channel {
  /** "UC" and 22 characters. */
  id: string;
  handle: string;
  name: string;
}

export interface Video {
  /** Eleven characters. */
  id: string;
  title: string;
  time: Time;
  views: number;
}

const second = 1_000;
const day = 86_400 * second;
const units = [
  ['year', 365 * day],
  ['month', 30 * day],
  ['week', 7 * day],
  ['day', day],
  ['hour', 3_600 * second],
  ['minute', 60 * second],
] as const;

function ago(ms: number): string {
  const [unit, length] = units.find(([, span]) => ms >= span) ?? (['second', second] as const);
  const count = Math.max(1, Math.floor(ms / length));
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}

const said = (content: string) => ({ text: { content } });

const lockup = ({ id, title, time, views }: Video, at: Time) => ({
  lockupViewModel: {
    contentId: id,
    contentType: 'LOCKUP_CONTENT_TYPE_VIDEO',
    metadata: {
      lockupMetadataViewModel: {
        title: { content: title },
        metadata: {
          contentMetadataViewModel: {
            metadataRows: [
              { metadataParts: [said(`${views.toLocaleString('en')} views`), said(ago(Math.max(0, at - time)))] },
            ],
          },
        },
      },
    },
  },
});

/** `videos`: all of the channel's, oldest first. */
export function channelVisit({ id, handle, name }: Channel, videos: readonly Video[], at: Time): Response {
  const url = `http://www.youtube.com/@${handle}`;
  const orders = ['Latest', 'Popular', 'Oldest'].map((text) => ({
    chipViewModel: { text, selected: text === 'Latest' },
  }));
  const tab = {
    title: 'Videos',
    selected: true,
    endpoint: { commandMetadata: { webCommandMetadata: { url: `/@${handle}/videos` } } },
    content: {
      richGridRenderer: {
        header: { chipBarViewModel: { chips: orders } },
        contents: [...videos].reverse().map((video) => ({ richItemRenderer: { content: lockup(video, at) } })),
      },
    },
  };
  const rows = [
    { metadataParts: [said(`@${handle}`)] },
    { metadataParts: [said(`${videos.length} video${videos.length === 1 ? '' : 's'}`)] },
  ];
  const header = {
    title: { dynamicTextViewModel: { text: { content: name } } },
    metadata: { contentMetadataViewModel: { metadataRows: rows } },
  };
  const body = {
    header: { pageHeaderRenderer: { pageTitle: name, content: { pageHeaderViewModel: header } } },
    metadata: {
      channelMetadataRenderer: { title: name, externalId: id, ownerUrls: [url], vanityChannelUrl: url },
    },
    contents: { twoColumnBrowseResultsRenderer: { tabs: [{ tabRenderer: tab }] } },
  };
  return {
    source: {
      platform: 'youtube',
      kind: 'response',
      operation: 'browse',
      variables: JSON.stringify({ browseId: id }),
      read_at: at,
    },
    body: JSON.stringify(body),
  };
}

// @vitest-environment happy-dom
// Whose row it is on YouTube. The cases are named after what would go wrong: a stranger's badge.
import { afterEach, describe, expect, it } from 'vitest';
import { createAnnotator } from '../../extension/annotate/annotator.ts';
import type { Badge } from '../../extension/annotate/badge.ts';
import { createThemeSheet, themeOf } from '../../extension/annotate/theme.ts';
import { cardContent } from '../../extension/card/content.ts';
import { createFindings, type Findings } from '../../extension/reading/findings.ts';
import { youtubeAdapter } from '../../extension/sites/youtube/adapter.ts';
import { englishWords } from '../../extension/words/words.ts';
import { assessment } from './support/findings.ts';
import {
  channelHeader,
  comment,
  firstComment,
  lockup,
  owner,
  searchVideo,
  show,
  thread,
  videoId,
  watch,
} from './support/youtube-dom.ts';

const rows = () =>
  youtubeAdapter.rows(document).map(({ kind, postId, accountId, handle }) => ({ kind, postId, accountId, handle }));
const one = { kind: 'post', postId: firstComment, accountId: null, handle: 'ann_example' };
const annId = 'UCcomposedann_example000';
const bobId = 'UCcomposedbob_example000';

describe('comments', () => {
  it.each(['ytd-comment-view-model', 'ytd-comment-renderer'] as const)('an ordinary comment (%s)', (tag) => {
    show(watch(comment({ tag })));
    expect(rows()).toEqual([one]);
    const slot = youtubeAdapter.rows(document)[0]?.slot;
    expect(slot?.container.id).toBe('author-thumbnail');
    expect(slot?.container.closest('a, button')).toBeNull();
  });

  it('replies in a thread, each its own row', () => {
    const reply = `${firstComment}.nested0000000001`;
    show(watch(thread(comment(), comment({ id: reply, author: '/@bob_example' }))));
    expect(rows()).toEqual([one, { ...one, postId: reply, handle: 'bob_example' }]);
  });

  it('a collapsed thread has no rows', () => {
    show(watch(thread(comment(), comment({ id: `${firstComment}.nested0000000001` }), true)));
    expect(rows()).toEqual([one]);
  });

  it('an author without a handle is known by the channel’s id in the link', () => {
    show(watch(comment({ author: `/channel/${annId}`, name: 'Ann' })));
    expect(rows()).toEqual([{ ...one, accountId: annId, handle: null }]);
  });

  it('a name written like another person’s handle is no handle', () => {
    show(watch(comment({ name: '@famous_person' })));
    expect(rows()[0]?.handle).toBe('ann_example');
  });

  it('a link to another comment in the text is not the row’s', () => {
    show(
      watch(
        comment({ text: `<a href="/watch?v=${videoId}&lc=Ugother">see</a> <a href="/@famous_person">@famous</a>` }),
      ),
    );
    expect(rows()).toEqual([one]);
  });

  it('a handle in another script compares decoded and in small letters', () => {
    show(watch(comment({ author: '/@%D0%90%D0%BD%D0%BD%D0%B0' })));
    expect(rows()[0]?.handle).toBe('анна');
    const row = youtubeAdapter.rows(document)[0];
    expect(row !== undefined && youtubeAdapter.agrees(row, 'Анна')).toBe(true);
  });

  it.each([
    ['picture and name lead to two people', { picture: '/@bob_example' }],
    ['the id is none', { id: 'a%20b' }],
    ['there is no id at all', { id: '' }],
  ])('half re-bound, %s: nobody’s row', (_, options) => {
    show(watch(comment(options)));
    expect(rows()).toEqual([]);
  });

  it('another site’s links say nothing', () => {
    show(watch(comment({ author: 'https://example.com/@ann_example', picture: '/' })));
    expect(rows()[0]?.handle).toBeNull();
  });
});

describe('a comment on the mobile site', () => {
  const mobile = (author: string, inside = '') =>
    show(
      `<ytm-app><ytm-comment-renderer><a class="YtmCommentRendererIconContainer" href="${author}"><img></a>
        <span class="YtmCommentRendererTitle">Ann</span>${inside}</ytm-comment-renderer></ytm-app>`,
      undefined,
      'm.youtube.com',
    );
  const start = (findings: Findings) => {
    const now = new Set<Badge>();
    const annotator = createAnnotator({
      document,
      adapter: youtubeAdapter,
      findings,
      words: englishWords,
      theme: createThemeSheet(document),
      want: () => {},
      onPageRows: () => {},
      onOpen: () => {},
      onNavigate: () => {},
      onShown: (badge) => now.add(badge),
      onGone: (badge) => now.delete(badge),
    });
    return { now, annotator };
  };

  it('is known by its own address, whichever element holds it; one in its text is another’s', () => {
    mobile('/@ann_example', `<i><a href="/watch?v=${videoId}&lc=${firstComment}">1 day ago</a></i>`);
    expect(rows()).toEqual([one]);
    mobile('/@ann_example', `<p class="YtmCommentRendererText"><a href="/watch?v=${videoId}&lc=Ugother">see</a></p>`);
    expect(rows()).toEqual([{ ...one, postId: null }]);
  });

  it.each([
    ['one channel was seen with, is that channel’s', [annId], [annId]],
    ['two channels were seen with, one after the other, is nobody’s', [annId, bobId], []],
    ['no channel was seen with, is nobody’s, whoever has that name', [], []],
  ])('whose link holds a handle alone, which %s', async (_, ids, whose) => {
    const findings = createFindings();
    const named = ids.map((id) => ({ platform: 'youtube' as const, id, handle: 'ann_example' }));
    findings.learnAccounts(named);
    findings.learnAssessments(ids.map((id) => assessment(id, 'ann_example')));
    // Who is called so, and has another handle.
    findings.learnAssessments([assessment('UCcomposedcat_example000', 'cat_example', 'some', { name: 'Ann' })]);
    mobile('/@Ann_Example');
    const { now, annotator } = start(findings);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(annotator.stats.rows).toBe(1);
    expect(Array.from(now, ({ look }) => look.account)).toEqual(whose);
    annotator.stop();
  });
});

describe('what a comment says', () => {
  const said = () =>
    youtubeAdapter.rows(document).map((row) => youtubeAdapter.textOf(row)?.element.textContent ?? null);

  it('is its text and nothing around it', () => {
    show(watch(`${comment({ text: 'Good <a href="/watch?v=x&t=61">1:01</a> morning' })}${owner()}`));
    expect(said()).toEqual(['Good 1:01 morning', null]);
  });

  it('on the mobile site', () => {
    show(
      `<ytm-app><ytm-comment-renderer><a class="YtmCommentRendererIconContainer" href="/channel/${annId}"><img></a>
        <span class="YtmCommentRendererTitle">Ann</span><button class="YtmCommentRendererContent"><p class="YtmCommentRendererText"><span>Good morning</span></p></button>
        <span class="YtmCommentRendererPublishedTime"><a href="/watch?v=${videoId}&lc=${firstComment}">1 day ago</a></span></ytm-comment-renderer></ytm-app>`,
      undefined,
      'm.youtube.com',
    );
    expect(rows()).toEqual([{ kind: 'post', postId: firstComment, accountId: annId, handle: null }]);
    expect(said()).toEqual(['Good morning']);
  });
});

describe('the owner of a video', () => {
  const shown = { kind: 'focal', postId: videoId, accountId: null, handle: 'ann_example' };

  it('is joined by the video', () => {
    show(watch(owner()));
    expect(rows()).toEqual([shown]);
  });

  it('is nobody’s while the page still shows the last video', () => {
    show(watch(owner(), 'vid00000009'));
    expect(rows()).toEqual([]);
  });

  it('on the mobile site', () => {
    show(
      `<ytm-app><ytm-slim-owner-renderer><a href="/@ann_example"><img></a><span class="slim-owner-channel-name">Ann</span></ytm-slim-owner-renderer></ytm-app>`,
      undefined,
      'm.youtube.com',
    );
    expect(rows()).toEqual([shown]);
  });
});

describe('a channel’s page', () => {
  const header = { kind: 'profile', postId: null, accountId: null, handle: 'ann_example' };

  it('is known by the handle that address and header share', () => {
    show(channelHeader(), '/@ann_example/videos');
    expect(rows()).toEqual([header]);
  });

  it('is nobody’s while header and address differ', () => {
    show(channelHeader('@bob_example'), '/@ann_example');
    expect(rows()).toEqual([]);
  });

  it('takes the id from the address, never from the canonical link, which may be the last channel’s', () => {
    document.head.innerHTML = `<link rel="canonical" href="https://www.youtube.com/channel/${bobId}">`;
    show(channelHeader(), `/channel/${annId}`);
    expect(rows()).toEqual([{ ...header, accountId: annId }]);
    document.head.innerHTML = '';
  });

  it('a name written like a handle is none', () => {
    show(channelHeader('@ann_example', '@bob_example'), '/@bob_example');
    expect(rows()).toEqual([]);
  });

  it('that is kept aside is not read', () => {
    show(channelHeader('@ann_example', 'Ann', true), '/@ann_example');
    expect(rows()).toEqual([]);
  });

  it('with a known id and another handle agrees with nobody', () => {
    show(channelHeader(), `/channel/${annId}`);
    const [row] = youtubeAdapter.rows(document);
    expect(row && ['ann_example', 'bob_example', ''].map((handle) => youtubeAdapter.agrees(row, handle))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('lists of videos', () => {
  it('a search result is joined by its video; an advertisement is not read', () => {
    show(
      `<ytd-search>${searchVideo()}<ytd-ad-slot-renderer>${searchVideo('vid00000032')}</ytd-ad-slot-renderer></ytd-search>`,
      '/results?search_query=beans',
    );
    expect(rows()).toEqual([{ kind: 'post', postId: 'vid00000031', accountId: null, handle: 'bob_example' }]);
    expect(youtubeAdapter.rows(document)[0]?.slot.container.id).toBe('channel-info');
  });

  it('a result whose links name two videos is nobody’s', () => {
    show(
      searchVideo().replace(
        'id="video-title" href="/watch?v=vid00000031"',
        'id="video-title" href="/watch?v=vid00000032"',
      ),
    );
    expect(rows()).toEqual([]);
  });

  it('a channel among the results', () => {
    show(
      `<ytd-channel-renderer><div id="avatar-section"><a href="/@ann_example"><yt-img-shadow></yt-img-shadow></a></div><a id="main-link" href="/@ann_example"></a></ytd-channel-renderer>`,
    );
    expect(rows()).toEqual([{ kind: 'user', postId: null, accountId: null, handle: 'ann_example' }]);
  });

  it('cards: one that is empty, one of several channels, one without a picture have no row', () => {
    const picture =
      '<yt-decorated-avatar-view-model><yt-avatar-shape></yt-avatar-shape></yt-decorated-avatar-view-model>';
    show(
      '<yt-lockup-view-model></yt-lockup-view-model>' +
        lockup('vid00000041', `<yt-avatar-stack-view-model>${picture}</yt-avatar-stack-view-model>`) +
        lockup('vid00000042', '') +
        lockup('vid00000043', picture, '<a href="/@ann_example">Ann</a>'),
      '/',
    );
    expect(rows()).toEqual([{ kind: 'post', postId: 'vid00000043', accountId: null, handle: 'ann_example' }]);
  });
});

describe('a half-loaded or consent page', () => {
  it.each([
    ['empty', '<ytd-app></ytd-app>'],
    ['consent', '<ytd-consent-bump-v2-lightbox><a href="/@ann_example">Ann</a></ytd-consent-bump-v2-lightbox>'],
    ['a comment without anything', '<ytd-comment-view-model></ytd-comment-view-model>'],
    [
      'a comment with an author and no address yet',
      '<ytd-comment-view-model><div id="author-thumbnail"><img></div><a id="author-text" href="/@ann_example">Ann</a></ytd-comment-view-model>',
    ],
    [
      'a header without anything',
      '<ytd-browse page-subtype="channels"><yt-page-header-view-model></yt-page-header-view-model></ytd-browse>',
    ],
  ])('%s has no rows', (_, html) => {
    show(html);
    expect(rows()).toEqual([]);
  });
});

describe('badges', () => {
  let stop = () => {};
  afterEach(() => stop());

  function start(findings: Findings, now: Set<Badge>) {
    const annotator = createAnnotator({
      document,
      adapter: youtubeAdapter,
      findings,
      words: englishWords,
      theme: createThemeSheet(document),
      want: () => {},
      onPageRows: () => {
        throw new Error('YouTube’s rows are no source');
      },
      onOpen: () => {},
      onNavigate: () => {},
      onShown: (badge) => now.add(badge),
      onGone: (badge) => now.delete(badge),
    });
    stop = annotator.stop;
    const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    // A pass that took long is followed by a pause.
    const frames = async () => {
      await rest(60);
      while (annotator.isBehind()) await rest(10);
    };
    return { annotator, frames };
  }

  it('are not looked for anew while only the player changes', async () => {
    const { annotator, frames } = start(createFindings(), new Set());
    show(watch(`<div id="movie_player"><span class="ytp-time-current">0:01</span></div>${comment()}`));
    await frames();
    let passes = 0;
    annotator.onPass(() => {
      passes += 1;
    });
    const clock = document.querySelector('.ytp-time-current');
    for (const time of ['0:02', '0:03']) {
      if (clock !== null) clock.textContent = time;
      await frames();
    }
    expect(passes).toBe(0);
    document.querySelector('#content-text')?.replaceChildren('changed');
    await frames();
    expect(passes).toBeGreaterThan(0);
  });

  it('follow the comment when Polymer binds another to the same element, and go when nothing fits', async () => {
    const findings = createFindings();
    const ann = { platform: 'youtube' as const, id: annId, handle: 'ann_example' };
    const bob = { platform: 'youtube' as const, id: bobId, handle: '' };
    findings.learnAuthors([
      { post: firstComment, account: ann },
      { post: 'Ugother', account: bob },
    ]);
    findings.learnAssessments([assessment(annId, 'ann_example'), assessment(bobId, '')]);
    const now = new Set<Badge>();
    show(watch(comment()));
    const { annotator, frames } = start(findings, now);
    const accounts = () => Array.from(now, ({ look }) => look.account);
    await frames();
    expect(accounts()).toEqual([annId]);

    const link = document.querySelector('#published-time-text a');
    link?.setAttribute('href', `/watch?v=${videoId}&lc=Ugother`);
    for (const author of document.querySelectorAll('#author-text, #author-thumbnail a'))
      author.setAttribute('href', '/@bob_example');
    await frames();
    expect(accounts()).toEqual([bobId]);

    // The time is bound anew, the author not yet: ann's comment under bob's name is nobody's.
    link?.setAttribute('href', `/watch?v=${videoId}&lc=${firstComment}`);
    await frames();
    expect(accounts()).toEqual([]);
    expect(annotator.stats.mismatched).toBe(1);

    // The author's link names a channel that did not write this comment.
    for (const author of document.querySelectorAll('#author-text, #author-thumbnail a'))
      author.setAttribute('href', `/channel/${bobId}`);
    await frames();
    expect(accounts()).toEqual([]);
  });
});

describe('the day of creation', () => {
  const model = (created?: { earliest: string; latest: string; basis: 'joined-month' }) => ({
    assessment: assessment(annId, 'ann_example', 'none', created === undefined ? {} : { created }),
    group: undefined,
    now: Date.UTC(2026, 10, 22),
    handleOf: () => undefined,
    shownName: (id: string) => id,
    profileUrl: youtubeAdapter.profileUrl,
    aboutUrl: youtubeAdapter.aboutUrl,
    jumpTo: () => null,
    switchedOff: [],
    isHidden: false,
    hide: null,
    marking: null,
  });
  const section = (content: HTMLElement[]) => content.find((each) => each.dataset.plSection === 'creation');

  it('that the page did not say is said to be unchecked, with a plain link', () => {
    const shown = section(cardContent(document, englishWords, model(), 'h'));
    expect(shown?.textContent).toContain('Could not check');
    const link = shown?.querySelector('a');
    expect(link?.getAttribute('href')).toBe(`https://www.youtube.com/channel/${annId}/about`);
    expect(link?.rel).toContain('noopener');
  });

  it('that is known is in the life line', () => {
    const created = {
      earliest: '2019-03-04T00:00:00.000Z',
      latest: '2019-03-04T23:59:59.999Z',
      basis: 'joined-month' as const,
    };
    const content = cardContent(document, englishWords, model(created), 'h');
    expect(section(content)).toBeUndefined();
    expect(content.find((each) => each.dataset.plSection === 'life')?.textContent).toContain('2019');
  });
});

it('the theme is that of the surface nearest to the reader', () => {
  show('<ytd-app style="background-color: rgb(15, 15, 15)"></ytd-app>');
  document.body.style.backgroundColor = 'rgb(255, 255, 255)';
  expect(themeOf(document, youtubeAdapter.surfaces).name).toBe('dark');
  document.body.style.backgroundColor = '';
});

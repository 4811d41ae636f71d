// @vitest-environment happy-dom
// Whose row it is, for every kind of row that X has. The cases are named after what would go wrong: a stranger's badge.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { xAdapter } from '../../extension/sites/x/adapter.ts';
import { hoverCard, post, profile, quote, show, userCell } from './support/x-dom.ts';

const rows = () =>
  xAdapter.rows(document).map(({ kind, postId, accountId, handle }) => ({ kind, postId, accountId, handle }));
const one = { kind: 'post', postId: '1900000000000000001', accountId: null, handle: 'ann_example' };

describe('posts', () => {
  it('an ordinary post', () => {
    show(post());
    expect(rows()).toEqual([one]);
    expect(xAdapter.rows(document)[0]?.slot.container.dataset.testid).toBe('Tweet-User-Avatar');
  });

  it.each([
    ['absolute', 'https://x.com/ann_example/status/1900000000000000001'],
    ['without a handle', '/i/status/1900000000000000001'],
    ['for the web', '/i/web/status/1900000000000000001'],
    ['of an edited post', '/ann_example/status/1900000000000000001/history'],
    ['of the old domain', 'https://twitter.com/ann_example/statuses/1900000000000000001'],
  ])('a permalink %s', (_, permalink) => {
    show(post({ permalink }));
    expect(rows()).toEqual([one]);
  });

  it('the focal post, whose time stands below its text', () => {
    show(post({ focal: true }));
    expect(rows()).toEqual([{ ...one, kind: 'focal' }]);
  });

  it('a quoted post is not taken for the row, in whatever order they stand', () => {
    show(post({ quote: quote() }) + post({ id: '1900000000000000002', extra: quote('carl_example'), focal: true }));
    expect(rows()).toEqual([one, { ...one, kind: 'focal', postId: '1900000000000000002' }]);
  });

  it('a repost is its author’s row, not the reposter’s', () => {
    show(
      post({
        socialContext: '<a href="/dora_example" role="link"><span data-testid="socialContext">Dora reposted</span></a>',
      }),
    );
    expect(rows()).toEqual([one]);
  });

  it('a link to another post in the text or in a card is not the row’s', () => {
    const other = '<a href="/eve_example/status/1800000000000000009">see</a>';
    show(post({ text: other, extra: `<div data-testid="card.wrapper">${other}</div>` }));
    expect(rows()).toEqual([one]);
  });

  it('an advertisement without a time is known by its other links', () => {
    const photo = '<a href="/shop_example/status/1900000000000000003/photo/1"><div data-testid="tweetPhoto"></div></a>';
    show(
      `<div data-testid="placementTracking">${post({ handle: 'shop_example', permalink: '/shop_example', extra: photo }).replace(/<time[^>]*>.*?<\/time>/, 'Ad')}</div>`,
    );
    expect(rows()).toEqual([{ ...one, postId: '1900000000000000003', handle: 'shop_example' }]);
  });

  it('an advertisement whose links name two posts names none', () => {
    const links = '<a href="/a_example/status/1"></a><a href="/b_example/status/2"></a>';
    show(post({ permalink: '/ann_example', extra: links }).replace(/<time[^>]*>.*?<\/time>/, 'Ad'));
    expect(rows()[0]?.postId).toBeNull();
  });

  it('a name written like another person’s handle is no handle', () => {
    show(post({ name: '@famous_person' }));
    expect(rows()[0]?.handle).toBe('ann_example');
  });

  it('a name in Arabic with emoji and direction marks', () => {
    show(post({ name: '\u200fآن مثال <img alt="🌹" src="https://abs-0.twimg.com/emoji/v2/svg/1f339.svg">\u202e' }));
    expect(rows()).toEqual([one]);
  });

  it('an affiliate’s badge beside the name is not the author', () => {
    show(
      post({
        name: 'Ann</span></span></a><a href="/company_example"><div><img src="https://pbs.twimg.com/profile_images/1/a.jpg"></div></a><a href="/ann_example"><span><span>',
      }),
    );
    expect(rows()[0]?.handle).toBe('ann_example');
  });

  it('links that disagree about the author name nobody', () => {
    show(post({ name: 'Ann</span></span></a><a href="/bob_example">Bob<span><span>' }));
    expect(rows()[0]?.handle).toBeNull();
  });

  it('a post without links takes the handle of its picture', () => {
    show(
      post()
        .replace(/<a [^>]*>/g, '<span>')
        .replace(/<\/a>/g, '</span>'),
    );
    expect(rows()).toEqual([{ ...one, kind: 'post', postId: null }]);
  });

  it('an unavailable quote inside a post, an unavailable post and empty cells are no rows', () => {
    show(`${post({ quote: '<div><article tabindex="-1"><span>This post is unavailable</span></article></div>' })}
      <div data-testid="cellInnerDiv"><article><span>Post deleted</span></article></div><div data-testid="cellInnerDiv"></div>`);
    expect(rows()).toEqual([one]);
  });

  it('the photo viewer’s post is a div', () => {
    show(
      `<div role="dialog">${post({ tag: 'div', focal: true })}</div>`,
      '/ann_example/status/1900000000000000001/photo/1',
    );
    expect(rows()[0]?.kind).toBe('media');
  });

  it('a slot is never inside a link', () => {
    show(`<a href="/ann_example">${post()}</a>`);
    expect(xAdapter.rows(document)[0]?.slot.container.closest('a')).toBeNull();
  });
});

describe('people', () => {
  it.each(['follow', 'unfollow', 'block', 'unblock', 'cancel', 'subscribe', 'manageSubscription'])(
    'a cell with a %s button',
    (action) => {
      show(userCell({ action }));
      expect(rows()).toEqual([{ kind: 'user', postId: null, accountId: '12', handle: 'ann_example' }]);
    },
  );

  it('one’s own cell has no button', () => {
    show(userCell({ id: '' }));
    expect(rows()[0]?.accountId).toBeNull();
  });

  it('people mentioned in the description are not the person', () => {
    show(userCell({ bio: 'with <a href="/bob_example">@bob_example</a>' }));
    expect(rows()[0]?.handle).toBe('ann_example');
  });

  it('buttons that disagree name nobody', () => {
    show(userCell({ bio: '<button data-testid="13-follow"></button>' }));
    expect(rows()[0]?.accountId).toBeNull();
  });

  it('a hover card', () => {
    show(hoverCard());
    expect(rows()).toEqual([{ kind: 'hover', postId: null, accountId: '12', handle: 'ann_example' }]);
  });
});

describe('the profile header', () => {
  const header = { kind: 'profile', postId: null, accountId: '12', handle: 'ann_example' };
  it('is known by its button, or by its banner', () => {
    show(profile(), '/ann_example');
    expect(rows()).toEqual([header]);
    show(profile({ id: '', banner: '12' }), '/ann_example/with_replies');
    expect(rows()).toEqual([header]);
  });

  it('whose name is “@other” is not other’s', () => {
    show(profile({ name: '@other_person' }), '/ann_example');
    expect(rows()[0]?.handle).toBe('ann_example');
  });

  it('that still shows the last person while the address is the next one’s is nobody’s', () => {
    show(profile(), '/bob_example');
    expect(rows()).toEqual([]);
  });

  it('whose button and banner speak of two people is nobody’s', () => {
    show(profile({ banner: '13' }), '/ann_example');
    expect(rows()).toEqual([]);
  });

  it('takes no id from posts and suggestions on the page', () => {
    show(
      `${profile({ id: '' }).replace(/<\/div>$/, '')}${userCell({ id: '99', handle: 'zed_example' })}${post()}</div>`,
      '/ann_example',
    );
    expect(rows().find(({ kind }) => kind === 'profile')?.accountId).toBeNull();
  });

  it('X’s own pages are no profiles', () => {
    show(profile({ handle: 'home' }), '/home');
    expect(rows()).toEqual([]);
  });
});

describe('page rows, the second source', () => {
  const read = () => xAdapter.pageRows(document, xAdapter.rows(document));
  it('posts with time and text, emoji as characters', () => {
    show(
      post({
        text: 'Hello <img alt="🌹" src="x.svg"> <a href="https://t.co/a"><span aria-hidden="true">https://</span>example.com</a>',
      }),
    );
    expect(read()).toEqual({
      site: 'x',
      url: 'https://x.com/home',
      rows: [
        {
          kind: 'post',
          id: '1900000000000000001',
          handle: 'ann_example',
          time: '2026-07-20T10:00:00.000Z',
          text: 'Hello 🌹 https://example.com',
          quote: false,
        },
      ],
      profile: null,
    });
  });

  it('a text that goes on elsewhere is not told as if it were whole', () => {
    show(post({ extra: '<button data-testid="tweet-text-show-more-link">Show more</button>' }));
    expect(read().rows[0]?.text).toBeNull();
  });

  it('rows without an id or a handle tell nothing', () => {
    show(post({ permalink: '/ann_example' }) + userCell());
    expect(read().rows).toEqual([]);
  });

  it('a profile with the month of joining', () => {
    show(profile({ name: 'Ann <img alt="🌹" src="x">', bio: 'Gardens' }), '/ann_example');
    expect(read().profile).toEqual({
      id: '12',
      handle: 'ann_example',
      name: 'Ann 🌹',
      bio: 'Gardens',
      joined: 'Joined July 2009',
      lang: 'en',
    });
  });
});

describe('recorded pages', () => {
  const folder = join(process.env.PERSONA_LENS_DATA_DIR ?? '', 'x', 'page-html');
  const present = (process.env.PERSONA_LENS_DATA_DIR ?? '') !== '' && existsSync(folder);
  if (!present) console.warn('SKIPPED: recorded pages (PERSONA_LENS_DATA_DIR is not set or has no x/page-html)');

  it.skipIf(!present).each([
    ['timeline.html', 'post'],
    ['status.html', 'focal'],
  ])('%s: one row, joined by the id of its permalink', (file, kind) => {
    const html = readFileSync(join(folder, file), 'utf8');
    const [, handle, id] = /href="\/(\w+)\/status\/(\d+)"/.exec(html) ?? [];
    show(html);
    expect(rows()).toEqual([{ kind, postId: id, accountId: null, handle }]);
    expect(xAdapter.rows(document)[0]?.slot.picture?.dataset.testid).toBe(`UserAvatar-Container-${handle}`);
    expect(xAdapter.pageRows(document, xAdapter.rows(document)).rows[0]?.time).toMatch(/^\d{4}-\d\d-\d\dT/);
  });
});

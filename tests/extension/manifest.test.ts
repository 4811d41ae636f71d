// What the browser grants us, and what our own pages may do: as little as the work needs, in each browser.
import { describe, expect, it } from 'vitest';
import { contentScripts, extensionPagePolicy, manifestFor, siteMatches } from '../../extension/manifest.ts';

describe('the permissions', () => {
  it('are storage, and in Chromium the panel; the hosts are the sites that are read', () => {
    expect(manifestFor('chromium').permissions).toEqual(['storage', 'sidePanel']);
    expect(manifestFor('firefox').permissions).toEqual(['storage']);
    for (const browser of ['chromium', 'firefox']) {
      expect(Object.keys(manifestFor(browser))).not.toContain('host_permissions');
      expect(Object.keys(manifestFor(browser))).not.toContain('optional_permissions');
    }
    for (const { matches } of contentScripts) expect(matches).toEqual(siteMatches);
    expect(siteMatches.every((match) => /^https:\/\/([a-z]+\.)?(x|twitter|youtube)\.com\/\*$/.test(match))).toBe(true);
  });

  it('give pages one file, which changes its address where the browser offers that', () => {
    const [ofChromium, ...more] = manifestFor('chromium').web_accessible_resources;
    expect(ofChromium).toEqual({ resources: ['engine-host.html'], matches: siteMatches, use_dynamic_url: true });
    expect(more).toEqual([]);
    expect(manifestFor('firefox').web_accessible_resources).toEqual([
      { resources: ['engine-host.html'], matches: siteMatches },
    ]);
  });

  it('collect nothing, which Firefox is told', () => {
    const { gecko } = manifestFor('firefox').browser_specific_settings ?? {};
    expect(gecko?.data_collection_permissions).toEqual({ required: ['none'] });
  });
});

describe('the policy of our own pages', () => {
  const rules = new Map(
    extensionPagePolicy.split('; ').map((rule) => {
      const [name = '', ...values] = rule.split(' ');
      return [name, values] as const;
    }),
  );

  it('forbids everything that is not named, and names only ourselves', () => {
    expect(rules.get('default-src')).toEqual(["'none'"]);
    for (const [name, values] of rules) {
      if (name === 'frame-ancestors') continue;
      const allowed = name === 'script-src' ? ["'self'", "'wasm-unsafe-eval'"] : ["'self'", "'none'"];
      expect(
        values.filter((value) => !allowed.includes(value)),
        name,
      ).toEqual([]);
    }
  });

  it('lets nothing inline and nothing from a string run', () => {
    expect(extensionPagePolicy).not.toMatch(
      /'unsafe-(inline|eval|hashes)'|data:|blob:|https?:\/\/(?!(\w+\.)?(x|twitter|youtube)\.com)/,
    );
  });
});

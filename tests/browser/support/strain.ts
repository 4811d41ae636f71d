// What no checker of rules looks at: whether anything is cut off or runs out of its place, how large what can be pressed is, what moves, and whether what is
// drawn can be told from its ground. Each gives sentences about what is wrong; none is good.
import type { Page } from 'puppeteer-core';

/** A surface: one of our own pages, or what stands in an open shadow root of ours in somebody else's page. */
export interface Surface {
  page: Page;
  /** Selector of the host of the shadow root; null for a page of our own. */
  host: string | null;
}

const inPage = `
  const rootOf = (host) => (host === null ? document.body : document.querySelector(host).shadowRoot);
  const all = (host) => [...rootOf(host).querySelectorAll('*')].filter((one) => !['STYLE', 'SCRIPT'].includes(one.tagName));
  const parentOf = (one) => one.parentElement ?? (one.getRootNode() instanceof ShadowRoot ? one.getRootNode().host : null);
  const isShown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
  const say = (one) => one.localName + '.' + String(one.className?.baseVal ?? one.className) + ' “' + (one.textContent ?? '').trim().slice(0, 40) + '”';
  const isUnseen = (one) => one.closest('.unseen') !== null;
`;

const run = <T>({ page, host }: Surface, body: string): Promise<T> =>
  page.evaluate(`(() => { ${inPage} const host = ${JSON.stringify(host)}; ${body} })()`) as Promise<T>;

/**
 * Words as another language might have them: 40 % longer, with compounds, accents and brackets. Names (bdi) and keys stay. Gives how many texts became longer.
 */
export function lengthen(surface: Surface): Promise<number> {
  return run(
    surface,
    `
    const accents = { a: 'á', e: 'é', i: 'î', o: 'ö', u: 'ü', c: 'ç', n: 'ñ', A: 'Å', E: 'É', O: 'Ö', U: 'Ü' };
    const other = (text) => {
      const words = text.trim().split(/\\s+/);
      const joined = [];
      // Every second pair of short words becomes one, as German does.
      for (let at = 0; at < words.length; at += 1) {
        const next = words[at + 1];
        const isPair = at % 4 === 0 && next !== undefined && /^\\p{L}{3,9}$/u.test(words[at]) && /^\\p{L}{3,9}$/u.test(next);
        joined.push(isPair ? words[at] + next : words[at]);
        if (isPair) at += 1;
      }
      const accented = joined.join(' ').replace(/[aeioucnAEOU]/g, (letter) => accents[letter]);
      return '[' + accented + ' ' + 'ungewöhnlich lang '.repeat(Math.ceil(text.length * 0.4 / 18)).trim().slice(0, Math.ceil(text.length * 0.4)) + ']';
    };
    let changed = 0;
    const walker = document.createTreeWalker(rootOf(host), NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) {
      const parent = node.parentElement;
      if (!/\\p{L}{2}/u.test(node.data) || parent === null || parent.closest('bdi, kbd, style, script, textarea, .unseen') !== null) continue;
      node.data = other(node.data);
      changed += 1;
    }
    return changed;`,
  );
}

/** What is cut off, or stands where it can only be reached by scrolling sideways. */
export function cutOff(surface: Surface): Promise<string[]> {
  return run(
    surface,
    `
    const wrong = [];
    const root = document.documentElement;
    if (host === null && root.scrollWidth > root.clientWidth) wrong.push('the page scrolls sideways: ' + root.scrollWidth + ' in ' + root.clientWidth);
    for (const one of all(host)) {
      if (!isShown(one) || isUnseen(one)) continue;
      const style = getComputedStyle(one);
      const scrolls = (value) => value === 'auto' || value === 'scroll';
      if (one instanceof HTMLElement && scrolls(style.overflowX) && one.scrollWidth > one.clientWidth) wrong.push('scrolls sideways: ' + say(one));
      const texts = [...one.childNodes].filter((node) => node.nodeType === 3 && node.data.trim() !== '');
      for (const text of texts) {
        const range = document.createRange();
        range.selectNodeContents(text);
        const box = range.getBoundingClientRect();
        if (box.width === 0) continue;
        if (box.right > root.clientWidth + 1 || box.left < -1) wrong.push('runs out of the window: ' + say(one));
        for (let outer = one; outer !== null; outer = parentOf(outer)) {
          const { overflowX, overflowY } = getComputedStyle(outer);
          const around = outer.getBoundingClientRect();
          const cutsX = overflowX === 'hidden' || overflowX === 'clip';
          const cutsY = overflowY === 'hidden' || overflowY === 'clip';
          if (cutsX && (box.right > around.right + 1 || box.left < around.left - 1)) wrong.push('cut off at the side: ' + say(one));
          if (cutsY && outer !== document.body && scrollerBetween(one, outer) === false && box.bottom > around.bottom + 2) wrong.push('cut off below: ' + say(one));
        }
      }
    }
    function scrollerBetween(one, outer) {
      for (let step = one; step !== null && step !== outer; step = parentOf(step)) {
        if (scrolls(getComputedStyle(step).overflowY)) return true;
      }
      return false;
      function scrolls(value) { return value === 'auto' || value === 'scroll'; }
    }
    return [...new Set(wrong)];`,
  );
}

/** Texts that stand upon each other. */
export function overlaps(surface: Surface): Promise<string[]> {
  return run(
    surface,
    `
    const texts = all(host)
      .filter((one) => isShown(one) && !isUnseen(one))
      .flatMap((one) => [...one.childNodes].filter((node) => node.nodeType === 3 && node.data.trim() !== '').map((node) => ({ one, node })))
      .map(({ one, node }) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return { one, boxes: [...range.getClientRects()] };
      });
    const wrong = [];
    const fixed = (one) => { for (let step = one; step !== null; step = parentOf(step)) { if (getComputedStyle(step).position === 'sticky') return true; } return false; };
    texts.forEach(({ one, boxes }, index) => {
      for (const other of texts.slice(index + 1)) {
        if (fixed(one) !== fixed(other.one)) continue;
        const meet = boxes.some((a) => other.boxes.some((b) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6));
        if (meet) wrong.push(say(one) + ' and ' + say(other.one));
      }
    });
    return wrong;`,
  );
}

/** What can be pressed and is smaller than 24 by 24; links within a sentence are as large as their words. Gives also how many were measured. */
export function smallTargets(surface: Surface): Promise<{ measured: number; wrong: string[] }> {
  return run(
    surface,
    `
    const targets = all(host).filter((one) => one.matches('a[href], button, input, select, textarea, summary, [tabindex="0"]') && isShown(one));
    const wrong = targets.filter((one) => {
      const inSentence = one.matches('a, button') && getComputedStyle(one).display === 'inline' && (one.parentElement?.textContent ?? '').trim().length > (one.textContent ?? '').trim().length;
      if (inSentence) return false;
      const wide = one.closest('label, .switch') ?? one;
      const { width, height } = wide.getBoundingClientRect();
      return width < 23.9 || height < 23.9;
    });
    return { measured: targets.length, wrong: wrong.map((one) => say(one) + ' ' + Math.round(one.getBoundingClientRect().width) + '×' + Math.round(one.getBoundingClientRect().height)) };`,
  );
}

/** What moves: the longest time of any transition or animation, in seconds. */
export function longestMotion(surface: Surface): Promise<number> {
  return run(
    surface,
    `
    const seconds = (text) => Math.max(...text.split(',').map((part) => (part.trim().endsWith('ms') ? parseFloat(part) / 1000 : parseFloat(part))));
    return Math.max(0, ...all(host).map((one) => {
      const { transitionDuration, animationName, animationDuration } = getComputedStyle(one);
      return Math.max(seconds(transitionDuration), animationName === 'none' ? 0 : seconds(animationDuration));
    }));`,
  );
}

/** Drawn shapes whose colour is hard to tell from the ground, by less than 3 : 1. Gives also how many were looked at. */
export function faintShapes(surface: Surface): Promise<{ looked: number; wrong: string[] }> {
  return run(
    surface,
    `
    // What the browser makes of any colour, as numbers.
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const parse = (color) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      return { rgb: [r, g, b], a: a / 255 };
    };
    const luminance = (rgb) => {
      const [r, g, b] = rgb.map((value) => { const share = value / 255; return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4; });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
    const groundOf = (one) => {
      for (let step = parentOf(one); step !== null; step = parentOf(step)) {
        const { rgb, a } = parse(getComputedStyle(step).backgroundColor);
        if (a > 0.9) return rgb;
      }
      return parse('Canvas').rgb;
    };
    const wrong = [];
    let looked = 0;
    for (const one of all(host)) {
      if (!isShown(one) || one.closest('pattern, defs') !== null) continue;
      const style = getComputedStyle(one);
      const isShape = one instanceof SVGGeometryElement;
      const isArea = one.matches('.segment, .key, .pulse');
      // A control is told by its edge, a switch by being drawn as the browser draws one.
      const isControl = one.matches('.button, select, textarea, input[type="search"]');
      if (one.matches('.switch input')) {
        looked += 1;
        if (style.appearance === 'none') wrong.push(say(one) + ' is drawn by us');
      }
      if (!isShape && !isArea && !isControl) continue;
      const edge = style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) >= 1 ? style.borderTopColor : 'transparent';
      const colors = isControl ? [edge] : isArea ? [style.backgroundColor] : [style.fill, style.stroke].filter((color) => color !== 'none' && !color.startsWith('url'));
      if (colors.length === 0) continue;
      looked += 1;
      const best = Math.max(...colors.map((color) => { const { rgb, a } = parse(color); return a < 0.5 ? 1 : contrast(rgb, groundOf(one)); }));
      if (best < 3) wrong.push(say(one) + ' ' + best.toFixed(1) + ': ' + colors.join(', '));
    }
    return { looked, wrong: [...new Set(wrong)] };`,
  );
}

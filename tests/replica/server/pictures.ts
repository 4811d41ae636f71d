// Every picture of the replicas is drawn here: no file, no photograph of anybody.

const svg = (width: number, height: number, inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`;

function numberIn(path: string): number {
  return [...path].reduce((sum, letter) => (sum * 33 + (letter.codePointAt(0) ?? 0)) % 9973, 11);
}

/** A round hill under a sun, in the account's colour. */
function portrait(hue: number): string {
  return svg(
    96,
    96,
    `<rect width="96" height="96" fill="hsl(${hue} 42% 62%)"/><circle cx="66" cy="30" r="12" fill="hsl(${hue} 60% 88%)"/>` +
      `<path d="M0 96V70q24-26 48-8t48-10v44z" fill="hsl(${hue} 38% 38%)"/>` +
      `<path d="M0 96V84q30-18 60-6t36-4v22z" fill="hsl(${(hue + 30) % 360} 34% 28%)"/>`,
  );
}

function landscape(seed: number): string {
  const hue = seed % 360;
  return svg(
    600,
    340,
    `<defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="hsl(${hue} 55% 78%)"/><stop offset="1" stop-color="hsl(${(hue + 40) % 360} 60% 90%)"/></linearGradient></defs>` +
      `<rect width="600" height="340" fill="url(#s)"/><path d="M0 340V220l110-70 90 60 120-110 130 120 150-60v180z" fill="hsl(${hue} 22% 42%)"/>` +
      `<path d="M0 340v-60q150-50 300-10t300-20v90z" fill="hsl(${(hue + 20) % 360} 26% 28%)"/>`,
  );
}

function emoji(codePoints: string): string {
  const text = String.fromCodePoint(...codePoints.split('-').map((code) => Number.parseInt(code, 16)));
  return svg(36, 36, `<text x="18" y="29" font-size="30" text-anchor="middle">${text}</text>`);
}

/** The drawing behind a path of a picture host. */
export function picture(path: string): string {
  const face = /\/profile_images\/\d+\/h(\d+)_/.exec(path) ?? /^\/h(\d+)=s\d+/.exec(path);
  if (face?.[1] !== undefined) return portrait(Number(face[1]));
  const sign = /\/emoji\/v2\/svg\/([0-9a-f-]+)\.svg/.exec(path);
  if (sign?.[1] !== undefined) return emoji(sign[1]);
  if (path.startsWith('/profile_images/')) return portrait(numberIn(path) % 360);
  return landscape(numberIn(path));
}

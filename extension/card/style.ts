// The card's looks: the page's colours (theme.ts), system type, a 4 px grid, one accent.

export const cardWidth = 380;
/** Below this the card is a sheet at the bottom. */
export const sheetBelow = 480;

export const cardCss = `
  .card {
    all: unset; position: fixed; inset: auto; margin: 0; box-sizing: border-box; display: flex; flex-direction: column;
    inline-size: min(${cardWidth}px, calc(100vw - 16px)); max-block-size: min(70vh, var(--pl-room, 70vh)); overflow: clip;
    border-radius: 12px; background: var(--pl-surface); color: var(--pl-ink); box-shadow: var(--pl-shadow);
    font: 400 14px/20px system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
    font-variant-numeric: tabular-nums; text-align: start; overflow-wrap: anywhere; cursor: auto;
    animation: arrive 120ms ease-out;
  }
  .card[data-sheet] {
    inline-size: 100vw; inset: auto 0 0 0; border-radius: 16px 16px 0 0; padding-block-end: env(safe-area-inset-bottom);
  }
  .card:not(:popover-open):not([data-plain]) { display: none; }
  @keyframes arrive { from { opacity: 0; } }
  @media (prefers-reduced-motion: reduce) { .card { animation: none; } }

  .head {
    display: flex; align-items: center; gap: 8px; flex: none; padding-block: 8px 0; padding-inline: 16px 8px; color: var(--pl-quiet);
    font-size: 13px;
  }
  .head span { flex: 1; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .close {
    all: unset; box-sizing: border-box; display: grid; place-items: center; inline-size: 32px; block-size: 32px;
    border-radius: 50%; cursor: pointer; color: var(--pl-quiet);
  }
  .close:hover { background: var(--pl-wash); color: var(--pl-ink); }
  .body { position: relative; overflow-y: auto; overscroll-behavior: contain; padding: 0 16px 16px; scrollbar-width: thin; }
  .body:focus, .card:focus { outline: none; }

  section + section { margin-block-start: 16px; padding-block-start: 16px; border-block-start: 1px solid var(--pl-line); }
  [data-pl-section=headline] + section { margin-block-start: 12px; padding-block-start: 0; border: 0; }
  h2, h3, h4, p, dl, dd, ul { margin: 0; padding: 0; }
  summary h3 { display: inline; font-size: inherit; line-height: inherit; color: inherit; }
  h2 { font-size: 16px; line-height: 22px; font-weight: 650; text-wrap: pretty; }
  h3 { font-size: 13px; line-height: 16px; font-weight: 600; color: var(--pl-quiet); margin-block-end: 8px; }
  h4 { display: flex; justify-content: space-between; gap: 12px; font-size: 14px; font-weight: 650; }
  p + p, p + .decibans, .decibans + p, p + ul, ul + p, .mark + p { margin-block-start: 8px; }
  b { font-weight: 650; }
  .quiet { color: var(--pl-quiet); }
  .small, .lifeline p { font-size: 12px; line-height: 16px; }
  .weight { flex: none; color: var(--pl-quiet); font-weight: 400; }
  .caveat { font-weight: 600; }
  .note { white-space: pre-wrap; }
  .note + .action { margin-block-start: 8px; }
  a, .jump { color: var(--pl-accent); text-decoration: none; }
  a:hover, .jump:hover { text-decoration: underline; }
  .action {
    all: unset; box-sizing: border-box; display: inline-flex; align-items: center; min-block-size: 32px; padding: 4px 12px;
    border-radius: 16px; font-size: 13px; line-height: 18px; font-weight: 600; color: var(--pl-ink); box-shadow: inset 0 0 0 1px var(--pl-line); cursor: pointer;
  }
  .action:hover { background: var(--pl-wash); }
  .action[aria-pressed=true] { box-shadow: inset 0 0 0 1.5px var(--pl-accent); }
  /* At hand wherever the reader is in a long card. */
  section[data-pl-section=actions] {
    position: sticky; inset-block-end: -16px; display: flex; flex-wrap: wrap; gap: 8px;
    margin: 16px -16px -16px; padding: 10px 16px; background: var(--pl-surface);
  }
  [data-pl-section=actions] p:not(:empty) { margin-block-start: 4px; }
  .jump { all: unset; color: var(--pl-accent); cursor: pointer; }
  .members :is(a, .jump) { display: inline-block; line-height: 24px; }
  /* In a low window the card's own words need the room. */
  @media (max-height: 480px) { section[data-pl-section=actions] { position: static; } }
  a:focus-visible, button:focus-visible, summary:focus-visible { outline: 2px solid var(--pl-accent); outline-offset: 1px; border-radius: 4px; }
  ul { list-style: none; }
  .plain li { position: relative; padding-inline-start: 14px; }
  .plain li::before { content: ''; position: absolute; inset-inline-start: 2px; inset-block-start: 8px; inline-size: 4px; block-size: 4px; border-radius: 50%; background: var(--pl-quiet); opacity: 0.6; }
  .plain li + li { margin-block-start: 4px; }
  summary { cursor: pointer; font-size: 13px; line-height: 24px; font-weight: 600; color: var(--pl-quiet); }
  summary:hover { color: var(--pl-ink); }
  details > ul { margin-block-start: 4px; }
  .members { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 12px; }
  .members + ul { margin-block-start: 8px; }
  .unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

  .mark { display: flex; align-items: center; gap: 10px; font-weight: 600; color: var(--pl-quiet); }
  .mark svg { flex: none; }
  .mark.speaks svg { color: var(--pl-accent); }
  .mark span { color: var(--pl-ink); }

  .trait + .trait { margin-block-start: 16px; }
  .trait p { margin-block: 2px 8px; }
  .fact { display: flex; flex-wrap: wrap; gap: 0 8px; font-size: 13px; line-height: 18px; }
  .fact dt { flex: 0 0 84px; }
  /* Where there is less room, beneath. */
  .fact dd { flex: 1 1 168px; min-inline-size: 0; }
  .fact + .fact { margin-block-start: 6px; }
  dt { color: var(--pl-quiet); }
  .fact li + li { margin-block-start: 4px; }

  .track { position: relative; block-size: 12px; border-radius: 3px; background: var(--pl-wash); overflow: hidden; }
  .stack { position: absolute; inset: 0; display: flex; gap: 1px; }
  .segment { block-size: 100%; }
  .tone0 { background: var(--pl-accent); }
  .tone1 { background: color-mix(in srgb, var(--pl-accent) 68%, var(--pl-surface)); }
  .tone2 { background: color-mix(in srgb, var(--pl-accent) 46%, var(--pl-surface)); }
  .tone3 { background: color-mix(in srgb, var(--pl-accent) 30%, var(--pl-surface)); }
  .reach { position: absolute; inset-block: 0; background: repeating-linear-gradient(135deg, var(--pl-accent) 0 1px, transparent 1px 5px); opacity: 0.55; }
  .tick { position: absolute; inset-block: 0; inline-size: 1px; background: var(--pl-surface); box-shadow: 0 0 0 0.5px var(--pl-quiet); opacity: 0.7; }
  .ticklabels { position: relative; block-size: 16px; margin-block-start: 2px; font-size: 11px; line-height: 16px; color: var(--pl-quiet); }
  .ticklabel { position: absolute; translate: -50%; white-space: nowrap; }
  .ticklabel.before { translate: calc(-100% + 4px); }
  .ticklabel.after { translate: -4px; }
  :dir(rtl) .ticklabel { translate: 50%; }
  :dir(rtl) .ticklabel.before { translate: calc(100% - 4px); }
  :dir(rtl) .ticklabel.after { translate: 4px; }
  table { inline-size: 100%; border-collapse: collapse; margin-block-start: 4px; font-size: 13px; line-height: 18px; }
  th { font-weight: 400; text-align: start; padding: 1px 0; }
  .name { display: inline-block; }
  .name::first-letter { text-transform: uppercase; }
  td { text-align: end; padding: 1px 0; white-space: nowrap; }
  .total th, .total td { font-weight: 650; border-block-start: 1px solid var(--pl-line); padding-block-start: 3px; }
  .sum { font-size: 12px; color: var(--pl-quiet); }
  .key { display: inline-block; inline-size: 8px; block-size: 8px; border-radius: 2px; margin-inline-end: 8px; }

  /* Time runs from left to right, and its scale with it; the words beneath run as the language does. */
  .life, .hours, .axislabels { direction: ltr; }
  .life { display: block; inline-size: 100%; block-size: auto; }
  .life .stripe { fill: var(--pl-quiet); opacity: 0.55; }
  .life .empty, .life .now, .life .interval { fill: var(--pl-quiet); }
  .life .seen, .life .post { fill: var(--pl-accent); }
  .life .seen { opacity: 0.35; }
  .life .one { fill: var(--pl-accent); }
  .life .maybe { fill: var(--pl-accent); opacity: 0.35; }
  .life .created { fill: var(--pl-surface); stroke: var(--pl-ink); stroke-width: 1.5; }
  .hourstrip p, .lifeline p { margin-block-start: 4px; }
  /* As high as the strip with its labels and one sentence. */
  .hourstrip.waiting { block-size: 100px; }
  .hours { display: block; inline-size: 100%; block-size: auto; }
  .hours .certain { fill: var(--pl-accent); }
  .hours .stripe { fill: var(--pl-accent); opacity: 0.7; }
  .hours .axis { fill: var(--pl-quiet); }
  /* A reader's own colours: what is drawn is drawn in the colour of text, and areas of colour, which would be taken away, stay. */
  @media (forced-colors: active) {
    .card { border: 1px solid CanvasText; }
    .track, .segment, .reach, .tick, .key { forced-color-adjust: none; }
    .track { background: Canvas; box-shadow: inset 0 0 0 1px CanvasText; }
    .segment, .key { background: CanvasText; }
    .segment + .segment { margin-inline-start: 1px; }
    .reach { background: repeating-linear-gradient(135deg, CanvasText 0 1px, transparent 1px 5px); }
    .tick { background: Canvas; box-shadow: 0 0 0 0.5px CanvasText; }
    .life :is(.stripe, .empty, .now, .interval, .seen, .post, .one, .maybe), .hours :is(.certain, .stripe, .axis) { fill: CanvasText; opacity: 1; }
    .life .created { fill: Canvas; stroke: CanvasText; }
    .action, .action[aria-pressed=true] { border: 1px solid ButtonText; }
    .action[aria-pressed=true] { background: Highlight; color: HighlightText; }
  }
  .axislabels { position: relative; block-size: 16px; font-size: 11px; line-height: 16px; color: var(--pl-quiet); }
  .axislabels span { position: absolute; white-space: nowrap; translate: -50%; unicode-bidi: plaintext; }
  .axislabels .start { translate: 0; }
  .axislabels .end { translate: -100%; }
`;

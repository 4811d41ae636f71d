// The page's looks, near enough: sizes, spacing, the two themes. In a constructed sheet, because the policy has no place for others.
const css = `
  html { background: #fff; color: #0f0f0f; --quiet: #606060; --wash: #f2f2f2; }
  html[dark] { background: #0f0f0f; color: #f1f1f1; --quiet: #aaa; --wash: #272727; }
  body { margin: 0; font-size: 14px; line-height: 20px; }
  [hidden] { display: none !important; }
  a { color: inherit; text-decoration: none; }
  button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
  yt-img-shadow, yt-avatar-shape { display: inline-block; border-radius: 50%; overflow: hidden; line-height: 0; vertical-align: top; }
  ytd-app, ytd-page-manager, ytd-watch-flexy, ytd-browse, ytd-search, ytd-shorts, ytd-comments, ytd-comment-thread-renderer,
  ytd-item-section-renderer, ytd-rich-grid-renderer, ytd-comment-replies-renderer, yt-sub-thread, yt-page-header-renderer { display: block; }
  ytd-masthead { display: flex; align-items: center; height: 56px; padding: 0 24px; font-weight: 700; font-size: 18px; }
  #columns { display: flex; gap: 24px; max-width: 1260px; margin: 0 auto; padding: 24px; }
  #primary { flex: 1; min-width: 0; } #secondary { width: 380px; }
  #player { height: 330px; border-radius: 12px; background: linear-gradient(160deg, #2b4a5e, #8fb0bd 60%, #d9cbb0); }
  #title h1 { font-size: 20px; line-height: 28px; margin: 12px 0 8px; }
  ytd-video-owner-renderer { display: flex; gap: 12px; align-items: center; position: relative; }
  #upload-info { display: flex; flex-direction: column; } #owner-sub-count { color: var(--quiet); font-size: 12px; }
  ytd-channel-name { font-weight: 500; display: block; }
  ytd-comments { margin-top: 24px; }
  #header { display: flex; gap: 16px; height: 32px; } #count { font-weight: 700; font-size: 16px; }
  .sort[aria-pressed=true] { font-weight: 700; }
  ytd-comment-thread-renderer { margin-bottom: 16px; }
  ytd-comment-view-model, ytd-comment-renderer { display: block; position: relative; }
  #body { display: flex; gap: 16px; } #main { min-width: 0; flex: 1; }
  #author-thumbnail { width: 40px; height: 40px; }
  #header-author { display: flex; gap: 4px; align-items: baseline; } #header-author h3 { margin: 0; font-size: 13px; font-weight: 500; }
  #published-time-text, .published-time-text { color: var(--quiet); font-size: 12px; }
  #content-text { display: block; white-space: pre-wrap; overflow-wrap: anywhere; }
  #toolbar { display: flex; align-items: center; height: 32px; color: var(--quiet); }
  #more-replies-sub-thread { color: #065fd4; font-weight: 500; margin-inline-start: 56px; height: 36px; }
  #expanded-threads { margin-inline-start: 56px; }
  yt-sub-thread #author-thumbnail { width: 24px; height: 24px; } yt-sub-thread #author-thumbnail img { width: 24px; height: 24px; }
  ytd-continuation-item-renderer { display: block; width: 0; height: 0; }
  yt-lockup-view-model { display: flex; gap: 8px; min-height: 94px; margin-bottom: 8px; }
  yt-lockup-view-model img[src*="i.ytimg"] { width: 168px; height: 94px; border-radius: 8px; object-fit: cover; }
  .lockup-text { display: flex; gap: 12px; } yt-lockup-view-model h3 { margin: 0; font-size: 14px; font-weight: 500; }
  yt-content-metadata-view-model { color: var(--quiet); font-size: 12px; line-height: 18px; display: block; }
  ytd-rich-grid-renderer > #contents { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; padding: 24px; }
  ytd-rich-item-renderer { min-height: 270px; } ytd-rich-item-renderer yt-lockup-view-model { flex-direction: column; }
  ytd-rich-item-renderer img[src*="i.ytimg"] { width: 100%; height: 180px; }
  ytd-video-renderer { display: flex; gap: 16px; margin: 0 24px 16px; max-width: 1000px; height: 200px; }
  ytd-video-renderer #thumbnail img { width: 356px; height: 200px; border-radius: 12px; object-fit: cover; }
  ytd-video-renderer h3 { margin: 0; font-size: 18px; font-weight: 400; line-height: 26px; } #metadata-line { color: var(--quiet); font-size: 12px; }
  #channel-info { display: flex; gap: 8px; align-items: center; padding: 12px 0; color: var(--quiet); font-size: 12px; }
  yt-page-header-view-model { display: flex; gap: 24px; padding: 24px; height: 160px; }
  .header-text h1 { margin: 0; font-size: 36px; line-height: 50px; }
  ytd-shorts { display: flex; gap: 24px; justify-content: center; padding: 16px; }
  .reel { width: 315px; height: 560px; border-radius: 12px; background: linear-gradient(#5e4a2b, #d9cbb0); }
  yt-reel-channel-bar-view-model { display: flex; gap: 8px; align-items: center; padding: 8px; height: 36px; }
  ytd-shorts ytd-engagement-panel-section-list-renderer { width: 420px; height: 560px; overflow: auto; }
  ytm-app { display: block; } ytm-app #player { height: 220px; border-radius: 0; } ytm-app h2 { margin: 12px; font-size: 18px; }
  ytm-slim-owner-renderer { display: block; padding: 0 12px; } ytm-slim-owner-renderer a { display: flex; gap: 12px; align-items: center; }
  ytm-video-with-context-renderer { display: block; margin-bottom: 16px; } ytm-video-with-context-renderer > a img { width: 100%; height: 200px; object-fit: cover; }
  ytm-video-with-context-renderer .details { display: flex; gap: 12px; padding: 8px 12px; position: relative; } .details h3 { margin: 0; font-size: 14px; }
  ytm-profile-icon { display: inline-block; border-radius: 50%; overflow: hidden; line-height: 0; }
  lazy-list { display: block; padding: 12px; } ytm-comment-renderer { display: flex; gap: 12px; margin-bottom: 16px; position: relative; }
  .YtmCommentRendererIconContainer { flex: none; width: 24px; height: 24px; border-radius: 50%; overflow: hidden; }
  .YtmCommentRendererTitle { font-size: 12px; color: var(--quiet); } .YtmCommentRendererText { margin: 2px 0; }
`;

export function installStyles(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

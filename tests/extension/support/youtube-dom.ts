// Rows in YouTube's shape (sites.md section 3), composed by us: tags, ids and nesting as YouTube has them, wrappers shortened, invented people.
export interface CommentOptions {
  id?: string;
  author?: string;
  name?: string;
  text?: string;
  picture?: string;
  tag?: 'ytd-comment-view-model' | 'ytd-comment-renderer';
}

export const videoId = 'vid00000001';
export const firstComment = 'Ugcomposed0000000001AaABAg';

export function comment(options: CommentOptions = {}): string {
  const {
    id = firstComment,
    author = '/@ann_example',
    text = 'Good morning',
    tag = 'ytd-comment-view-model',
  } = options;
  const picture = options.picture ?? author;
  return `<${tag} id="comment"><div id="body">
    <div id="author-thumbnail"><a href="${picture}"><yt-img-shadow><img src="https://yt3.ggpht.com/p"></yt-img-shadow></a></div>
    <div id="main"><div id="header"><div id="header-author">
      <h3><a id="author-text" href="${author}"><span>${options.name ?? '@ann_example'}</span></a></h3>
      <span id="published-time-text"><a href="/watch?v=${videoId}&amp;lc=${id}">4 years ago</a></span>
    </div></div>
    <ytd-expander id="expander"><div id="content"><yt-attributed-string id="content-text">${text}</yt-attributed-string></div></ytd-expander>
    <ytd-comment-engagement-bar><div id="toolbar"><div id="like-button"></div></div></ytd-comment-engagement-bar></div>
  </div></${tag}>`;
}

export const thread = (
  top: string,
  replies = '',
  hidden = false,
) => `<ytd-comment-thread-renderer><div id="comment-container">${top}</div>
  <div id="replies"><ytd-comment-replies-renderer><div id="expanded-threads"${hidden ? ' hidden' : ''}>
  <yt-sub-thread><ytd-comment-thread-renderer><div id="comment-container">${replies}</div></ytd-comment-thread-renderer></yt-sub-thread>
  </div><div id="expander"><div id="more-replies"></div></div></ytd-comment-replies-renderer></div></ytd-comment-thread-renderer>`;

export const owner = (
  link = '/@ann_example',
) => `<ytd-video-owner-renderer><a href="${link}"><yt-img-shadow id="avatar"><img></yt-img-shadow></a>
  <div id="upload-info"><ytd-channel-name id="channel-name"><a href="${link}">Ann</a></ytd-channel-name></div></ytd-video-owner-renderer>`;

export const watch = (inside: string, video = videoId) =>
  `<ytd-app><ytd-page-manager><ytd-watch-flexy video-id="${video}">${inside}</ytd-watch-flexy></ytd-page-manager></ytd-app>`;

export const channelHeader = (handle = '@ann_example', name = 'Ann Example', hidden = false) =>
  `<ytd-app><ytd-browse page-subtype="channels"${hidden ? ' hidden' : ''}><yt-page-header-renderer><yt-page-header-view-model>
  <yt-decorated-avatar-view-model><yt-avatar-shape><img></yt-avatar-shape></yt-decorated-avatar-view-model>
  <yt-dynamic-text-view-model><h1><span>${name}</span></h1></yt-dynamic-text-view-model>
  <yt-content-metadata-view-model><div><span>\u200e${handle}\u200e</span></div><div><span>1.2M subscribers</span></div></yt-content-metadata-view-model>
  </yt-page-header-view-model></yt-page-header-renderer></ytd-browse></ytd-app>`;

export const searchVideo = (
  video = 'vid00000031',
  author = '/@bob_example',
) => `<ytd-video-renderer><a id="thumbnail" href="/watch?v=${video}&amp;pp=x"></a>
  <div><a id="video-title" href="/watch?v=${video}">A title</a><div id="channel-info"><a id="channel-thumbnail" href="${author}"><yt-img-shadow><img></yt-img-shadow></a>
  <ytd-channel-name><a href="${author}">Bob</a></ytd-channel-name></div></div></ytd-video-renderer>`;

export const lockup = (
  video: string,
  avatar: string,
  links = '',
) => `<yt-lockup-view-model><a href="/watch?v=${video}"></a>${avatar}
  <yt-content-metadata-view-model>${links}</yt-content-metadata-view-model></yt-lockup-view-model>`;

/** Puts the page in place and the address with it. */
export function show(html: string, path = `/watch?v=${videoId}`, host = 'www.youtube.com'): void {
  document.documentElement.lang = 'en';
  document.body.innerHTML = html;
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(`https://${host}${path}`);
}

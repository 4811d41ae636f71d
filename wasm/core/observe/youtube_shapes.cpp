#include "observe/youtube_shapes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace persona_lens {
namespace {

using NamedThing = std::pair<std::string_view, Thing>;

// Sorted by key (checked below).
constexpr auto things = std::to_array<NamedThing>({
    {"aboutChannelViewModel", Thing::about},
    {"adSlotRenderer", Thing::aside},
    {"alertRenderer", Thing::alert},
    {"appendContinuationItemsAction", Thing::appended_list},
    {"c4TabbedHeaderRenderer", Thing::channel_header},
    {"channelAboutFullMetadataRenderer", Thing::about_of_2022},
    {"channelMetadataRenderer", Thing::channel_page},
    {"channelRenderer", Thing::channel_card},
    {"channelVideoPlayerRenderer", Thing::video},
    {"chipCloudChipRenderer", Thing::chip},
    {"chipViewModel", Thing::chip},
    {"commentEntityPayload", Thing::comment},
    {"commentRenderer", Thing::comment_of_2023},
    {"commentRepliesRenderer", Thing::aside},
    {"commentSurfaceEntityPayload", Thing::comment_surface},
    {"commentViewModel", Thing::comment_place},
    {"compactChannelRenderer", Thing::channel_card},
    {"compactVideoRenderer", Thing::video},
    {"continuationItemRenderer", Thing::more},
    {"currentVideoEndpoint", Thing::watched_video_id},
    {"endScreenVideoRenderer", Thing::video},
    {"engagementToolbarStateEntityPayload", Thing::comment_toolbar},
    {"entityBatchUpdate", Thing::update},
    {"expandableTabRenderer", Thing::tab},
    {"gridChannelRenderer", Thing::channel_card},
    {"gridRenderer", Thing::list},
    {"gridVideoRenderer", Thing::video},
    {"horizontalListRenderer", Thing::aside},
    {"liveChatAutoModMessageRenderer", Thing::aside},
    {"liveChatMembershipItemRenderer", Thing::chat_message},
    {"liveChatPaidMessageRenderer", Thing::chat_message},
    {"liveChatTextMessageRenderer", Thing::chat_message},
    {"lockupViewModel", Thing::lockup},
    {"miniChannelRenderer", Thing::channel_card},
    {"pageHeaderViewModel", Thing::page_header},
    {"playabilityStatus", Thing::playability},
    {"playerMicroformatRenderer", Thing::player_microformat},
    {"playerOverlayAutoplayRenderer", Thing::video},
    {"playlistPanelVideoRenderer", Thing::video},
    {"playlistVideoRenderer", Thing::video},
    {"reelItemRenderer", Thing::video},
    {"reelShelfRenderer", Thing::aside},
    {"reloadContinuationItemsCommand", Thing::reloaded_list},
    {"richGridRenderer", Thing::list},
    {"richSectionRenderer", Thing::aside},
    {"richShelfRenderer", Thing::aside},
    {"shelfRenderer", Thing::aside},
    {"shortsLockupViewModel", Thing::shorts_lockup},
    {"sortFilterSubMenuRenderer", Thing::sort_menu},
    {"structuredDescriptionVideoLockupRenderer", Thing::video},
    {"tabRenderer", Thing::tab},
    {"videoDetails", Thing::player_video},
    {"videoOwnerRenderer", Thing::watched_owner},
    {"videoPrimaryInfoRenderer", Thing::watched_video},
    {"videoRenderer", Thing::video},
    {"videoWithContextRenderer", Thing::video},
});
static_assert(std::ranges::is_sorted(things, {}, &NamedThing::first));

// Sorted by thing, then by path (checked below).
constexpr auto places = std::to_array<Place>({
    {Thing::comment, "author/channelCommand", Field::endpoint},
    {Thing::comment, "author/channelId", Field::author_id},
    {Thing::comment, "author/displayName", Field::author_name},
    {Thing::comment, "author/isArtist", Field::verified},
    {Thing::comment, "author/isCreator", Field::creator},
    {Thing::comment, "author/isVerified", Field::verified},
    {Thing::comment, "author/sponsorBadgeUrl", Field::member},
    {Thing::comment, "properties/commentId", Field::id},
    {Thing::comment, "properties/content", Field::text},
    {Thing::comment, "properties/publishedTime", Field::time},
    {Thing::comment, "properties/toolbarStateKey", Field::key},

    {Thing::comment_of_2023, "actionButtons/commentActionButtonsRenderer/creatorHeart/creatorHeartRenderer/isHearted", Field::heart},
    {Thing::comment_of_2023, "authorCommentBadge/authorCommentBadgeRenderer/icon/iconType", Field::badge},
    {Thing::comment_of_2023, "authorEndpoint", Field::endpoint},
    {Thing::comment_of_2023, "authorIsChannelOwner", Field::creator},
    {Thing::comment_of_2023, "authorText", Field::author_name},
    {Thing::comment_of_2023, "commentId", Field::id},
    {Thing::comment_of_2023, "contentText", Field::text},
    {Thing::comment_of_2023, "pinnedCommentBadge/pinnedCommentBadgeRenderer/label", Field::pinned},
    {Thing::comment_of_2023, "publishedTimeText", Field::time},
    {Thing::comment_of_2023, "sponsorCommentBadge/sponsorCommentBadgeRenderer/tooltip", Field::member},

    {Thing::comment_place, "commentId", Field::id},
    {Thing::comment_place, "pinnedText", Field::pinned},

    {Thing::comment_surface, "publishedTimeCommand", Field::endpoint},

    {Thing::comment_toolbar, "heartState", Field::heart},
    {Thing::comment_toolbar, "key", Field::key},

    {Thing::video, "badges/metadataBadgeRenderer/style", Field::live},
    {Thing::video, "byline", Field::author},
    {Thing::video, "headline", Field::text},
    {Thing::video, "longBylineText", Field::author},
    {Thing::video, "metadataDetails", Field::details},
    {Thing::video, "navigationEndpoint", Field::endpoint},
    {Thing::video, "ownerBadges/metadataBadgeRenderer/style", Field::badge},
    {Thing::video, "ownerText", Field::author},
    {Thing::video, "publishedTimeText", Field::time},
    {Thing::video, "shortBylineText", Field::author},
    {Thing::video, "shortViewCountText", Field::short_views},
    {Thing::video, "thumbnailOverlays/thumbnailOverlayTimeStatusRenderer/style", Field::live},
    {Thing::video, "title", Field::text},
    {Thing::video, "upcomingEventData/startTime", Field::upcoming},
    {Thing::video, "videoId", Field::id},
    {Thing::video, "videoInfo", Field::details},
    {Thing::video, "videoTitle", Field::text},
    {Thing::video, "viewCountText", Field::views},

    {Thing::lockup, "contentId", Field::id},
    {Thing::lockup, "contentImage/thumbnailViewModel/overlays/thumbnailBottomOverlayViewModel/badges/thumbnailBadgeViewModel/badgeStyle",
     Field::live},
    {Thing::lockup,
     "contentImage/thumbnailViewModel/overlays/thumbnailOverlayBadgeViewModel/thumbnailBadges/thumbnailBadgeViewModel/badgeStyle",
     Field::live},
    {Thing::lockup, "contentType", Field::kind},
    {Thing::lockup, "metadata/lockupMetadataViewModel/image/avatarStackViewModel/rendererContext/commandContext/onTap", Field::endpoint},
    {Thing::lockup, "metadata/lockupMetadataViewModel/image/decoratedAvatarViewModel/rendererContext/commandContext/onTap",
     Field::endpoint},
    {Thing::lockup, "metadata/lockupMetadataViewModel/metadata/contentMetadataViewModel/metadataRows/metadataParts/text", Field::part},
    {Thing::lockup, "metadata/lockupMetadataViewModel/title", Field::text},

    {Thing::shorts_lockup, "onTap", Field::endpoint},
    {Thing::shorts_lockup, "overlayMetadata/primaryText", Field::text},
    {Thing::shorts_lockup, "overlayMetadata/secondaryText", Field::short_views},

    {Thing::watched_video, "dateText", Field::date},
    {Thing::watched_video, "relativeDateText", Field::time},
    {Thing::watched_video, "title", Field::text},
    {Thing::watched_video, "viewCount/videoViewCountRenderer/isLive", Field::live},
    {Thing::watched_video, "viewCount/videoViewCountRenderer/viewCount", Field::views},

    {Thing::watched_video_id, "reelWatchEndpoint/videoId", Field::id},
    {Thing::watched_video_id, "watchEndpoint/videoId", Field::id},

    {Thing::watched_owner, "badges/metadataBadgeRenderer/style", Field::badge},
    {Thing::watched_owner, "navigationEndpoint", Field::endpoint},
    {Thing::watched_owner, "subscriberCountText", Field::subscribers},
    {Thing::watched_owner, "title", Field::author},

    {Thing::player_video, "author", Field::author_name},
    {Thing::player_video, "channelId", Field::author_id},
    {Thing::player_video, "isLive", Field::live},
    {Thing::player_video, "isUpcoming", Field::upcoming},
    {Thing::player_video, "title", Field::text},
    {Thing::player_video, "videoId", Field::id},
    {Thing::player_video, "viewCount", Field::views},

    {Thing::player_microformat, "externalChannelId", Field::author_id},
    {Thing::player_microformat, "externalVideoId", Field::id},
    {Thing::player_microformat, "ownerChannelName", Field::author_name},
    {Thing::player_microformat, "ownerProfileUrl", Field::url},
    {Thing::player_microformat, "publishDate", Field::moment},
    {Thing::player_microformat, "title", Field::text},
    {Thing::player_microformat, "viewCount", Field::views},

    {Thing::channel_page, "description", Field::bio},
    {Thing::channel_page, "externalId", Field::id},
    {Thing::channel_page, "ownerUrls", Field::url},
    {Thing::channel_page, "title", Field::author_name},
    {Thing::channel_page, "vanityChannelUrl", Field::url},

    {Thing::page_header, "metadata/contentMetadataViewModel/metadataRows/metadataParts/text", Field::part},
    {Thing::page_header, "title/dynamicTextViewModel/text", Field::author_name},

    {Thing::channel_header, "badges/metadataBadgeRenderer/style", Field::badge},
    {Thing::channel_header, "channelHandleText", Field::handle},
    {Thing::channel_header, "channelId", Field::id},
    {Thing::channel_header, "navigationEndpoint", Field::endpoint},
    {Thing::channel_header, "subscriberCountText", Field::subscribers},
    {Thing::channel_header, "title", Field::author_name},
    {Thing::channel_header, "videosCountText", Field::videos},

    {Thing::about, "canonicalChannelUrl", Field::url},
    {Thing::about, "channelId", Field::id},
    {Thing::about, "country", Field::country},
    {Thing::about, "description", Field::bio},
    {Thing::about, "displayCanonicalChannelUrl", Field::url},
    {Thing::about, "joinedDateText", Field::joined},
    {Thing::about, "subscriberCountText", Field::subscribers},
    {Thing::about, "videoCountText", Field::videos},

    {Thing::about_of_2022, "canonicalChannelUrl", Field::url},
    {Thing::about_of_2022, "channelId", Field::id},
    {Thing::about_of_2022, "country", Field::country},
    {Thing::about_of_2022, "description", Field::bio},
    {Thing::about_of_2022, "joinedDateText", Field::joined},
    {Thing::about_of_2022, "subscriberCountText", Field::subscribers},
    {Thing::about_of_2022, "title", Field::author_name},

    {Thing::channel_card, "channelId", Field::id},
    {Thing::channel_card, "displayName", Field::author_name},
    {Thing::channel_card, "navigationEndpoint", Field::endpoint},
    {Thing::channel_card, "ownerBadges/metadataBadgeRenderer/style", Field::badge},
    {Thing::channel_card, "subscriberCountText", Field::subscribers},
    {Thing::channel_card, "title", Field::author_name},
    {Thing::channel_card, "videoCountText", Field::videos},

    {Thing::chat_message, "authorBadges/liveChatAuthorBadgeRenderer/customThumbnail", Field::member},
    {Thing::chat_message, "authorBadges/liveChatAuthorBadgeRenderer/icon/iconType", Field::badge},
    {Thing::chat_message, "authorExternalChannelId", Field::author_id},
    {Thing::chat_message, "authorName", Field::author_name},
    {Thing::chat_message, "id", Field::id},
    {Thing::chat_message, "message", Field::text},
    {Thing::chat_message, "timestampUsec", Field::moment},

    {Thing::list, "targetId", Field::target},

    {Thing::reloaded_list, "targetId", Field::target},

    {Thing::appended_list, "targetId", Field::target},

    {Thing::tab, "endpoint", Field::endpoint},
    {Thing::tab, "selected", Field::selected},

    {Thing::sort_menu, "subMenuItems/selected", Field::selected},

    {Thing::chip, "isSelected", Field::selected},
    {Thing::chip, "selected", Field::selected},

    {Thing::more, "button/buttonRenderer/command/continuationCommand/token", Field::token},
    {Thing::more, "continuationEndpoint/continuationCommand/token", Field::token},

    {Thing::update, "timestamp/seconds", Field::clock},

    {Thing::alert, "text", Field::reason},
    {Thing::alert, "type", Field::kind},

    {Thing::playability, "reason", Field::reason},
    {Thing::playability, "status", Field::kind},

    {Thing::error, "code", Field::kind},
    {Thing::error, "message", Field::reason},
});
static_assert(std::ranges::is_sorted(places, [](const Place& a, const Place& b) {
  return a.thing != b.thing ? a.thing < b.thing : a.path < b.path;
}));

}  // namespace

Thing thing_of(std::string_view key) noexcept {
  const auto found = std::ranges::lower_bound(things, key, {}, &NamedThing::first);
  return found != things.end() && found->first == key ? found->second : Thing::none;
}

std::span<const Place> places_of(Thing thing) {
  const auto [first, last] = std::ranges::equal_range(places, thing, {}, &Place::thing);
  return {first, last};
}

}  // namespace persona_lens

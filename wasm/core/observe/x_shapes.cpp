#include "observe/x_shapes.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace persona_lens {
namespace {

struct KeyRow {
  std::string_view key;
  Role role;
};

constexpr auto keys = std::to_array<KeyRow>({
    // Parts of users and posts, oldest generation first.
    {"legacy", Role::legacy},
    {"core", Role::core},
    {"details", Role::details},
    {"privacy", Role::privacy},
    {"verification", Role::verification},
    {"relationship_counts", Role::relationship_counts},
    {"tweet_counts", Role::tweet_counts},
    {"profile_bio", Role::profile_bio},
    {"about_profile", Role::about_profile},
    {"username_changes", Role::username_changes},
    {"affiliates_highlighted_label", Role::user_label},
    {"label", Role::user_label},
    {"note_tweet", Role::note_tweet},
    {"note_tweet_results", Role::note_tweet},
    {"extended_tweet", Role::extended_tweet},
    {"entities", Role::entities},
    {"extended_entities", Role::entities},
    {"entity_set", Role::entities},
    {"metadata", Role::metadata},
    {"scribeConfig", Role::metadata},

    // What stands for something else.
    {"result", Role::wrapped},
    {"tweet", Role::wrapped},
    {"tweet_results", Role::wrapped},
    {"tweet_result", Role::wrapped},
    {"tweetResult", Role::wrapped},
    {"itemContent", Role::content},
    {"content", Role::content},
    {"item", Role::content},
    {"operation", Role::content},  // v1.1 cursors
    {"cursor", Role::content},
    {"timelineModule", Role::content},
    {"notification", Role::content},
    {"user_results", Role::author},
    {"user_result", Role::author},
    {"user", Role::author},
    {"quoted_status_result", Role::quoted},
    {"quoted_status_results", Role::quoted},
    {"quoted_tweet_results", Role::quoted},
    {"quotedPostResults", Role::quoted},
    {"quotedRefResult", Role::quoted},
    {"quoted_status", Role::quoted},
    {"retweeted_status_result", Role::reposted},
    {"retweeted_status_results", Role::reposted},
    {"repostedStatusResults", Role::reposted},
    {"retweeted_status", Role::reposted},
    {"reply_to_results", Role::replied},
    {"reply_to_user_results", Role::replied_author},

    // Facts.
    {"__typename", Role::type_name},
    {"rest_id", Role::rest_id},
    {"id_str", Role::id_str},
    {"id", Role::id},
    {"screen_name", Role::handle},
    {"name", Role::name},
    {"description", Role::description},
    {"location", Role::location},
    {"created_at", Role::created_at},
    {"created_at_ms", Role::created_at},
    {"followers_count", Role::followers_count},
    {"friends_count", Role::following_count},
    {"statuses_count", Role::posts_count},
    {"followers", Role::followers},
    {"following", Role::following},
    {"tweets", Role::tweets},
    {"count", Role::count},
    {"protected", Role::is_protected},
    {"verified", Role::verified},
    {"is_blue_verified", Role::is_blue_verified},
    {"verified_type", Role::verified_type},
    {"parody_commentary_fan_label", Role::parody_label},
    {"userLabelType", Role::label_type},
    {"user_label_type", Role::label_type},
    {"url", Role::url},
    {"account_based_in", Role::account_based_in},
    {"full_text", Role::full_text},
    {"text", Role::text},
    {"lang", Role::lang},
    {"user_id_str", Role::user_id},
    {"quoted_status_id_str", Role::quoted_id},
    {"retweeted_status_id_str", Role::reposted_id},
    {"in_reply_to_status_id_str", Role::reply_id},
    {"in_reply_to_user_id_str", Role::reply_user_id},
    {"is_quote_status", Role::is_quote},
    {"indices", Role::indices},
    {"sender_id", Role::direct_message},
    {"sender_id_str", Role::direct_message},
    {"recipient_id", Role::direct_message},
    {"recipient_id_str", Role::direct_message},
    {"urls", Role::urls},
    {"expanded_url", Role::expanded_url},
    {"reason", Role::reason},
    {"unavailable_reason", Role::reason},

    // Timelines.
    {"instructions", Role::instructions},
    {"entries", Role::entries},
    {"entry", Role::entry},
    {"moduleItems", Role::module_items},
    {"items", Role::items},
    {"direction", Role::direction},
    {"entryId", Role::entry_id},
    {"entry_id", Role::entry_id},
    {"sortIndex", Role::sort_index},
    {"sort_index", Role::sort_index},
    {"entryType", Role::entry_type},
    {"itemType", Role::item_type},
    {"type", Role::item_type},
    {"cursorType", Role::cursor_type},
    {"cursor_type", Role::cursor_type},
    {"value", Role::cursor_value},
    {"promotedMetadata", Role::promoted},
    {"promoted_metadata", Role::promoted},
    {"page", Role::scribe_page},
    {"addEntries", Role::add_entries},
    {"pinEntry", Role::pin_entry},
    {"replaceEntry", Role::replace_entry},
    {"terminateTimeline", Role::terminate_timeline},

    // Root.
    {"errors", Role::errors},
    {"message", Role::message},
    {"code", Role::code},
    {"responseContext", Role::youtube},
    {"frameworkUpdates", Role::youtube},
    {"onResponseReceivedEndpoints", Role::youtube},
    {"onResponseReceivedActions", Role::youtube},
    {"onResponseReceivedCommands", Role::youtube},
    {"playerResponse", Role::youtube},
    {"ytInitialData", Role::youtube},

    // Mentions are not accounts. A label's description may refer to a whole user object (mention_results): that is one.
    {"user_mentions", Role::barren},
    // Large or frequent, and without anything of ours in every recording (tests/observe walks into them).
    {"avatar", Role::barren},
    {"badge", Role::barren},
    {"banner", Role::barren},
    {"binding_values", Role::barren},
    {"card_platform", Role::barren},
    {"clientEventInfo", Role::barren},
    {"client_event_info", Role::barren},
    {"display_text_range", Role::barren},
    {"edit_control", Role::barren},
    {"ext_media_availability", Role::barren},
    {"ext_media_color", Role::barren},
    {"feedbackInfo", Role::barren},
    {"grok_translated_post_with_availability", Role::barren},
    {"hashtags", Role::barren},
    {"media_permissions", Role::barren},
    {"media_results", Role::barren},
    {"original_info", Role::barren},
    {"pinned_tweet_ids_str", Role::barren},
    {"professional", Role::barren},
    {"quick_promote_eligibility", Role::barren},
    {"quoted_status_permalink", Role::barren},
    {"relationship_perspectives", Role::barren},
    {"richtext", Role::barren},
    {"sizes", Role::barren},
    {"symbols", Role::barren},
    {"timestamps", Role::barren},
    {"tipjar_settings", Role::barren},
    {"video_info", Role::barren},
    {"views", Role::views},
});

// Open addressing over a power of two, filled at compile time; a miss is usually decided by one look at an empty slot.
constexpr std::size_t slot_count = 1024;

constexpr std::size_t slot_of(std::string_view key) {
  const auto byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(key[at])); };
  const std::size_t hash = key.size() * 131 + byte(0) * 31 + byte(key.size() / 2) * 257 + byte(key.size() - 1) * 7;
  return hash & (slot_count - 1);
}

constexpr std::array<std::uint8_t, slot_count> make_slots() {
  static_assert(keys.size() < 255);
  std::array<std::uint8_t, slot_count> slots{};  // 0: empty, else row + 1
  for (std::size_t row = 0; row < keys.size(); ++row) {
    std::size_t slot = slot_of(keys[row].key);
    while (slots[slot] != 0) slot = (slot + 1) & (slot_count - 1);
    slots[slot] = static_cast<std::uint8_t>(row + 1);
  }
  return slots;
}
constexpr std::array<std::uint8_t, slot_count> slots = make_slots();

constexpr auto operations = std::to_array<Operation>({
    {"UserTweets", Order::newest_first, 1, true},
    {"UserTweetsAndReplies", Order::newest_first, 1, true},
    {"UserMedia", Order::newest_first, 1, true},
    {"UserHighlightsTweets", Order::other, 1, true},  // chosen by their author
    {"UserArticlesTweets", Order::other, 1, true},
    {"Likes", Order::other, 1, false},
    {"Bookmarks", Order::other, 1, false},
    {"SearchTimeline", Order::newest_first_if_latest, 1, false},
    {"ListLatestTweetsTimeline", Order::newest_first, 1, false},
    {"ListRankedTweetsTimeline", Order::other, 1, false},
    {"HomeTimeline", Order::other, 1, false},
    {"HomeLatestTimeline", Order::newest_first_if_unranked, 1, false},
    {"TweetDetail", Order::other, 10, false},
    {"CommunityTweetsTimeline", Order::newest_first_if_recency, 1, false},
    {"CommunityTweetsRankedLoggedOutTimeline", Order::other, 1, false},
    {"NotificationsTimeline", Order::other, 1, false},
    {"ExplorePage", Order::other, 1, false},
    {"ExploreSidebar", Order::other, 1, false},
    {"GenericTimelineById", Order::other, 1, false},
    {"Followers", Order::no_posts, 1, false},
    {"Following", Order::no_posts, 1, false},
    {"BlueVerifiedFollowers", Order::no_posts, 1, false},
    {"Retweeters", Order::no_posts, 1, false},
    {"Favoriters", Order::no_posts, 1, false},
    {"ListMembers", Order::no_posts, 1, false},
    {"ListSubscribers", Order::no_posts, 1, false},
    {"SidebarUserRecommendations", Order::no_posts, 1, false},
    {"UserByScreenName", Order::no_posts, 1, false},
    {"UserByRestId", Order::no_posts, 1, false},
    {"UsersByRestIds", Order::no_posts, 1, false},
    {"AboutAccountQuery", Order::no_posts, 1, false},
    {"TweetResultByRestId", Order::no_posts, 1, false},
    {"TweetResultsByRestIds", Order::no_posts, 1, false},
});

struct PathRow {
  std::string_view path;
  std::string_view scribe_page;  // "*": any
  std::string_view operation;
};

constexpr auto paths = std::to_array<PathRow>({
    {"user/result/timeline/timeline", "profileBest", "UserTweets"},
    {"user/result/timeline/timeline", "profileAll", "UserTweetsAndReplies"},
    {"user/result/timeline/timeline", "", "UserTweets"},                // or people: then it has no posts
    {"user/result/timeline_v2/timeline", "profileBest", "UserTweets"},  // until March 2025
    {"user/result/timeline_v2/timeline", "profileAll", "UserTweetsAndReplies"},
    {"user/result/timeline_v2/timeline", "", "UserTweets"},
    {"search_by_raw_query/search_timeline/timeline", "*", "SearchTimeline"},
    {"list/tweets_timeline/timeline", "*", "ListLatestTweetsTimeline"},
    {"threaded_conversation_with_injections_v2", "*", "TweetDetail"},
    {"home/home_timeline_urt", "*", "HomeTimeline"},
    {"bookmark_timeline_v2/timeline", "*", "Bookmarks"},
    {"communityResults/result/ranked_community_timeline/timeline", "*", "CommunityTweetsTimeline"},
    {"viewer_v2/user_results/result/notification_timeline/timeline", "*", "NotificationsTimeline"},
    {"retweeters_timeline/timeline", "*", "Retweeters"},
    {"favoriters_timeline/timeline", "*", "Favoriters"},
    {"list/members_timeline/timeline", "*", "ListMembers"},
    {"list/subscribers_timeline/timeline", "*", "ListSubscribers"},
    {"timeline/timeline", "*", "GenericTimelineById"},
});

constexpr auto roots = std::to_array<std::string_view>({
    "bookmark_timeline_v2",
    "communities",
    "community",
    "communityResults",
    "explore_page",
    "favoriters_timeline",
    "home",
    "list",
    "membersSliceTimeline_Query",
    "retweeters_timeline",
    "search_by_raw_query",
    "sidebar_user_recommendations",
    "threaded_conversation_with_injections_v2",
    "timeline",
    "timeline_response",
    "tweetResult",
    "tweet_result",
    "tweet_results",
    "user",
    "user_result",
    "user_result_by_screen_name",
    "user_results",
    "users",
    "viewer",
    "viewer_v2",
});

struct InstructionRow {
  std::string_view name;
  InstructionType type;
};
constexpr auto instructions = std::to_array<InstructionRow>({
    {"TimelineAddEntries", InstructionType::add_entries},
    {"TimelinePinEntry", InstructionType::pin_entry},
    {"TimelineReplaceEntry", InstructionType::replace_entry},
    {"TimelineAddToModule", InstructionType::add_to_module},
    {"TimelineTerminateTimeline", InstructionType::terminate},
    {"TimelineClearCache", InstructionType::without_entries},
    {"TimelineRemoveEntries", InstructionType::without_entries},
    {"TimelineShowAlert", InstructionType::without_entries},
    {"TimelineShowCover", InstructionType::without_entries},
    {"TimelineMarkEntriesUnread", InstructionType::without_entries},
    {"TimelineMarkEntriesUnreadGreaterThanSortIndex", InstructionType::without_entries},
    {"TimelineClearEntriesUnreadState", InstructionType::without_entries},
    {"TimelineNavigation", InstructionType::without_entries},
    {"TimelineGapInstruction", InstructionType::without_entries},
});

}  // namespace

Role role_of(std::string_view key) noexcept {
  if (key.empty()) return Role::unknown;
  for (std::size_t slot = slot_of(key); slots[slot] != 0; slot = (slot + 1) & (slot_count - 1)) {
    const KeyRow& row = keys[slots[slot] - 1U];
    if (row.key == key) return row.role;
  }
  return Role::unknown;
}

const Operation* find_operation(std::string_view name) noexcept {
  const auto found = std::ranges::find(operations, name, &Operation::name);
  return found == operations.end() ? nullptr : &*found;
}

std::string_view operation_at(std::string_view path, std::string_view scribe_page) noexcept {
  for (const PathRow& row : paths) {
    if (row.path == path && (row.scribe_page == "*" || row.scribe_page == scribe_page)) return row.operation;
  }
  return {};
}

bool is_known_root(std::string_view key) noexcept { return std::ranges::find(roots, key) != roots.end(); }

InstructionType instruction_type(std::string_view name) noexcept {
  const auto found = std::ranges::find(instructions, name, &InstructionRow::name);
  return found == instructions.end() ? InstructionType::unknown : found->type;
}

ObjectType object_type(std::string_view type_name) noexcept {
  if (type_name == "User") return ObjectType::user;
  if (type_name == "Tweet" || type_name == "TweetPreview") return ObjectType::post;
  if (type_name == "TweetWithVisibilityResults" || type_name == "TweetPreviewDisplay") return ObjectType::wrapper;
  if (type_name == "UserUnavailable") return ObjectType::unavailable_user;
  if (type_name == "TweetTombstone" || type_name == "TweetUnavailable") return ObjectType::unavailable_post;
  return ObjectType::unknown;
}

bool is_known_entry_type(std::string_view name) noexcept {
  return name == "TimelineTimelineItem" || name == "TimelineTimelineModule" || name == "TimelineTimelineCursor";
}

}  // namespace persona_lens

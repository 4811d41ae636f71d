// What one response of YouTube holds, thing by thing as the walk hands them on: accounts at once, posts until it is known when they were
// read, lists with their entries.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model.h"
#include "observe/observation_set.h"
#include "observe/youtube_facts.h"
#include "observe/youtube_walker.h"

namespace persona_lens {

// A post whose time is not worked out yet.
struct PendingPost {
  Post post;
  std::string relative;  // "4 years ago (edited)"
  std::string printed;   // "12 Oct 2021", closer than that
  std::string toolbar;   // key of a comment's toolbar
  bool is_comment = false;
  bool of_several = false;  // channels: which of them posted it is not said
};

// Entries in an order of their own, as one page of a tab or of comments shows them.
struct YoutubeList {
  std::string target;            // what the page appends it to
  std::string token;             // to the entries that follow; "" where none do
  std::string tab;               // address of the tab that it stands in
  std::vector<std::string> ids;  // of comments or videos
  std::vector<bool> chips;       // orders to choose from: which is chosen
  bool is_reload = false;        // begins anew, nothing stands before it
  bool is_append = false;        // follows what was there before
  bool of_comments = false;
  bool has_unknown = false;  // an entry, or something in one, could not be read
};

class YoutubeCollector : public ThingSink {
 public:
  explicit YoutubeCollector(ObservationSet& out) : out_(out) {}

  void begin(Thing thing) override;
  void end(Thing thing, const ThingFacts& facts) override;
  void unknown() override;

  // After the walk: joins what stands apart in a response (a comment's heart and video, the two halves of a channel's header, the watched
  // video). To be called once, before the members below are read.
  void join();

  std::vector<PendingPost> posts;
  std::vector<YoutubeList> lists;
  std::optional<TimeMs> clock;              // of the server
  std::optional<std::size_t> comment_sort;  // 0 top, 1 newest
  bool found_anything = false;

  // The channel whose page this is, "" where it is none.
  [[nodiscard]] std::string channel_of_page() const { return page_ ? std::string(page_->id.view()) : std::string(); }

  // The post with this id, nullptr where there is none.
  PendingPost* find(std::string_view id);
  void add_post(PendingPost pending);

 private:
  void take_comment(const ThingFacts& facts, bool of_2023);
  void take_comment_place(const ThingFacts& facts);
  void take_chat_message(const ThingFacts& facts);
  void take_video(const ThingFacts& facts);
  void take_lockup(const ThingFacts& facts);
  void take_short(const ThingFacts& facts);
  void take_watched(const ThingFacts& facts);
  void take_player(const ThingFacts& facts);
  void take_channel(Thing thing, const ThingFacts& facts);
  void take_page_header(const ThingFacts& facts);
  void take_other(Thing thing, const ThingFacts& facts);
  void take_message(Thing thing, const ThingFacts& facts);
  void end_list(const ThingFacts& facts);
  void end_tab(const ThingFacts& facts);
  void take_sort_menu(const ThingFacts& facts);
  void take_continuation(const ThingFacts& facts);
  void take_owner(const ThingFacts& facts);
  void take_surface(const ThingFacts& facts);
  void join_comments();
  void join_watched();
  void join_header();
  void join_lists();
  std::string video_of_comments() const;

  // Adds the accounts that a text links to, where they have a name or a handle. The post is by the one, or by one of several.
  void take_author(const RichText& text, PendingPost& pending);
  void add_entry(std::string_view id, bool of_comments);
  [[nodiscard]] YoutubeList* open_list();
  void notice(std::string_view code, std::string message) { out_.add_notice(code, std::move(message), ""); }

  ObservationSet& out_;
  std::unordered_map<std::string, std::size_t> index_;  // posts by id
  std::vector<std::size_t> scopes_;                     // open lists; `aside` for what is none
  std::vector<std::size_t> tab_starts_;
  std::unordered_map<std::string, std::string> video_of_;  // by comment
  std::unordered_set<std::string> hearted_;                // toolbar keys
  std::unordered_set<std::string> pinned_;
  std::vector<std::string> videos_named_;  // by comments and tokens, distinct
  std::string watched_id_;
  std::optional<PendingPost> watched_;
  std::string watched_owner_;
  std::string player_id_;
  std::optional<Account> page_;    // of the channel whose page it is
  std::optional<Account> header_;  // the same, without id
  std::vector<std::string> gone_;  // channels named by a header without a name
  std::vector<std::string> alerts_;
  DateBudget dates_;
};

}  // namespace persona_lens

// Scenes of documented patterns in which one set of persons is exchanged for another: everything else, ids and times included, stays.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cases/tongues.h"
#include "packs/composed_case.h"
#include "signals/scene.h"

namespace persona_lens::testing {

// Who acts in a scene, and in which words.
struct Cast {
  std::string tag;
  std::vector<std::string> names;    // of the accounts in turn; so are the handles
  std::vector<std::string> handles;  // nothing in common
  std::string place;
  std::string bio;
  std::vector<std::string> shared;
  std::vector<std::string> own;
};

inline Cast cast_of(const Tongue& tongue) {
  Cast cast;
  cast.tag = tongue.tag;
  cast.names = {std::string(tongue.name),
                "Ada Field",
                "Bo Marsh",
                "Cem Aksoy",
                "Dita Rolle",
                "Eli Novak",
                "Fay Osei",
                "Gil Tavares",
                "Hana Brod",
                "Ivo Lunde",
                "Jo Abara",
                "Kit Moss",
                "Lena Ruiz",
                "Mio Sato",
                "Nur Aziz",
                "Otto Kern",
                "Pia Holm",
                "Quin Daly",
                "Rosa Levi",
                "Sam Okoye"};
  cast.handles = {std::string(tongue.handle),
                  "brass_kettle",
                  "nineoclock",
                  "plainoats",
                  "the_seventh_tram",
                  "wrenandrook",
                  "gravelpit",
                  "old_salt_mill",
                  "quarterrest",
                  "zincroof",
                  "juniper_hut",
                  "halfmoonbay",
                  "ticketless",
                  "umberfox",
                  "vanilla_dust",
                  "yesterbread",
                  "xylo_fan",
                  "icehouse",
                  "dog_on_a_boat",
                  "latemarch"};
  cast.place = tongue.place;
  cast.bio = tongue.flag;
  cast.shared.assign(tongue.shared.begin(), tongue.shared.end());
  cast.own.assign(tongue.own.begin(), tongue.own.end());
  return cast;
}

inline CasePosts written(TimeMs first, std::vector<std::string> texts, TimeMs every = ms_per_day) {
  CasePosts posts;
  posts.first = first;
  posts.count = texts.size();
  posts.every = every;
  posts.texts = std::move(texts);
  return posts;
}

inline CaseAccount person(std::uint64_t id, const Cast& cast, TimeMs created, std::vector<CasePosts> posts) {
  CaseAccount account;
  account.id = id;
  account.handles = {cast.handles[(id - 1) % cast.handles.size()]};
  account.names = {cast.names[(id - 1) % cast.names.size()]};
  account.location = cast.place;
  account.bio = cast.bio;
  account.created = TimeInterval{.earliest = created, .latest = created, .basis = TimeBasis::reported};
  account.posts = std::move(posts);
  for (CasePosts& stretch : account.posts) stretch.lang = cast.tag;
  return account;
}

// Fourteen people who joined over the years and write about other things, in every scene the same.
inline void add_bystanders(ComposedCase& composed, TimeMs day) {
  constexpr std::array<std::string_view, 14> notes{"The harbour crane was painted blue and the gulls have not forgiven the town council",
                                                   "Eleven letters in one morning, ten of them for the people who moved out in spring",
                                                   "My knee forecasts rain better than the radio, although it never mentions the wind",
                                                   "They sell warm chestnuts at the stadium now, the second half has become much longer",
                                                   "The geography test was about rivers and my daughter drew them all as friendly snakes",
                                                   "An owl in the car park, three engineers under it, and nobody has gone back to work",
                                                   "Bought a lamp at the auction and brought home the previous owner's parrot as well",
                                                   "The mountain railway stops for cows and sometimes, I suspect, merely for the view",
                                                   "Half of the orchestra has a cold, so tonight they will play the quiet half twice",
                                                   "Our postman retires on Friday, and every dog in the street has signed the card",
                                                   "I learned to knit on the night bus, the scarf is as long as the whole of line six",
                                                   "A goat attended the wedding uninvited and is in most of the better photographs",
                                                   "The baker's son opened a bicycle shop and there is flour on all of the handlebars",
                                                   "Found my name carved into the old desk, together with a sum that is still wrong"};
  const std::vector<std::string> handles{"sevenbells", "plumtart",    "slow_cello", "northlight", "the_right_sock",
                                         "mudguard",   "lanternjack", "quietbench", "oatcake",    "riverstone_x",
                                         "paper_hat",  "windfall",    "onemoretea", "lastferry"};
  for (std::size_t i = 0; i < notes.size(); ++i) {
    const int years = static_cast<int>(i);
    const TimeMs created = scenes::day(2008 + years, 1 + years % 12, 5);
    CaseAccount account;
    account.id = 900 + i;
    account.handles = {handles[i]};
    account.created = TimeInterval{.earliest = created, .latest = created, .basis = TimeBasis::reported};
    account.posts = {written(day + static_cast<TimeMs>(i) * ms_per_hour, {std::string(notes[i])})};
    composed.accounts.push_back(std::move(account));
  }
}

inline ComposedCase empty_scene(TimeMs at) {
  ComposedCase composed;
  composed.at = at;
  return composed;
}

// Ten years without a post, then eleven of its own and one that two others post as well.
inline ComposedCase sleeper_scene_of(const Cast& cast) {
  ComposedCase composed = empty_scene(scenes::day(2021, 6, 1));
  CaseAccount sleeper =
      person(1, cast, scenes::day(2010, 3, 1),
             {written(scenes::day(2021, 4, 1), cast.own, 4 * ms_per_day), written(scenes::day(2021, 5, 25), {cast.shared[0]})});
  sleeper.timeline = CaseTimeline::complete;
  composed.accounts = {sleeper,
                       person(2, cast, scenes::day(2016, 5, 20), {written(scenes::day(2021, 5, 25, ms_per_hour), {cast.shared[0]})}),
                       person(3, cast, scenes::day(2018, 11, 3), {written(scenes::day(2021, 5, 25, 2 * ms_per_hour), {cast.shared[0]})})};
  add_bystanders(composed, scenes::day(2021, 5, 20));
  return composed;
}

// Five accounts with the same two texts, within the same minutes.
inline ComposedCase copies_scene_of(const Cast& cast) {
  ComposedCase composed = empty_scene(scenes::day(2021, 6, 1));
  for (std::size_t i = 0; i < 5; ++i) {
    const auto number = static_cast<TimeMs>(i);
    composed.accounts.push_back(person(1 + i, cast, scenes::day(2012 + static_cast<int>(i), 3, 7),
                                       {written(scenes::day(2021, 5, 25, number * 9 * ms_per_second), cast.shared),
                                        written(scenes::day(2021, 5, 10, number * ms_per_hour), {cast.own[2 * i], cast.own[2 * i + 1]})}));
  }
  add_bystanders(composed, scenes::day(2021, 5, 20));
  return composed;
}

// Twelve accounts made within two days answer one post with the same text.
inline ComposedCase batch_scene_of(const Cast& cast) {
  ComposedCase composed = empty_scene(scenes::day(2021, 6, 1));
  for (std::size_t i = 0; i < 12; ++i) {
    const auto number = static_cast<TimeMs>(i);
    CasePosts reply = written(scenes::day(2021, 5, 25, number * 7 * 60 * ms_per_second), {cast.shared[0]});
    reply.kind = PostKind::reply;
    reply.reply_to = "900";
    composed.accounts.push_back(person(1 + i, cast, scenes::day(2021, 5, 22, number * 3 * ms_per_hour), {reply}));
  }
  add_bystanders(composed, scenes::day(2021, 5, 24));
  return composed;
}

// Twenty young accounts answer one person with nearly the same text within half an hour.
inline ComposedCase swarm_scene_of(const Cast& cast) {
  ComposedCase composed = empty_scene(scenes::day(2021, 6, 1));
  constexpr std::array<std::string_view, 4> endings{"", "!", "!!", " ?!"};
  for (std::size_t i = 0; i < 20; ++i) {
    const auto number = static_cast<TimeMs>(i);
    CasePosts reply = written(scenes::day(2021, 5, 25, number * 85 * ms_per_second), {cast.shared[0] + std::string(endings[i % 4])});
    reply.kind = PostKind::reply;
    reply.reply_to = "900";
    CaseAccount account = person(1 + i, cast, scenes::day(2021, 5, 1, number * 25 * ms_per_hour), {reply});
    account.posts_total = 6;
    account.followers = 0;
    composed.accounts.push_back(std::move(account));
  }
  add_bystanders(composed, scenes::day(2021, 5, 24));
  return composed;
}

// The third account of one name, after two that are gone; its texts are its own.
inline ComposedCase respawn_scene_of(const Cast& cast) {
  ComposedCase composed = empty_scene(scenes::day(2021, 6, 1));
  const auto iteration = [&](std::uint64_t number, TimeMs created) {
    const auto first = cast.own.begin() + static_cast<std::ptrdiff_t>((number - 1) * 4);
    CaseAccount account = person(number, cast, created, {written(created + ms_per_hour, {first, first + 4}, 2 * ms_per_day)});
    account.names = {cast.names.front() + " francisw "};
    account.timeline = CaseTimeline::complete;
    return account;
  };
  const auto gone = [](std::uint64_t number) {
    CaseAccount account;
    account.id = number;
    account.gone = true;
    return account;
  };
  composed.visits = {{.at = scenes::day(2021, 4, 1), .accounts = {iteration(1, scenes::day(2021, 3, 1))}},
                     {.at = scenes::day(2021, 5, 1), .accounts = {gone(1), iteration(2, scenes::day(2021, 4, 10))}}};
  composed.accounts = {gone(1), gone(2), iteration(3, scenes::day(2021, 5, 20))};
  add_bystanders(composed, scenes::day(2021, 5, 24));
  return composed;
}

// Ten accounts with two posts each, one of them the same.
inline ComposedCase drip_scene_of(const Cast& cast) {
  ComposedCase composed = empty_scene(scenes::day(2021, 6, 1));
  for (std::size_t i = 0; i < 10; ++i) {
    const auto number = static_cast<TimeMs>(i);
    CaseAccount account = person(1 + i, cast, scenes::day(2021, 5, 10, number * 19 * ms_per_hour),
                                 {written(scenes::day(2021, 5, 20, number * 11 * ms_per_hour), {cast.shared[0]}),
                                  written(scenes::day(2021, 5, 26, number * 5 * ms_per_hour), {cast.own[i]})});
    account.timeline = CaseTimeline::complete;
    composed.accounts.push_back(std::move(account));
  }
  add_bystanders(composed, scenes::day(2021, 5, 24));
  return composed;
}

// Four accounts whose posts end in random capitals.
inline ComposedCase nonce_scene_of(const Cast& cast) {
  ComposedCase composed = empty_scene(scenes::day(2021, 12, 20));
  constexpr std::array<std::string_view, 12> tails{" VUBQ", " ECDL", " WQZT", " KJPM", " RXHV", " TBNS",
                                                   " YGKD", " QMWC", " LZFA", " HPXE", " DSUV", " NOQJ"};
  for (std::size_t i = 0; i < 4; ++i) {
    std::vector<std::string> texts;
    for (std::size_t j = 0; j < 3; ++j) texts.push_back((j < 2 ? cast.shared[j] : cast.own[i]) + std::string(tails[3 * i + j]));
    composed.accounts.push_back(person(1 + i, cast, scenes::day(2021, 1, 8 + 3 * static_cast<int>(i)),
                                       {written(scenes::day(2021, 2, 1 + static_cast<int>(i)), texts, 2 * ms_per_day)}));
  }
  add_bystanders(composed, scenes::day(2021, 2, 4));
  return composed;
}

struct TwinScene {
  std::string_view name;
  std::function<ComposedCase(const Cast&)> of;
  std::string_view subject;  // whose assessment, and whose group's, is compared
};

inline const std::vector<TwinScene>& twin_scenes() {
  static const std::vector<TwinScene> all{{"sleeper", sleeper_scene_of, "1"},  {"copies", copies_scene_of, "1"},
                                          {"batch", batch_scene_of, "1"},      {"swarm", swarm_scene_of, "1"},
                                          {"respawn", respawn_scene_of, "3"},  {"drip", drip_scene_of, "1"},
                                          {"nonce tails", nonce_scene_of, "1"}};
  return all;
}

}  // namespace persona_lens::testing

#include "memory/id_table.h"

#include <cstdint>
#include <deque>
#include <map>
#include <string>

#include "catch.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

struct Named {
  Platform platform;
  std::string id;
};

IdView id_of(const Named& node) { return {node.platform, node.id}; }

}  // namespace

TEST_CASE("the table finds what was put in and not taken out, however it filled", "[memory]") {
  std::deque<Named> nodes;
  for (std::size_t i = 0; i < 400; ++i) nodes.push_back({i % 2 == 0 ? Platform::x : Platform::youtube, std::to_string(i / 2)});
  IdTable<Named> table;
  std::map<std::size_t, bool> inside;
  std::uint64_t random = 7;
  for (int step = 0; step < 4'000; ++step) {
    const std::size_t place = next_random(random) % nodes.size();
    if (inside[place]) {
      table.erase(nodes[place]);
    } else {
      table.insert(nodes[place]);
    }
    inside[place] = !inside[place];
    if (step % 100 != 0) continue;
    for (std::size_t i = 0; i < nodes.size(); ++i) CHECK((table.find(id_of(nodes[i])) == &nodes[i]) == inside[i]);
  }
  CHECK(table.find({Platform::x, "no such id"}) == nullptr);
}

TEST_CASE("an empty table finds nothing", "[memory]") { CHECK(IdTable<Named>().find({Platform::x, "1"}) == nullptr); }

}  // namespace persona_lens::scenes

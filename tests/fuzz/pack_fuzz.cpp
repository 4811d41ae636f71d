// Any bytes as a pack of signatures, with the run of its cases, and as a catalogue of words.
#include "engine.h"
#include "packs/check_pack.h"
#include "target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace persona_lens;
  const std::string_view input = fuzz::as_text(data, size);
  Engine engine;
  const auto loaded = engine.load_pack(input);
  fuzz::require(loaded.has_value() || !loaded.error().message.empty(), "an error says what is wrong");
  fuzz::require(loaded.has_value() || loaded.error().code != ErrorCode::internal, "no pack is a defect of ours");
  const PackCheck check = check_pack(input, 1'780'000'000'000);
  fuzz::require(loaded.has_value() || !check.problems.empty(), "what is refused has a problem");
  const auto words = engine.load_words("fr", input);
  fuzz::require(words.has_value() || !words.error().message.empty(), "an error says what is wrong");
  const auto pack_words = engine.load_pack_words(input);
  fuzz::require(pack_words.has_value() || !pack_words.error().message.empty(), "an error says what is wrong");
  return 0;
}

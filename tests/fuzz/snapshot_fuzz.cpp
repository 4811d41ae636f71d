// Any bytes as a snapshot of the memory. Its check sum would refuse nearly all of them: it is made right first, as whoever tampers would.
#include <array>
#include <string>

#include "memory/snapshot.h"
#include "reading.h"

namespace {

// "PLAB", version, FNV-1a of what follows in eight bytes (memory/snapshot.h).
constexpr std::size_t sum_begin = 5;
constexpr std::size_t sum_end = 13;

std::string with_right_sum(std::string_view input) {
  std::string bytes(input);
  if (bytes.size() < sum_end) return bytes;
  std::uint64_t sum = 0xCBF29CE484222325U;
  for (const char c : std::string_view(bytes).substr(sum_end)) sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  for (std::size_t i = sum_begin; i < sum_end; ++i, sum >>= 8U) bytes[i] = static_cast<char>(sum & 0xFFU);
  return bytes;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace persona_lens;
  const std::string_view input = fuzz::as_text(data, size);
  (void)read_snapshot(input);
  Engine& engine = fuzz::engine();
  engine.forget_all();
  const auto restored = engine.restore(with_right_sum(input));
  if (!restored) {
    fuzz::require(!restored.error().message.empty(), "an error says what is wrong");
    return 0;
  }
  std::string written;
  for (const Assessment& assessment : engine.assess(fuzz::read_at)) append_assessment(written, assessment);
  for (const GroupAssessment& group : engine.groups(fuzz::read_at)) append_group(written, group);
  const std::string kept = engine.snapshot();
  fuzz::require(engine.restore(kept).has_value(), "a snapshot can be read");
  fuzz::require(engine.snapshot() == kept, "a snapshot of what was read from one is the same");
  return 0;
}

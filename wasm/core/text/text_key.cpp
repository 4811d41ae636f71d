#include "text/text_key.h"

#include <cstddef>

namespace persona_lens {
namespace {

// SplitMix64's finaliser (public domain, S. Vigna).
constexpr std::uint64_t mixed(std::uint64_t z) {
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

class State {
 public:
  explicit State(std::uint64_t seed) : a_(mixed(seed + 0x9E3779B97F4A7C15U)) {}
  void take(std::uint64_t word) {
    a_ = mixed(a_ ^ word) + b_;
    b_ = mixed(b_ ^ a_);
  }
  [[nodiscard]] std::uint64_t result() const { return a_ ^ mixed(b_); }

 private:
  std::uint64_t a_;
  std::uint64_t b_ = 0x2545F4914F6CDD1DU;
};

}  // namespace

std::uint64_t text_key(std::string_view text, std::uint64_t seed) noexcept {
  State state(seed);
  state.take(text.size());
  std::uint64_t word = 0;
  unsigned bits = 0;
  for (const char c : text) {
    word |= static_cast<std::uint64_t>(static_cast<unsigned char>(c)) << bits;
    bits += 8;
    if (bits < 64) continue;
    state.take(word);
    word = 0;
    bits = 0;
  }
  state.take(word);
  return state.result();
}

}  // namespace persona_lens

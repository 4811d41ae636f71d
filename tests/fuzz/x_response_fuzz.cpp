// Any bytes as a response of X.
#include "reading.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace persona_lens;
  const Source source{.platform = Platform::x, .kind = Source::Kind::response, .read_at = fuzz::read_at, .file = "fuzz"};
  fuzz::read_whole(source, fuzz::as_text(data, size));
  return 0;
}

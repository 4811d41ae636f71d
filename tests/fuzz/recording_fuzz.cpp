// Any bytes as a file of whatever site: recordings of responses, and responses told apart by their shapes.
#include "reading.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace persona_lens;
  const Source source{.any_platform = true, .kind = Source::Kind::response, .read_at = fuzz::read_at, .file = "fuzz"};
  fuzz::read_whole(source, fuzz::as_text(data, size));
  return 0;
}

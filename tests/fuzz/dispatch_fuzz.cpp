// Any bytes as a call from the browser's side, and several calls on one engine, with lines of four dashes between them.
#include "dispatch.h"

#include <string>

#include "reading.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace persona_lens;
  constexpr std::string_view separator = "\n----\n";
  Engine engine;
  std::string_view rest = fuzz::as_text(data, size);
  for (int calls = 0; calls < 8; ++calls) {
    const std::size_t at = rest.find(separator);
    // The header's length is put before the header where the call leaves it out.
    std::string call(rest.substr(0, std::min(at, rest.size())));
    if (call.starts_with('{')) {
      const std::size_t header = std::min(call.find('\n'), call.size());
      std::string length;
      for (std::size_t i = 0; i < 4; ++i) length += static_cast<char>(header >> (8 * i) & 0xFFU);
      call = length + call;
    }
    const std::string answer = dispatch(engine, fuzz::as_bytes(call));
    fuzz::require(!answer.empty(), "every call is answered");
    if (at == std::string_view::npos) break;
    rest.remove_prefix(at + separator.size());
  }
  return 0;
}

#include "observe/observe.h"

#include "observe/json_input.h"
#include "observe/page_rows.h"
#include "observe/recording.h"
#include "observe/x_response.h"
#include "observe/youtube_response.h"

namespace persona_lens {

struct Observer::Impl {
  JsonInput input;
};

Observer::Observer() : impl_(std::make_unique<Impl>()) {}
Observer::~Observer() = default;
Observer::Observer(Observer&&) noexcept = default;
Observer& Observer::operator=(Observer&&) noexcept = default;

Result<Observations> Observer::observe(const Source& source, std::span<const std::byte> bytes) {
  switch (source.kind) {
    case Source::Kind::response: {
      const auto told = source.any_platform ? platform_of(bytes, impl_->input) : std::nullopt;
      if (told.value_or(source.platform) == Platform::youtube) return read_youtube_response(source, bytes, impl_->input);
      return read_x_response(source, bytes, impl_->input);
    }
    case Source::Kind::page_rows:
      if (source.platform == Platform::youtube) break;
      return read_page_rows(source, bytes, impl_->input);
    case Source::Kind::archive:
      break;
  }
  return Error{ErrorCode::unsupported,
               source.kind == Source::Kind::archive ? "this version does not read archives" : "this version reads rows of X's pages only",
               ""};
}

Result<Observations> observe(const Source& source, std::span<const std::byte> bytes) { return Observer().observe(source, bytes); }

}  // namespace persona_lens

#include "observe/observe.h"

#include "observe/json_input.h"
#include "observe/page_rows.h"
#include "observe/x_response.h"

namespace persona_lens {

struct Observer::Impl {
  JsonInput input;
};

Observer::Observer() : impl_(std::make_unique<Impl>()) {}
Observer::~Observer() = default;
Observer::Observer(Observer&&) noexcept = default;
Observer& Observer::operator=(Observer&&) noexcept = default;

Result<Observations> Observer::observe(const Source& source, std::span<const std::byte> bytes) {
  if (source.platform != Platform::x) return Error{ErrorCode::unsupported, "this version reads X only, not YouTube", ""};
  switch (source.kind) {
    case Source::Kind::response:
      return read_x_response(source, bytes, impl_->input);
    case Source::Kind::page_rows:
      return read_page_rows(source, bytes, impl_->input);
    case Source::Kind::archive:
      break;
  }
  return Error{ErrorCode::unsupported, "this version does not read archives", ""};
}

Result<Observations> observe(const Source& source, std::span<const std::byte> bytes) { return Observer().observe(source, bytes); }

}  // namespace persona_lens

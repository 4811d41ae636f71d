// Errors are values: every fallible operation of the core returns Result<T>. Nothing in the core throws across a public function.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace persona_lens {

// What kind of thing went wrong; stable across versions, shown to users through shared/words ("error.<code>").
enum class ErrorCode {
  too_large,      // input exceeds a documented cap (bytes, depth, counts)
  not_json,       // malformed or truncated JSON, invalid UTF-8
  too_deep,       // nesting beyond the depth cap
  unknown_shape,  // valid JSON that is none of the shapes we know
  invalid_value,  // a field has the wrong type or is out of range
  case_failed,    // a pack's own test or allows case did not come out as it says
  missing_field,  // a required field is absent
  unsupported,    // understood, but this version cannot handle it
  internal,       // a defect of ours: never the user's fault
};

// Stable identifier, e.g. "too_large".
const char* to_string(ErrorCode code) noexcept;

struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;  // one sentence in English, for logs and the CLI
  std::string place;    // where: a JSON pointer, "byte 1234", a pack line; empty when it concerns the whole input
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  // Precondition of value(): has_value(); of error(): !has_value().
  [[nodiscard]] T& value() & noexcept { return *std::get_if<0>(&state_); }
  [[nodiscard]] const T& value() const& noexcept { return *std::get_if<0>(&state_); }
  [[nodiscard]] T&& value() && noexcept { return std::move(*std::get_if<0>(&state_)); }
  [[nodiscard]] const Error& error() const noexcept { return *std::get_if<1>(&state_); }

  T* operator->() noexcept { return std::get_if<0>(&state_); }
  const T* operator->() const noexcept { return std::get_if<0>(&state_); }
  T& operator*() & noexcept { return value(); }
  const T& operator*() const& noexcept { return value(); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace persona_lens

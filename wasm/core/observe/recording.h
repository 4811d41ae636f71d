// Recordings of responses as test suites keep them: {"request": {"dataToSend"}, "response": {"responseBody": "…", "responseHeaders": {"date"}}}.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "model.h"
#include "observe/json_input.h"

namespace persona_lens {

struct Recording {
  std::string body;
  std::string request;         // the body of the request, "" where it is not there
  std::optional<TimeMs> date;  // of the response, from its headers
};

// nullopt when the bytes are anything else, be it no JSON at all.
std::optional<Recording> open_recording(std::span<const std::byte> bytes, JsonInput& input);

// Without the line ")]}'" that YouTube puts before some answers so that no page can run them as a script.
std::span<const std::byte> without_guard(std::span<const std::byte> bytes) noexcept;

// "Mon, 26 Jan 2026 18:01:14 GMT" (RFC 9110); nullopt for anything else.
std::optional<TimeMs> parse_http_date(std::string_view text);

// Which site's response a document is by the members of its root; nullopt where they do not tell.
std::optional<Platform> platform_of(std::span<const std::byte> bytes, JsonInput& input);

}  // namespace persona_lens

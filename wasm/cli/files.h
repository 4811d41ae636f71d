// Files in, lines and messages out.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "model.h"
#include "result.h"

namespace persona_lens::cli {

// The whole content of a file; "-" is standard input. Reads a little more than the core accepts at most, so that it is the core that
// refuses what is too large.
Result<std::string> read_file(const std::string& path);

std::span<const std::byte> bytes_of(std::string_view content);

// Writes to standard output. False when nobody takes it (a closed pipe, a full disk).
bool print(std::string_view text);

// One line on standard error: "persona-lens: FILE: place: message"; parts that are empty are left out.
void tell(std::string_view file, std::string_view place, std::string_view message);
void tell(std::string_view file, const Error& error);
void tell(std::string_view file, std::span<const Notice> notices);

}  // namespace persona_lens::cli

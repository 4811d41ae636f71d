#include "files.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>

#include "observe/observe.h"

namespace persona_lens::cli {
namespace {

// Messages are one line each and must not play with the terminal: a file may say anything in them.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x20 || byte == 0x7F ? ' ' : c;
  }
  return out;
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  std::ifstream file;
  if (path != "-") {
    std::error_code unknown;
    if (std::filesystem::is_directory(path, unknown)) return Error{ErrorCode::missing_field, "cannot be read: it is a folder", ""};
    file.open(path, std::ios::binary);
    if (!file) {
      return Error{ErrorCode::missing_field, "cannot be opened: " + std::generic_category().message(errno), ""};
    }
  }
  std::istream& stream = path == "-" ? std::cin : file;
  std::string content;
  std::array<char, 65536> block{};
  while (content.size() <= max_input_bytes && stream) {
    stream.read(block.data(), block.size());
    content.append(block.data(), static_cast<std::size_t>(stream.gcount()));
  }
  if (stream.bad()) return Error{ErrorCode::missing_field, "cannot be read to its end", ""};
  return content;
}

std::span<const std::byte> bytes_of(std::string_view content) { return std::as_bytes(std::span(content.data(), content.size())); }

bool print(std::string_view text) { return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0; }

void tell(std::string_view file, std::string_view place, std::string_view message) {
  std::string line = "persona-lens: ";
  for (const std::string_view part : {file, place}) {
    if (!part.empty()) line += one_line(part) + ": ";
  }
  line += one_line(message) + '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void tell(std::string_view file, const Error& error) { tell(file, error.place, error.message); }

void tell(std::string_view file, std::span<const Notice> notices) {
  for (const Notice& notice : notices) tell(file, notice.place, notice.message);
}

}  // namespace persona_lens::cli

// The data files that are shipped inside the program: what was in shared/ when it was built. The code behind this is generated.
#pragma once

#include <span>
#include <string_view>

namespace persona_lens::shipped {

struct File {
  std::string_view name;     // without its folder: "en.json"
  std::string_view content;  // the file's bytes
};

// In the order of their names.
std::span<const File> packs();
std::span<const File> words();
std::span<const File> schemas();

}  // namespace persona_lens::shipped

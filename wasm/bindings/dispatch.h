// Calls of the engine as bytes: what the browser's side sends through one flat buffer, answered by one flat buffer. Plain C++ without
// Emscripten, so that native tests can throw anything at it. Protocol: shared/schema/protocol.schema.json.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "engine.h"

namespace persona_lens {

// The largest call: a page's largest response, with room for the header.
inline constexpr std::size_t max_call_bytes = 65U * 1024 * 1024;

// `call`: length of the header (u32, little endian), header (JSON), body. The answer is JSON, {"ok":true,"result":…} or
// {"ok":false,"error":{"code","message","place"}}, except that a snapshot that could be made comes as its raw bytes, which never begin
// with "{". Nothing is thrown, whatever the bytes are.
std::string dispatch(Engine& engine, std::span<const std::byte> call) noexcept;

// What the call load_pack does with a pack: defined by tested_packs.cpp, which runs its cases, or by proven_packs.cpp, which leaves them out.
// Each module has one of them.
Result<PackInfo> load_pack_of_call(Engine& engine, std::string_view json);

// {"language":"en","max_accounts":n,"max_posts":n}, all optional. Whatever cannot be used is left at its default: an engine always starts.
EngineOptions read_options(std::string_view json) noexcept;

// The answer {"ok":false,…} for an error met before a call could be read.
std::string error_answer(ErrorCode code, std::string_view message, std::string_view place = {});

}  // namespace persona_lens

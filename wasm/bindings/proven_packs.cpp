// For the module that every page's engine runs: shipped packs were proven by the tests, other people's by the module that proves packs.
#include "dispatch.h"

namespace persona_lens {

Result<PackInfo> load_pack_of_call(Engine& engine, std::string_view json) { return engine.load_proven_pack(json); }

}  // namespace persona_lens

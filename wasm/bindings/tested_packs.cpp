// For the module that proves packs: those of other people, before they are kept.
#include "dispatch.h"

namespace persona_lens {

Result<PackInfo> load_pack_of_call(Engine& engine, std::string_view json) { return engine.load_pack(json); }

}  // namespace persona_lens

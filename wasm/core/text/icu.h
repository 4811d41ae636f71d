// ICU's data, linked into the core, registered with ICU exactly once.
#pragma once

namespace persona_lens {

// To be called before anything else of ICU; cheap after the first time, safe from several threads. false: ICU refused its data, and
// nothing that needs it will work.
bool icu_ready() noexcept;

}  // namespace persona_lens

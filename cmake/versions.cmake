# Every third-party version the build uses, in one place. A changed line here makes set-up fetch and build that part anew; the old one stays
# in the cache, so going back to an older commit costs nothing.
# SHA-256 sums pin what is fetched wherever the file is the same for everybody; Debian binary packages are pinned by version and verified by
# apt through the archive's signature.

# Debian's release that the compiler for WebAssembly and the source archives come from. The system itself may be older.
set(PERSONA_LENS_DEBIAN_SUITE trixie)

# An emcc on PATH that is at least this new is used as it is: older ones lack Embind AOT or write broken ES modules.
set(PERSONA_LENS_EMSCRIPTEN_VERSION 3.1.69)
set(PERSONA_LENS_EMSCRIPTEN_PACKAGES emscripten=3.1.69+dfsg-3 binaryen=120-4)
# The LLVM that this Emscripten was released with.
set(PERSONA_LENS_LLVM_VERSION 19)

set(PERSONA_LENS_ICU_VERSION 76.1)
set(PERSONA_LENS_ICU_SHA256 dfacb46bfe4747410472ce3e1144bf28a102feeaa4e3875bac9b4c6cf30f4f3e)

set(PERSONA_LENS_CATCH2_VERSION 3.7.1)
set(PERSONA_LENS_CATCH2_SHA256 c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c)

set(PERSONA_LENS_FMT_VERSION 10.1.1+ds1)
set(PERSONA_LENS_FMT_SHA256 7000f214d2628f04174822f8048c573f1608194408d7931121595a03f1c18a17)

# npm package @nozbe/simdjson: the amalgamated header and source of that simdjson release.
set(PERSONA_LENS_SIMDJSON_VERSION 3.9.4)
set(PERSONA_LENS_SIMDJSON_SHA256 d5c2e068967f1c3061123813d9b6e58ae4b180eb9c8b65b3db9a7f26a2a8a5c1)

# Vite and WXT need this Node; where the system's is older, a private one is taken from npm.
set(PERSONA_LENS_NODE_MINIMUM 20.19)
set(PERSONA_LENS_NODE_VERSION 22.23.3)
set(PERSONA_LENS_NODE_SHA256_x86_64 00b5c43d88958dbbf45339c4d5e9a76289c7e25876fd08270b379e485e151fc5)
set(PERSONA_LENS_NPM_VERSION 10.9.4)
set(PERSONA_LENS_NPM_SHA256 4bfba8a0c823024d1926ec9d97a37a00eb60fd2adf44b3d34a686fc32e8f51e4)

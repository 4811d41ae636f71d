# How simdjson is configured; the library and everything that includes its header have to agree.
set(PERSONA_LENS_SIMDJSON_DEFINITIONS SIMDJSON_EXCEPTIONS=0)
set(PERSONA_LENS_SIMDJSON_OPTIONS "")
set(PERSONA_LENS_SIMDJSON_INCLUDES "")

if(EMSCRIPTEN)
  # simdjson has no kernel for WebAssembly. Its SSE4.2 one compiles through Emscripten's SSE headers once two gaps in them are filled (see
  # wasm_simd/) and it is told that this is x86-64. It reads JSON more than twice as fast as the portable kernel.
  list(APPEND PERSONA_LENS_SIMDJSON_DEFINITIONS
    SIMDJSON_IS_X86_64=1
    __PCLMUL__=1
    SIMDJSON_IMPLEMENTATION_HASWELL=0
    SIMDJSON_IMPLEMENTATION_ICELAKE=0
    SIMDJSON_IMPLEMENTATION_FALLBACK=0)
  set(PERSONA_LENS_SIMDJSON_OPTIONS -msimd128 -msse4.2)
  set(PERSONA_LENS_SIMDJSON_INCLUDES "${CMAKE_CURRENT_LIST_DIR}/wasm_simd")
endif()

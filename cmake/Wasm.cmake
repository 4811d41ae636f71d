# The WebAssembly build: this project once more, in build/wasm, with Emscripten's toolchain.
include(ExternalProject)

set(PERSONA_LENS_WASM_DIR "${CMAKE_CURRENT_BINARY_DIR}/wasm")
ExternalProject_Add(wasm
  SOURCE_DIR "${CMAKE_CURRENT_SOURCE_DIR}"
  BINARY_DIR "${PERSONA_LENS_WASM_DIR}"
  PREFIX "${CMAKE_CURRENT_BINARY_DIR}/wasm-project"
  CMAKE_GENERATOR Ninja
  CMAKE_ARGS
    -DCMAKE_TOOLCHAIN_FILE:PATH=${PERSONA_LENS_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake
    -DCMAKE_BUILD_TYPE:STRING=${CMAKE_BUILD_TYPE}
    -DPERSONA_LENS_WASM:BOOL=ON
    -DPERSONA_LENS_TESTS:BOOL=${PERSONA_LENS_TESTS}
    ${PERSONA_LENS_WASM_LIBRARIES}
  # Only the inner build knows what has changed.
  BUILD_ALWAYS TRUE
  INSTALL_COMMAND ""
  # Shows the inner build's progress while it runs.
  USES_TERMINAL_CONFIGURE TRUE
  USES_TERMINAL_BUILD TRUE)

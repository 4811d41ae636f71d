# What the npm scripts and the tests are told: where things are, and which Node runs them.

# Recordings of real pages lie beside the checkout where they lie at all: some are not ours to publish.
cmake_path(GET CMAKE_CURRENT_SOURCE_DIR PARENT_PATH beside)
set(PERSONA_LENS_DATA_DIR "${beside}/shared/data")
if(NOT IS_DIRECTORY "${PERSONA_LENS_DATA_DIR}")
  set(PERSONA_LENS_DATA_DIR "")
  message(STATUS "No recordings beside the checkout (../shared/data): tests that need them are skipped")
endif()

# A browser of one's own choice: -DPERSONA_LENS_CHROMIUM=PATH. A branded Chrome will not do, it loads no unpacked extension from its command line.
find_program(PERSONA_LENS_CHROMIUM chromium)
find_program(PERSONA_LENS_FIREFOX firefox-esr)

# The environment of every script and test.
set(PERSONA_LENS_ENVIRONMENT
  "PERSONA_LENS_SOURCE_DIR=${CMAKE_CURRENT_SOURCE_DIR}"
  "PERSONA_LENS_BUILD_DIR=${CMAKE_CURRENT_BINARY_DIR}"
  "PERSONA_LENS_WASM_DIR=${PERSONA_LENS_WASM_DIR}"
  "PERSONA_LENS_DATA_DIR=${PERSONA_LENS_DATA_DIR}"
  "PERSONA_LENS_CLI=${CMAKE_CURRENT_BINARY_DIR}/native/persona-lens"
  "PERSONA_LENS_CHROMIUM=${PERSONA_LENS_CHROMIUM}"
  "PERSONA_LENS_FIREFOX=${PERSONA_LENS_FIREFOX}")

# persona_lens_npm_command(OUT FOLDER SCRIPT [VARIABLE=VALUE...]): a command line that runs an npm script of one of our folders.
function(persona_lens_npm_command out folder script)
  set(${out} "${CMAKE_COMMAND}" -E env "PATH=${PERSONA_LENS_NODE_PATH}" ${PERSONA_LENS_ENVIRONMENT} ${ARGN}
    "${CMAKE_COMMAND}" -E chdir "${CMAKE_CURRENT_SOURCE_DIR}/${folder}" npm run --silent ${script} PARENT_SCOPE)
endfunction()

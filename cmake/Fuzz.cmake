# The fuzz targets: this project once more, in build/fuzz, with the Clang that brings libFuzzer. The libraries are those of the native build.
include(ExternalProject)

set(PERSONA_LENS_FUZZ_DIR "${CMAKE_CURRENT_BINARY_DIR}/fuzz")
set(PERSONA_LENS_FUZZ_SECONDS 10 CACHE STRING "How long ctest lets each fuzz target look for new inputs")
set(fuzz_libraries "")
foreach(name IN ITEMS ICU SIMDJSON FMT CATCH2)
  list(APPEND fuzz_libraries "-DPERSONA_LENS_LIBRARY_${name}:PATH=${PERSONA_LENS_LIBRARY_${name}}")
endforeach()
ExternalProject_Add(fuzz
  SOURCE_DIR "${CMAKE_CURRENT_SOURCE_DIR}"
  BINARY_DIR "${PERSONA_LENS_FUZZ_DIR}"
  PREFIX "${CMAKE_CURRENT_BINARY_DIR}/fuzz-project"
  CMAKE_GENERATOR Ninja
  CMAKE_ARGS
    -DCMAKE_CXX_COMPILER:PATH=/usr/lib/llvm-${PERSONA_LENS_LLVM_VERSION}/bin/clang++
    -DCMAKE_CXX_COMPILER_LAUNCHER:STRING=${CMAKE_CXX_COMPILER_LAUNCHER}
    -DCMAKE_BUILD_TYPE:STRING=${CMAKE_BUILD_TYPE}
    -DPERSONA_LENS_FUZZ:BOOL=ON
    ${fuzz_libraries}
  BUILD_ALWAYS TRUE
  INSTALL_COMMAND ""
  # One inner build at a time has the machine.
  DEPENDS wasm
  USES_TERMINAL_CONFIGURE TRUE
  USES_TERMINAL_BUILD TRUE)

# persona_lens_fuzz_command(OUT TARGET SECONDS [FOLDER...]): what starts from the kept inputs, from those folders and from what earlier runs in this
# build folder found, and keeps new inputs there.
function(persona_lens_fuzz_command out target seconds)
  set(found "${PERSONA_LENS_FUZZ_DIR}/found/${target}")
  file(MAKE_DIRECTORY "${found}" "${PERSONA_LENS_FUZZ_DIR}/failed")
  set(seeds ${ARGN})
  if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/tests/fuzz/corpus/${target}")
    list(APPEND seeds "${CMAKE_CURRENT_SOURCE_DIR}/tests/fuzz/corpus/${target}")
  endif()
  set(dictionary "${CMAKE_CURRENT_SOURCE_DIR}/tests/fuzz/dictionaries/${target}.dict")
  set(options -max_total_time=${seconds} -timeout=60 -rss_limit_mb=2560 -max_len=65536 -print_final_stats=1 -verbosity=0
    "-artifact_prefix=${PERSONA_LENS_FUZZ_DIR}/failed/${target}-")
  if(EXISTS "${dictionary}")
    list(APPEND options "-dict=${dictionary}")
  endif()
  set(${out} "${PERSONA_LENS_FUZZ_DIR}/${target}_fuzz" ${options} "${found}" ${seeds} PARENT_SCOPE)
endfunction()

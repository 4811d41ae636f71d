# The third-party libraries that set-up built, as targets. Headers count as system headers: our warnings are for our own code.

function(persona_lens_import name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEFINITIONS;OPTIONS;INCLUDES")
  string(TOUPPER ${name} upper)
  set(entry "${PERSONA_LENS_LIBRARY_${upper}}")
  add_library(persona_lens::${name} STATIC IMPORTED GLOBAL)
  set_target_properties(persona_lens::${name} PROPERTIES IMPORTED_LOCATION "${entry}/lib/lib${name}.a")
  target_include_directories(persona_lens::${name} INTERFACE "${entry}/include" ${arg_INCLUDES})
  target_compile_definitions(persona_lens::${name} INTERFACE ${arg_DEFINITIONS})
  target_compile_options(persona_lens::${name} INTERFACE ${arg_OPTIONS})
endfunction()

include(${CMAKE_CURRENT_LIST_DIR}/third_party/icu/definitions.cmake)
persona_lens_import(icu DEFINITIONS ${PERSONA_LENS_ICU_DEFINITIONS})

include(${CMAKE_CURRENT_LIST_DIR}/third_party/simdjson/options.cmake)
persona_lens_import(simdjson DEFINITIONS ${PERSONA_LENS_SIMDJSON_DEFINITIONS} OPTIONS ${PERSONA_LENS_SIMDJSON_OPTIONS}
  INCLUDES ${PERSONA_LENS_SIMDJSON_INCLUDES})

# Header-only: together with FMT_COMPILE it adds a fraction of what the compiled library would add to the WebAssembly module.
add_library(persona_lens::fmt INTERFACE IMPORTED GLOBAL)
target_include_directories(persona_lens::fmt INTERFACE "${PERSONA_LENS_LIBRARY_FMT}/include")
target_compile_definitions(persona_lens::fmt INTERFACE FMT_HEADER_ONLY=1)

if(PERSONA_LENS_TESTS)
  persona_lens_import(catch2)
endif()

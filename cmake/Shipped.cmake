# shared/packs, shared/words and shared/schema, compiled in: the library persona_lens_shipped with the header shipped.h.
# Every folder becomes an object of its own, so that a program which asks for one of them does not carry the others.

set(persona_lens_shipped_dir "${CMAKE_CURRENT_BINARY_DIR}/shipped")
set(persona_lens_shipped_sources "")
foreach(folder IN ITEMS packs words schema)
  # A file that is added or removed is noticed at the next build, one that is changed makes its object anew.
  file(GLOB files CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/shared/${folder}/*.json")
  # What only a page says is of no use to a program.
  list(FILTER files EXCLUDE REGEX "/words/ui\\.")
  # For the tests; the modules of the extension hold no words (wasm/bindings/no_words.cpp).
  if(EMSCRIPTEN AND folder STREQUAL "words")
    set(files "${CMAKE_CURRENT_SOURCE_DIR}/shared/words/en.json")
  endif()
  set(output "${persona_lens_shipped_dir}/${folder}.cpp")
  string(REPLACE "schema" "schemas" function ${folder})
  list(JOIN files "|" argument)
  # The listing changes when a file comes or goes, and with it the object.
  file(CONFIGURE OUTPUT "${persona_lens_shipped_dir}/${folder}.list" CONTENT "${argument}\n")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DLIST=${persona_lens_shipped_dir}/${folder}.list" "-DFUNCTION=${function}" "-DOUTPUT=${output}"
      -P "${CMAKE_CURRENT_SOURCE_DIR}/cmake/shipped/generate.cmake"
    DEPENDS ${files} "${persona_lens_shipped_dir}/${folder}.list" cmake/shipped/generate.cmake cmake/EmbedBytes.cmake
    COMMENT "Embedding shared/${folder}"
    VERBATIM)
  list(APPEND persona_lens_shipped_sources "${output}")
endforeach()

add_library(persona_lens_shipped STATIC ${persona_lens_shipped_sources})
target_include_directories(persona_lens_shipped PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}/cmake/shipped")
persona_lens_compile_options(persona_lens_shipped)

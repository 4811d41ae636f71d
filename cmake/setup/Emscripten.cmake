# The compiler for WebAssembly: an emcc on PATH that is new enough, else Debian's, unpacked privately into the cache.
# Sets PERSONA_LENS_EMSCRIPTEN_ROOT (the folder of emcc), PERSONA_LENS_EMSCRIPTEN_ENTRY (empty for an emcc on PATH) and
# PERSONA_LENS_EMSCRIPTEN_ID (tells one compiler from another).

function(persona_lens_find_emscripten)
  find_program(emcc emcc NO_CACHE)
  if(emcc)
    file(REAL_PATH "${emcc}" emcc)
    cmake_path(GET emcc PARENT_PATH root)
    # Debian's emcc is a launcher: what counts is the folder with the compiler's settings.
    set(settings "${root}/src/settings.js")
    if(EXISTS "${settings}" AND EXISTS "${root}/emscripten-version.txt")
      file(READ "${settings}" settings)
      file(STRINGS "${root}/emscripten-version.txt" version LIMIT_COUNT 1)
      string(REGEX MATCH "[0-9]+\\.[0-9]+\\.[0-9]+" version "${version}")
      if(version VERSION_GREATER_EQUAL PERSONA_LENS_EMSCRIPTEN_VERSION AND settings MATCHES "var EMBIND_AOT")
        set(PERSONA_LENS_EMSCRIPTEN_ROOT "${root}" PARENT_SCOPE)
        set(PERSONA_LENS_EMSCRIPTEN_ENTRY "" PARENT_SCOPE)
        set(PERSONA_LENS_EMSCRIPTEN_ID "${version} of ${root}" PARENT_SCOPE)
        return()
      endif()
    endif()
  endif()
  persona_lens_cache_entry(entry emscripten ${PERSONA_LENS_EMSCRIPTEN_VERSION} ${PERSONA_LENS_EMSCRIPTEN_PACKAGES}
    "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/install-emscripten.sh")
  cmake_path(GET entry FILENAME id)
  set(PERSONA_LENS_EMSCRIPTEN_ENTRY "${entry}" PARENT_SCOPE)
  set(PERSONA_LENS_EMSCRIPTEN_ID "${id}" PARENT_SCOPE)
  set(PERSONA_LENS_EMSCRIPTEN_ROOT "${entry}/usr/share/emscripten" PARENT_SCOPE)
endfunction()

# Step: Debian's Emscripten.
function(persona_lens_make_emscripten)
  set(made "${PERSONA_LENS_SCRATCH}/emscripten")
  persona_lens_run(emscripten bash "${PERSONA_LENS_SETUP_DIR}/install-emscripten.sh" "${PERSONA_LENS_SCRATCH}/apt" ${PERSONA_LENS_DEBIAN_SUITE}
    "${made}" ${PERSONA_LENS_EMSCRIPTEN_PACKAGES})
  persona_lens_publish("${made}" "${PERSONA_LENS_EMSCRIPTEN_ENTRY}")
endfunction()

# Third-party libraries: sources are fetched once, and each is built once for each platform ("native", "wasm") into an entry of the cache.
# Sets PERSONA_LENS_<NAME>_<platform> to the entry: include/ and lib/.

# Where the recipes live, one folder a library.
cmake_path(GET PERSONA_LENS_SETUP_DIR PARENT_PATH PERSONA_LENS_RECIPES)
string(APPEND PERSONA_LENS_RECIPES "/third_party")

function(persona_lens_source_entry out name)
  string(TOUPPER ${name} upper)
  persona_lens_cache_entry(entry ${name} ${PERSONA_LENS_${upper}_VERSION} source ${PERSONA_LENS_${upper}_SHA256})
  set(${out} "${entry}" PARENT_SCOPE)
endfunction()

# Step: the unpacked source of a Debian source package.
function(persona_lens_make_debian_source name package)
  string(TOUPPER ${name} upper)
  set(archive "${PERSONA_LENS_SCRATCH}/${name}.archive")
  persona_lens_run(${name}-source bash "${PERSONA_LENS_SETUP_DIR}/fetch-debian-source.sh" "${PERSONA_LENS_SCRATCH}/apt"
    ${PERSONA_LENS_DEBIAN_SUITE} ${package} ${PERSONA_LENS_${upper}_VERSION} "${archive}")
  file(SHA256 "${archive}" sum)
  if(NOT sum STREQUAL PERSONA_LENS_${upper}_SHA256)
    message(FATAL_ERROR "${package} is not the file that cmake/versions.cmake pins: SHA-256 ${sum}.")
  endif()
  set(unpacked "${PERSONA_LENS_SCRATCH}/${name}.unpacked")
  file(ARCHIVE_EXTRACT INPUT "${archive}" DESTINATION "${unpacked}")
  # An upstream archive holds one folder, named as its maker likes.
  file(GLOB folder LIST_DIRECTORIES true "${unpacked}/*")
  persona_lens_source_entry(entry ${name})
  persona_lens_publish("${folder}" "${entry}")
endfunction()

# Step: the unpacked source of an npm package.
function(persona_lens_make_npm_source name package)
  string(TOUPPER ${name} upper)
  set(made "${PERSONA_LENS_SCRATCH}/${name}")
  persona_lens_fetch_npm_package(${package}@${PERSONA_LENS_${upper}_VERSION} ${PERSONA_LENS_${upper}_SHA256} "${made}")
  persona_lens_source_entry(entry ${name})
  persona_lens_publish("${made}" "${entry}")
endfunction()

# A library depends on its source, its recipe, the shared recipe and the compiler that it is built with.
function(persona_lens_library_entry out name platform)
  string(TOUPPER ${name} upper)
  if(platform STREQUAL "wasm")
    set(compiler "${PERSONA_LENS_EMSCRIPTEN_ID}")
  else()
    # The compiler that project() is going to choose.
    set(compiler c++)
    if(DEFINED ENV{CXX})
      set(compiler "$ENV{CXX}")
    endif()
    execute_process(COMMAND "${compiler}" --version OUTPUT_VARIABLE compiler ERROR_QUIET)
  endif()
  persona_lens_cache_entry(entry ${name}-${platform} ${PERSONA_LENS_${upper}_VERSION} ${PERSONA_LENS_${upper}_SHA256} "${compiler}"
    "${PERSONA_LENS_RECIPES}/${name}" "${PERSONA_LENS_RECIPES}/../EmbedBytes.cmake")
  set(${out} "${entry}" PARENT_SCOPE)
endfunction()

# Step: one library for one platform.
function(persona_lens_make_library name platform)
  persona_lens_source_entry(source ${name})
  persona_lens_library_entry(entry ${name} ${platform})
  set(build "${PERSONA_LENS_SCRATCH}/${name}-${platform}.build")
  set(made "${PERSONA_LENS_SCRATCH}/${name}-${platform}")
  set(toolchain "")
  if(platform STREQUAL "wasm")
    set(toolchain "-DCMAKE_TOOLCHAIN_FILE=${PERSONA_LENS_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake")
  endif()
  persona_lens_run(${name}-${platform}-configure "${CMAKE_COMMAND}" -S "${PERSONA_LENS_RECIPES}/${name}" -B "${build}" -G Ninja
    -DCMAKE_BUILD_TYPE=Release "-DSOURCE=${source}" "-DCMAKE_INSTALL_PREFIX=${made}" ${toolchain})
  persona_lens_run(${name}-${platform}-build "${CMAKE_COMMAND}" --build "${build}" --target install)
  file(REMOVE_RECURSE "${build}")
  persona_lens_publish("${made}" "${entry}")
endfunction()

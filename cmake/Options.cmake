# How our own C++ is compiled.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
if(EMSCRIPTEN)
  # For size: the module is loaded with every page. -O3 makes it a third larger.
  set(CMAKE_CXX_FLAGS_RELEASE "-Oz -DNDEBUG")
endif()
# What is built does not tell where: paths are written as from the top of the sources.
add_compile_options("-ffile-prefix-map=${CMAKE_SOURCE_DIR}=.")

# persona_lens_compile_options(TARGET): warnings for our own code, and what WebAssembly needs on every object.
function(persona_lens_compile_options target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
    # A designated initialiser leaves members out on purpose.
    -Wno-missing-field-initializers)
  if(EMSCRIPTEN)
    # ICU and the standard library may throw inside; WebAssembly's own exceptions cost nothing until they do.
    target_compile_options(${target} PRIVATE -fwasm-exceptions -msimd128)
    target_link_options(${target} PRIVATE -fwasm-exceptions)
  endif()
endfunction()

# persona_lens_grow_memory(TARGET): WebAssembly's memory grows by what is asked for and a megabyte at most, not by a fifth of it: what is
# grown is never given back.
function(persona_lens_grow_memory target)
  target_link_options(${target} PRIVATE -sALLOW_MEMORY_GROWTH -sMEMORY_GROWTH_LINEAR_STEP=1MB)
endfunction()

# persona_lens_sanitize(TARGET): compiled so that mistakes are found at run time. It stops at the first one.
function(persona_lens_sanitize target)
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all)
  # The configuration's own -O and -DNDEBUG come first on the command line: these have the last word. With the sanitizers, -O1 compiles for
  # twice as long as -Og, and lines (-g1) are all that a report needs.
  target_compile_options(${target} PRIVATE -Og -g1 -fno-omit-frame-pointer -UNDEBUG ${sanitizers})
  # The libraries' own checks: bounds in the standard library, order of access in simdjson.
  target_compile_definitions(${target} PRIVATE _GLIBCXX_ASSERTIONS SIMDJSON_DEVELOPMENT_CHECKS=1)
  target_link_options(${target} PUBLIC ${sanitizers})
endfunction()

# Everything that ctest runs. COST orders the tests: the quick ones come first, so that a small mistake is told early.

# persona_lens_add_check(NAME COST n TIMEOUT seconds [HEAVY] COMMAND... [ENVIRONMENT VARIABLE=VALUE...])
# HEAVY: takes the whole machine, so that nothing which measures or waits for a browser runs beside it.
function(persona_lens_add_check name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "HEAVY" "COST;TIMEOUT" "COMMAND;ENVIRONMENT")
  add_test(NAME ${name} COMMAND ${arg_COMMAND} WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
  set(environment ${PERSONA_LENS_ENVIRONMENT} ${arg_ENVIRONMENT})
  set_tests_properties(${name} PROPERTIES COST ${arg_COST} TIMEOUT ${arg_TIMEOUT} ENVIRONMENT "${environment}")
  if(arg_HEAVY)
    set_tests_properties(${name} PROPERTIES RUN_SERIAL TRUE)
  endif()
endfunction()

# persona_lens_add_npm_check(NAME FOLDER SCRIPT ...): the same for an npm script.
function(persona_lens_add_npm_check name folder script)
  persona_lens_npm_command(command ${folder} ${script})
  persona_lens_add_check(${name} COMMAND ${command} ${ARGN})
endfunction()

find_program(PERSONA_LENS_CLANG_FORMAT clang-format-${PERSONA_LENS_LLVM_VERSION} REQUIRED)
find_program(PERSONA_LENS_CLANG_TIDY clang-tidy-${PERSONA_LENS_LLVM_VERSION} REQUIRED)
find_program(PERSONA_LENS_PYTHON python3 REQUIRED)
set(checks "${CMAKE_CURRENT_SOURCE_DIR}/cmake/checks")

# The house: what the compilers do not check.
persona_lens_add_check(house.floors COST 100 TIMEOUT 60 COMMAND "${PERSONA_LENS_PYTHON}" "${checks}/floors.py")
persona_lens_add_check(house.policy COST 99 TIMEOUT 60 COMMAND "${PERSONA_LENS_PYTHON}" "${checks}/policy.py")
persona_lens_add_check(house.words COST 99 TIMEOUT 60
  COMMAND "${PERSONA_LENS_PYTHON}" "${CMAKE_CURRENT_SOURCE_DIR}/shared/tools/translations.py" check)
persona_lens_add_check(format.cpp COST 98 TIMEOUT 120 COMMAND bash "${checks}/format.sh" "${PERSONA_LENS_CLANG_FORMAT}" --dry-run --Werror)

# The core, natively and in WebAssembly.
persona_lens_add_check(core.native COST 90 TIMEOUT 1800 COMMAND core_tests
  ENVIRONMENT "ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1" "UBSAN_OPTIONS=print_stacktrace=1")
persona_lens_add_check(core.wasm COST 89 TIMEOUT 900 COMMAND "${PERSONA_LENS_NODE}" "${PERSONA_LENS_WASM_DIR}/core_tests.js")

# Every reader of bytes from outside meets bytes that nobody thought of, for some seconds.
set(fuzz_seeds_pack "${CMAKE_CURRENT_SOURCE_DIR}/tests/fixtures/packs" "${CMAKE_CURRENT_SOURCE_DIR}/shared/packs")
set(fuzz_seeds_youtube_response "${CMAKE_CURRENT_SOURCE_DIR}/tests/fixtures/youtube")
foreach(target IN ITEMS normalise phrases copies x_response youtube_response page_rows recording pack snapshot dispatch)
  persona_lens_fuzz_command(command ${target} ${PERSONA_LENS_FUZZ_SECONDS} ${fuzz_seeds_${target}})
  persona_lens_add_check(fuzz.${target} COST 60 TIMEOUT 900 COMMAND ${command})
endforeach()

persona_lens_add_check(lint.cpp HEAVY COST 20 TIMEOUT 2700 COMMAND "${PERSONA_LENS_PYTHON}" "${checks}/lint.py"
  --clang-tidy "${PERSONA_LENS_CLANG_TIDY}" --build "${CMAKE_CURRENT_BINARY_DIR}" --cache "${PERSONA_LENS_CACHE}/lint")

# The extension: its source, its parts, and the whole of it in a browser.
if(PERSONA_LENS_EXTENSION)
  persona_lens_add_npm_check(extension.check extension check COST 80 TIMEOUT 600)
  persona_lens_add_npm_check(tests.check tests check COST 79 TIMEOUT 600)
  persona_lens_add_npm_check(extension.unit tests test:extension COST 78 TIMEOUT 600)
  persona_lens_add_npm_check(extension.lint extension lint:firefox COST 77 TIMEOUT 300)
  # Known vulnerabilities. Where the registry does not tell them, the check is skipped, and says so.
  persona_lens_add_npm_check(dependencies.audit tests audit COST 97 TIMEOUT 180)
  set_tests_properties(dependencies.audit PROPERTIES SKIP_RETURN_CODE 77)
  persona_lens_add_npm_check(browser.chromium tests test:browser HEAVY COST 10 TIMEOUT 1800 ENVIRONMENT "PERSONA_LENS_BROWSER=chromium")
  persona_lens_add_npm_check(browser.firefox tests test:browser HEAVY COST 9 TIMEOUT 1200 ENVIRONMENT "PERSONA_LENS_BROWSER=firefox")
  # Pictures of every surface, in one language a theme, into build/screenshots; all of them: the target screenshots.
  persona_lens_add_npm_check(browser.screenshots tests screenshots:few HEAVY COST 8 TIMEOUT 900 ENVIRONMENT "PERSONA_LENS_BROWSER=chromium")
endif()

# For people: puts the C++ into shape.
add_custom_target(format COMMAND bash "${checks}/format.sh" "${PERSONA_LENS_CLANG_FORMAT}" -i
  WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" VERBATIM)

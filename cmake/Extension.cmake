# The browser extension and its demo. What npm scripts do is their business; here they get the right Node and the places of things.

# A changed lock file leads to an npm ci, which belongs to set-up.
foreach(name IN LISTS PERSONA_LENS_NPM_FOLDERS)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${name}/package.json" "${name}/package-lock.json")
endforeach()

# Its bundler knows best what has changed, and takes seconds.
persona_lens_npm_command(build extension build:chromium)
persona_lens_npm_command(build_firefox extension build:firefox)
add_custom_target(extension ALL
  COMMAND ${build}
  COMMAND ${build_firefox}
  COMMENT "Building the extension into build/extension/chromium and build/extension/firefox"
  USES_TERMINAL VERBATIM)
add_dependencies(extension wasm)

# The classroom as a site of static files, in build/classroom. After the extension: both make the sources' types anew.
persona_lens_npm_command(build extension build:classroom)
add_custom_target(classroom ALL COMMAND ${build} COMMENT "Building the classroom's site into build/classroom" USES_TERMINAL VERBATIM)
add_dependencies(classroom extension)

# The same sources with hooks for the browser tests, in build/extension/chromium-test and firefox-test. One after the other: both make the sources' types anew.
if(PERSONA_LENS_TESTS)
  persona_lens_npm_command(build extension build:test)
  persona_lens_npm_command(build_firefox extension build:test-firefox)
  add_custom_target(extension-test ALL COMMAND ${build} COMMAND ${build_firefox} COMMENT "Building the extension for tests" USES_TERMINAL VERBATIM)
  add_dependencies(extension-test extension classroom)
endif()

persona_lens_npm_command(demo tests demo "PERSONA_LENS_DEMO_DIR=${CMAKE_CURRENT_BINARY_DIR}/demo")
add_custom_target(demo COMMAND ${demo} COMMENT "Running the demo" USES_TERMINAL VERBATIM)
add_dependencies(demo extension classroom persona-lens)

# What the release contains, as CycloneDX: build/sbom.json.
persona_lens_npm_command(sbom tests sbom)
add_custom_target(sbom ALL COMMAND ${sbom} COMMENT "Writing the bill of materials into build/sbom.json" VERBATIM)

# How often it is wrong: labelled accounts through the engine as the extension runs it, into build/evaluation.
persona_lens_npm_command(evaluation tests evaluation "PERSONA_LENS_EVALUATION_DIR=${CMAKE_CURRENT_BINARY_DIR}/evaluation")
add_custom_target(evaluation COMMAND ${evaluation} COMMENT "Evaluating into build/evaluation" USES_TERMINAL VERBATIM)
add_dependencies(evaluation wasm)

# For people: pictures of every surface, theme and language, in build/screenshots.
if(PERSONA_LENS_TESTS)
  persona_lens_npm_command(screenshots tests screenshots)
  add_custom_target(screenshots COMMAND ${screenshots} COMMENT "Taking pictures into build/screenshots" USES_TERMINAL VERBATIM)
  add_dependencies(screenshots extension-test)
endif()

# How fast and how small: everything that is measured, side by side in one run, into build/benchmark.
if(PERSONA_LENS_TESTS)
  persona_lens_npm_command(measure tests benchmark)
  add_custom_target(benchmark
    COMMAND "${CMAKE_COMMAND}" --build "${PERSONA_LENS_WASM_DIR}"
      --target text_benchmark memory_benchmark scale_benchmark persona-lens-observe
    COMMAND ${measure}
    COMMENT "Measuring into build/benchmark" USES_TERMINAL VERBATIM)
  add_dependencies(benchmark extension-test)
endif()

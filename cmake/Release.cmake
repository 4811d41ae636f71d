# What is published, into build/release: packages for the stores, the classroom's site where there is one, the command line for Debian, the bill of
# materials, the sources, and the sums of all. Read after everything that is packed.
find_program(PERSONA_LENS_PYTHON python3 REQUIRED)
set(make_release "${PERSONA_LENS_PYTHON}" -B "${CMAKE_CURRENT_SOURCE_DIR}/cmake/release/make_release.py" "${CMAKE_CURRENT_BINARY_DIR}" "${PROJECT_VERSION}")

add_custom_target(release COMMAND ${make_release} COMMENT "Packing into build/release" USES_TERMINAL VERBATIM)
add_dependencies(release extension persona-lens sbom)
if(TARGET classroom)
  add_dependencies(release classroom)
endif()

# The extension alone: what a store's reviewer builds (cmake/release/build-for-amo).
add_custom_target(release-extension COMMAND ${make_release} zips COMMENT "Packing the extension into build/release" USES_TERMINAL VERBATIM)
add_dependencies(release-extension extension)

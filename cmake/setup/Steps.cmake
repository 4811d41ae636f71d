# The frame of set-up: a cache outside the checkout and a list of numbered steps.
#
# Rules that every step keeps:
# - An entry of the cache is named after its version and a hash of its recipe, and is never changed once it is there.
# - An entry is made in a scratch folder and moved to its place at the end, so an interrupted set-up leaves no half-made entry.
# - One set-up at a time works on a cache: others wait at its lock.

if(DEFINED ENV{PERSONA_LENS_CACHE} AND NOT "$ENV{PERSONA_LENS_CACHE}" STREQUAL "")
  set(PERSONA_LENS_CACHE "$ENV{PERSONA_LENS_CACHE}")
  cmake_path(ABSOLUTE_PATH PERSONA_LENS_CACHE NORMALIZE)
elseif(DEFINED ENV{HOME} AND NOT "$ENV{HOME}" STREQUAL "")
  set(PERSONA_LENS_CACHE "$ENV{HOME}/.cache/persona-lens")
else()
  message(FATAL_ERROR "Set-up needs a folder for downloads: set HOME or PERSONA_LENS_CACHE.")
endif()
set(PERSONA_LENS_SCRATCH "${PERSONA_LENS_CACHE}/scratch")

# persona_lens_cache_entry(OUT NAME VERSION [RECIPE...])
# The path of a cache entry. RECIPE: files, folders and plain words whose change must lead to a new entry.
function(persona_lens_cache_entry out name version)
  set(recipe "${version}")
  foreach(part IN LISTS ARGN)
    if(IS_DIRECTORY "${part}")
      file(GLOB_RECURSE files LIST_DIRECTORIES false "${part}/*")
    elseif(EXISTS "${part}")
      set(files "${part}")
    else()
      string(APPEND recipe ";${part}")
      continue()
    endif()
    list(SORT files)
    foreach(file IN LISTS files)
      file(SHA256 "${file}" hash)
      string(APPEND recipe ";${hash}")
    endforeach()
  endforeach()
  string(SHA256 hash "${recipe}")
  string(SUBSTRING "${hash}" 0 10 hash)
  set(${out} "${PERSONA_LENS_CACHE}/${name}-${version}-${hash}" PARENT_SCOPE)
endfunction()

# persona_lens_plan(TITLE COMMAND [ARGUMENT...])
# Notes a step for persona_lens_run_plan(); COMMAND is the name of a CMake function.
function(persona_lens_plan title command)
  list(JOIN ARGN "|" arguments)
  set_property(GLOBAL APPEND PROPERTY persona_lens_plan "${title}|${command}|${arguments}")
endfunction()

# persona_lens_run_plan(PLANNER)
# PLANNER is a function that plans what is missing. It is asked a second time under the lock: what it missed may have been made meanwhile.
function(persona_lens_run_plan planner)
  cmake_language(CALL ${planner})
  get_property(plan GLOBAL PROPERTY persona_lens_plan)
  if(NOT plan)
    return()
  endif()

  file(MAKE_DIRECTORY "${PERSONA_LENS_CACHE}/logs")
  set(lock "${PERSONA_LENS_CACHE}/lock")
  file(LOCK "${lock}" GUARD FUNCTION RESULT_VARIABLE busy TIMEOUT 0)
  if(busy)
    message(STATUS "Another set-up is at work on ${PERSONA_LENS_CACHE}: waiting for it")
    file(LOCK "${lock}" GUARD FUNCTION TIMEOUT 3600)
    set_property(GLOBAL PROPERTY persona_lens_plan "")
    cmake_language(CALL ${planner})
    get_property(plan GLOBAL PROPERTY persona_lens_plan)
  endif()

  file(REMOVE_RECURSE "${PERSONA_LENS_SCRATCH}")
  file(MAKE_DIRECTORY "${PERSONA_LENS_SCRATCH}")
  list(LENGTH plan count)
  set(number 0)
  foreach(step IN LISTS plan)
    math(EXPR number "${number} + 1")
    string(REPLACE "|" ";" step "${step}")
    list(POP_FRONT step title command)
    message(STATUS "[${number}/${count}] ${title} ...")
    string(TIMESTAMP start "%s")
    cmake_language(CALL ${command} ${step})
    string(TIMESTAMP end "%s")
    math(EXPR seconds "${end} - ${start}")
    message(STATUS "[${number}/${count}] done in ${seconds} s")
  endforeach()
  file(REMOVE_RECURSE "${PERSONA_LENS_SCRATCH}")
  set_property(GLOBAL PROPERTY persona_lens_plan "")
endfunction()

# persona_lens_run(LOG COMMAND...)
# Runs a command of a step. Its output goes to a log in the cache; what failed is shown.
function(persona_lens_run log)
  set(file "${PERSONA_LENS_CACHE}/logs/${log}.log")
  execute_process(
    COMMAND ${ARGN}
    WORKING_DIRECTORY "${PERSONA_LENS_SCRATCH}"
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  file(WRITE "${file}" "${output}")
  if(NOT result EQUAL 0)
    string(LENGTH "${output}" length)
    if(length GREATER 4000)
      math(EXPR start "${length} - 4000")
      string(SUBSTRING "${output}" ${start} -1 output)
    endif()
    # As it is: an error message would be wrapped like prose.
    message(NOTICE "${output}")
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "Set-up stopped: a command failed (${result}); its whole output is in ${file}\n  ${command}\n"
      "What was finished is kept: the next run goes on from here.")
  endif()
endfunction()

# persona_lens_publish(MADE ENTRY): moves a finished entry to its place in the cache.
function(persona_lens_publish made entry)
  file(REMOVE_RECURSE "${entry}")
  file(RENAME "${made}" "${entry}")
endfunction()

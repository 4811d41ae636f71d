# Node and npm for everything that is JavaScript. Node: the system's where it is new enough, else a private one in the cache. npm: always the
# pinned one, since releases differ in which lock files they accept, and Debian's runs with Debian's Node only.
# Sets PERSONA_LENS_NODE (the program) and PERSONA_LENS_NODE_PATH (a PATH on which node and npm are the chosen ones).

function(persona_lens_find_node)
  find_program(node node NO_CACHE)
  find_program(npm npm NO_CACHE)
  if(NOT node OR NOT npm)
    message(FATAL_ERROR "Node.js and npm are missing. Install them (on Debian: apt-get install nodejs npm), then run the same command again.")
  endif()
  execute_process(COMMAND "${node}" --version OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  string(REPLACE "v" "" version "${version}")
  set(node_entry "")
  set(path "$ENV{PATH}")
  if(version VERSION_LESS PERSONA_LENS_NODE_MINIMUM)
    persona_lens_cache_entry(node_entry node ${PERSONA_LENS_NODE_VERSION})
    set(node "${node_entry}/bin/node")
    set(path "${node_entry}/bin:${path}")
  endif()
  persona_lens_cache_entry(npm_entry npm ${PERSONA_LENS_NPM_VERSION} ${PERSONA_LENS_NPM_SHA256})
  set(PERSONA_LENS_NODE_ENTRY "${node_entry}" PARENT_SCOPE)
  set(PERSONA_LENS_NPM_ENTRY "${npm_entry}" PARENT_SCOPE)
  set(PERSONA_LENS_NODE "${node}" PARENT_SCOPE)
  set(PERSONA_LENS_NODE_PATH "${npm_entry}/bin:${path}" PARENT_SCOPE)
  set(PERSONA_LENS_SYSTEM_NPM "${npm}" PARENT_SCOPE)
endfunction()

# Downloads an npm package's archive, compares it with the pinned sum and unpacks it to FOLDER.
function(persona_lens_fetch_npm_package package sha256 folder)
  # npm's own standard output names the archive; a folder of its own spares reading it.
  set(download "${folder}.download")
  file(MAKE_DIRECTORY "${download}")
  persona_lens_run(npm-pack "${PERSONA_LENS_SYSTEM_NPM}" pack "${package}" --pack-destination "${download}"
    --cache "${PERSONA_LENS_CACHE}/npm" --prefer-offline --no-audit --no-fund --no-update-notifier)
  file(GLOB archive "${download}/*.tgz")
  file(SHA256 "${archive}" sum)
  if(NOT sum STREQUAL sha256)
    message(FATAL_ERROR "${package} is not the file that cmake/versions.cmake pins: SHA-256 ${sum}, expected ${sha256}.")
  endif()
  file(ARCHIVE_EXTRACT INPUT "${archive}" DESTINATION "${download}")
  file(RENAME "${download}/package" "${folder}")
  file(REMOVE_RECURSE "${download}")
endfunction()

# Step: the private Node.
function(persona_lens_make_node)
  cmake_host_system_information(RESULT processor QUERY OS_PLATFORM)
  if(NOT DEFINED PERSONA_LENS_NODE_SHA256_${processor})
    message(FATAL_ERROR "This machine's Node.js is older than ${PERSONA_LENS_NODE_MINIMUM}, and set-up has no other for ${processor}: install a newer one.")
  endif()
  string(REPLACE "x86_64" "x64" architecture "${processor}")
  set(made "${PERSONA_LENS_SCRATCH}/node")
  persona_lens_fetch_npm_package(node-linux-${architecture}@${PERSONA_LENS_NODE_VERSION} ${PERSONA_LENS_NODE_SHA256_${processor}} "${made}")
  file(REMOVE_RECURSE "${made}/include" "${made}/share")
  persona_lens_publish("${made}" "${PERSONA_LENS_NODE_ENTRY}")
endfunction()

# Step: the pinned npm.
function(persona_lens_make_npm)
  set(made "${PERSONA_LENS_SCRATCH}/npm")
  persona_lens_fetch_npm_package(npm@${PERSONA_LENS_NPM_VERSION} ${PERSONA_LENS_NPM_SHA256} "${made}")
  # The package's bin/npm is a launcher for people's shells: these two names lead to the programs themselves.
  foreach(name IN ITEMS npm npx)
    file(REMOVE "${made}/bin/${name}")
    file(CREATE_LINK ${name}-cli.js "${made}/bin/${name}" SYMBOLIC)
    file(CHMOD "${made}/bin/${name}-cli.js"
      PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
  endforeach()
  persona_lens_publish("${made}" "${PERSONA_LENS_NPM_ENTRY}")
endfunction()

# persona_lens_npm_missing(OUT FOLDER): whether FOLDER's lock file differs from what its node_modules was installed from.
function(persona_lens_npm_missing out folder)
  persona_lens_npm_key(key "${folder}")
  set(stamp "${folder}/node_modules/.persona-lens-installed")
  set(installed "")
  if(EXISTS "${stamp}")
    file(READ "${stamp}" installed)
  endif()
  set(missing TRUE)
  if(installed STREQUAL key)
    set(missing FALSE)
  endif()
  set(${out} ${missing} PARENT_SCOPE)
endfunction()

# The lock file decides what is installed; package.json may hold scripts that run at install; native packages depend on the Node.
function(persona_lens_npm_key out folder)
  file(SHA256 "${folder}/package-lock.json" lock)
  file(SHA256 "${folder}/package.json" package)
  set(${out} "${lock} ${package} ${PERSONA_LENS_NODE}" PARENT_SCOPE)
endfunction()

# Step: npm ci in one of the project's own npm folders.
function(persona_lens_npm_install folder)
  cmake_path(GET folder FILENAME name)
  persona_lens_run(npm-${name} "${CMAKE_COMMAND}" -E env "PATH=${PERSONA_LENS_NODE_PATH}" "${CMAKE_COMMAND}" -E chdir "${folder}"
    npm ci --cache "${PERSONA_LENS_CACHE}/npm" --prefer-offline --no-audit --no-fund --no-update-notifier)
  persona_lens_npm_key(key "${folder}")
  file(WRITE "${folder}/node_modules/.persona-lens-installed" "${key}")
endfunction()

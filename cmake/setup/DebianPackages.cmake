# Programs and fonts that come from the system's package manager. Each is looked for by what it brings, not by asking dpkg: a machine that has
# the program by another way is as good, and apt is not called at all where nothing is missing.

# package | path of a file or folder that the package brings, or a program's name
set(PERSONA_LENS_PACKAGES_BUILD
  "g++|c++"
  "ninja-build|ninja"
  "python3|python3"
  "icu-devtools|gencmn"  # trims ICU's data
  "brotli|brotli"        # tells the size of the module as a store serves it
)
# What Debian's Emscripten works with.
set(PERSONA_LENS_PACKAGES_EMSCRIPTEN
  "clang-${PERSONA_LENS_LLVM_VERSION}|/usr/lib/llvm-${PERSONA_LENS_LLVM_VERSION}/bin/clang++"
  "lld-${PERSONA_LENS_LLVM_VERSION}|/usr/lib/llvm-${PERSONA_LENS_LLVM_VERSION}/bin/wasm-ld"
  "llvm-${PERSONA_LENS_LLVM_VERSION}|/usr/lib/llvm-${PERSONA_LENS_LLVM_VERSION}/bin/llvm-ar"
  "libclang-common-${PERSONA_LENS_LLVM_VERSION}-dev|/usr/lib/llvm-${PERSONA_LENS_LLVM_VERSION}/lib/clang/${PERSONA_LENS_LLVM_VERSION}/include"
  "node-acorn|/usr/share/nodejs/acorn"
)
# The demo and the browser tests: a browser, and fonts so that Latin, Arabic, Chinese, Japanese, Korean and emoji are seen, not boxes.
set(PERSONA_LENS_PACKAGES_BROWSER
  "chromium|chromium"
  "fonts-liberation|/usr/share/fonts/truetype/liberation"
  "fonts-noto-core|/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf"
  "fonts-wqy-zenhei|/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"
  "fonts-noto-color-emoji|/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"
)
# The second browser that the tests drive.
set(PERSONA_LENS_PACKAGES_BROWSER_TESTS
  "firefox-esr|firefox-esr"
)
# The tests' compiler brings libFuzzer.
set(PERSONA_LENS_PACKAGES_TESTS
  "clang-${PERSONA_LENS_LLVM_VERSION}|/usr/lib/llvm-${PERSONA_LENS_LLVM_VERSION}/bin/clang++"
  "libclang-rt-${PERSONA_LENS_LLVM_VERSION}-dev|/usr/lib/llvm-${PERSONA_LENS_LLVM_VERSION}/lib/clang/${PERSONA_LENS_LLVM_VERSION}/lib/linux"
  "clang-format-${PERSONA_LENS_LLVM_VERSION}|clang-format-${PERSONA_LENS_LLVM_VERSION}"
  "clang-tidy-${PERSONA_LENS_LLVM_VERSION}|clang-tidy-${PERSONA_LENS_LLVM_VERSION}"
)

# persona_lens_missing_packages(OUT LISTING...)
function(persona_lens_missing_packages out)
  set(missing "")
  foreach(line IN LISTS ARGN)
    string(REPLACE "|" ";" line "${line}")
    list(GET line 0 package)
    list(GET line 1 brings)
    unset(found)
    if(IS_ABSOLUTE "${brings}")
      set(found "${brings}")
    else()
      # Some of Debian's tools for builders live in sbin, which is not on everybody's PATH.
      find_program(found "${brings}" PATHS /usr/sbin NO_CACHE)
    endif()
    if(NOT EXISTS "${found}")
      list(APPEND missing "${package}")
    endif()
  endforeach()
  set(${out} "${missing}" PARENT_SCOPE)
endfunction()

# Installs packages, or says in one message which ones somebody with the right to do so has to install.
function(persona_lens_install_packages)
  find_program(apt_get apt-get NO_CACHE)
  execute_process(COMMAND id -u OUTPUT_VARIABLE user OUTPUT_STRIP_TRAILING_WHITESPACE)
  list(JOIN ARGN " " names)
  if(NOT apt_get OR NOT user STREQUAL "0")
    message(FATAL_ERROR "These packages are missing, and set-up may not install them (it needs root and apt). Install them, then run the same "
      "command again:\n  sudo apt-get install --no-install-recommends ${names}\nOn another system, install what brings the same programs.")
  endif()
  # A desktop's own updater may hold dpkg's lock for a while: wait for it.
  set(apt_get env DEBIAN_FRONTEND=noninteractive "${apt_get}" -q -y -o DPkg::Lock::Timeout=600)
  persona_lens_run(apt-update ${apt_get} update)
  persona_lens_run(apt-install ${apt_get} install --no-install-recommends ${ARGN})
endfunction()

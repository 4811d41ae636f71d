// The formatting library, without what nobody here needs: places of a locale, which bring the standard library's locales and streams along
// (a tenth of the module), and numbers other than double. To be included instead of its own headers.
#pragma once

#define FMT_STATIC_THOUSANDS_SEPARATOR ','  // NOLINT(cppcoreguidelines-macro-usage): the library's own switches
#define FMT_USE_FLOAT 0                     // NOLINT(cppcoreguidelines-macro-usage)
#define FMT_USE_LONG_DOUBLE 0               // NOLINT(cppcoreguidelines-macro-usage)

#include <fmt/args.h>
#include <fmt/compile.h>
#include <fmt/format.h>

// One place that knows how Catch2 is spelled.
#pragma once

#include <catch_amalgamated.hpp>

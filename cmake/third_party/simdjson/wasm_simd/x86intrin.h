// Stands in for the compiler's header of the same name, which simdjson's SSE4.2 ("westmere") kernel includes and Emscripten does not have.
// Emscripten's own headers translate SSE4.2 to WebAssembly SIMD; this adds the two scalar intrinsics which the kernel uses beside them.
#pragma once

#include <nmmintrin.h>
#include <smmintrin.h>
#include <stdint.h>

#include "wmmintrin.h"

#define _popcnt64(value) persona_lens_popcnt64(value)

static inline __attribute__((always_inline)) long long persona_lens_popcnt64(unsigned long long value) {
  return __builtin_popcountll(value);
}

static inline __attribute__((always_inline)) uint64_t _umul128(uint64_t left, uint64_t right, uint64_t* high) {
  const unsigned __int128 product = (unsigned __int128)left * right;
  *high = (uint64_t)(product >> 64);
  return (uint64_t)product;
}

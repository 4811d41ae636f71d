// Stands in for the compiler's header of the same name: WebAssembly has no carry-less multiply.
// simdjson multiplies by a word of ones only, which is the running XOR of the bits below each bit ("prefix XOR"): six shifts give the same.
// Any other use of this intrinsic would be wrong here.
#pragma once

#include <smmintrin.h>
#include <stdint.h>

static inline __attribute__((always_inline, nodebug)) __m128i _mm_clmulepi64_si128(__m128i bits, __m128i ones, int which) {
  (void)ones;
  (void)which;
  uint64_t word = (uint64_t)wasm_i64x2_extract_lane((v128_t)bits, 0);
  for (int shift = 1; shift < 64; shift *= 2) word ^= word << shift;
  return (__m128i)wasm_i64x2_make((int64_t)word, 0);
}

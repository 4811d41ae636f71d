// A pack proves itself before it is used: its cases go the way of real observations, memory → signals → assessment, and must come out
// as they say.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "packs/pack.h"
#include "result.h"

namespace persona_lens {

// Runs every case; the answer is their number. The first case that comes out otherwise is an error case_failed: its place is the case
// ("/signatures/0/cases/test/1"), its message says for whom, what was expected and what came out.
Result<std::size_t> self_test(const Pack& pack);

// Every case that comes out otherwise, up to a hundred.
std::vector<Error> failing_cases(const Pack& pack);

struct TestedPack {
  Pack pack;
  std::size_t cases = 0;  // that were run and held
};

// Reads, validates and self-tests. Errors as of read_pack() and self_test(), the message led by the line.
Result<TestedPack> read_tested_pack(std::string_view json);

}  // namespace persona_lens

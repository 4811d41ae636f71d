// What a benchmark in C++ hands on to the run that gathers all of them (main.ts): one line each, in tabs.
#pragma once

#include <cstdio>
#include <string>

namespace persona_lens::benchmark {

// `most`: what it may be at most for the target to hold; unit as results.ts has them, "times" for a ratio.
inline void print_result(const std::string& name, const char* unit, double ours, double most) {
  std::printf("result\t%s\t%s\t%.6g\t%.6g\n", name.c_str(), unit, ours, most);
}

}  // namespace persona_lens::benchmark

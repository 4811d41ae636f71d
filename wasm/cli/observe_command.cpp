// persona-lens observe: what the files say, as NDJSON.
#include "commands.h"
#include "files.h"
#include "observe/ndjson.h"
#include "observe/observation_set.h"
#include "observe/observe.h"

namespace persona_lens::cli {

int observe_command(const Options& options) {
  Observer observer;
  ObservationSet all;
  bool anything_read = false;
  for (const std::string& path : options.files) {
    const auto content = read_file(path);
    if (!content) {
      tell(path, content.error());
      continue;
    }
    Source source;
    source.platform = options.site.value_or(Platform::x);
    source.any_platform = !options.site;
    source.read_at = options.read_at;
    source.file = path;
    auto observed = observer.observe(source, bytes_of(*content));
    if (!observed) {
      tell(path, observed.error());
      continue;
    }
    anything_read = true;
    tell(path, observed->notices);
    observed->notices.clear();
    all.merge(std::move(observed).value());
  }
  const Observations result = all.take();
  tell("", result.notices);
  std::string lines;
  constexpr std::size_t block = 1UL << 20U;
  bool printed = true;
  const auto flush = [&] {
    printed = printed && print(lines);
    lines.clear();
  };
  for (const Account& account : result.accounts) {
    append_account(lines, account);
    if (lines.size() > block) flush();
  }
  for (const Post& post : result.posts) {
    append_post(lines, post);
    if (lines.size() > block) flush();
  }
  flush();
  return anything_read && printed ? 0 : 1;
}

}  // namespace persona_lens::cli

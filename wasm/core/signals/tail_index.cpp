#include "signals/tail_index.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "compact_sort.h"
#include "memory/post_order.h"
#include "signals/text_index.h"
#include "text/character_properties.h"
#include "text/code_points.h"

namespace persona_lens {
namespace {

constexpr std::size_t min_letter_nonces = 5;
constexpr std::size_t min_symbol_nonces = 3;

bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// Whether a run without ASCII letters and digits begins with a letter of another script: no tail has one.
bool begins_with_letter(std::string_view run) {
  std::size_t next = 0;
  return is_alphabetic(next_code_point(run, next));
}

// Hands over every word that could be a tail: runs of ASCII letters and digits, and runs without space, letters and digits.
template <typename Take>
void for_each_word(std::string_view text, Take&& take) {
  std::size_t start = 0;
  std::size_t other_start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool end = i == text.size();
    const bool space = end || static_cast<unsigned char>(text[i]) <= 0x20;
    const bool word = !end && is_word_byte(text[i]);
    if (!word) {
      if (i - start >= min_tail_characters && i - start <= max_tail_characters) take(text.substr(start, i - start));
      start = i + 1;
    }
    if (word || space) {
      if (i - other_start >= min_tail_characters && i - other_start <= 4 * max_tail_characters) {
        const std::string_view run = text.substr(other_start, i - other_start);
        if (!begins_with_letter(run)) take(run);
      }
      other_start = i + 1;
    }
  }
}

bool is_letters(TailKind kind) { return kind == TailKind::capitals || kind == TailKind::lower; }

// The length that most tails of this kind have; the shorter of two.
std::size_t usual_length(std::span<const TailUse* const> nonces, TailKind kind, std::size_t& of_that_length) {
  std::array<std::size_t, max_tail_characters + 1> count{};
  for (const TailUse* use : nonces) {
    if (use->tail.kind == kind) ++count.at(use->tail.characters);
  }
  const auto* most = std::ranges::max_element(count);
  of_that_length = *most;
  return static_cast<std::size_t>(most - count.begin());
}

void add_convincing(std::span<const TailUse* const> nonces, TailKind kind, std::vector<const TailUse*>& out) {
  const auto of_kind = [&](const TailUse* use) { return use->tail.kind == kind; };
  const auto all = static_cast<std::size_t>(std::ranges::count_if(nonces, of_kind));
  if (all < (kind == TailKind::symbols ? min_symbol_nonces : min_letter_nonces)) return;
  if (!is_letters(kind)) {
    std::ranges::copy_if(nonces, std::back_inserter(out), of_kind);
    return;
  }
  std::size_t usual = 0;
  const std::size_t length = usual_length(nonces, kind, usual);
  const auto fits = [&](const TailUse* use) { return of_kind(use) && use->tail.characters == length; };
  const auto hard = std::ranges::count_if(nonces, [&](const TailUse* use) { return fits(use) && is_hard_to_pronounce(use->tail.word); });
  if (usual < min_letter_nonces || 5 * usual < 4 * all || 4 * static_cast<std::size_t>(hard) < usual) return;
  std::ranges::copy_if(nonces, std::back_inserter(out), fits);
}

// What words are counted in.
bool is_counted(const Post& post) { return post.kind != PostKind::repost && !post.text.starts_with("RT @"); }

// The end of the author's own writing that looks like a tail.
std::optional<Tail> tail_of(const Post& post) { return is_own_writing(post) && is_counted(post) ? find_tail(post.text) : std::nullopt; }

bool has_own_words(const Post& post) { return is_own_writing(post) && is_counted(post) && has_words(post.text); }

}  // namespace

void TailIndex::add(const Post& post, std::optional<AuthorNumbers::Number> author) {
  if (is_counted(post)) {
    WordCounts& words = words_.at(static_cast<std::size_t>(post.platform));
    for_each_word(post.text, [&](std::string_view word) { words.add(word); });
  }
  const auto tail = tail_of(post);
  if (!author || (!tail && !has_own_words(post))) return;
  if (*author >= authors_.size()) authors_.resize(*author + 1);
  Author& known = authors_[*author];
  ++known.posts;
  if (!tail) return;
  std::uint32_t end = free_;
  if (end == none) {
    ends_.emplace_back();
    end = static_cast<std::uint32_t>(ends_.size() - 1);
  } else {
    free_ = ends_[end].next;
  }
  ends_[end] = {&post, known.first};
  known.first = end;
}

void TailIndex::remove(const Post& before, const Post* place, std::optional<AuthorNumbers::Number> author) {
  if (is_counted(before)) {
    WordCounts& words = words_.at(static_cast<std::size_t>(before.platform));
    for_each_word(before.text, [&](std::string_view word) { words.remove(word); });
  }
  const auto tail = tail_of(before);
  if (!author || *author >= authors_.size() || (!tail && !has_own_words(before))) return;
  Author& known = authors_[*author];
  --known.posts;
  if (!tail) return;
  for (std::uint32_t* end = &known.first; *end != none; end = &ends_[*end].next) {
    if (ends_[*end].post != place) continue;
    const std::uint32_t freed = *end;
    *end = ends_[freed].next;
    ends_[freed] = {nullptr, free_};
    free_ = freed;
    return;
  }
}

std::size_t TailIndex::posts_of(AuthorNumbers::Number author) const { return author < authors_.size() ? authors_[author].posts : 0; }

std::vector<TailUse> TailIndex::nonces_of(AuthorNumbers::Number author) const {
  std::vector<TailUse> nonces;
  if (author >= authors_.size()) return nonces;
  for (std::uint32_t end = authors_[author].first; end != none; end = ends_[end].next) {
    if (const auto nonce = nonce_of(*ends_[end].post)) nonces.push_back(*nonce);
  }
  compact_sort(nonces, OldestIdFirst(), &TailUse::post);
  return nonces;
}

std::optional<TailUse> TailIndex::nonce_of(const Post& post) const {
  const auto tail = tail_of(post);
  if (!tail || words_.at(static_cast<std::size_t>(post.platform)).count(tail->word) > 1) return std::nullopt;
  return TailUse{&post, *tail};
}

std::vector<const TailUse*> convincing(std::span<const TailUse* const> nonces) {
  std::vector<const TailUse*> out;
  for (const TailKind kind : {TailKind::capitals, TailKind::lower, TailKind::mixed, TailKind::symbols}) {
    add_convincing(nonces, kind, out);
  }
  return out;
}

}  // namespace persona_lens

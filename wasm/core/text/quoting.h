// Tells whether somebody writes words as their own, or writes about them: quotes, exposes or denies them.
//
// In the normal form of a text (text/normalise.h) a stretch of words is somebody else's where
//   - it stands in quotation marks of any script and the text attributes it: a verb of saying or claiming, or a word of those who study
//     such texts ("slogan", "disinformation"); or in marks after a mention, as quotations were written by hand ("@name: …");
//   - the post links to a report that exposes influence operations, to a fact check, or to a page whose address says so;
//   - the same sentence denies it ("it is not true that …");
//   - it comes after "RT @name:", a repost by hand.
// Words of attribution and denial are reviewed tables in English, Spanish, French, German, Portuguese, Russian, Arabic, Chinese and
// Japanese; a text in another language is understood by its quotation marks after a mention, its links and its reposts only. The guard
// is meant to err in favour of the writer: whoever puts a phrase in marks and adds "they say" is not counted, whatever the intent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace persona_lens {

enum class Distance : std::uint8_t {
  none,        // written as one's own words
  attributed,  // in quotation marks, and attributed
  exposed,     // beside a link to an exposing report
  denied,      // denied in the same sentence
  passed_on,   // in a repost by hand
};

// One text, looked at once, for any number of stretches. Only normal forms give sensible answers; linear in the text.
class QuotingGuard {
 public:
  // `links`: the post's expanded links. `normal` must outlive the guard.
  QuotingGuard(std::string_view normal, std::span<const std::string> links);

  // Of the bytes begin … end − 1 of the normal form.
  [[nodiscard]] Distance distance(std::size_t begin, std::size_t end) const;
  // Share of the text's bytes that stand in quotation marks, 0 … 1; 0 where nothing attributes them.
  [[nodiscard]] double attributed_share() const;
  [[nodiscard]] bool links_to_exposure() const noexcept { return exposed_; }

 private:
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool named = false;  // begins with the space and colon that a mention leaves behind
  };
  void find_marks();
  void find_sentences();
  void find_words();
  [[nodiscard]] bool is_attributed(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool is_denied(std::size_t begin, std::size_t end) const;

  std::string_view normal_;
  bool exposed_;
  std::size_t passed_on_from_ = std::string_view::npos;
  std::vector<Range> marked_;               // what stands in quotation marks, the first 256
  std::vector<std::size_t> sentence_ends_;  // places of the signs that end one
  std::vector<Range> denials_;              // words of denial, by begin
  // Of the words of attribution.
  std::size_t first_attribution_end_ = std::string_view::npos;
  std::size_t last_attribution_begin_ = 0;
};

// Whether the address is that of a report on influence operations, a fact check, or an organisation that publishes nothing else.
bool is_exposing_link(std::string_view url);

}  // namespace persona_lens

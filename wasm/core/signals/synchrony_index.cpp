#include "signals/synchrony_index.h"

namespace persona_lens {

void SynchronyIndex::update(const AccountBook& book, const TextIndex& texts) {
  if (is_current(book)) return;
  const auto changes = book_ == &book ? book.post_changes_since(generation_) : std::nullopt;
  // Half done, should anything be thrown, is not to be followed.
  book_ = nullptr;
  if (changes) {
    bursts_.follow(*changes);
    crowds_.follow(*changes);
  } else {
    bursts_.build(book, texts);
    crowds_.build(book);
  }
  minutes_.update(texts);
  book_ = &book;
  generation_ = book.post_generation();
}

bool SynchronyIndex::is_current(const AccountBook& book) const noexcept { return book_ == &book && generation_ == book.post_generation(); }

Synchrony::Synchrony(const SignalContext& context) : index_(context.synchrony) {
  if (index_ != nullptr && index_->is_current(context.book)) return;
  own_.emplace();
  own_->update(context.book, context.texts);
  index_ = &*own_;
}

}  // namespace persona_lens

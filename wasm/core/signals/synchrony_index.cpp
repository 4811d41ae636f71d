#include "signals/synchrony_index.h"

namespace persona_lens {

void SynchronyIndex::update(const AccountBook& book, const TextIndex& texts) {
  if (is_current(book)) return;
  bursts_.update(book, texts);
  minutes_.update(texts);
  crowds_.update(book);
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

#include "signals/indices.h"

namespace persona_lens {

void SignalIndices::update(const AccountBook& book, TimeMs at) {
  texts_.update(book);
  cohorts_.update(book, at);
  synchrony_.update(book, texts_);
  templates_.update(book);
  names_.update(book);
}

SignalContext SignalIndices::context(const AccountBook& book, TimeMs at) const {
  return {
      .book = book, .texts = texts_, .at = at, .cohorts = &cohorts_, .synchrony = &synchrony_, .templates = &templates_, .names = &names_};
}

}  // namespace persona_lens

// Everything that signals look things up in, derived from what is remembered: built once for each state of the memory, so that assessing a
// few rows at a time costs what those rows cost.
#pragma once

#include "memory/account_book.h"
#include "model.h"
#include "signals/cohort_index.h"
#include "signals/name_index.h"
#include "signals/signal.h"
#include "signals/synchrony_index.h"
#include "signals/template_index.h"
#include "signals/text_index.h"

namespace persona_lens {

class SignalIndices {
 public:
  // Does nothing for what is current.
  void update(const AccountBook& book, TimeMs at);
  // Points into this object and the book; holds until either changes. Precondition: update() with the same book and time.
  [[nodiscard]] SignalContext context(const AccountBook& book, TimeMs at) const;

 private:
  TextIndex texts_;
  CohortIndex cohorts_;
  SynchronyIndex synchrony_;
  TemplateIndex templates_;
  NameIndex names_;
};

}  // namespace persona_lens

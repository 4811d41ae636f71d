// Composed phrases and people for the tests of phrasing.
#pragma once

#include <string>
#include <utility>

#include "catch.h"
#include "signals/parameters.h"
#include "signals/scene.h"

namespace persona_lens::scenes {

inline SignalParameters harbour_phrases() {
  SignalParameters parameters;
  const auto add = [&](std::string text, PhraseKind kind) {
    parameters.phrases.push_back({.text = std::move(text), .kind = kind, .valid_from = {}, .valid_until = {}});
  };
  add("the harbour weeps iron tears", PhraseKind::unique);
  add("a lasting stain upon the quay", PhraseKind::unique);
  add("upon the quay", PhraseKind::unique);  // inside the one before
  add("harbour tax", PhraseKind::topic);
  add("new crown harbour", PhraseKind::calque);
  add("pokesperson", PhraseKind::calque);
  add("harbour feets", PhraseKind::calque);
  add("double your deposit", PhraseKind::commercial);
  REQUIRE(prepare(parameters));
  return parameters;
}

// What a signal says about account "1" of the scene, for a signature with these parameters.
inline SignalResult asked(Scene& scene, SignalResult (*signal)(const SignalContext&, const AccountKey&),
                          const SignalParameters& parameters) {
  SignalContext context = scene.context();
  context.parameters = &parameters;
  return signal(context, x_account("1"));
}

}  // namespace persona_lens::scenes

#include "report/json.h"

#include <cmath>
#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "packs/json_words.h"
#include "text/formatting.h"
#include "text/iso_time.h"
#include "text/json_writer.h"

namespace persona_lens {
namespace {

double hundredths(double number) { return std::round(number * 100) / 100; }

// Twelve digits: more than any of our numbers means, fewer than where two mathematical libraries part.
void write_number(JsonWriter& json, double number) { json.raw(fmt::format(FMT_COMPILE("{:.12g}"), number)); }

std::string_view basis_word(TimeBasis basis) {
  switch (basis) {
    case TimeBasis::id:
      return "id";
    case TimeBasis::reported:
      return "reported";
    case TimeBasis::joined_month:
      return "joined-month";
    case TimeBasis::relative:
      return "relative";
    case TimeBasis::interpolated:
      return "interpolated";
    case TimeBasis::assumed:
      break;
  }
  return "assumed";
}

void write_decibans(JsonWriter& json, const Decibans& decibans) {
  json.begin_object().member("low", hundredths(decibans.low)).member("high", hundredths(decibans.high)).end_object();
}

void write_groups(JsonWriter& json, const std::map<Group, Decibans>& groups) {
  json.begin_object();
  for (const auto& [group, decibans] : groups) {
    json.key(word_of(group_words, group));
    write_decibans(json, decibans);
  }
  json.end_object();
}

void write_texts(JsonWriter& json, const std::vector<SharedText>& texts) {
  json.begin_array();
  for (const SharedText& text : texts) json.value(text.view());
  json.end_array();
}

void write_observed(JsonWriter& json, const std::vector<Observed>& observed) {
  json.begin_object();
  for (const Observed& one : observed) {
    json.key(one.name);
    if (one.number && std::isfinite(*one.number)) {
      write_number(json, *one.number);
    } else {
      json.value(one.text);
    }
  }
  json.end_object();
}

void write_evidence(JsonWriter& json, const std::vector<SharedText>& posts, const std::vector<AccountKey>& accounts) {
  json.begin_object().key("posts");
  write_texts(json, posts);
  json.key("accounts").begin_array();
  for (const AccountKey& key : accounts) {
    json.begin_object().member("platform", word_of(platform_words, key.platform)).member("id", key.id).end_object();
  }
  json.end_array().end_object();
}

void write_sources(JsonWriter& json, const std::vector<Citation>& sources) {
  json.begin_array();
  for (const Citation& source : sources) {
    json.begin_object()
        .member("title", source.title)
        .member("publisher", source.publisher)
        .member("date", source.date)
        .member("url", source.url)
        .member("grade", source.grade)
        .end_object();
  }
  json.end_array();
}

void write_traits(JsonWriter& json, const std::vector<SignatureSignal>& traits) {
  json.begin_array();
  for (const SignatureSignal& trait : traits) {
    json.begin_object().member("id", trait.id).member("group", word_of(group_words, trait.group)).key("decibans");
    write_decibans(json, trait.decibans);
    json.key("observed");
    write_observed(json, trait.observed);
    json.member("sentence", trait.sentence).member("rule", trait.rule).member("basis", trait.basis).key("sources");
    write_sources(json, trait.sources);
    json.member("look_alike", trait.look_alike).key("evidence");
    write_evidence(json, trait.evidence_posts, trait.evidence_accounts);
    if (trait.findings > 1) json.member("findings", trait.findings);
    json.end_object();
  }
  json.end_array();
}

void write_signatures(JsonWriter& json, const std::vector<SignatureMatch>& signatures) {
  json.begin_array();
  for (const SignatureMatch& match : signatures) {
    json.begin_object()
        .member("id", match.id)
        .member("title", match.title)
        .member("operation", match.operation)
        .member("label", word_of(label_words, match.label))
        .key("decibans");
    write_decibans(json, match.decibans);
    json.key("groups");
    write_groups(json, match.groups);
    json.member("sentence", match.sentence).key("signals");
    write_traits(json, match.signals);
    json.key("sources");
    write_sources(json, match.sources);
    json.key("innocent");
    write_texts(json, match.innocent);
    json.key("disarm");
    write_texts(json, match.disarm);
    json.end_object();
  }
  json.end_array();
}

void write_could_not_check(JsonWriter& json, const std::vector<CouldNotCheck>& unchecked) {
  json.begin_array();
  for (const CouldNotCheck& one : unchecked) json.begin_object().member("signal", one.signal).member("why", one.why).end_object();
  json.end_array();
}

void write_time(JsonWriter& json, std::string_view name, const std::optional<TimeInterval>& time) {
  if (!time) return;
  json.key(name)
      .begin_object()
      .member("earliest", iso_time(time->earliest))
      .member("latest", iso_time(time->latest))
      .member("basis", basis_word(time->basis))
      .end_object();
}

void write_sample(JsonWriter& json, const Sample& sample) {
  json.begin_object().member("posts_seen", sample.posts_seen).member("posts_total", sample.posts_total);
  write_time(json, "first", sample.first);
  write_time(json, "last", sample.last);
  json.member("contiguous", sample.contiguous).end_object();
}

void write_observed_signals(JsonWriter& json, const std::vector<SignalResult>& results) {
  json.begin_array();
  for (const SignalResult& result : results) {
    json.begin_object().member("signal", result.signal).member("group", word_of(group_words, result.group)).key("decibans");
    write_decibans(json, result.decibans);
    json.key("observed");
    write_observed(json, result.observed);
    json.member("sentence", result.sentence).key("evidence");
    write_evidence(json, result.evidence_posts, result.evidence_accounts);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void append_assessment(std::string& out, const Assessment& assessment) {
  JsonWriter json(out);
  json.begin_object()
      .member("type", "assessment")
      .member("platform", word_of(platform_words, assessment.account.platform))
      .member("id", assessment.account.id)
      .member("handle", assessment.handle);
  if (!assessment.name.empty()) json.member("name", assessment.name);
  json.member("label", word_of(label_words, assessment.label)).member("sentence", assessment.sentence);
  write_time(json, "created", assessment.created);
  json.key("decibans");
  write_decibans(json, assessment.decibans);
  json.key("groups");
  write_groups(json, assessment.groups);
  json.key("signatures");
  write_signatures(json, assessment.signatures);
  json.key("could_not_check");
  write_could_not_check(json, assessment.could_not_check);
  json.key("sample");
  write_sample(json, assessment.sample);
  json.key("observed");
  write_observed_signals(json, assessment.observed);
  json.member("note", assessment.note).end_object().newline();
}

void append_group(std::string& out, const GroupAssessment& group) {
  JsonWriter json(out);
  json.begin_object()
      .member("type", "group")
      .member("platform", word_of(platform_words, group.platform))
      .member("kind", group.kind)
      .member("label", word_of(label_words, group.label))
      .member("sentence", group.sentence)
      .key("members")
      .begin_array();
  for (const AccountKey& member : group.members) json.value(member.id);
  json.end_array().key("posts");
  write_texts(json, group.posts);
  json.key("decibans");
  write_decibans(json, group.decibans);
  json.key("groups");
  write_groups(json, group.groups);
  json.key("signatures");
  write_signatures(json, group.signatures);
  json.key("signals");
  write_traits(json, group.signals);
  json.key("could_not_check");
  write_could_not_check(json, group.could_not_check);
  json.key("p_value");
  if (group.p_value && std::isfinite(*group.p_value)) {
    write_number(json, *group.p_value);
  } else {
    json.null();
  }
  json.member("note", group.note).end_object().newline();
}

}  // namespace persona_lens

// Combining evidence. A weight is W = 10·log10(likelihood ratio), in decibans; a sum of weights of independent groups is the weight of
// their product. Rules, caps and label thresholds: domain 5.1 and 5.2 (elicited unless a signature says otherwise).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>

#include "model.h"

namespace persona_lens {

// 10·log10(ratio). A ratio that is not a positive number carries no evidence: 0.
double to_decibans(double likelihood_ratio) noexcept;
// The likelihood ratio that a weight stands for.
double to_likelihood_ratio(double decibans) noexcept;

// The most that a group of evidence may weigh, in decibans; 0 for Group::counter, which never raises anything.
double cap_of(Group group) noexcept;
// The least that a group may weigh. Group::counter has no floor.
inline constexpr double group_floor_decibans = -6;

// The weight of one group of dependent signals: clamp(max W_i + 0.3·Σ others max(W_i, 0), −6, cap), separately for the low and the high
// bounds. For Group::counter: the sum of its negative weights, without a floor. {0, 0} for no signals.
Decibans combine_group(Group group, std::span<const Decibans> signals);

// Σ over the groups, counter-evidence included.
Decibans total_of(const std::map<Group, Decibans>& groups);

// Who the label is for: a group of accounts needs fewer evidence groups (2 instead of 3), and is compared as a whole page, so that it
// is never "not enough".
enum class SubjectKind : std::uint8_t { account, group };

struct LabelFacts {
  std::map<Group, Decibans> groups;  // after combine_group
  std::size_t evaluable_groups = 0;  // G1..G8 in which at least one signal was evaluated, also when it weighed nothing
  std::uint64_t posts_seen = 0;      // of the subject
  SubjectKind subject = SubjectKind::account;
  bool page_level_signature = false;  // the signature compares a page, not an account: exempt from "not enough"
  // How many independent findings a group stands for where groups are counted; 1 where absent.
  std::map<Group, std::size_t> findings;
};

inline constexpr std::size_t label_min_evaluable_groups = 3;
inline constexpr std::uint64_t label_min_posts = 8;
inline constexpr double label_some_decibans = 10;
inline constexpr double label_marked_decibans = 15;
inline constexpr double label_strong_decibans = 20;

// The label by domain 5.2, decided on the low bounds. A group counts where its low bound is above 0. G5 (timing) is never counted as a
// group, and its decibans only add where the others already make a label. Not enough: fewer than 3 evaluable groups or fewer than 8
// posts; a signature that compares a page is exempt from that as far as it makes a label, and so is a group of accounts.
Label label_of(const LabelFacts& facts);

}  // namespace persona_lens

// The reviewed tables of text/quoting.h. All entries are compared like phrases: in their normal form, at word boundaries.
#pragma once

#include <span>
#include <string_view>

namespace persona_lens {

// Words that attribute a quotation to somebody: verbs of saying and claiming, and what those who study such texts call them.
std::span<const std::string_view> attribution_words() noexcept;
// Words that deny what the sentence repeats.
std::span<const std::string_view> denial_words() noexcept;
// Hosts that publish research on influence operations, or fact checks; subdomains included.
std::span<const std::string_view> exposing_hosts() noexcept;
// What an address contains, in lower case, when the page is about influence operations.
std::span<const std::string_view> exposing_address_parts() noexcept;

}  // namespace persona_lens

#include "shared_text.h"

#include <cstring>
#include <memory>
#include <new>
#include <type_traits>

namespace persona_lens {

// The characters follow it.
struct SharedText::Block {
  std::uint32_t references = 1;
  std::uint32_t size = 0;

  char* characters() noexcept { return reinterpret_cast<char*>(this + 1); }  // NOLINT(*-reinterpret-cast)

  static Block* of(std::string_view text) {
    auto* block = std::construct_at(static_cast<Block*>(::operator new(sizeof(Block) + text.size())));
    block->size = static_cast<std::uint32_t>(text.size());
    std::memcpy(block->characters(), text.data(), text.size());
    return block;
  }
};

// Longer ones do not occur: readers cut every text far below.
SharedText::Block* SharedText::make(std::string_view text) { return text.empty() ? nullptr : Block::of(text.substr(0, UINT32_MAX)); }

SharedText::SharedText(const SharedText& other) noexcept : block_(other.block_) {
  if (block_ != nullptr) ++block_->references;
}

SharedText::~SharedText() {
  static_assert(std::is_trivially_destructible_v<Block>);
  if (block_ != nullptr && --block_->references == 0) ::operator delete(block_);
}

std::string_view SharedText::view() const noexcept {
  return block_ == nullptr ? std::string_view() : std::string_view(block_->characters(), block_->size);
}

void OptionalText::set(SharedText text) {
  text_ = std::move(text);
  if (text_.block_ == nullptr) text_.block_ = SharedText::Block::of("");
}

}  // namespace persona_lens

#include "memory/snapshot.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "memory/bytes.h"

namespace persona_lens {
namespace {

constexpr std::string_view magic = "PLAB";
constexpr std::uint8_t version = 3;
constexpr std::size_t header_size = 4 + 1 + 8;
constexpr std::size_t max_size = std::size_t{256} * 1024 * 1024;

// Facts that may be absent are announced by one bit each, in the order in which they are written and read.
class Presence {
 public:
  template <typename T>
  Presence& of(const std::optional<T>& fact) {
    return of(fact.has_value());
  }
  template <typename T, typename Absent>
  Presence& of(const CompactOptional<T, Absent>& fact) {
    return of(fact.has_value());
  }
  Presence& of(const OptionalInterval& fact) { return of(fact.has_value()); }
  Presence& of(const OptionalText& fact) { return of(fact.has_value()); }
  Presence& of(bool present) {
    bits_ |= static_cast<std::uint64_t>(present) << next_++;
    return *this;
  }
  [[nodiscard]] std::uint64_t bits() const noexcept { return bits_; }

 private:
  std::uint64_t bits_ = 0;
  unsigned next_ = 0;
};

class PresenceReader {
 public:
  PresenceReader(ByteReader& in, unsigned width) : bits_(in.number()) {
    if ((bits_ >> width) != 0) in.fail();
  }
  bool next() {
    const bool present = (bits_ & 1U) != 0;
    bits_ >>= 1U;
    return present;
  }

 private:
  std::uint64_t bits_;
};

void write_time(ByteWriter& out, const TimeInterval& time) {
  out.byte(static_cast<std::uint8_t>(time.basis));
  out.signed_number(time.earliest);
  out.number(static_cast<std::uint64_t>(time.latest) - static_cast<std::uint64_t>(time.earliest));
}

TimeInterval read_time(ByteReader& in) {
  TimeInterval time;
  time.basis = static_cast<TimeBasis>(in.enumeration(static_cast<std::uint8_t>(TimeBasis::assumed)));
  time.earliest = in.signed_number();
  time.latest = static_cast<TimeMs>(static_cast<std::uint64_t>(time.earliest) + in.number());
  if (time.latest < time.earliest) in.fail();
  return time;
}

void write_texts(ByteWriter& out, const std::vector<std::string>& texts) {
  out.number(texts.size());
  for (const std::string& text : texts) out.text(text);
}

std::vector<std::string> read_texts(ByteReader& in) {
  std::vector<std::string> texts;
  const std::size_t count = in.count();
  for (std::size_t i = 0; i < count && in.good(); ++i) texts.push_back(in.text());
  return texts;
}

void write_optional_text(ByteWriter& out, const std::optional<std::string>& text) {
  if (text) out.text(*text);
}

void read_optional_text(ByteReader& in, bool present, std::optional<std::string>& text) {
  if (present) text = in.text();
}

void write_optional_text(ByteWriter& out, const OptionalText& text) {
  if (text) out.text(*text);
}

void read_optional_text(ByteReader& in, bool present, OptionalText& text) {
  if (present) text = in.text();
}

constexpr unsigned account_facts = 14;

void write_account(ByteWriter& out, const Account& account) {
  Presence presence;
  presence.of(account.name).of(account.bio).of(account.location).of(account.created).of(account.followers);
  presence.of(account.following).of(account.posts_total).of(account.verified).of(account.verified.value_or(false));
  presence.of(account.is_protected).of(account.is_protected.value_or(false)).of(account.label).of(account.about_country);
  presence.of(account.handle_changes);
  out.byte(static_cast<std::uint8_t>(account.platform));
  out.text(account.id);
  out.number(presence.bits());
  out.text(account.handle);
  write_optional_text(out, account.name);
  write_optional_text(out, account.bio);
  write_optional_text(out, account.location);
  if (account.created) write_time(out, *account.created);
  if (account.followers) out.number(*account.followers);
  if (account.following) out.number(*account.following);
  if (account.posts_total) out.number(*account.posts_total);
  write_optional_text(out, account.label);
  write_optional_text(out, account.about_country);
  if (account.handle_changes) out.number(*account.handle_changes);
}

Account read_account(ByteReader& in) {
  Account account;
  account.platform = static_cast<Platform>(in.enumeration(static_cast<std::uint8_t>(Platform::youtube)));
  account.id = in.text();
  PresenceReader presence(in, account_facts);
  account.handle = in.text();
  read_optional_text(in, presence.next(), account.name);
  read_optional_text(in, presence.next(), account.bio);
  read_optional_text(in, presence.next(), account.location);
  if (presence.next()) account.created = read_time(in);
  if (presence.next()) account.followers = in.number();
  if (presence.next()) account.following = in.number();
  if (presence.next()) account.posts_total = in.number();
  const bool verified_known = presence.next();
  const bool verified = presence.next();
  if (verified_known) account.verified = verified;
  const bool protected_known = presence.next();
  const bool is_protected = presence.next();
  if (protected_known) account.is_protected = is_protected;
  read_optional_text(in, presence.next(), account.label);
  read_optional_text(in, presence.next(), account.about_country);
  if (presence.next()) {
    const std::uint64_t changes = in.number();
    if (changes > UINT32_MAX) in.fail();
    account.handle_changes = static_cast<std::uint32_t>(changes);
  }
  if (account.id.empty()) in.fail();
  return account;
}

constexpr unsigned stretch_facts = 6;

void write_stretch(ByteWriter& out, const Stretch& stretch) {
  Presence presence;
  presence.of(stretch.cursor_in).of(stretch.cursor_bottom).of(stretch.reaches_start).of(stretch.reaches_end);
  presence.of(stretch.chronological).of(stretch.gapless);
  out.number(presence.bits());
  out.text(stretch.operation);
  out.text(stretch.chain);
  write_optional_text(out, stretch.cursor_in);
  write_optional_text(out, stretch.cursor_bottom);
  write_texts(out, stretch.post_ids);
  out.number(stretch.reads.size());
  for (const TimelineRead& read : stretch.reads) {
    out.signed_number(read.time);
    out.text(read.newest);
    out.text(read.oldest);
    Presence reach;
    out.number(reach.of(read.from_start).of(read.to_end).bits());
  }
}

Stretch read_stretch(ByteReader& in) {
  Stretch stretch;
  PresenceReader presence(in, stretch_facts);
  stretch.operation = in.text();
  stretch.chain = in.text();
  read_optional_text(in, presence.next(), stretch.cursor_in);
  read_optional_text(in, presence.next(), stretch.cursor_bottom);
  stretch.reaches_start = presence.next();
  stretch.reaches_end = presence.next();
  stretch.chronological = presence.next();
  stretch.gapless = presence.next();
  stretch.post_ids = read_texts(in);
  const std::size_t reads = in.count(4);
  for (std::size_t i = 0; i < reads && in.good(); ++i) {
    TimelineRead read;
    read.time = in.signed_number();
    read.newest = in.text();
    read.oldest = in.text();
    PresenceReader reach(in, 2);
    read.from_start = reach.next();
    read.to_end = reach.next();
    stretch.reads.push_back(std::move(read));
  }
  return stretch;
}

void write_seen(ByteWriter& out, const SeenTimes& seen) {
  out.byte(seen.known() ? 1 : 0);
  if (!seen.known()) return;
  out.signed_number(seen.first);
  out.number(static_cast<std::uint64_t>(seen.last) - static_cast<std::uint64_t>(seen.first));
}

SeenTimes read_seen(ByteReader& in) {
  SeenTimes seen;
  if (in.enumeration(1) == 0) return seen;
  seen.first = in.signed_number();
  seen.last = static_cast<TimeMs>(static_cast<std::uint64_t>(seen.first) + in.number());
  if (seen.last < seen.first || !seen.known()) in.fail();
  return seen;
}

void write_names(ByteWriter& out, const NamesSeen& names) {
  out.number(names.all().size());
  for (const SeenName& name : names.all()) {
    out.text(name.text);
    write_seen(out, name.seen);
  }
}

void read_names(ByteReader& in, NamesSeen& names) {
  std::vector<SeenName> all;
  const std::size_t count = in.count(2);
  for (std::size_t i = 0; i < count && in.good(); ++i) {
    SeenName name;
    name.text = in.text();
    name.seen = read_seen(in);
    all.push_back(std::move(name));
  }
  names.assign(std::move(all));
}

void write_past(ByteWriter& out, const AccountPast& past) {
  write_seen(out, past.read);
  write_names(out, past.handles);
  write_names(out, past.names);
  out.number(past.unavailable.size());
  for (const TimeMs time : past.unavailable) out.signed_number(time);
}

AccountPast read_past(ByteReader& in) {
  AccountPast past;
  past.read = read_seen(in);
  read_names(in, past.handles);
  read_names(in, past.names);
  const std::size_t unavailable = in.count();
  for (std::size_t i = 0; i < unavailable && in.good(); ++i) past.unavailable.push_back(in.signed_number());
  if (!std::ranges::is_sorted(past.unavailable)) in.fail();
  return past;
}

constexpr unsigned post_facts = 9;

void write_post(ByteWriter& out, const Post& post, TimeMs last_seen) {
  Presence presence;
  presence.of(post.time).of(post.lang).of(post.repost_of).of(post.quote_of).of(post.reply_to).of(post.reply_to_author);
  presence.of(post.views).of(last_seen != SeenTimes::unknown).of(!post.marks.empty());
  out.byte(static_cast<std::uint8_t>(post.platform));
  out.byte(static_cast<std::uint8_t>(post.kind));
  out.text(post.id);
  out.text(post.author_id);
  out.number(presence.bits());
  if (post.time) write_time(out, *post.time);
  out.text(post.text);
  for (const auto* text : {&post.lang, &post.repost_of, &post.quote_of, &post.reply_to, &post.reply_to_author}) {
    if (*text) out.text(**text);
  }
  if (post.views) out.number(*post.views);
  if (last_seen != SeenTimes::unknown) out.signed_number(last_seen);
  write_texts(out, post.links);
  if (!post.marks.empty()) write_texts(out, post.marks);
}

PostSnapshot read_post(ByteReader& in) {
  PostSnapshot saved;
  Post& post = saved.post;
  post.platform = static_cast<Platform>(in.enumeration(static_cast<std::uint8_t>(Platform::youtube)));
  post.kind = static_cast<PostKind>(in.enumeration(static_cast<std::uint8_t>(PostKind::reply)));
  post.id = in.text();
  post.author_id = in.text();
  PresenceReader presence(in, post_facts);
  if (presence.next()) post.time = read_time(in);
  post.text = in.text();
  for (auto* text : {&post.lang, &post.repost_of, &post.quote_of, &post.reply_to, &post.reply_to_author}) {
    if (presence.next()) *text = in.text();
  }
  if (presence.next()) post.views = in.number();
  if (presence.next()) saved.last_seen = in.signed_number();
  post.links = read_texts(in);
  if (presence.next()) post.marks = read_texts(in);
  if (post.id.empty()) in.fail();
  return saved;
}

Error damaged(std::size_t position) {
  return {ErrorCode::invalid_value, "The snapshot is damaged or was cut short.", "byte " + std::to_string(position)};
}

}  // namespace

SnapshotWriter::SnapshotWriter(std::size_t accounts, std::size_t posts, std::optional<std::size_t> size)
    : out_(size ? ByteWriter() : ByteWriter::counting()) {
  if (size) out_.reserve(*size);
  for (const char c : magic) out_.byte(static_cast<std::uint8_t>(c));
  out_.byte(version);
  out_.fixed64(0);  // the checksum's place
  out_.number(accounts);
  out_.number(posts);
}

void SnapshotWriter::account(const Account& account, std::uint64_t first_seen, const std::vector<Stretch>& stretches,
                             const AccountPast& past) {
  ByteWriter& out = out_;
  write_account(out, account);
  out.number(first_seen);
  out.number(stretches.size());
  for (const Stretch& stretch : stretches) write_stretch(out, stretch);
  write_past(out, past);
}

void SnapshotWriter::post(const Post& post, TimeMs last_seen) { write_post(out_, post, last_seen); }

std::string SnapshotWriter::finish() {
  std::string bytes = out_.take();
  ByteWriter checksum;
  checksum.fixed64(fnv1a(std::string_view(bytes).substr(header_size)));
  std::ranges::copy(checksum.view(), bytes.begin() + static_cast<std::ptrdiff_t>(header_size - checksum.size()));
  return bytes;
}

Result<BookSnapshot> read_snapshot(std::string_view bytes) {
  if (bytes.size() > max_size) return Error{ErrorCode::too_large, "The snapshot is larger than 256 MB.", ""};
  if (bytes.size() < header_size || bytes.substr(0, magic.size()) != magic) {
    return Error{ErrorCode::invalid_value, "These bytes are not a snapshot.", "byte 0"};
  }
  ByteReader head(bytes.substr(magic.size(), header_size - magic.size()));
  const std::uint8_t written_by = head.byte();
  if (written_by != version) {
    return Error{
        ErrorCode::unsupported,
        "The snapshot has format version " + std::to_string(written_by) + "; this one reads version " + std::to_string(version) + ".",
        "byte 4"};
  }
  const std::string_view body = bytes.substr(header_size);
  if (head.fixed64() != fnv1a(body)) return damaged(header_size);

  ByteReader in(body);
  BookSnapshot snapshot;
  // The fewest bytes that an account or a post can take; they bound what a count can make us expect.
  constexpr std::size_t least_account = 11;
  constexpr std::size_t least_post = 8;
  const std::size_t accounts = in.count(least_account);
  const std::size_t posts = in.count(least_post);
  for (std::size_t i = 0; i < accounts && in.good(); ++i) {
    AccountSnapshot account;
    account.account = read_account(in);
    account.first_seen = in.number();
    if (account.first_seen > UINT32_MAX) in.fail();
    const std::size_t stretches = in.count(5);
    for (std::size_t j = 0; j < stretches && in.good(); ++j) account.stretches.push_back(read_stretch(in));
    account.past = read_past(in);
    snapshot.accounts.push_back(std::move(account));
  }
  for (std::size_t i = 0; i < posts && in.good(); ++i) snapshot.posts.push_back(read_post(in));
  if (!in.good() || !in.at_end()) return damaged(header_size + in.position());
  return snapshot;
}

}  // namespace persona_lens

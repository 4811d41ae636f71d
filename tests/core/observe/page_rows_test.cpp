#include "compose.h"
#include "text/iso_time.h"

namespace persona_lens {
namespace {

Source rows_source() {
  Source source;
  source.kind = Source::Kind::page_rows;
  return source;
}

std::string page(const std::string& rows, const std::string& profile = "null") {
  return R"({"site":"x","url":"https://x.com/ann_example","rows":[)" + rows + R"(],"profile":)" + profile + "}";
}

std::string row(const std::string& time = R"("2019-11-28T10:34:29.000Z")", const std::string& more = "") {
  return R"({"kind":"post","id":"1200000000000000001","handle":"ann_example","time":)" + time +
         R"(,"text":"The beans are up.","quote":false)" + more + "}";
}

}  // namespace

TEST_CASE("a row becomes a post without author", "[observe]") {
  const Observations seen = composed::read(page(row()), rows_source());
  REQUIRE(seen.posts.size() == 1);
  CHECK(seen.posts[0].id == "1200000000000000001");
  CHECK(seen.posts[0].author_id.empty());
  CHECK(seen.posts[0].text == "The beans are up.");
  CHECK(seen.posts[0].kind == PostKind::original);
  CHECK(iso_time(seen.posts[0].time->earliest) == "2019-11-28T10:34:29.578Z");
  CHECK(seen.posts[0].time->basis == TimeBasis::id);
  CHECK(seen.accounts.empty());
  CHECK(seen.runs.empty());
}

TEST_CASE("a row's time may be missing, as on the focal post", "[observe]") {
  CHECK(composed::read(page(row("null")), rows_source()).posts[0].time->basis == TimeBasis::id);
}

TEST_CASE("a row whose time is not its id's is dropped", "[observe]") {
  const Observations seen = composed::read(page(row(R"("2020-01-07T00:00:00.000Z")")), rows_source());
  CHECK(seen.posts.empty());
  REQUIRE(seen.notices.size() == 1);
  CHECK(seen.notices[0].code == "row_changed");
  CHECK(seen.notices[0].place == "/rows/0");
}

TEST_CASE("a quote in a row makes it a quote", "[observe]") {
  const std::string quote = R"({"kind":"post","id":"1200000000000000001","handle":"a","time":null,"text":"x","quote":true})";
  CHECK(composed::read(page(quote), rows_source()).posts[0].kind == PostKind::quote);
}

TEST_CASE("rows without text, without id or of another kind make no post", "[observe]") {
  const Observations seen = composed::read(
      page(
          R"({"kind":"post","id":"1200000000000000001","text":null},{"kind":"post","id":"x","text":"a"},{"kind":"advert","id":"5","text":"a"})"),
      rows_source());
  CHECK(seen.posts.empty());
  CHECK(seen.notices.size() == 2);
}

TEST_CASE("a profile with an id is an account, joined in a month", "[observe]") {
  const Observations seen = composed::read(
      page(row(), R"({"id":"52557200","handle":"ann_example","name":"Ann","bio":"Gardens","joined":"Seit Juli 2009 bei X","lang":"de"})"),
      rows_source());
  REQUIRE(seen.accounts.size() == 1);
  CHECK(seen.accounts[0].created->basis == TimeBasis::joined_month);
  CHECK(iso_time(seen.accounts[0].created->earliest) == "2009-06-30T10:00:00.000Z");
  CHECK(seen.posts[0].author_id == "52557200");
}

TEST_CASE("a snowflake is closer than a month", "[observe]") {
  const Observations seen = composed::read(
      page("", R"({"id":"1100000000000000001","handle":"ann_example","joined":"Joined February 2019","lang":"en"})"), rows_source());
  CHECK(seen.accounts[0].created->basis == TimeBasis::id);
}

TEST_CASE("a month that cannot be read is said, and the id dates the account", "[observe]") {
  const Observations seen =
      composed::read(page("", R"({"id":"52557200","handle":"ann_example","joined":"Joined long ago","lang":"en"})"), rows_source());
  CHECK(seen.accounts[0].created->basis == TimeBasis::interpolated);
  CHECK(seen.notices.size() == 1);
}

TEST_CASE("a profile without an id makes no account", "[observe]") {
  const Observations seen =
      composed::read(page(row(), R"({"id":null,"handle":"ann_example","joined":"Joined July 2009","lang":"en"})"), rows_source());
  CHECK(seen.accounts.empty());
  CHECK(seen.posts[0].author_id.empty());
}

TEST_CASE("page rows of the wrong form are refused", "[observe]") {
  CHECK(composed::refuse("{}", rows_source()).code == ErrorCode::unknown_shape);
  CHECK(composed::refuse(R"({"site":"elsewhere","rows":[]})", rows_source()).code == ErrorCode::unknown_shape);
  CHECK(composed::refuse(R"({"site":"x","rows":{}})", rows_source()).code == ErrorCode::invalid_value);
  CHECK(composed::refuse(R"({"site":"x","rows":[1]})", rows_source()).code == ErrorCode::invalid_value);
  CHECK(composed::refuse(page(R"({"kind":"post","id":5})"), rows_source()).code == ErrorCode::invalid_value);
  CHECK(composed::refuse(page(row()).substr(0, 60), rows_source()).code == ErrorCode::not_json);
}

}  // namespace persona_lens

// Rows read off a page: the second, weaker source beside the responses.
// {"site":"x","url":"…","rows":[{"kind":"post","id":"…","handle":"…","time":"…Z"|null,"text":"…"|null,"quote":false}],
//  "profile":{"id":"…"|null,"handle":"…","name":"…","bio":"…","joined":"Joined July 2009","lang":"en"}|null}
#pragma once

#include "model.h"
#include "observe/json_input.h"
#include "result.h"

namespace persona_lens {

// A row becomes a post without author (the page does not say the account's id), except where the profile on the same page has the row's
// handle and an id. `"quote":true`: the post quotes another. `time` has whole seconds and must agree with the time inside the id: a row
// where they differ was read while the page changed it, and is dropped with a notice. Rows without text make no post. A profile with an
// id and a handle becomes an account. Errors as observe() says; invalid_value where the members have the wrong form.
Result<Observations> read_page_rows(const Source& source, std::span<const std::byte> bytes, JsonInput& input);

}  // namespace persona_lens

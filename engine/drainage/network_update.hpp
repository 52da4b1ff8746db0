// The network after an edit, from the network before it.
#pragma once

#include "engine/drainage/network.hpp"
#include "engine/drainage/survey_changes.hpp"

namespace greenward::drainage {

/// The network of `now`, in every field what build_network(now, before.tolerance_m) gives, from `before`, the
/// network of `was`. Both surveys with their texts and lines must be alive; `before` is taken over, so that
/// an edit copies little: pass a copy to keep it.
///
/// What is done again is what an edit can reach: the ends of links that are new or differ, ends by the codes
/// that nodes gained or lost, free ends near places that nodes or lines took or left, and the ends joined
/// with those. Codes are looked up for these alone, and places asked for around them, in the indexes that
/// `now` brings (one that it lacks is built, O(n), if a question needs it). What grows with n are passes over
/// flat arrays: the comparison (find_changes), one over the codes of nodes if codes are asked for, one over
/// the ends if made nodes are, one for rows that move up or down, and lay_edges() if any edge changes.
///
/// Rows belong together by id: see row_changes. Tables whose ids do not rise are built anew, and so is a
/// network of which more than one row in sixteen changes.
[[nodiscard]] network update_network(const survey& was, network before, const survey& now);

/// The same when the changes are known. Precondition: they are what find_changes(was, now) gives.
[[nodiscard]] network update_network(const survey& was, network before, const survey& now,
                                     const survey_changes& changes);

}  // namespace greenward::drainage

// The measures of a roll-up in words and in JSON.
#pragma once

#include "engine/cli/json_output.hpp"
#include "engine/cli/session.hpp"
#include "engine/workflow/moment.hpp"
#include "engine/works/roll_up.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace greenward::cli {

[[nodiscard]] std::optional<works::unit_level> unit_level_called(std::string_view name);
[[nodiscard]] const char* name_of(works::unit_level level);
/// Takes `name`, a word of --by, for the level; false if it names none. Throws error{usage} if another level
/// was taken before.
[[nodiscard]] bool take_level(std::string_view name, std::optional<works::unit_level>& level);
/// "截至 2023-12-08，登记截至北京时间 …": both clocks that figures were read by.
[[nodiscard]] std::string as_of_text(const session& session, date day, const workflow::moment& when);

/// The keys that docs/cli.md lists for every row of works.
void add_measures(json& out, const works::measures& sums, const works::name_list& names);

/// "71/96 74.0%"; "0" for a share of nothing.
[[nodiscard]] std::string share_text(std::int64_t part, std::int64_t of);
/// "41234/64616 m"
[[nodiscard]] std::string quantities_text(const session& session, const works::measures& sums,
                                          const works::name_list& names);
/// "5 项，最长 230 天"; "" for none.
[[nodiscard]] std::string late_text(const session& session, const works::measures& sums);
[[nodiscard]] std::string stages_text(const session& session, const works::measures& sums);

}  // namespace greenward::cli

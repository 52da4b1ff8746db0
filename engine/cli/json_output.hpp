// JSON documents on stdout: one document, UTF-8, keys in the order that docs/cli.md gives.
#pragma once

#include "engine/cli/session.hpp"  // before `json`, which is also the name of an output format
#include "engine/layer/feature_table.hpp"
#include "engine/layer/rule_pack.hpp"
#include "engine/workflow/moment.hpp"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>

namespace greenward::cli {

using json = nlohmann::ordered_json;

/// A bilingual text as {"zh","en"}.
[[nodiscard]] json to_json(const bilingual& text);
/// The value of one field; null if absent; dates as "YYYY-MM-DD", booleans as true/false.
[[nodiscard]] json to_json(const layer::column& column, std::size_t row);
/// The keys of rules that nobody has verified.
[[nodiscard]] json keys_of(std::span<const layer::rule> rules);
/// The value of one field as text for a table: "" if absent.
[[nodiscard]] std::string to_text(const layer::column& column, std::size_t row);
/// {"as_of","recorded_by"}: the day that figures speak of and what was known then; null where it is now.
[[nodiscard]] json moment_json(std::optional<date> as_of, const workflow::moment& when);
/// Prints the document and a line break.
void print(const json& document);

}  // namespace greenward::cli

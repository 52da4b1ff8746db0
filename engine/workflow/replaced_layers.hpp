// Results kept as layers: what was there before gives way.
#pragma once

#include "engine/layer/feature_table.hpp"

#include <span>
#include <string>

namespace greenward::workflow {

/// Puts the tables into the database in place of all that their layers hold: one transaction, one journal
/// entry by `who`, of the verb `what`. Throws what the store throws, and then nothing has changed.
void replace_layers(const std::string& database, const std::string& who, const std::string& what,
                    std::span<const layer::feature_table> tables);

}  // namespace greenward::workflow

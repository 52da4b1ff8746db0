// The roll-up of the works as sheets of figures.
#pragma once

#include "engine/base/sheet.hpp"
#include "engine/workflow/progress.hpp"

#include <vector>

namespace greenward::workflow {

/// The columns of measures, the same in every roll-up: works, done, share done, quantity, budget, late, ...
/// A share stands beside its denominator; where a row has quantities in several units its quantity is left
/// empty.
void add_measure_columns(sheet& table);
void add_measures(std::vector<cell>& row, const works::measures& sums, const works::name_list& names);

/// Kinds in total, the rows that were asked for, the quantities unit by unit, and how to read them.
[[nodiscard]] std::vector<sheet> progress_sheets(const progress_report& report, language lang);

/// What the sums of the ledger do not hold, or hold only as a whole: a line for each such thing, none if
/// there is none.
[[nodiscard]] std::vector<bilingual> reservations(const works_ledger& ledger);

/// What every workbook says: the data notice, the moment, and the lines given.
[[nodiscard]] sheet explanation(const works_ledger& ledger, const moment& when, std::vector<bilingual> lines,
                                language lang);

[[nodiscard]] sheet explanation(const store::district_info& info, date day, const moment& when,
                                std::vector<bilingual> lines, language lang);

}  // namespace greenward::workflow

// The tables of a compound's page.
#pragma once

#include "engine/base/sheet.hpp"
#include "engine/report/separation_page.hpp"

#include <span>
#include <string>

namespace greenward::report {

/// What is declared and what is proven: a row for each scope, with S, R, H, M, the index and the counts.
[[nodiscard]] sheet proof_table(const separation_page& page, language lang);
/// A row for each fault, with its number.
[[nodiscard]] sheet fault_table(const separation_page& page, language lang);
/// A row for each misconnection, "M1" and so on.
[[nodiscard]] sheet misconnection_table(const separation_page& page, language lang);

/// "62.5%–80.0%", once where both are the same, "—" where there is nothing to judge.
[[nodiscard]] std::string bounds_text(double least, double most);

/// "P-1 → P-2". Of more than 12 pipes those in the middle are counted in place of being named.
[[nodiscard]] std::string way_text(std::span<const std::string> pipes, language lang);

/// In one sentence: what is declared, what is proven, and whether they agree.
[[nodiscard]] std::string conclusion(const separation_page& page, language lang);

}  // namespace greenward::report

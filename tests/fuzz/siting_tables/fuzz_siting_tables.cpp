// Any bytes as the tables of a siting problem, cut at the first two form feeds: refused, or a problem whose
// quick answer passes the check.
#include "engine/base/error.hpp"
#include "engine/siting/siting_check.hpp"
#include "engine/siting/siting_tables.hpp"
#include "engine/siting/solve.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace greenward::siting;

constexpr siting_model kModels[] = {siting_model::lscp, siting_model::mclp, siting_model::p_median,
                                    siting_model::p_center};

std::string_view cut(std::string_view& text) {
  const std::string_view part = text.substr(0, text.find('\f'));
  text.remove_prefix(std::min(text.size(), part.size() + 1));
  return part;
}

void answer(siting_problem problem, siting_model model) {
  problem.model = model;
  if (problem.is_covering()) problem.radius = 5;
  problem.most_sites = (problem.sites() + 1) / 2;
  try {
    const siting_result result =
        solve(problem, {.limit = greenward::seconds(5), .depth = search_depth::quick}, {});
    if (!check_siting(problem, result).empty()) std::abort();
  } catch (const greenward::error&) {
    // Too many locked sites, capacities for p-centre: refused.
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  siting_table_texts texts;
  texts.demand = {"demand", cut(rest)};
  texts.costs = {"costs", cut(rest)};
  if (!rest.empty()) texts.candidates = table_text{"candidates", rest};
  try {
    const siting_tables tables = read_siting_tables(texts);
    if (tables.problem.demands() <= 12 && tables.problem.sites() <= 12)
      answer(tables.problem, kModels[size % 4]);
  } catch (const greenward::error& refused) {
    if (refused.code() != greenward::error_code::bad_input) std::abort();
  }
  return 0;
}

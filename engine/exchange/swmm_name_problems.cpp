#include "engine/exchange/swmm_problem_list.hpp"
#include "engine/exchange/swmm_words.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include <fmt/format.h>

namespace greenward::exchange {

namespace {

/// Why SWMM could not read the id; nullptr if it can.
const bilingual* fault_of(std::string_view id) {
  static const bilingual empty{"名称为空", "its id is empty"};
  static const bilingual characters{"名称含有空格、引号、分号或控制字符",
                                    "its id has a blank, a quote, a ';' or a control character"};
  static const bilingual special{"名称是 * 或以 [ 开头", "its id is '*' or begins with '['"};
  if (id.empty()) return &empty;
  const bool bad = std::ranges::any_of(
      id, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f' || c == '"' || c == ';'; });
  if (bad) return &characters;
  return id == "*" || id.front() == '[' ? &special : nullptr;
}

template <typename T>
void check_ids(const std::vector<T>& table, std::string_view section, swmm_ids& seen,
               swmm_problem_list& problems) {
  for (const T& object : table) {
    if (const bilingual* fault = fault_of(object.id)) {
      problems.error(
          0, section, object.id, *fault,
          {"改用字母、数字、汉字、- 和 _", "use letters, digits, Chinese characters, '-' and '_'"});
    }
    if (seen.add(object.id, 0)) continue;
    problems.error(207, section, object.id,
                   {"名称重复（不分大小写）", "its id is given twice (case does not count)"},
                   {"改名", "rename one of them"});
  }
}

template <typename T>
void check_own_ids(const std::vector<T>& table, std::string_view section, swmm_problem_list& problems) {
  swmm_ids seen;
  check_ids(table, section, seen, problems);
}

/// Rows that say more of an object: of two for the same, SWMM takes the last.
template <typename T>
void check_once(const std::vector<T>& table, std::string T::*id, std::string_view section,
                swmm_problem_list& problems) {
  swmm_ids seen;
  for (const T& row : table) {
    if (seen.add(std::invoke(id, row), 0)) continue;
    problems.warning(0, section, std::invoke(id, row),
                     {"给了两次，SWMM 取后一次", "given twice, SWMM takes the last"},
                     {"删去一行", "leave one out"});
  }
}

}  // namespace

void check_swmm_names(const swmm_model& model, swmm_problem_list& problems) {
  swmm_ids nodes, links;
  check_ids(model.junctions, "JUNCTIONS", nodes, problems);
  check_ids(model.outfalls, "OUTFALLS", nodes, problems);
  check_ids(model.dividers, "DIVIDERS", nodes, problems);
  check_ids(model.storage, "STORAGE", nodes, problems);
  check_ids(model.conduits, "CONDUITS", links, problems);
  check_ids(model.pumps, "PUMPS", links, problems);
  check_ids(model.orifices, "ORIFICES", links, problems);
  check_ids(model.weirs, "WEIRS", links, problems);
  check_ids(model.outlets, "OUTLETS", links, problems);
  check_own_ids(model.rain_gages, "RAINGAGES", problems);
  check_own_ids(model.subcatchments, "SUBCATCHMENTS", problems);
  check_own_ids(model.curves, "CURVES", problems);
  check_own_ids(model.time_series, "TIMESERIES", problems);
  check_own_ids(model.patterns, "PATTERNS", problems);
  check_once(model.cross_sections, &swmm_cross_section::link, "XSECTIONS", problems);
  check_once(model.losses, &swmm_loss::link, "LOSSES", problems);
  check_once(model.subareas, &swmm_subarea::subcatchment, "SUBAREAS", problems);
  check_once(model.infiltration, &swmm_infiltration::subcatchment, "INFILTRATION", problems);
  check_once(model.coordinates, &swmm_place::id, "COORDINATES", problems);
}

}  // namespace greenward::exchange

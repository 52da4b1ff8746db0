// What roll-ups ask of each work, as numbers: one flat row a work, seen at one moment.
#pragma once

#include "engine/base/date.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/layer/lifecycle.hpp"
#include "engine/layer/schema.hpp"
#include "engine/works/quantity.hpp"
#include "engine/works/schedule.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace greenward::works {

/// Distinct texts by number, in the order in which they came; 0 is "".
class name_list {
 public:
  name_list() { (void)number_of(""); }
  [[nodiscard]] std::uint32_t number_of(std::string_view name);
  [[nodiscard]] const std::string& operator[](std::uint32_t number) const { return names_[number]; }
  [[nodiscard]] std::size_t size() const { return names_.size(); }

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

inline constexpr std::int32_t kNoYear = INT32_MAX;  ///< after all years

struct work_fact {
  std::uint16_t kind = 0;   ///< position in the list work_kind; its size for a code it does not have
  std::uint16_t stage = 0;  ///< position in the list stage; its size = cannot be told
  bool suspended = false;
  bool cancelled = false;
  bool stage_known = false;
  std::int32_t year = kNoYear;         ///< programme year
  std::uint32_t responsible = 0;       ///< into work_facts::names; 0 = not stated
  std::uint32_t quantity_unit = 0;     ///< into work_facts::names; 0 = not stated
  bool divisible = false;              ///< the quantity may be split where the work crosses a border
  std::int64_t quantity = kNotStated;  ///< thousandths of the unit
  std::int64_t budget = kNotStated;    ///< fen
  work_dates dates;
};

struct work_facts {
  std::optional<date> day;  ///< the works stand as at the end of it; none = as recorded
  name_list names;
  std::vector<work_fact> of_work;  ///< n_works, row by row
};

/// The lists and lives that give codes their meaning.
struct work_lists {
  const layer::code_list& kinds;   ///< work_kind
  const layer::code_list& stages;  ///< stage
  const layer::lifecycle_book& lives;
};

/// `works`, `stages`: the tables works and work_stages. Planned days come from the lines, or else from the
/// work itself; so do the days on which it began and ended. After the day nothing has come. A quantity or
/// budget that is no number of reasonable size counts as not stated.
[[nodiscard]] work_facts facts_of(const layer::feature_table& works, const layer::feature_table& stages,
                                  const work_lists& lists, std::optional<date> day);

}  // namespace greenward::works

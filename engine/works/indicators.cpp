#include "engine/works/indicators.hpp"

#include "engine/works/code_rank.hpp"

#include <algorithm>
#include <string_view>

namespace greenward::works {

namespace {

constexpr std::string_view kRatio = "ratio";

class indicator_reader {
 public:
  indicator_reader(const layer::feature_table& indicators, const work_facts& facts, const work_lists& lists,
                   date day)
      : table_(indicators), facts_(facts), lists_(lists), day_(day) {}

  std::vector<indicator_value> run() {
    std::vector<indicator_value> values;
    for (std::size_t row = 0; row < table_.size(); ++row) values.push_back(value_of(row));
    return values;
  }

 private:
  [[nodiscard]] indicator_value value_of(std::size_t row) const {
    const std::string_view measure = table_["measure"].text(row);
    if (measure == kRatio) return ratio(row);
    return measure.empty() ? stated(row) : counted(measure, table_["measured_kind"].text(row));
  }

  [[nodiscard]] indicator_value stated(std::size_t row) const {
    indicator_value result;
    if (table_["as_of"].has(row)) result.as_of = date_from_days(table_["as_of"].integer(row));
    if (!table_["current"].has(row)) {
      result.gap = indicator_gap::not_stated;
    } else if (result.as_of && *result.as_of > day_) {
      result.gap = indicator_gap::stated_later;
    } else {
      result.value = table_["current"].real(row);
    }
    return result;
  }

  /// Without a kind: works of every kind.
  [[nodiscard]] indicator_value counted(std::string_view measure, std::string_view kind) const {
    const auto is_counted = [&](const work_fact& fact) {
      if (fact.cancelled || (!kind.empty() && fact.kind != rank_of(lists_.kinds, kind))) return false;
      if (measure == "works_begun") return fact.dates.begun;
      if (measure == "works_done") return fact.dates.done;
      return true;
    };
    indicator_value result;
    result.as_of = day_;
    result.value = static_cast<double>(std::ranges::count_if(facts_.of_work, is_counted));
    return result;
  }

  [[nodiscard]] indicator_value ratio(std::size_t row) const {
    indicator_value result;
    result.gap = indicator_gap::no_such_part;
    const auto part = row_of(table_["part_code"].text(row)), of = row_of(table_["of_code"].text(row));
    if (!part || !of || is_ratio(*part) || is_ratio(*of)) return result;
    result.part = value_of(*part).value;
    result.of = value_of(*of).value;
    if (!result.part || !result.of) return result;
    result.gap = indicator_gap::zero_of;
    if (*result.of == 0) return result;
    result.gap = indicator_gap::none;
    result.as_of = day_;
    result.value = 100 * *result.part / *result.of;
    return result;
  }

  [[nodiscard]] std::optional<std::size_t> row_of(std::string_view code) const {
    for (std::size_t row = 0; !code.empty() && row < table_.size(); ++row)
      if (table_["code"].text(row) == code) return row;
    return std::nullopt;
  }
  [[nodiscard]] bool is_ratio(std::size_t row) const { return table_["measure"].text(row) == kRatio; }

  const layer::feature_table& table_;
  const work_facts& facts_;
  const work_lists& lists_;
  date day_;
};

}  // namespace

std::vector<indicator_value> indicators_on(const layer::feature_table& indicators, const work_facts& facts,
                                           const work_lists& lists, date day) {
  return indicator_reader(indicators, facts, lists, day).run();
}

}  // namespace greenward::works

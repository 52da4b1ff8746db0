#include "engine/workflow/targets.hpp"

#include "engine/workflow/environment.hpp"
#include "engine/workflow/sheet_cells.hpp"

#include <string>

namespace greenward::workflow {

namespace {

bilingual words_for(works::indicator_gap gap) {
  switch (gap) {
    case works::indicator_gap::none:
      return {};
    case works::indicator_gap::not_stated:
      return {"没有数据", "nobody has said"};
    case works::indicator_gap::stated_later:
      return {"数据的日期晚于统计日", "what is said holds for a later day"};
    case works::indicator_gap::no_such_part:
      return {"分子或分母没有数据", "the numerator or denominator is not known"};
    case works::indicator_gap::zero_of:
      return {"分母为 0", "the denominator is 0"};
  }
  return {};
}

/// How a value came about: stated, or measured so.
std::string basis(const layer::feature_table& indicators, std::size_t row, language lang) {
  const auto& measure = indicators["measure"];
  if (!measure.has(row)) return bilingual{"填报", "Stated"}.in(lang);
  std::string words = code_title("indicator_measure", measure.text(row), lang);
  const auto& kind = indicators["measured_kind"];
  if (kind.has(row)) words += bilingual{"：", ": "}.in(lang) + code_title("work_kind", kind.text(row), lang);
  return words;
}

std::optional<double> target_of(const layer::column& target, std::size_t row) {
  if (!target.has(row)) return std::nullopt;
  return target.real(row);
}

std::optional<double> share_of(std::optional<double> value, std::optional<double> target) {
  if (!value || !target || *target == 0) return std::nullopt;
  return *value / *target;
}

cell reason_cell(works::indicator_gap gap, language lang) {
  if (gap == works::indicator_gap::none) return std::monostate{};
  return words_for(gap).in(lang);
}

}  // namespace

std::vector<std::string> target_layers() {
  std::vector<std::string> layers = ledger_layers();
  layers.emplace_back("indicators");
  return layers;
}

sheet targets_sheet(const works_ledger& ledger, const layer::feature_table& indicators, language lang) {
  const auto values = works::indicators_on(indicators, ledger.facts, program_work_lists(), ledger.day);
  sheet table{"indicators",
              {"指标与目标", "Indicators and targets"},
              {{"code", {"编码", "Code"}},
               {"name", {"指标", "Indicator"}},
               {"value", {"现值", "Value"}},
               {"unit", {"单位", "Unit"}},
               {"part", {"分子", "Part"}},
               {"of", {"分母", "Of"}},
               {"target", {"目标", "Target"}},
               {"target_share", {"现值÷目标", "Value / target"}, column_role::share},
               {"target_year", {"目标年份", "Target year"}},
               {"as_of", {"日期", "As of"}},
               {"basis", {"取数", "Basis"}},
               {"source", {"来源", "Source"}},
               {"unknown_because", {"为何没有数值", "Why there is no value"}}},
              {}};
  for (std::size_t row = 0; row < indicators.size(); ++row) {
    const works::indicator_value& value = values[row];
    std::vector<cell>& cells = table.rows.emplace_back();
    cells.push_back(text_cell(indicators["code"], row));
    cells.push_back(text_cell(indicators["name"], row));
    cells.push_back(cell_of(value.value));
    cells.push_back(text_cell(indicators["unit"], row));
    cells.push_back(cell_of(value.part));
    cells.push_back(cell_of(value.of));
    const auto target = target_of(indicators["target"], row);
    cells.push_back(cell_of(target));
    cells.push_back(cell_of(share_of(value.value, target)));
    cells.push_back(whole_cell(indicators["target_year"], row));
    cells.push_back(cell_of(value.as_of));
    cells.emplace_back(basis(indicators, row, lang));
    cells.push_back(text_cell(indicators["source"], row));
    cells.push_back(reason_cell(value.gap, lang));
  }
  return table;
}

}  // namespace greenward::workflow

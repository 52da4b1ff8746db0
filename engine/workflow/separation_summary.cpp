#include "engine/workflow/separation_summary.hpp"

#include "engine/drainage/separation_words.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/sheet_cells.hpp"

#include <array>
#include <tuple>

namespace greenward::workflow {

namespace {

constexpr std::array kVerdicts{drainage::verdict::passes, drainage::verdict::fails,
                               drainage::verdict::unknown, drainage::verdict::not_assessable};

/// Compounds by verdict.
using verdict_counts = std::array<std::size_t, kVerdicts.size()>;

struct state_counts {
  std::size_t compounds = 0;
  verdict_counts handover{}, receptor{};
};

state_counts count_state(const drain_model& model, const separation_result& proven,
                         std::span<const std::uint32_t> compounds, const std::string& state) {
  state_counts counts;
  for (const std::uint32_t compound : compounds) {
    if (model.table("compounds")["separation"].text(compound) != state) continue;
    ++counts.compounds;
    ++counts.handover[static_cast<std::size_t>(proven.handover[compound].result)];
    ++counts.receptor[static_cast<std::size_t>(proven.receptor[compound].result)];
  }
  return counts;
}

void add_state(sheet& table, const state_counts& counts, const std::string& code, const std::string& title) {
  if (counts.compounds == 0) return;
  std::vector<cell>& cells = table.rows.emplace_back();
  cells.emplace_back(code);
  cells.emplace_back(title);
  cells.push_back(count_cell(counts.compounds));
  for (const verdict_counts* scope : {&counts.handover, &counts.receptor})
    for (const drainage::verdict v : kVerdicts)
      cells.push_back(count_cell((*scope)[static_cast<std::size_t>(v)]));
}

}  // namespace

void add_word_columns(sheet& table, const std::string& key, const bilingual& title) {
  table.columns.push_back({key, {title.zh + "代码", title.en + ", code"}, column_role::code});
  table.columns.push_back({key + "_title", title});
}

sheet declared_and_proven(const drain_model& model, const separation_result& proven,
                          std::span<const std::uint32_t> compounds, language lang) {
  sheet table{"summary", {"申报与证实", "Declared and proven"}, {}, {}};
  add_word_columns(table, "declared", {"申报", "Declared"});
  table.columns.push_back({"compounds", {"小区", "Compounds"}});
  for (const auto& [scope, zh, en] :
       {std::tuple("handover", "至接户井", "to handover"), std::tuple("receptor", "至终点", "to receptor")})
    for (const drainage::verdict v : kVerdicts) {
      const drainage::coded_title& words = drainage::words_of(v);
      table.columns.push_back(
          {std::string(scope) + "_" + words.code, {zh + words.title.zh, words.title.en + " " + en}});
    }
  for (const layer::code_entry& state : program_environment().catalogue.codes("separation_state").entries)
    add_state(table, count_state(model, proven, compounds, state.code), state.code, state.title.in(lang));
  add_state(table, count_state(model, proven, compounds, ""), "",
            lang == language::zh ? "未填" : "Not given");
  return table;
}

}  // namespace greenward::workflow

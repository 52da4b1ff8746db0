// Proposals to repair the drains as sheets: see drain_repair.hpp.
#include "engine/geo/crs.hpp"
#include "engine/workflow/drain_repair.hpp"
#include "engine/workflow/sheet_cells.hpp"

#include <fmt/format.h>
#include <array>
#include <cmath>

namespace greenward::workflow {

namespace {

using drainage::repair_kind;
using drainage::repair_obstacle;
using drainage::repair_proposal;

struct repair_words {
  bilingual title, deed;
};

/// In the order of repair_kind.
const std::array<repair_words, 7>& kind_words() {
  static const std::array<repair_words, 7> words{{
      {{"管端在节点处", "End at a node"}, {"管端写上该节点编码", "name the node at the pipe's end"}},
      {{"管端相接", "Ends that meet"}, {"新建节点，各管端写上其编码", "make a node and name it at each end"}},
      {{"悬空管端", "Open end"}, {"新建节点，管端写上其编码", "make a node and name it at the end"}},
      {{"所写节点不存在", "Named node missing"}, {"按所写编码新建节点", "make the node under that code"}},
      {{"暗接", "Blind connection"},
       {"新建节点，管端写上其编码，并在此分段", "make a node, name it at the ends, divide the pipe there"}},
      {{"节点压在管上", "Node on a pipe"}, {"在此把管分段", "divide the pipe there"}},
      {{"管端无处可放", "End without a place"}, {"补测", "survey it"}},
  }};
  return words;
}

bilingual obstacle_words(repair_obstacle obstacle) {
  switch (obstacle) {
    case repair_obstacle::none:
      return {};
    case repair_obstacle::code_not_unique:
      return {"节点编码与另一节点相同，请先改正", "another node has the node's code: correct that first"};
    case repair_obstacle::no_place:
      return {"没有位置", "there is no place"};
    case repair_obstacle::several_parts:
      return {"管线由几段组成，不能分段", "the pipe's line has several parts and cannot be divided"};
    case repair_obstacle::near_the_end:
      return {"离管端太近，不能分段", "too near the pipe's end to divide it"};
  }
  return {};
}

cell number_cell(double value) {
  return std::isnan(value) ? cell() : cell(value);
}

class repair_sheet_maker {
 public:
  repair_sheet_maker(const drain_model& model, const repair_plan& plan, language lang)
      : model_(model), plan_(plan), lang_(lang) {}

  [[nodiscard]] sheet list(const std::vector<std::size_t>& chosen) const {
    sheet table{"proposals",
                {"修复建议", "Proposed repairs"},
                {{"id", {"建议编号", "Proposal"}},
                 {"kind", {"类别代码", "Kind, code"}, column_role::code},
                 {"kind_title", {"类别", "Kind"}},
                 {"deed", {"做什么", "What would be done"}},
                 {"node_code", {"节点编码", "Node"}},
                 {"node_is_new", {"节点待建代码", "Node is new, code"}, column_role::code},
                 {"ends", {"管端", "Pipe ends"}},
                 {"divided", {"被分段的管", "Pipe to divide"}},
                 {"distance_m", {"距离（米）", "Distance, m"}},
                 {"along_m", {"距起点（米）", "From its first point, m"}},
                 {"obstacle", {"不能做的原因", "What stands in the way"}},
                 {"longitude", {"经度", "Longitude"}, column_role::code},
                 {"latitude", {"纬度", "Latitude"}, column_role::code}},
                {}};
    for (const std::size_t i : chosen) add_row(table, i);
    return table;
  }

  [[nodiscard]] sheet counts(const std::vector<std::size_t>& chosen) const {
    sheet table{"counts",
                {"各类", "By kind"},
                {{"kind", {"类别代码", "Kind, code"}, column_role::code},
                 {"kind_title", {"类别", "Kind"}},
                 {"deed", {"做什么", "What would be done"}},
                 {"proposals", {"建议", "Proposals"}},
                 {"possible", {"可做", "Possible"}}},
                {}};
    for (std::size_t k = 0; k < kind_words().size(); ++k) {
      const auto kind = static_cast<repair_kind>(k);
      std::size_t all = 0, possible = 0;
      for (const std::size_t i : chosen) {
        if (plan_.list.proposals[i].kind != kind) continue;
        ++all;
        possible += plan_.list.proposals[i].obstacle == repair_obstacle::none ? 1 : 0;
      }
      if (all == 0) continue;
      table.rows.push_back({std::string(drainage::to_string(kind)), kind_words()[k].title.in(lang_),
                            kind_words()[k].deed.in(lang_), count_cell(all), count_cell(possible)});
    }
    return table;
  }

 private:
  [[nodiscard]] std::string ends_text(const repair_proposal& proposal) const {
    std::string text;
    for (const drainage::end_reference& end : plan_.list.ends_of(proposal))
      text +=
          fmt::format("{}{} {}", text.empty() ? "" : "; ", name_of_link(model_, end.link), end.last ? 2 : 1);
    return text;
  }

  void add_row(sheet& table, std::size_t i) const {
    const repair_proposal& proposal = plan_.list.proposals[i];
    const repair_words& words = kind_words()[static_cast<std::size_t>(proposal.kind)];
    const bool is_new = proposal.node != drainage::kNone && proposal.node >= model_.net.surveyed;
    std::vector<cell>& cells = table.rows.emplace_back();
    cells.emplace_back(plan_.ids[i]);
    cells.emplace_back(std::string(drainage::to_string(proposal.kind)));
    cells.emplace_back(words.title.in(lang_));
    cells.emplace_back(words.deed.in(lang_));
    cells.emplace_back(plan_.node_codes[i]);
    cells.emplace_back(static_cast<std::int64_t>(is_new ? 1 : 0));
    cells.emplace_back(ends_text(proposal));
    cells.emplace_back(proposal.host == drainage::kNone ? std::string()
                                                        : name_of_link(model_, proposal.host));
    cells.push_back(number_cell(proposal.distance_m));
    cells.push_back(number_cell(proposal.along_m));
    cells.emplace_back(obstacle_words(proposal.obstacle).in(lang_));
    const bool placed = !std::isnan(proposal.place.x);
    const geo::lon_lat at =
        placed ? geo::unproject(proposal.place, model_.district->measuring) : geo::lon_lat{};
    cells.push_back(placed ? cell(at.x) : cell());
    cells.push_back(placed ? cell(at.y) : cell());
  }

  const drain_model& model_;
  const repair_plan& plan_;
  language lang_;
};

}  // namespace

explained_sheets repair_sheets(const repair_model& model, const std::vector<std::size_t>& chosen,
                               language lang) {
  const repair_sheet_maker sheets(model.drains, model.plan, lang);
  return {{sheets.list(chosen), sheets.counts(chosen)},
          {{"这些是管网构建时推断的；不加 --apply 什么也不改。管端 1、2 "
            "为管线的起点、终点。分段处的高程无人测过，留空。",
            "This is what the network had to infer; without --apply nothing is changed. Ends 1 and 2 are a "
            "pipe's first and last point. Nobody has levelled the place where a pipe is divided: it stays "
            "empty."}}};
}

}  // namespace greenward::workflow

#include "engine/workflow/trace_sheets.hpp"

#include "engine/base/error.hpp"
#include "engine/drainage/branch_end_words.hpp"
#include "engine/drainage/inferred_system.hpp"
#include "engine/workflow/sheet_cells.hpp"

#include <cmath>
#include <utility>

namespace greenward::workflow {

namespace {

using drainage::trace_direction;

[[noreturn]] void refuse_trace(const std::string& subject, bilingual problem, bilingual remedy) {
  throw error(error_code::usage, subject, std::move(problem), std::move(remedy));
}

class trace_answer {
 public:
  trace_answer(const drain_model& model, const trace_request& request, language lang)
      : model_(model),
        request_(request),
        lang_(lang),
        usable_(drainage::usable_edges(model.drains, model.net, request.filter)),
        contents_(drainage::infer_contents(model.drains, model.net, usable_)) {}

  explained_sheets make() {
    switch (request_.question) {
      case trace_question::path:
        return path();
      case trace_question::loops:
        return loops();
      default:
        return reach();
    }
  }

 private:
  [[nodiscard]] std::vector<std::uint32_t> starts() const {
    std::vector<std::uint32_t> nodes;
    for (const std::string& name : request_.from) nodes.push_back(node_called(model_, name));
    for (const std::string& name : request_.links) {
      const std::uint32_t link = link_called(model_, name);
      const bool up = request_.question == trace_question::upstream;
      const std::uint32_t node = up ? model_.net.tail_of(link) : model_.net.head_of(link);
      if (node == drainage::kNone)
        refuse_trace(name, {"管段没有接入网络", "the pipe is not part of the network"},
                     {"先补上端点编号或图形", "give it end nodes or a line first"});
      nodes.push_back(node);
    }
    if (nodes.empty())
      refuse_trace("trace", {"没有给出起点", "no start is given"},
                   {"请加 --from 节点 或 --link 管段", "add --from NODE or --link PIPE"});
    return nodes;
  }

  [[nodiscard]] drainage::trace_stops stops() const {
    drainage::trace_stops stops;
    if (!request_.stop_nodes.empty()) stops.node_barrier.resize(model_.net.node_count(), 0);
    for (const std::string& name : request_.stop_nodes) stops.node_barrier[node_called(model_, name)] = 1;
    if (!request_.stop_links.empty()) stops.link_barrier.resize(model_.drains.links.size(), 0);
    for (const std::string& name : request_.stop_links) stops.link_barrier[link_called(model_, name)] = 1;
    stops.at_other_system = request_.stop_at_system;
    stops.at_compound_boundary = request_.stop_at_compound;
    if (request_.limit_m > 0) stops.length_limit_m = request_.limit_m;
    return stops;
  }

  explained_sheets reach() const {
    const trace_direction direction =
        request_.question == trace_question::upstream     ? trace_direction::upstream
        : request_.question == trace_question::downstream ? trace_direction::downstream
                                                          : trace_direction::connected;
    const drainage::trace_result found =
        drainage::trace(model_.drains, model_.net, usable_, starts(), direction, stops());
    sheet links = link_table();
    for (const drainage::traced_edge& e : found.edges) add_link(links, e.edge, e.from_m);
    sheet ends{"ends",
               {"各支终止处", "Where each branch ends"},
               {{"node", {"节点", "Node"}},
                {"kind", {"类别", "Kind"}},
                {"why", {"原因代码", "Why, code"}, column_role::code},
                {"why_title", {"原因", "Why"}},
                {"distance_m", {"距起点（米）", "From start, m"}}},
               {}};
    for (const drainage::branch& end : found.ends) {
      std::vector<cell>& cells = ends.rows.emplace_back();
      cells.emplace_back(name_of_node(model_, end.node));
      cells.emplace_back(kind_title(end.node));
      cells.emplace_back(std::string(drainage::word_for(end.why).code));
      cells.emplace_back(drainage::word_for(end.why).title.in(lang_));
      cells.emplace_back(end.metres);
    }
    return {{std::move(links), std::move(ends),
             sums(drainage::accumulate(model_.drains, model_.net, found, model_.loads()))},
            {{"按距起点的距离排列；每段只列一次，分流时各支都走。合计按不重复的管段和建筑。“推定系统”由上游的"
              "出户井、雨水口推出。",
              "By distance from the start; each pipe once, every branch at a split. Sums are over distinct "
              "pipes and "
              "buildings. 'Inferred' follows from the house connections and inlets above."}}};
  }

  explained_sheets path() const {
    const std::vector<std::uint32_t> from = starts();
    if (from.size() != 1 || request_.to.empty())
      refuse_trace("path", {"路径需要一个起点和一个终点", "a path has one start and one end"},
                   {"请加 --to 节点", "add --to NODE"});
    const std::uint32_t to = node_called(model_, request_.to);
    const auto way = drainage::find_path(model_.net, usable_, from.front(), to);
    if (!way) {
      const bool against = drainage::find_path(model_.net, usable_, from.front(), to, true).has_value();
      throw error(error_code::bad_input, name_of_node(model_, from.front()) + " → " + request_.to,
                  against ? bilingual{"顺水流不可到达；两点相连，但途中逆流",
                                      "the water does not run there; the two are connected against the flow"}
                          : bilingual{"两点不相连", "the two are not connected"},
                  {"对调起点和终点，或用 connected 追踪", "exchange them, or trace what is connected"});
    }
    sheet links = link_table();
    double metres = 0;
    for (const std::uint32_t edge : *way) {
      add_link(links, edge, metres);
      metres += model_.net.edges.length_m[edge];
    }
    return {{std::move(links)}, {{"顺水流的最短路径", "The shortest way with the flow"}}};
  }

  explained_sheets loops() const {
    sheet table{"loops",
                {"环路", "Loops"},
                {{"loop", {"环路", "Loop"}},
                 {"link", {"管段", "Pipe"}},
                 {"from", {"起点", "From node"}},
                 {"to", {"终点", "To node"}},
                 {"length_m", {"长度（米）", "Length, m"}}},
                {}};
    std::int64_t number = 0;
    for (const drainage::flow_loop& loop : drainage::find_loops(model_.net, usable_)) {
      ++number;
      for (const std::uint32_t edge : loop.edges)
        table.rows.push_back({number, name_of_link(model_, model_.net.edges.link[edge]),
                              name_of_node(model_, model_.net.edges.tail[edge]),
                              name_of_node(model_, model_.net.edges.head[edge]),
                              model_.net.edges.length_m[edge]});
    }
    return {{std::move(table)},
            {{"水可以流回原处的管段", "Pipes by which water can come back to where it was"}}};
  }

  static sheet link_table() {
    return {"links",
            {"管段", "Pipes"},
            {{"link", {"管段", "Pipe"}},
             {"from", {"起点", "From node"}},
             {"to", {"终点", "To node"}},
             {"distance_m", {"距起点（米）", "From start, m"}},
             {"length_m", {"长度（米）", "Length, m"}},
             {"system", {"申报系统代码", "Declared, code"}, column_role::code},
             {"system_title", {"申报系统", "Declared"}},
             {"inferred", {"推定系统代码", "Inferred, code"}, column_role::code},
             {"inferred_title", {"推定系统", "Inferred"}},
             {"diameter_mm", {"管径（毫米）", "Diameter, mm"}}},
            {}};
  }

  void add_link(sheet& table, std::uint32_t edge, double metres) const {
    const std::uint32_t link = model_.net.edges.link[edge], tail = model_.net.edges.tail[edge];
    const std::string declared(drainage::to_string(model_.drains.links.system[link]));
    const std::string inferred(drainage::to_string(drainage::system_of_contents(contents_[tail])));
    const double diameter = model_.drains.links.diameter_mm[link];
    table.rows.push_back(
        {name_of_link(model_, link), name_of_node(model_, tail),
         name_of_node(model_, model_.net.edges.head[edge]), metres, model_.net.edges.length_m[edge], declared,
         code_title("drainage_system", declared, lang_), inferred,
         code_title("drainage_system", inferred, lang_), std::isnan(diameter) ? cell() : cell(diameter)});
  }

  [[nodiscard]] std::string kind_title(std::uint32_t node) const {
    if (node >= model_.net.surveyed) return lang_ == language::zh ? "未测节点" : "not surveyed";
    const std::string code(drainage::to_string(model_.drains.nodes.kind[node]));
    return code_title("drainage_node_kind", code, lang_);
  }

  static sheet sums(const drainage::accumulation& sum) {
    return {"sums",
            {"合计", "Sums"},
            {{"links", {"管段", "Pipes"}},
             {"length_m", {"长度（米）", "Length, m"}},
             {"buildings", {"建筑", "Buildings"}},
             {"people", {"人口", "People"}},
             {"people_unknown", {"人口未知的建筑", "Buildings of unknown people"}},
             {"floor_area_m2", {"建筑面积（m²）", "Floor area, m²"}}},
            {{count_cell(sum.links), sum.length_m, count_cell(sum.buildings), sum.people,
              count_cell(sum.people_unknown), sum.floor_area_m2}}};
  }

  const drain_model& model_;
  const trace_request& request_;
  language lang_;
  std::vector<std::uint8_t> usable_, contents_;
};

}  // namespace

explained_sheets trace_of(const drain_model& model, const trace_request& request, language lang) {
  if (request.content_version) require_version(model, *request.content_version);
  return trace_answer(model, request, lang).make();
}

}  // namespace greenward::workflow

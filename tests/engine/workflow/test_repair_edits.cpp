#include "engine/workflow/repair_edits.hpp"

#include "engine/geo/crs.hpp"
#include "engine/workflow/drain_repair.hpp"
#include "engine/workflow/environment.hpp"
#include "tests/support/property_cases.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace greenward::workflow {
namespace {

using drainage::end_tie;
using geo::planar;

constexpr geo::crs_code kCrs{4551};
constexpr planar kPipesCorner{438000, 4862000};

geo::lon_lat placed(planar p) {
  return geo::unproject(planar{kPipesCorner.x + p.x, kPipesCorner.y + p.y}, kCrs);
}

struct drain_tables {
  layer::feature_table nodes{program_environment().catalogue.layer("drainage_nodes")};
  layer::feature_table pipes{program_environment().catalogue.layer("pipes")};

  void node(const std::string& code, planar at) {
    layer::row_writer row(nodes, feature_id(static_cast<std::int64_t>(nodes.size()) + 1));
    if (!code.empty()) row.set("code", code);
    row.set("node_kind", "manhole");
    row.geometry().append_point(placed(at));
  }
  /// Levels that are 0 are not given.
  void pipe(const std::vector<planar>& points, const std::string& from = "", const std::string& to = "",
            double up = 0, double down = 0, const char* flow = "") {
    layer::row_writer row(pipes, feature_id(static_cast<std::int64_t>(pipes.size()) + 1));
    row.set("code", "P" + std::to_string(pipes.size()));  // this row counts already
    row.set("system", "storm");
    row.set("material", "砼");
    row.set("length_m", 99.0);
    if (!from.empty()) row.set("from_code", from);
    if (!to.empty()) row.set("to_code", to);
    if (up != 0) row.set("up_invert_m", up);
    if (down != 0) row.set("down_invert_m", down);
    if (*flow != '\0') row.set("flow_direction", flow);
    std::vector<geo::lon_lat> line;
    for (const planar p : points) line.push_back(placed(p));
    row.geometry().append_line(line);
  }

  [[nodiscard]] repair_model model() const {
    auto district = std::make_shared<district_snapshot>();
    district->measuring = kCrs;
    for (const char* name : {"compounds", "buildings", "population_points", "admin_units"})
      add(*district, layer::feature_table(program_environment().catalogue.layer(name)));
    add(*district, nodes);
    add(*district, pipes);
    return make_repair_model(district, std::nullopt);
  }

 private:
  static void add(district_snapshot& district, layer::feature_table table) {
    geo::planar_geometry shapes = geo::project(table.geometry(), kCrs);
    index::packed_rtree index(index::boxes_of(shapes));
    district.layers.push_back({std::move(table), std::move(shapes), std::move(index)});
  }
};

/// The tables after the edits, made row by row: another way than the store's.
drain_tables edited(const drain_tables& before, const repair_edits& edits) {
  std::map<std::tuple<std::string, std::int64_t, std::string>, std::string> changes;
  for (const field_change& change : edits.changes)
    changes[{change.layer, change.id.value, change.field}] = change.value;
  std::map<std::int64_t, std::size_t> divided;
  for (std::size_t row = 0; row < edits.divided_pipes.size(); ++row)
    divided[edits.divided_pipes.ids()[row].value] = row;

  const auto copy = [&](layer::feature_table& into, const layer::feature_table& from, std::size_t row,
                        std::int64_t id) {
    layer::row_writer out(into, feature_id(id));
    for (const layer::field& field : from.schema().fields) {
      const auto change = changes.find({from.schema().name, id, field.name});
      if (change != changes.end())
        out.set(field.name, change->second);
      else
        out.copy(field.name, from[field.name], row);
    }
    out.geometry().append(from.geometry()[row]);
  };
  drain_tables after;
  std::int64_t next = 1;
  for (std::size_t row = 0; row < before.nodes.size(); ++row, ++next)
    copy(after.nodes, before.nodes, row, next);
  for (std::size_t row = 0; row < edits.new_nodes.size(); ++row, ++next)
    copy(after.nodes, edits.new_nodes, row, next);
  next = 1;
  for (std::size_t row = 0; row < before.pipes.size(); ++row, ++next) {
    const auto part = divided.find(next);
    if (part == divided.end())
      copy(after.pipes, before.pipes, row, next);
    else
      copy(after.pipes, edits.divided_pipes, part->second, next);
  }
  for (std::size_t row = 0; row < edits.new_pipes.size(); ++row, ++next)
    copy(after.pipes, edits.new_pipes, row, next);
  return after;
}

std::vector<std::size_t> all_but_nodes_on_pipes(const repair_plan& plan) {
  return chosen_of(plan, {{"by_place", "joined_ends", "open_end", "missing_node", "blind_connection"}, {}});
}

/// Which pipe a part was: "P7.2" was P7.
std::string origin(std::string_view code) {
  return std::string(code.substr(0, code.find('.')));
}

/// The ends that the survey had, by pipe and number: the first end of the first part, the last of the last.
std::map<std::pair<std::string, int>, std::uint32_t> nodes_of_ends(const drain_model& model) {
  std::map<std::pair<std::string, int>, std::uint32_t> nodes;
  std::map<std::string, std::pair<int, std::uint32_t>> last_part;
  for (std::uint32_t link = 0; link < model.drains.links.size(); ++link) {
    const std::string_view code = model.drains.links.code[link];
    const std::size_t dot = code.find('.');
    const int part = dot == std::string_view::npos ? 1 : std::stoi(std::string(code.substr(dot + 1)));
    if (part == 1) nodes[{origin(code), 1}] = model.net.from[link].node;
    auto& last = last_part[origin(code)];
    if (part >= last.first) last = {part, model.net.to[link].node};
  }
  for (const auto& [pipe, last] : last_part) nodes[{pipe, 2}] = last.second;
  return nodes;
}

using drain_edge = std::tuple<std::string, std::uint32_t, std::uint32_t, bool>;

std::multiset<drain_edge> edges_of(const drain_model& model,
                                   const std::map<std::uint32_t, std::uint32_t>& renamed) {
  std::multiset<drain_edge> edges;
  for (std::uint32_t e = 0; e < model.net.edges.size(); ++e) {
    const std::uint32_t link = model.net.edges.link[e];
    const auto name = [&](std::uint32_t node) {
      const auto found = renamed.find(node);
      return found == renamed.end() ? node : found->second;
    };
    edges.emplace(origin(model.drains.links.code[link]), name(model.net.edges.tail[e]),
                  name(model.net.edges.head[e]), model.net.flow[link] == drainage::flow_direction::unknown);
  }
  return edges;
}

/// Lines on a small grid, a little off it, so that ends meet nodes, ends and pipes in every way.
drain_tables random_district() {
  drain_tables made;
  const auto place = [] {
    const auto off = rc::gen::weightedElement<double>({{4, 0.0}, {1, 0.03}, {1, 0.06}, {1, 0.25}});
    return planar{*rc::gen::inRange(0, 4) * 10.0 + *off, *rc::gen::inRange(0, 3) * 10.0 + *off};
  };
  const int nodes = *rc::gen::inRange(0, 5), pipes = *rc::gen::inRange(1, 9);
  for (int i = 0; i < nodes; ++i)
    made.node(*rc::gen::inRange(0, 4) == 0 ? "" : "A" + std::to_string(i), place());
  const auto name = [&]() -> std::string {
    const int i = *rc::gen::inRange(-8, nodes + 1);
    return i < 0 ? "" : "A" + std::to_string(i);
  };
  const auto level = rc::gen::weightedElement<double>({{2, 0.0}, {1, 8.0}, {1, 9.0}});
  for (int i = 0; i < pipes; ++i) {
    std::vector<planar> line{place(), place()};
    if (*rc::gen::inRange(0, 3) == 0) line.push_back(place());
    bool repeats = false;
    for (std::size_t k = 1; k < line.size(); ++k)
      repeats = repeats || geo::distance(line[k - 1], line[k]) < 1;
    if (repeats) continue;
    const char* flow =
        *rc::gen::weightedElement<const char*>({{5, ""}, {1, "forward"}, {1, "backward"}, {1, "unknown"}});
    made.pipe(line, name(), name(), *level, *level, flow);
  }
  return made;
}

TEST(RepairEdits, CarriedOutGiveTheNetworkThatWasInferred) {
  greenward::testing::check_quick_property(
      [] {
        const drain_tables before = random_district();
        if (before.pipes.size() == 0) return;
        const repair_model model = before.model();
        const auto edits =
            make_repair_edits(model.drains, model.plan, all_but_nodes_on_pipes(model.plan), nullptr);
        const repair_model after = edited(before, edits).model();
        std::map<std::uint32_t, std::uint32_t> renamed;
        std::set<std::uint32_t> images;
        const auto ends_after = nodes_of_ends(after.drains);
        for (const auto& [end, node] : nodes_of_ends(model.drains)) {
          const auto [entry, is_new] = renamed.emplace(node, ends_after.at(end));
          RC_ASSERT(entry->second == ends_after.at(end));
          if (is_new) RC_ASSERT(images.insert(entry->second).second);
        }
        RC_ASSERT(edges_of(model.drains, renamed) == edges_of(after.drains, {}));
        for (const auto* ends : {&after.drains.net.from, &after.drains.net.to})
          for (const drainage::link_end& end : *ends) RC_ASSERT(end.tie == end_tie::by_code);
        RC_ASSERT(all_but_nodes_on_pipes(after.plan).empty());
      },
      5);
}

TEST(RepairEdits, APartKeepsWhatItWasAndKnowsNoLevelAtTheDivision) {
  drain_tables made;
  made.node("A", {0, 0});
  made.node("B", {10, 0});
  made.pipe({{0, 0}, {10, 0}}, "A", "B", 9, 8);
  made.pipe({{4, 3}, {4, 0.05}});
  const repair_model model = made.model();
  const auto edits = make_repair_edits(model.drains, model.plan, all_but_nodes_on_pipes(model.plan), nullptr);
  ASSERT_EQ(edits.divided_pipes.size(), 1U);
  ASSERT_EQ(edits.new_pipes.size(), 1U);
  const auto &first = edits.divided_pipes, &second = edits.new_pipes;
  EXPECT_EQ(first.ids()[0].value, 1);
  EXPECT_EQ(first["code"].text(0), "P1");
  EXPECT_EQ(second["code"].text(0), "P1.2");
  EXPECT_EQ(first["from_code"].text(0), "A");
  EXPECT_EQ(first["to_code"].text(0), "P2-2") << "the node made for the second end of P2";
  EXPECT_EQ(second["from_code"].text(0), "P2-2");
  EXPECT_EQ(second["to_code"].text(0), "B");
  EXPECT_EQ(first["up_invert_m"].real(0), 9);
  EXPECT_FALSE(first["down_invert_m"].has(0));
  EXPECT_FALSE(second["up_invert_m"].has(0));
  EXPECT_EQ(second["down_invert_m"].real(0), 8);
  for (const auto* part : {&first, &second}) {
    EXPECT_EQ((*part)["material"].text(0), "砼");
    EXPECT_FALSE((*part)["length_m"].has(0));
    EXPECT_FALSE((*part)["flow_direction"].has(0)) << "its names give it, as before";
  }
  EXPECT_EQ(edits.new_nodes.size(), 2U);
  EXPECT_EQ(edits.new_nodes["node_kind"].text(0), "junction");
  EXPECT_EQ(edits.new_nodes["source"].text(0), "repair");
}

TEST(RepairEdits, NamingBothEndsInventsNoDirection) {
  drain_tables made;
  made.node("A", {0, 0});
  made.node("B", {10, 0});
  made.pipe({{0, 0}, {10, 0}});
  made.pipe({{0, 0}, {10, 0}}, "", "", 8, 9);
  made.pipe({{0, 0}, {10, 0}}, "", "", 9, 8);
  const repair_model model = made.model();
  const auto edits = make_repair_edits(model.drains, model.plan, all_but_nodes_on_pipes(model.plan), nullptr);
  std::map<std::int64_t, std::string> flow;
  for (const field_change& change : edits.changes)
    if (change.field == "flow_direction") flow[change.id.value] = change.value;
  EXPECT_EQ(flow, (std::map<std::int64_t, std::string>{{1, "unknown"}, {2, "backward"}}));
}

TEST(RepairPlan, CodesOfNewNodesAreFreeAndIdsStayTheSame) {
  drain_tables made;
  made.node("P1-2", {100, 100});
  made.node("", {0, 0});
  made.pipe({{0, 0}, {10, 0}});
  made.pipe({{20, 0}, {30, 0}}, "P1-2a", "");
  const repair_model model = made.model();
  std::map<std::string, std::string> codes;
  for (std::size_t i = 0; i < model.plan.size(); ++i) codes[model.plan.ids[i]] = model.plan.node_codes[i];
  EXPECT_EQ(codes, (std::map<std::string, std::string>{{"by_place-1-1", "N2"},
                                                       {"open_end-1-2", "P1-2b"},
                                                       {"missing_node-2-1", "P1-2a"},
                                                       {"open_end-2-2", "P2-2"}}));
  const auto chosen = chosen_of(model.plan, {{}, {"open_end-2-2"}});
  const drain_tables after = edited(made, make_repair_edits(model.drains, model.plan, chosen, nullptr));
  const auto ids = after.model().plan.ids;
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()),
            (std::set<std::string>{"by_place-1-1", "open_end-1-2", "missing_node-2-1"}));
}

}  // namespace
}  // namespace greenward::workflow

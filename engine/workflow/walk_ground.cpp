#include "engine/workflow/walk_ground.hpp"

#include "engine/base/cache_directory.hpp"
#include "engine/base/error.hpp"
#include "engine/geo/crs.hpp"
#include "engine/workflow/network_file.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <span>

namespace greenward::workflow {

namespace {

bool is_set(const layer::column& flags, std::size_t row) {
  return flags.has(row) && flags.integer(row) != 0;
}

/// Whether a barrier of this kind keeps people from walking through it.
bool stops_walkers(std::string_view kind) {
  return kind != "gate" && kind != "bollard";
}

std::vector<std::uint8_t> standing_barriers(const layer::feature_table& barriers, date day) {
  const auto &kind = barriers["barrier_kind"], &start = barriers["start_date"], &end = barriers["end_date"];
  const std::int64_t now = days_since_epoch(day);
  std::vector<std::uint8_t> active(barriers.size());
  for (std::size_t row = 0; row < active.size(); ++row) {
    const bool begun = !start.has(row) || start.integer(row) <= now;
    const bool ended = end.has(row) && end.integer(row) < now;
    active[row] = begun && !ended && stops_walkers(kind.text(row)) ? 1 : 0;
  }
  return active;
}

/// Edges that lead over or under barriers, or through them.
std::vector<std::uint8_t> passing_edges(const layer::feature_table& edges) {
  std::vector<std::uint8_t> passes(edges.size());
  for (std::size_t row = 0; row < passes.size(); ++row) {
    const auto kind = edges["edge_kind"].text(row);
    passes[row] =
        is_set(edges["bridge"], row) || is_set(edges["tunnel"], row) || kind == "crossing" || kind == "gate";
  }
  return passes;
}

void add_points(const layer_snapshot& layer, std::size_t row, std::vector<geo::planar>& places) {
  if (layer.planar[row].kind() != geo::geometry_kind::point) return;
  const auto points = layer.planar[row].points();
  places.insert(places.end(), points.begin(), points.end());
}

/// Gates among the nodes of the network and among the barriers themselves.
std::vector<geo::planar> gate_places(const district_snapshot& district, const layer_snapshot& barriers) {
  std::vector<geo::planar> places;
  if (const layer_snapshot* nodes = district.find("walk_nodes"))
    for (std::size_t row = 0; row < nodes->table.size(); ++row)
      if (is_set(nodes->table["gate"], row)) add_points(*nodes, row, places);
  for (std::size_t row = 0; row < barriers.table.size(); ++row)
    if (!stops_walkers(barriers.table["barrier_kind"].text(row))) add_points(barriers, row, places);
  return places;
}

walking::edge_closures nothing_closed(std::size_t edges) {
  return {std::vector<std::uint8_t>(edges, 0), std::vector(edges, walking::closure_reason::open),
          std::vector<std::uint32_t>(edges, 0)};
}

/// What the gates of the network are at the time asked for.
struct gate_report {
  std::vector<std::int64_t> shut;  ///< node ids, ascending
  std::size_t gates = 0, unknown = 0, without_hours = 0;
};

gate_report look_at_gates(const district_snapshot& district, const passage_options& passage) {
  gate_report report;
  const layer_snapshot* nodes = district.find("walk_nodes");
  if (nodes == nullptr) return report;
  const layer::feature_table& table = nodes->table;
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (!is_set(table["gate"], row)) continue;
    ++report.gates;
    if (!passage.at) continue;
    if (!table["opening_hours"].has(row)) {
      ++report.without_hours;
      continue;
    }
    const auto state = walking::state_at(table["opening_hours"].text(row), passage.at->time);
    const bool unknown = state == walking::gate_state::unknown;
    report.unknown += unknown ? 1 : 0;
    if (unknown ? passage.unknown_gates_closed : state == walking::gate_state::closed)
      report.shut.push_back(table["node_id"].integer(row));
  }
  std::ranges::sort(report.shut);
  return report;
}

}  // namespace

std::vector<std::string> network_layers() {
  return {"walk_edges", "walk_nodes", "barriers"};
}

namespace {

/// Flags of the barriers that stand on the day; none at all if barriers are off.
std::vector<std::uint8_t> barriers_in_the_way(const district_snapshot& district,
                                              const passage_options& passage) {
  if (!passage.barriers) return {};
  return standing_barriers(district.at("barriers").table, passage.day.value_or(today()));
}

walking::edge_closures closures_by(std::span<const std::uint8_t> standing, const district_snapshot& district,
                                   const walk_settings& settings) {
  const layer_snapshot& edges = district.at("walk_edges");
  const index::indexed_layer lines{edges.planar, edges.index};
  walking::edge_closures closures = nothing_closed(edges.table.size());
  if (settings.passage.barriers) {
    const layer_snapshot& barriers = district.at("barriers");
    const auto passes = passing_edges(edges.table);
    const auto gates = gate_places(district, barriers);
    closures = walking::closed_by_barriers(lines, {barriers.planar, barriers.index},
                                           {standing, passes, gates, settings.gate_distance});
  }
  if (settings.passage.avoid.empty()) return closures;
  const geo::planar_geometry areas =
      settings.passage.avoid.read(settings.passage.avoid.path, district.measuring);
  const index::packed_rtree tree(index::boxes_of(areas));
  return walking::closed_by_either(std::move(closures), walking::closed_by_areas(lines, {areas, tree}));
}

/// From so many edges on, mapping a network takes less time than making it.
constexpr std::size_t kWorthKeeping = 50'000;

/// From a file if it is large and nothing is closed today: what is closed changes with every question.
walking::walk_network network_of(const layer_snapshot& edges, const walking::walk_network_options& options) {
  const auto build = [&] {
    return walking::build_walk_network(edges.table, edges.planar, edges.index, options);
  };
  const bool closes = std::ranges::count(options.closed, 1) > 0 || !options.blocked_nodes.empty();
  const auto cache = cache_directory();
  if (closes || !cache || edges.table.size() < kWorthKeeping) return build();
  return stored_network(*cache / "walking", network_key_of(edges.table, options), edges.planar, edges.index,
                        build);
}

}  // namespace

walking::edge_closures find_closures(const district_snapshot& district, const walk_settings& settings) {
  return closures_by(barriers_in_the_way(district, settings.passage), district, settings);
}

walk_ground prepare_ground(const district_snapshot& district, walking::direction walking,
                           const walk_settings& settings) {
  const layer_snapshot& edges = district.at("walk_edges");
  if (edges.table.size() == 0) {
    throw error(error_code::bad_input, "walk_edges", {"没有步行网络", "there is no walking network"},
                {"请先导入 OSM 数据（import --osm）或步行路段图层",
                 "import an OSM extract (import --osm) or a layer of walk edges first"});
  }
  using walking::closure_reason;
  const std::vector<std::uint8_t> standing = barriers_in_the_way(district, settings.passage);
  const walking::edge_closures closures = closures_by(standing, district, settings);
  const gate_report gates = look_at_gates(district, settings.passage);
  walk_ground ground{
      network_of(edges, {walking, &settings.profile, closures.closed, gates.shut, settings.least_component}),
      {}};
  ground_notes& notes = ground.notes;
  notes.edges = edges.table.size();
  notes.unknown_slopes = ground.network.unknown_slopes;
  notes.barriers = static_cast<std::size_t>(std::ranges::count(standing, 1));
  notes.avoided = closures.count(closure_reason::avoided);
  notes.barred = closures.count() - notes.avoided;
  notes.gates = gates.gates;
  notes.closed_gates = gates.shut.size();
  notes.unknown_gates = gates.unknown;
  notes.gates_without_hours = gates.without_hours;
  return ground;
}

std::vector<bilingual> words_for(const ground_notes& notes, const walk_settings& settings) {
  std::vector<bilingual> lines;
  if (notes.unknown_slopes > 0)
    lines.push_back(
        {fmt::format("坡度未知、按平路计的路段：{} / {}", notes.unknown_slopes, notes.edges),
         fmt::format("edges of unknown slope, taken as level: {} of {}", notes.unknown_slopes, notes.edges)});
  if (settings.passage.barriers)
    lines.push_back({fmt::format("通行障碍 {} 处，封闭路段 {}", notes.barriers, notes.barred),
                     fmt::format("{} barriers close {} edges", notes.barriers, notes.barred)});
  if (!settings.passage.avoid.empty())
    lines.push_back({fmt::format("避让范围封闭路段 {}", notes.avoided),
                     fmt::format("areas to be avoided close {} edges", notes.avoided)});
  if (notes.gates == 0) return lines;
  if (!settings.passage.at) {
    lines.push_back({fmt::format("{} 处大门一律按开放计（未给 --at）", notes.gates),
                     fmt::format("all {} gates are taken to be open (no --at)", notes.gates)});
    return lines;
  }
  const char* how_zh = settings.passage.unknown_gates_closed ? "关闭" : "开放";
  const char* how_en = settings.passage.unknown_gates_closed ? "closed" : "open";
  lines.push_back(
      {fmt::format("大门 {} 处，此时关闭 {}；开放时间看不懂 {} 处，按{}计；没有开放时间 {} 处，按开放计",
                   notes.gates, notes.closed_gates, notes.unknown_gates, how_zh, notes.gates_without_hours),
       fmt::format(
           "of {} gates {} are closed at that time; hours not understood: {}, taken as {}; no hours: {}, "
           "taken as open",
           notes.gates, notes.closed_gates, notes.unknown_gates, how_en, notes.gates_without_hours)});
  return lines;
}

}  // namespace greenward::workflow

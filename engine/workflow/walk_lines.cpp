#include "engine/workflow/walk_lines.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/geodesic.hpp"
#include "engine/geo/measure.hpp"
#include "engine/index/line_noding.hpp"
#include "engine/walking/near_misses.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/replaced_layers.hpp"
#include "engine/workflow/rule_reader.hpp"
#include "engine/workflow/snapshot.hpp"
#include "engine/workflow/walk_line_gates.hpp"
#include "engine/workflow/walk_line_source.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <map>

namespace greenward::workflow {

namespace {

constexpr double kMissedAt = 5;  ///< tolerances

/// The stretch between its two nodes, drawn from node to node: what was joined over a gap is drawn joined.
std::vector<geo::planar> piece_line(const geo::planar_geometry& lines, const index::noded_lines& noded,
                                    const index::line_piece& piece) {
  std::vector<geo::planar> line =
      geo::line_part(lines[piece.line].ring(piece.part, 0), metres(piece.from_m), metres(piece.to_m));
  if (piece.tail == piece.head && line.size() < 3) return line;
  line.front() = noded.nodes[piece.tail];
  line.back() = noded.nodes[piece.head];
  return line;
}

layer::feature_table edge_table(const walk_line_source& source, const geo::planar_geometry& lines,
                                const index::noded_lines& noded, geo::crs_code measuring) {
  geo::planar_geometry shapes;
  for (const index::line_piece& piece : noded.pieces) shapes.append_line(piece_line(lines, noded, piece));
  const geo::geographic_geometry drawn = geo::unproject(shapes, measuring);
  layer::feature_table table(program_environment().catalogue.layer("walk_edges"));
  for (std::size_t i = 0; i < noded.pieces.size(); ++i) {
    const index::line_piece& piece = noded.pieces[i];
    layer::row_writer row(table, feature_id(0));
    row.geometry().append(drawn[i]);
    row.set("from_id", std::int64_t{piece.tail} + 1);
    row.set("to_id", std::int64_t{piece.head} + 1);
    row.set("length_m", geo::geodesic_length(drawn[i].points()).value);
    row.set("oneway_foot", false);
    row.set("bridge", source.bridge[piece.line] != 0);
    row.set("tunnel", source.tunnel[piece.line] != 0);
    if (!source.kind[piece.line].empty()) row.set("edge_kind", source.kind[piece.line]);
    if (!source.name[piece.line].empty()) row.set("name", source.name[piece.line]);
  }
  return table;
}

layer::feature_table node_table(const index::noded_lines& noded, const std::vector<line_gate>& gates,
                                geo::crs_code measuring) {
  std::map<std::uint32_t, std::string> hours_of;
  for (const line_gate& gate : gates) {
    std::string& hours = hours_of[gate.node];
    if (hours.empty()) hours = gate.opening_hours;
  }
  layer::feature_table table(program_environment().catalogue.layer("walk_nodes"));
  for (std::size_t i = 0; i < noded.nodes.size(); ++i) {
    layer::row_writer row(table, feature_id(0));
    row.set("node_id", static_cast<std::int64_t>(i) + 1);
    const auto gate = hours_of.find(static_cast<std::uint32_t>(i));
    if (gate != hours_of.end()) row.set("gate", true);
    if (gate != hours_of.end() && !gate->second.empty()) row.set("opening_hours", gate->second);
    row.geometry().append_point(geo::unproject(noded.nodes[i], measuring));
  }
  return table;
}

const char* word_for(index::joint_kind kind) {
  switch (kind) {
    case index::joint_kind::ends:
      return "ends";
    case index::joint_kind::end_on_line:
      return "end_on_line";
    case index::joint_kind::crossing:
      break;
  }
  return "crossing";
}

std::vector<line_meeting> meetings_of(const walk_line_source& source, const index::indexed_layer& lines,
                                      const index::noded_lines& noded, metres tolerance,
                                      geo::crs_code measuring) {
  std::vector<line_meeting> meetings;
  for (const index::line_joint& joint : noded.joints)
    meetings.push_back({word_for(joint.kind), source.ids[joint.line], source.ids[joint.other],
                        geo::unproject(joint.place, measuring), joint.gap_m});
  for (const walking::near_miss& miss : walking::find_near_misses(lines, noded, tolerance * kMissedAt))
    meetings.push_back({"not_joined", source.ids[miss.line], source.ids[miss.other],
                        geo::unproject(miss.place, measuring), miss.gap_m});
  return meetings;
}

std::vector<std::uint8_t> passing_over(const walk_line_source& source) {
  std::vector<std::uint8_t> passes(source.ids.size());
  for (std::size_t i = 0; i < passes.size(); ++i) passes[i] = source.bridge[i] | source.tunnel[i];
  return passes;
}

geo::crs_code measuring_for(const store::district_info& info, const walk_line_source& source) {
  if (info.measuring_crs.epsg != 0) return info.measuring_crs;
  const geo::lon_lat_box box = [&] {
    geo::lon_lat_box all;
    for (const geo::lon_lat p : source.lines.points()) all.include(p);
    return all;
  }();
  return geo::measuring_crs_for({(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2});
}

bilingual title_of(const std::string& kind) {
  if (kind == "ends") return {"端点相接", "two ends"};
  if (kind == "end_on_line") return {"端点接到线上", "an end on a line"};
  if (kind == "crossing") return {"相交", "crossing"};
  if (kind == "gate_alone") return {"大门不在线上", "a gate on no line"};
  return {"未接上", "not joined"};
}

}  // namespace

std::size_t walk_lines_report::count(std::string_view kind) const {
  return static_cast<std::size_t>(std::ranges::count(meetings, kind, &line_meeting::kind));
}

walk_lines_report make_walk_network(const walk_lines_request& request, const task& progress) {
  rule_reader rules(program_environment().pack("walking"));
  walk_lines_report report;
  report.tolerance = metres(rules.choose(request.tolerance.value, "network.tolerance"));
  report.tolerance_given = request.tolerance.value > 0;
  const auto store = open_for_reading(request.database);
  const walk_line_source source = read_walk_lines(*store, request.from, progress);
  if (source.ids.empty())
    throw error(error_code::bad_input, request.from, {"没有可用的线", "there is no usable line"},
                {"请给出线图层", "name a layer of lines"});
  const geo::crs_code measuring = measuring_for(store->info(), source);
  const geo::planar_geometry lines = geo::project(source.lines, measuring);
  const index::packed_rtree tree(index::boxes_of(lines));
  const auto passes = passing_over(source);
  index::noded_lines noded = index::node_lines({lines, tree}, {report.tolerance, passes});
  const placed_gates gates =
      cut_at_gates(noded, {lines, tree}, store->read("barriers"), measuring,
                   metres(program_environment().pack("walking").at("barriers.gate_distance").value));
  progress.throw_if_cancelled();
  report.lines = source.ids.size();
  report.nodes = noded.nodes.size();
  report.edges = noded.pieces.size();
  report.replaced = static_cast<std::size_t>(store->count("walk_edges"));
  report.passing_over = static_cast<std::size_t>(std::ranges::count(passes, 1));
  report.not_walkable = source.not_walkable;
  report.not_lines = source.not_lines;
  report.unreadable = source.unreadable;
  report.meetings = meetings_of(source, {lines, tree}, noded, report.tolerance, measuring);
  report.gates = gates.on_lines.size();
  for (const lone_gate& gate : gates.alone)
    report.meetings.push_back({"gate_alone", gate.barrier, 0, gate.place, 0});
  const std::array tables{node_table(noded, gates.on_lines, measuring),
                          edge_table(source, lines, noded, measuring)};
  replace_layers(request.database, request.who, "walk network", tables);
  return report;
}

sheet meeting_sheet(const walk_lines_report& report, language lang) {
  sheet table{"joints",
              {"线的连接", "How the lines were joined"},
              {{"kind", {"类别", "Kind"}, column_role::code},
               {"kind_title", {"类别", "Kind"}},
               {"line", {"线", "Line"}},
               {"other", {"另一条线", "Other line"}},
               {"gap_m", {"间隙（米）", "Gap in metres"}},
               {"longitude", {"经度", "Longitude"}},
               {"latitude", {"纬度", "Latitude"}}},
              {}};
  for (const line_meeting& m : report.meetings)
    table.rows.push_back({m.kind, title_of(m.kind).in(lang), m.line, m.other, m.gap_m, m.place.x, m.place.y});
  return table;
}

}  // namespace greenward::workflow

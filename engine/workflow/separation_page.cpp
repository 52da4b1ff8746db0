// One compound's page: see separation_pages.hpp.
#include "engine/drainage/way_line.hpp"
#include "engine/geo/measure.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/separation_pages.hpp"
#include "engine/workflow/sheet_cells.hpp"
#include "engine/workflow/unit_names.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::workflow {

namespace {

using drainage::kNone;
using drainage::obstacle;
using drainage::verdict;
using report::page_fault;
using report::page_subject;
using report::separation_page;

constexpr geo::planar kNowhere{drainage::kNotGiven, drainage::kNotGiven};

bool is_placed(geo::planar p) {
  return std::isfinite(p.x) && std::isfinite(p.y);
}

/// The pipe itself is to blame, not what it leads to.
bool blames_pipe(obstacle why) {
  return why == obstacle::storm_link || why == obstacle::sanitary_link || why == obstacle::combined_link ||
         why == obstacle::unknown_system;
}

bilingual declared_state(std::string_view code) {
  for (const layer::code_entry& state : program_environment().catalogue.codes("separation_state").entries)
    if (state.code == code) return state.title;
  return {"未填", "not given"};
}

report::page_proof proof_of(const drainage::compound_separation& proven) {
  report::page_proof proof{proven.result,
                           proven.sewage,
                           proven.rain,
                           proven.combined_m,
                           proven.total_m,
                           proven.least_index(),
                           proven.greatest_index(),
                           {},
                           {}};
  for (const auto& one : proven.buildings) ++proof.buildings[static_cast<std::size_t>(one.result)];
  for (const auto& one : proven.inlets) ++proof.inlets[static_cast<std::size_t>(one.result)];
  return proof;
}

/// The middle of a line; nowhere for an empty one.
geo::planar middle_of(std::span<const geo::planar> line) {
  if (line.empty()) return kNowhere;
  const double half = geo::line_length(line).value / 2;
  return geo::line_part(line, metres(half), metres(half)).front();
}

/// A fault with the line of its way, before they are sorted.
struct found_fault {
  page_fault fault;
  std::vector<geo::planar> way;
};

class page_maker {
 public:
  page_maker(const drain_model& model, const separation_result& proven, std::uint32_t compound)
      : model_(model),
        proven_(proven),
        compound_(compound),
        gate_(proven.handover[compound]),
        end_(proven.receptor[compound]) {}

  separation_page make() {
    add_words();
    add_ground();
    add_buildings();
    add_drains();
    add_inlets();
    add_misconnections();
    add_faults();
    return std::move(page_);
  }

 private:
  void add_words() {
    const layer::feature_table& table = model_.table("compounds");
    page_.name = table["name"].text(compound_);
    page_.code = table["code"].text(compound_);
    page_.street = street_of(table);
    const std::string_view declared = table["separation"].text(compound_);
    page_.declared = declared_state(declared);
    page_.declared_complete = declared == "completed";
    page_.surveyed = end_.total_m > 0 || end_.unknown_links > 0;
    page_.handover = proof_of(gate_);
    page_.receptor = proof_of(end_);
    page_.misconnection_count = end_.misconnections;
    page_.building_basis = end_.building_basis;
    page_.inlet_basis = end_.inlet_basis;
  }

  /// Its name, or its code where the units have none.
  [[nodiscard]] std::string street_of(const layer::feature_table& table) const {
    const std::string code(table["street_code"].text(compound_));
    const layer_snapshot* units = model_.district->find("admin_units");
    if (units == nullptr || code.empty()) return code;
    const auto names = unit_names(units->table);
    const auto name = names.find(code);
    return name == names.end() || name->second.empty() ? code : name->second;
  }

  void add_ground() {
    constexpr double kMarginShare = 0.06, kLeastMargin = 12;  // metres
    page_.crs = model_.district->measuring;
    const geo::planar_view outline = model_.district->at("compounds").planar[compound_];
    page_.outline.append(outline);
    geo::planar_box box;
    if (!outline.is_none()) box = outline.box();
    // What belongs to it may lie outside; but one that is far off would make all others too small to see.
    const geo::planar_box near = box.empty() ? box : box.expanded(std::max(box.width(), box.height()));
    const auto include = [&](geo::planar p) {
      if (is_placed(p) && (near.empty() || near.contains(p))) box.include(p);
    };
    for (std::size_t b = 0; b < model_.building_compound.size(); ++b)
      if (model_.building_compound[b] == compound_)
        for (const geo::planar& p : buildings()[b].points()) include(p);
    for (std::uint32_t node = 0; node < model_.net.node_count(); ++node)
      if (proven_.to_handover.compounds()[node] == compound_) include(model_.net.place[node]);
    if (box.empty()) box.include(geo::planar{0, 0});
    page_.extent = box.expanded(std::max(kLeastMargin, kMarginShare * std::max(box.width(), box.height())));
    nearby_ = page_.extent.expanded(std::max(page_.extent.width(), page_.extent.height()));
  }

  [[nodiscard]] const geo::planar_geometry& buildings() const {
    return model_.district->at("buildings").planar;
  }

  void add_buildings() {
    const auto verdict_of = [&](std::uint32_t building) {
      if (!page_.surveyed) return verdict::not_assessable;
      for (std::size_t i = 0; i < end_.buildings.size(); ++i)
        if (end_.buildings[i].building == building)
          return cause_of(gate_.buildings[i], end_.buildings[i]).result;
      return verdict::not_assessable;  // nobody lives there
    };
    std::vector<std::uint32_t> near;
    model_.district->at("buildings").index.visit_window(nearby_, [&](std::uint32_t b) { near.push_back(b); });
    std::ranges::sort(near);
    for (const std::uint32_t b : near) {
      if (model_.building_compound[b] != compound_) {
        page_.neighbours.append(buildings()[b]);
        continue;
      }
      page_.buildings.append(buildings()[b]);
      page_.building_verdicts.push_back(verdict_of(b));
    }
  }

  [[nodiscard]] bool is_of_other(std::uint32_t link) const {
    std::uint32_t compound = model_.drains.links.compound[link];
    const std::uint32_t tail = model_.net.tail_of(link);
    if (compound == kNone && tail != kNone) compound = proven_.to_handover.compounds()[tail];
    return compound != kNone && compound != compound_;
  }

  void add_drains() {
    std::vector<std::uint32_t> near;
    model_.district->at("pipes").index.visit_window(nearby_,
                                                    [&](std::uint32_t link) { near.push_back(link); });
    std::ranges::sort(near);
    for (const std::uint32_t link : near) {
      page_.drains.append(model_.district->at("pipes").planar[link]);
      page_.drain_marks.push_back({model_.drains.links.system[link], model_.drains.links.status[link],
                                   model_.net.flow[link], is_of_other(link)});
    }
  }

  void add_inlets() {
    for (std::size_t i = 0; i < end_.inlets.size(); ++i) {
      const geo::planar place = model_.net.place[end_.inlets[i].node];
      if (!is_placed(place)) continue;
      page_.inlets.append_point(place);
      page_.inlet_verdicts.push_back(page_.surveyed ? cause_of(gate_.inlets[i], end_.inlets[i]).result
                                                    : verdict::not_assessable);
    }
  }

  void add_misconnections() {
    for (const drainage::misconnection& one : proven_.misconnections) {
      if (compound_of(model_, proven_, one) != compound_) continue;
      const std::vector<std::uint32_t> path{one.edge};
      const drainage::network& net = model_.net;
      page_.misconnections.push_back(
          {one.kind, name_of_link(model_, net.edges.link[one.edge]),
           name_of_node(model_, net.edges.tail[one.edge]), name_of_node(model_, net.edges.head[one.edge]),
           one.sources.size(),
           middle_of(line_of(model_.drains, net,
                             drainage::lay_way(model_.drains, net, path, net.edges.tail[one.edge])))});
    }
  }

  void add_faults() {
    if (!page_.surveyed) return;
    std::vector<found_fault> found;
    for (std::size_t i = 0; i < end_.buildings.size(); ++i) {
      const judged_cause cause = cause_of(gate_.buildings[i], end_.buildings[i]);
      if (cause.result != verdict::fails && cause.result != verdict::unknown) continue;
      const std::uint32_t building = end_.buildings[i].building;
      found.push_back(
          fault_of(page_subject::building, cause, geo::representative_point(buildings()[building])));
      found.back().fault.code = model_.table("buildings")["code"].text(building);
      found.back().fault.people = model_.people[building];
    }
    for (std::size_t i = 0; i < end_.inlets.size(); ++i) {
      const judged_cause cause = cause_of(gate_.inlets[i], end_.inlets[i]);
      if (cause.result != verdict::fails && cause.result != verdict::unknown) continue;
      found.push_back(fault_of(page_subject::inlet, cause, model_.net.place[cause.node]));
      found.back().fault.code = name_of_node(model_, cause.node);
    }
    std::ranges::stable_partition(found,
                                  [](const found_fault& one) { return one.fault.result == verdict::fails; });
    for (found_fault& one : found) {
      if (one.way.size() < 2)
        page_.ways.append_none();
      else
        page_.ways.append_line(one.way);
      page_.faults.push_back(std::move(one.fault));
    }
  }

  [[nodiscard]] found_fault fault_of(page_subject subject, const judged_cause& cause,
                                     geo::planar place) const {
    found_fault found;
    page_fault& fault = found.fault;
    fault.subject = subject;
    fault.result = cause.result;
    fault.scope = cause.scope;
    fault.why = cause.why;
    fault.people = drainage::kNotGiven;
    fault.place = place;
    fault.end = kNowhere;
    if (cause.node == kNone) return found;
    const std::vector<std::uint32_t> edges = edges_to_fault(proven_, cause);
    fault.pipes = pipes_on(model_, edges);
    if (is_placed(place)) found.way.push_back(place);
    const auto line =
        line_of(model_.drains, model_.net, drainage::lay_way(model_.drains, model_.net, edges, cause.node));
    found.way.insert(found.way.end(), line.begin(), line.end());
    find_end(found, edges, cause);
    return found;
  }

  /// What is to blame, and where it is: in the middle of a pipe, or at the node that the way comes to.
  void find_end(found_fault& found, const std::vector<std::uint32_t>& edges,
                const judged_cause& cause) const {
    const std::uint32_t last = edges.empty() ? kNone : edges.back();
    if (last != kNone && blames_pipe(cause.why)) {
      found.fault.fault = name_of_link(model_, model_.net.edges.link[last]);
      found.fault.end = middle_of(
          line_of(model_.drains, model_.net,
                  drainage::lay_way(model_.drains, model_.net, {&last, 1}, model_.net.edges.tail[last])));
      return;
    }
    if (cause.why == obstacle::goes_round) return;
    const std::uint32_t node = last == kNone ? cause.node : model_.net.edges.head[last];
    found.fault.fault = name_of_node(model_, node);
    found.fault.end = model_.net.place[node];
  }

  const drain_model& model_;
  const separation_result& proven_;
  std::uint32_t compound_;
  const drainage::compound_separation &gate_, &end_;
  geo::planar_box nearby_;  ///< what may be seen around the compound
  separation_page page_;
};

}  // namespace

report::separation_page make_separation_page(const drain_model& model, const separation_result& proven,
                                             std::uint32_t compound) {
  return page_maker(model, proven, compound).make();
}

}  // namespace greenward::workflow

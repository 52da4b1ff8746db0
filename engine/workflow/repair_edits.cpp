#include "engine/workflow/repair_edits.hpp"

#include "engine/geo/crs.hpp"
#include "engine/workflow/divided_line.hpp"
#include "engine/workflow/environment.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace greenward::workflow {

namespace {

using drainage::end_reference;
using drainage::flow_direction;
using drainage::repair_kind;
using drainage::repair_proposal;

struct node_cut {
  line_cut at;
  std::uint32_t node = 0;  ///< of the network
  std::string code;
};

/// Everything that is to be done to one pipe.
struct pipe_edit {
  std::string from, to;  ///< new codes of its ends; "" = as it was
  std::vector<node_cut> cuts;
};

const char* word_of(flow_direction flow) {
  return flow == flow_direction::forward    ? "forward"
         : flow == flow_direction::backward ? "backward"
                                            : "unknown";
}

class repair_editor {
 public:
  repair_editor(const drain_model& model, const repair_plan& plan, const admin_locator* locator)
      : model_(model),
        plan_(plan),
        locator_(locator),
        pipes_(model.table("pipes")),
        edits_{layer::feature_table(program_environment().catalogue.layer("drainage_nodes")),
               layer::feature_table(pipes_.schema()),
               layer::feature_table(pipes_.schema()),
               {}} {
    for (const std::string_view code : model.drains.links.code) pipe_codes_.emplace(code);
  }

  repair_edits edit(std::span<const std::size_t> chosen) {
    for (const std::size_t i : chosen)
      if (plan_.list.proposals[i].obstacle == drainage::repair_obstacle::none)
        take(plan_.list.proposals[i], plan_.node_codes[i]);
    for (auto& [link, edit] : of_pipe_) {
      if (edit.cuts.empty())
        rename_ends(link, edit);
      else
        divide(link, edit);
    }
    return std::move(edits_);
  }

 private:
  void take(const repair_proposal& proposal, const std::string& code) {
    const geo::lon_lat at = place_of(proposal);
    if (proposal.node >= model_.net.surveyed)
      make_node(code, at);
    else if (model_.drains.nodes.code[proposal.node].empty() && named_.insert(proposal.node).second)
      change("drainage_nodes", model_.drains.nodes.id[proposal.node], "code", code);
    if (proposal.host != drainage::kNone)
      of_pipe_[proposal.host].cuts.push_back({{proposal.along_m, at}, proposal.node, code});
    if (proposal.kind == repair_kind::missing_node) return;  // its ends name it already
    for (const end_reference& end : plan_.list.ends_of(proposal))
      (end.last ? of_pipe_[end.link].to : of_pipe_[end.link].from) = code;
  }

  /// Exactly where a row has it; else unprojected.
  [[nodiscard]] geo::lon_lat place_of(const repair_proposal& proposal) const {
    if (proposal.node < model_.net.surveyed)
      return model_.table("drainage_nodes").geometry()[proposal.node].points().front();
    for (const end_reference& end : plan_.list.ends_of(proposal)) {
      const geo::planar_view line = (*model_.drains.lines)[end.link];
      if (line.is_none()) continue;
      const auto planar = line.points();
      const auto points = pipes_.geometry()[end.link].points();
      if ((end.last ? planar.back() : planar.front()) == proposal.place)
        return end.last ? points.back() : points.front();
    }
    return geo::unproject(proposal.place, model_.district->measuring);
  }

  void change(const char* layer, std::int64_t id, const char* field, const std::string& value) {
    edits_.changes.push_back({layer, feature_id(id), field, value});
  }

  void make_node(const std::string& code, geo::lon_lat at) {
    geo::geographic_geometry point;
    point.append_point(at);
    layer::row_writer row(edits_.new_nodes, feature_id(0));
    row.set("code", code);
    row.set("node_kind", "junction");
    row.set("survey_state", "推断");
    row.set("source", "repair");
    row.geometry().append(point[0]);
    if (locator_ == nullptr) return;
    const admin_codes places = locator_->locate(point[0]);
    if (!places.district.empty()) row.set("district_code", places.district);
    if (!places.street.empty()) row.set("street_code", places.street);
    if (!places.community.empty()) row.set("community_code", places.community);
  }

  [[nodiscard]] std::string code_of_end(std::uint32_t link, const pipe_edit& edit, bool last) const {
    const std::string& made = last ? edit.to : edit.from;
    const auto& codes = last ? model_.drains.links.to_code : model_.drains.links.from_code;
    return made.empty() ? std::string(codes[link]) : made;
  }

  /// Whether the order of its names gives a pipe another direction than it has, or its parts lack the levels
  /// that gave it.
  [[nodiscard]] bool needs_direction(std::uint32_t link, const pipe_edit& edit) const {
    const drainage::survey_links& links = model_.drains.links;
    if (links.flow[link] != flow_direction::unknown) return false;
    const bool doubted = links.flow_doubted[link] != 0;
    const bool was_named = !links.from_code[link].empty() && !links.to_code[link].empty();
    if (!edit.cuts.empty()) return doubted || !was_named;
    const bool is_named = !code_of_end(link, edit, false).empty() && !code_of_end(link, edit, true).empty();
    return !doubted && is_named && model_.net.flow[link] != flow_direction::forward;
  }

  void rename_ends(std::uint32_t link, const pipe_edit& edit) {
    const std::int64_t id = model_.drains.links.id[link];
    if (!edit.from.empty()) change("pipes", id, "from_code", edit.from);
    if (!edit.to.empty()) change("pipes", id, "to_code", edit.to);
    if (needs_direction(link, edit)) change("pipes", id, "flow_direction", word_of(model_.net.flow[link]));
  }

  void divide(std::uint32_t link, pipe_edit& edit) {
    std::ranges::sort(edit.cuts, {}, [](const node_cut& cut) { return std::pair(cut.at.along_m, cut.node); });
    std::vector<line_cut> cuts;
    for (const node_cut& cut : edit.cuts) cuts.push_back(cut.at);
    const auto lines =
        divide_line((*model_.drains.lines)[link].points(), pipes_.geometry()[link].points(), cuts);
    for (std::size_t part = 0; part < lines.size(); ++part) {
      layer::feature_table& into = part == 0 ? edits_.divided_pipes : edits_.new_pipes;
      layer::row_writer row(into, feature_id(part == 0 ? model_.drains.links.id[link] : 0));
      row.geometry().append_line(lines[part]);
      write_part(row, link, edit, part);
    }
  }

  void write_part(layer::row_writer& row, std::uint32_t link, const pipe_edit& edit, std::size_t part) {
    const bool is_last = part == edit.cuts.size();
    const bool direction = needs_direction(link, edit);
    std::set<std::string_view> own{"code", "from_code", "to_code", "length_m"};
    if (part > 0) own.insert({"up_invert_m", "up_depth_m"});
    if (!is_last) own.insert({"down_invert_m", "down_depth_m"});
    if (direction) own.insert("flow_direction");
    for (const layer::field& field : pipes_.schema().fields)
      if (!own.contains(field.name)) row.copy(field.name, pipes_[field.name], link);
    if (const std::string code = code_of_part(link, part); !code.empty()) row.set("code", code);
    const std::string from = part == 0 ? code_of_end(link, edit, false) : edit.cuts[part - 1].code;
    const std::string to = is_last ? code_of_end(link, edit, true) : edit.cuts[part].code;
    if (!from.empty()) row.set("from_code", from);
    if (!to.empty()) row.set("to_code", to);
    if (direction) row.set("flow_direction", word_of(model_.net.flow[link]));
  }

  std::string code_of_part(std::uint32_t link, std::size_t part) {
    const std::string code(model_.drains.links.code[link]);
    return code.empty() || part == 0 ? code : free_code(pipe_codes_, fmt::format("{}.{}", code, part + 1));
  }

  const drain_model& model_;
  const repair_plan& plan_;
  const admin_locator* locator_;
  const layer::feature_table& pipes_;
  repair_edits edits_;
  std::map<std::uint32_t, pipe_edit> of_pipe_;
  std::set<std::uint32_t> named_;  ///< surveyed nodes that have been given a code
  std::unordered_set<std::string> pipe_codes_;
};

}  // namespace

repair_edits make_repair_edits(const drain_model& model, const repair_plan& plan,
                               std::span<const std::size_t> chosen, const admin_locator* locator) {
  return repair_editor(model, plan, locator).edit(chosen);
}

void write_edits(store::write_transaction& transaction, const repair_edits& edits, const task& progress) {
  if (edits.new_nodes.size() > 0) (void)transaction.insert(edits.new_nodes, progress);
  for (const field_change& change : edits.changes)
    transaction.update(change.layer, change.id, change.field, change.value);
  for (std::size_t row = 0; row < edits.divided_pipes.size(); ++row)
    transaction.replace_row(edits.divided_pipes, row);
  if (edits.new_pipes.size() > 0) (void)transaction.insert(edits.new_pipes, progress);
}

}  // namespace greenward::workflow

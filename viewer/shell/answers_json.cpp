#include "viewer/shell/answers_json.hpp"

#include "engine/drainage/separation_words.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/import_link.hpp"
#include "viewer/layers/profile_link.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <string>

namespace greenward::viewer {

namespace {

using nlohmann::json;

std::string profile_pointed(const session& state) {
  if (!state.profile.pointed_m || state.profile.way() == nullptr) return "";
  const auto reading = read_at(*state.profile.way(), *state.profile.pointed_m);
  return reading ? state.profile.way()->pipes[reading->pipe].code : "";
}

}  // namespace

json profile_json(const session& state) {
  const profile_state& profile = state.profile;
  json found{{"open", profile.open},
             {"waits_for_end", profile.waits_for_end()},
             {"computing", profile.computing},
             {"refusal", nullptr}};
  if (!profile.shown) return found;
  const profile_answer& answer = *profile.shown;
  if (answer.refusal) found["refusal"] = answer.refusal->problem().in(state.lang);
  const auto place = profile_pointer(state);
  found.update({{"exchanged", answer.exchanged},
                {"against", answer.against},
                {"milliseconds", answer.milliseconds},
                {"pipes", answer.way.pipes.size()},
                {"crossings", answer.way.crossings.size()},
                {"violations", answer.way.violations.size()},
                {"length_m", answer.way.length_m()},
                {"seen", {profile.seen.from_m, profile.seen.to_m}},
                {"pointed_pipe", profile_pointed(state)},
                {"on_map", place.has_value()}});
  return found;
}

json witness_json(const session& state) {
  const witness_state& witness = state.witness;
  if (!witness.subject) return nullptr;
  json found{{"computing", witness.computing}, {"refusal", nullptr}, {"step", nullptr}};
  if (witness.step) found["step"] = *witness.step;
  if (!witness.shown) return found;
  const witness_answer& answer = *witness.shown;
  found["of"] = answer.name;
  found["milliseconds"] = answer.milliseconds;
  if (answer.refusal) found["refusal"] = answer.refusal->problem().in(state.lang);
  if (!answer.report) return found;
  found["within"] = answer.report->within();
  if (!answer.has_way()) {
    found["refusal"] = answer.report->refusal_reason.in(state.lang);
    return found;
  }
  found.update({{"metres", answer.metres()},
                {"minutes", answer.minutes()},
                {"limit_m", answer.report->settings.limit().value},
                {"facility", answer.report->facility.value},
                {"steps", answer.report->steps.size()}});
  return found;
}

json separation_json(const session& state) {
  const separation_state& separation = state.separation;
  if (!separation.compound) return nullptr;
  json found{{"computing", separation.shown == nullptr}, {"reason", nullptr}};
  if (separation.reason) found["reason"] = *separation.reason;
  if (!separation.shown) return found;
  const report::separation_page& page = separation.shown->page;
  std::size_t buildings = 0;
  for (const std::size_t count : page.receptor.buildings) buildings += count;
  found.update({{"compound", page.code},
                {"handover", drainage::words_of(page.handover.result).code},
                {"receptor", drainage::words_of(page.receptor.result).code},
                {"buildings", buildings},
                {"pipes_m", page.receptor.total_m},
                {"misconnections", page.misconnection_count},
                {"reasons", separation.shown->reasons()},
                {"milliseconds", separation.shown->milliseconds}});
  return found;
}

json scenario_json(const session& state) {
  const scenario_state& scenario = state.scenario;
  json found{{"build", scenario.plan.build.size()},
             {"abandon", scenario.plan.abandon.size()},
             {"computing", scenario.is_open() && !scenario.shown},
             {"planned", scenario.planned},
             {"divided", scenario.is_divided()},
             {"dropped", scenario.dropped}};
  if (!scenario.shown) return found;
  const scenario_answer& answer = *scenario.shown;
  const sheet* compounds = answer.find("compounds");
  found.update({{"refusal", answer.refusal ? json(answer.refusal->problem().in(state.lang)) : json(nullptr)},
                {"gone", answer.gone.size()},
                {"new", answer.fresh.size()},
                {"compounds", compounds != nullptr ? compounds->rows.size() : 0},
                {"milliseconds", answer.milliseconds}});
  return found;
}

json sites_json(const session& state) {
  const sites_state& sites = state.sites;
  if (!sites.wanted) return nullptr;
  json found{{"count", sites.count}, {"computing", sites.shown == nullptr}, {"site", nullptr}};
  if (sites.site) found["site"] = *sites.site;
  if (!sites.shown) return found;
  const sites_answer& answer = *sites.shown;
  json listed = json::array();
  for (const next_site& site : answer.sites)
    listed.push_back({{"layer", site.layer}, {"id", site.id}, {"gained", site.gained}});
  found.update({{"refusal", answer.refusal ? json(answer.refusal->problem().in(state.lang)) : json(nullptr)},
                {"sites", std::move(listed)},
                {"served_now", answer.served_now},
                {"served_then", answer.served_then},
                {"gap", answer.gap},
                {"milliseconds", answer.milliseconds}});
  return found;
}

/// As map_click has them.
constexpr std::array kMapClicks{"nothing", "corner", "part", "hole", "cut", "join"};

json edit_json(const session& state) {
  if (!state.edit) return nullptr;
  const edit_state& form = *state.edit;
  json changed = json::object(), problems = json::object();
  for (const edit_field& field : form.fields) {
    if (field.text != field.was) changed[field.name] = field.text;
    if (field.problem) problems[field.name] = field.problem->in(state.lang);
  }
  std::size_t corners = 0;
  for (const edited_ring& ring : form.shape.rings()) corners += ring.corners.size();
  return {{"adds", form.adds},
          {"layer", form.layer},
          {"id", form.feature.value},
          {"changed", std::move(changed)},
          {"problems", std::move(problems)},
          {"problem", form.problem ? json(form.problem->in(state.lang)) : json(nullptr)},
          {"shape_changed", form.shape.is_changed()},
          {"corners", corners},
          {"rings", form.shape.rings().size()},
          {"cut", form.shape.cut().has_value()},
          {"lines", form.shape.joins()},
          {"click", kMapClicks.at(static_cast<std::size_t>(form.click))},
          {"joined", form.joined.size()},
          {"held", form.held.has_value()},
          {"snapped", form.snapped && form.snapped->stored},
          {"sent", form.sent}};
}

json history_json(const session& state) {
  const edit_history& history = state.history;
  return {{"done", history.done.size()},
          {"undone", history.undone.size()},
          {"running", history.running},
          {"said", history.said ? json(history.said->in(state.lang)) : json(nullptr)}};
}

json import_json(const session& state) {
  const import_state& box = state.import;
  const auto missing = missing_for_import(state);
  json found{{"open", box.open},
             {"file", box.file},
             {"layer", box.layer},
             {"running", box.running},
             {"missing", missing ? json(text(*missing, state.lang)) : json(nullptr)},
             {"problem", box.problem ? json(box.problem->problem().in(state.lang)) : json(nullptr)},
             {"fields", json::object()},
             {"taken", nullptr}};
  for (std::size_t i = 0; i < box.fields.size(); ++i) {
    const std::string& name = state.environment->catalogue.layer(box.layer).fields[i].name;
    if (const auto source = box.fields[i].source) found["fields"][name] = box.preview->fields[*source];
  }
  if (!box.taken) return found;
  found["taken"] = {{"read", box.taken->read},       {"inserted", box.taken->inserted},
                    {"updated", box.taken->updated}, {"removed", box.taken->removed},
                    {"refused", box.taken->refused}, {"rejects", box.taken->rejects.string()}};
  return found;
}

json basemap_json(const session& state) {
  const basemap_state& basemap = state.basemap;
  if (basemap.file.empty()) return nullptr;
  json found{{"file", basemap.file},
             {"visible", basemap.visible},
             {"opacity", basemap.opacity},
             {"drawn", basemap.is_drawn()},
             {"readings", basemap.readings},
             {"problem", basemap.problem ? json(basemap.problem->problem().in(state.lang)) : json(nullptr)},
             {"crs", nullptr},
             {"stretched", false}};
  if (!basemap.opened) return found;
  found["crs"] = basemap.opened->facts().crs;
  found["stretched"] = basemap.opened->facts().stretched.has_value();
  return found;
}

}  // namespace greenward::viewer

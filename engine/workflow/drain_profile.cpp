#include "engine/workflow/drain_profile.hpp"

#include "engine/base/atomic_file.hpp"
#include "engine/base/error.hpp"
#include "engine/report/profile_dxf.hpp"
#include "engine/report/profile_sheet.hpp"
#include "engine/report/profile_tables.hpp"
#include "engine/workflow/drain_checks.hpp"
#include "engine/workflow/drain_hydraulics.hpp"
#include "engine/workflow/environment.hpp"

#include <algorithm>
#include <array>

namespace greenward::workflow {

namespace {

/// Errors and warnings of the checks that are about nodes and pipes.
std::vector<drainage::profile_finding> findings_on_way(const drain_model& model) {
  std::vector<drainage::profile_finding> findings;
  for (const drain_finding& one : check_drains(model, {{}, "", drainage::severity::warning})) {
    if (one.accepted) continue;
    const bilingual& title = drainage::check_list()[static_cast<std::size_t>(one.found.what)].title;
    if (one.found.table == drainage::subject::node)
      findings.push_back({one.found.row, drainage::kNone, title});
    if (one.found.table == drainage::subject::link)
      findings.push_back({drainage::kNone, one.found.row, title});
  }
  return findings;
}

}  // namespace

drainage::profile profile_between(const drain_model& model, const profile_request& request) {
  const std::uint32_t from = node_called(model, request.from), to = node_called(model, request.to);
  const auto existing = drainage::usable_edges(model.drains, model.net, {});
  const auto usable = drainage::usable_edges(model.drains, model.net, {.planned = true});
  auto way = drainage::find_path(model.net, existing, from, to, request.against_too);
  if (!way) way = drainage::find_path(model.net, usable, from, to, request.against_too);
  if (!way || way->empty()) {
    const bool against =
        !request.against_too && drainage::find_path(model.net, usable, from, to, true).has_value();
    throw error(
        error_code::bad_input, request.from + " → " + request.to,
        against ? bilingual{"顺水流不可到达", "the water does not run there"}
                : bilingual{"两点之间没有管线", "no drains lead from one to the other"},
        against ? bilingual{"对调起点和终点，或加 --any-direction", "exchange them, or add --any-direction"}
                : bilingual{"核对节点编号", "check the codes"});
  }
  const drain_hydraulics hydraulics = compute_hydraulics(model);
  const std::vector<drainage::profile_finding> findings = findings_on_way(model);
  drainage::profile_options options;
  options.start = from;
  options.material = model.drains.links.material;
  options.fill = hydraulics.loads.sewage_fill;
  options.findings = findings;
  options.lines = &model.district->at("pipes").index;
  options.tolerance_m = model.rules->at("topology.snap_tolerance").value;
  return drainage::make_profile(model.drains, model.net, *way, options);
}

explained_sheets profile_sheets(const drainage::profile& way, language lang) {
  const report::code_titles titles{program_environment().catalogue, lang};
  return {
      {report::stations_sheet(way, titles), report::pipes_sheet(way, titles),
       report::crossings_sheet(way, titles), report::violations_sheet(way, titles)},
      {{"“实测”为测量值，“推出”由同一处的测量值得出，“内插”为插值；原值从不更改，逆坡照原样绘出。",
        "given = surveyed, derived = follows from what is surveyed there, interpolated = put in between; no "
        "given "
        "value is ever changed, and an adverse slope is drawn as it is."}}};
}

bool is_profile_drawing(const std::filesystem::path& file) {
  constexpr std::array<const char*, 4> kDrawings{".svg", ".png", ".pdf", ".dxf"};
  return std::ranges::find(kDrawings, file.extension()) != kDrawings.end();
}

void draw_profile_file(const drain_model& model, const drainage::profile& way, const std::string& title,
                       const std::filesystem::path& file, language lang) {
  const store::district_info& info = model.district->info;
  if (file.extension() != ".dxf")
    return report::print_profile(way, {title, info.name, info.notice, lang}, file);
  write_file_atomically(file, report::profile_dxf(way, {title, info.name, info.notice, lang}));
}

}  // namespace greenward::workflow

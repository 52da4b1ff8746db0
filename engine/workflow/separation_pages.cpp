#include "engine/workflow/separation_pages.hpp"

#include "engine/base/error.hpp"
#include "engine/drainage/separation_words.hpp"
#include "engine/report/separation_tables.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/separation_summary.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace greenward::workflow {

namespace {

std::vector<std::string> printed_notes(const drain_model& model, const page_request& request) {
  const bool zh = request.lang == language::zh;
  const layer::rule& tolerance = model.rules->at("topology.snap_tolerance");
  std::vector<std::string> notes;
  notes.emplace_back(
      zh ? "S：污水去向证实为污水厂或污水干管的建筑占比；R：雨水去向证实为排放口或雨水干管的雨水口占比；H：合"
           "流管长占比；"
           "M：错接处数。分流指数 = min(S, R, 1 − "
           "H)。全部建筑和雨水口通过、无合流管、无错接、无未知，才为“通过”。"
         : "S: share of buildings whose sewage is proven to reach a plant or a sanitary trunk; R: share of "
           "inlets "
           "whose rain reaches an outfall or a storm trunk; H: share of combined pipe by length; M: "
           "misconnections. Index = min(S, R, 1 - H). It passes only if every building and inlet does, and "
           "nothing is combined, misconnected or unknown.");
  const std::string standing = tolerance.verified ? "" : (zh ? "（未核实）" : " (nobody has verified it)");
  notes.push_back(zh ? fmt::format("规则包 {} {}：管端与节点的容差 {:g} {}{}。", model.rules->name,
                                   model.rules->version, tolerance.value, tolerance.unit, standing)
                     : fmt::format("Rule pack {} {}: ends and nodes are one within {:g} {}{}.",
                                   model.rules->name, model.rules->version, tolerance.value, tolerance.unit,
                                   standing));
  return notes;
}

std::string printed_footer(const drain_model& model, const page_request& request) {
  const bool zh = request.lang == language::zh;
  const std::string day = format_date(request.when.happened_by.value_or(today()));
  const std::string known = words_for(request.when).in(request.lang);
  std::string words = model.district->info.name + "　" + (zh ? "统计日 " : "As of ") + day;
  if (!request.when.recorded_by.empty() && !known.empty()) words += "　" + known;
  if (!model.district->info.notice.empty()) words += "　" + model.district->info.notice;
  return words;
}

report::separation_print print_of(const drain_model& model, const page_request& request) {
  report::separation_print how;
  const layer_snapshot* roads = model.district->find("roads");
  const layer::layer_style* style = program_environment().style("roads");
  if (roads != nullptr && style != nullptr)
    how.context.push_back({&roads->table, &roads->planar, &roads->index, style});
  how.notes = printed_notes(model, request);
  how.footer = printed_footer(model, request);
  how.origin =
      model.district->info.synthetic ? report::data_origin::synthetic : report::data_origin::recorded;
  how.lang = request.lang;
  return how;
}

std::vector<std::uint32_t> listed_compounds(const drain_model& model, const separation_result& proven,
                                            bool all) {
  std::vector<std::uint32_t> listed;
  for (std::uint32_t compound = 0; compound < proven.receptor.size(); ++compound)
    if (all || has_news(model, proven, compound)) listed.push_back(compound);
  if (listed.empty())
    throw error(error_code::bad_input, "compounds", {"没有可列的小区", "there is no compound to list"},
                {"加 --all 列出没有管网数据的小区", "add --all to list those without any drains too"});
  return listed;
}

/// The compounds of the pages, worst first.
std::vector<report::separation_page> pages_worst_first(const drain_model& model,
                                                       const separation_result& proven,
                                                       const std::vector<std::uint32_t>& listed) {
  std::vector<report::separation_page> pages;
  for (const std::uint32_t compound : listed) pages.push_back(make_separation_page(model, proven, compound));
  std::ranges::stable_sort(pages, report::is_worse);
  return pages;
}

sheet contents_of(const std::vector<report::separation_page>& pages, language lang) {
  sheet table{"contents",
              {"小区（最差的在前）", "Compounds, the worst first"},
              {{"rank", {"序", "Rank"}},
               {"code", {"编码", "Code"}},
               {"name", {"小区", "Compound"}},
               {"street", {"街道", "Street"}},
               {"declared", {"申报", "Declared"}},
               {"to_handover", {"至接户井", "To handover"}},
               {"to_receptor", {"至终点", "To receptor"}},
               {"index", {"分流指数", "Index"}}},
              {}};
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const report::separation_page& page = pages[i];
    table.rows.push_back({static_cast<std::int64_t>(i + 1), page.code, page.name, page.street,
                          page.declared.in(lang), drainage::words_of(page.handover.result).title.in(lang),
                          drainage::words_of(page.receptor.result).title.in(lang),
                          report::bounds_text(page.receptor.least_index, page.receptor.greatest_index)});
  }
  return table;
}

/// The number that the district needs, in one sentence.
std::string declared_sentence(const std::vector<report::separation_page>& pages, language lang) {
  std::size_t declared = 0, proven = 0, refuted = 0;
  for (const report::separation_page& page : pages) {
    if (!page.declared_complete) continue;
    ++declared;
    proven += page.receptor.result == drainage::verdict::passes ? 1 : 0;
    refuted += page.receptor.result == drainage::verdict::fails ? 1 : 0;
  }
  const std::size_t open = declared - proven - refuted;
  return lang == language::zh
             ? fmt::format("申报完成 {} 个小区，其中证实 {} 个，证实不符 {} 个，尚不能证实 {} 个。", declared,
                           proven, refuted, open)
             : fmt::format(
                   "{} compounds are declared complete: {} are proven, {} are not so, {} cannot be told.",
                   declared, proven, refuted, open);
}

report::separation_cover cover_of(const drain_model& model, const separation_result& proven,
                                  const std::vector<report::separation_page>& pages,
                                  const page_request& request) {
  report::separation_cover cover;
  cover.title =
      model.district->info.name +
      bilingual{" · 小区雨污分流证实", ": separation of compounds, declared and proven"}.in(request.lang);
  cover.answer = declared_sentence(pages, request.lang);
  const std::size_t left_out = proven.receptor.size() - pages.size();
  if (left_out > 0)
    cover.lines.push_back(
        request.lang == language::zh
            ? fmt::format("另有 {} 个小区没有管网测量数据、也未申报开工，未列入本册（--all 列入）。",
                          left_out)
            : fmt::format(
                  "{} more compounds without surveyed drains, and not declared begun, are not in this "
                  "book (--all puts them in).",
                  left_out));
  std::vector<std::uint32_t> all(proven.receptor.size());
  std::iota(all.begin(), all.end(), 0U);
  cover.tables.push_back(declared_and_proven(model, proven, all, request.lang));
  cover.contents = contents_of(pages, request.lang);
  return cover;
}

/// "003-XQ-0012.pdf": what a file's name cannot hold is "_".
std::string file_name(std::size_t rank, const report::separation_page& page) {
  std::string code = page.code.empty() ? page.name : page.code;
  for (char& c : code)
    if (std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos ||
        static_cast<unsigned char>(c) < 32)
      c = '_';
  return fmt::format("{:03}-{}.pdf", rank, code);
}

}  // namespace

std::vector<std::string> separation_page_layers() {
  std::vector<std::string> layers = drain_model_layers();
  layers.insert(layers.end(), {"admin_units", "roads"});
  return layers;
}

std::vector<std::filesystem::path> print_compound(const drain_model& model, const std::string& compound,
                                                  const page_request& request,
                                                  const std::filesystem::path& file) {
  const std::uint32_t row = compound_called(model, compound);
  const separation_result proven(model);
  return report::print_separation(make_separation_page(model, proven, row), print_of(model, request), file);
}

std::vector<std::filesystem::path> print_compounds(const drain_model& model, const page_request& request,
                                                   const std::filesystem::path& target) {
  const separation_result proven(model);
  const std::vector<report::separation_page> pages =
      pages_worst_first(model, proven, listed_compounds(model, proven, request.all));
  const report::separation_print how = print_of(model, request);
  constexpr std::array<const char*, 3> kDrawings{".pdf", ".png", ".svg"};
  if (std::ranges::find(kDrawings, target.extension()) != kDrawings.end()) {
    report::print_separation_book(pages, cover_of(model, proven, pages, request), how, target);
    return {target};
  }
  std::error_code problem;
  std::filesystem::create_directories(target, problem);
  if (problem)
    throw error(error_code::bad_input, target.string(), {"无法建立目录", "the folder cannot be made"},
                {"换一个路径", "give another path"});
  std::vector<std::filesystem::path> written;
  for (std::size_t i = 0; i < pages.size(); ++i)
    for (auto& file : report::print_separation(pages[i], how, target / file_name(i + 1, pages[i])))
      written.push_back(std::move(file));
  return written;
}

}  // namespace greenward::workflow

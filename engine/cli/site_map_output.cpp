#include "engine/cli/site_map_output.hpp"

#include "engine/base/atomic_file.hpp"
#include "engine/cli/band_output.hpp"
#include "engine/cli/sheet_output.hpp"
#include "engine/workflow/progress_sheets.hpp"
#include "engine/workflow/shortened_sheets.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <utility>

namespace greenward::cli {

namespace {

json number_or_null(double value) {
  return std::isfinite(value) ? json(value) : json(nullptr);
}

/// For people to read: without empty sheets and the tails of long lists.
workflow::explained_sheets readable(workflow::explained_sheets found, workflow::shown_on where) {
  found = workflow::shortened(std::move(found), where);
  std::erase_if(found.sheets, [](const sheet& table) { return table.rows.empty(); });
  return found;
}

json site_map_document(const workflow::site_map& map, const workflow::moment& when,
                       const workflow::explained_sheets& found) {
  constexpr const char* kExisting[] = {"locked", "free", "none"};
  json document = moment_json(when.happened_by, when);
  document.update(verdict_json(map.choice, map.request.options.depth));
  document.update({{"category", map.settings.category},
                   {"group", map.request.heads},
                   {"existing", kExisting[static_cast<std::size_t>(map.request.existing)]},
                   {"candidates", to_json(map.candidates.from)},
                   {"minutes", map.settings.minutes},
                   {"speed_m_per_s", map.settings.speed.value},
                   {"limit_metres", map.settings.limit().value},
                   {"radius_metres", map.settings.radius.value},
                   {"profile", map.settings.profile.name}});
  document.update(provenance_json(map.provenance));
  json method = json::array();
  for (const bilingual& line : found.method) method.push_back(to_json(line));
  document["method"] = std::move(method);
  for (const sheet& table : found.sheets) document[table.key] = to_json(table);
  return document;
}

std::size_t index_of(std::span<const sheet> sheets, std::string_view key) {
  return static_cast<std::size_t>(std::ranges::find(sheets, key, &sheet::key) - sheets.begin());
}

void save(const session& session, const workflow::site_map& map, const workflow::moment& when,
          const workflow::explained_sheets& found, const std::filesystem::path& file) {
  if (file.empty()) return;
  if (file.extension() == ".json") {
    write_file_atomically(file, site_map_document(map, when, found).dump(2) + "\n");
    return session.say({"已写出 " + file.string(), "written " + file.string()});
  }
  workflow::explained_sheets kept =
      file.extension() == ".pdf" ? readable(found, workflow::shown_on::paper) : found;
  kept.sheets.push_back(workflow::explanation(map.district->info, when.happened_by.value_or(today()), when,
                                              kept.method, session.lang));
  save_sheets(kept.sheets, index_of(kept.sheets, "sites"), {"设施选址", "Where facilities go"}, file,
              session);
}

}  // namespace

const std::map<std::string, siting::siting_model>& siting_models() {
  using siting::siting_model;
  static const std::map<std::string, siting_model> models{{"lscp", siting_model::lscp},
                                                          {"mclp", siting_model::mclp},
                                                          {"p-median", siting_model::p_median},
                                                          {"p-center", siting_model::p_center},
                                                          {"p-centre", siting_model::p_center}};
  return models;
}

std::string word_for_model(siting::siting_model model) {
  for (const auto& [word, known] : siting_models())
    if (known == model) return word;
  return {};
}

json verdict_json(const workflow::siting_choice& choice, siting::search_depth depth) {
  const siting::siting_result& r = choice.result;
  return {{"model", word_for_model(choice.tables.problem.model)},
          {"status", workflow::status_word(r, depth)},
          {"objective", r.objective},
          {"bound", number_or_null(r.bound)},
          {"gap", number_or_null(r.gap())},
          {"seconds", r.time.value},
          {"checked", true},
          {"size",
           {{"sites", r.before.sites},
            {"demands", r.before.demands},
            {"sites_left", r.left.sites},
            {"demands_left", r.left.demands}}}};
}

void show_site_map(session& session, const workflow::site_map& map, const workflow::moment& when,
                   const std::filesystem::path& file) {
  const workflow::explained_sheets found = workflow::sheets_of(map, session.lang);
  if (session.format == output_format::json) {
    print(site_map_document(map, when, found));
  } else if (session.format == output_format::csv) {
    std::cout << csv_text(found.sheets[index_of(found.sheets, "sites")]);
  } else {
    const workflow::explained_sheets shown = readable(found, workflow::shown_on::terminal);
    for (const sheet& table : shown.sheets) {
      print_table(table, std::cout, session.lang);
      std::cout << '\n';
    }
    for (const bilingual& line : shown.method) std::cout << session.text(line) << '\n';
  }
  save(session, map, when, found, file);
}

}  // namespace greenward::cli

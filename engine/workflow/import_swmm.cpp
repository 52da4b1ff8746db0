#include "engine/workflow/import_swmm.hpp"
#include "engine/workflow/last_entry.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/swmm_reader.hpp"
#include "engine/geo/crs.hpp"
#include "engine/workflow/district_settings.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/rejects_file.hpp"
#include "engine/workflow/swmm_fields.hpp"
#include "engine/workflow/swmm_left_out.hpp"
#include "engine/workflow/value_conversion.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>
#include <utility>

namespace greenward::workflow {

namespace {

using exchange::swmm_model;
using field_texts = std::map<std::string, std::string, std::less<>>;

/// SWMM takes ids that differ only in the case of ASCII letters for the same.
std::string swmm_key(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

struct swmm_node {
  const char* kind = "manhole";
  double invert = 0;                           ///< metres
  geo::planar at{std::nan(""), std::nan("")};  ///< of the file's CRS
};

class swmm_importer {
 public:
  swmm_importer(const swmm_model& model, const std::string& crs)
      : model_(model),
        metres_(exchange::metres_per_length(model.options.flow_units)),
        to_storage_(crs, geo::to_string(geo::kStorageCrs)),
        nodes(program_environment().catalogue.layer("drainage_nodes")),
        pipes(program_environment().catalogue.layer("pipes")) {}

  void run() {
    for (const exchange::swmm_place& p : model_.coordinates) places_[swmm_key(p.id)] = {p.x, p.y};
    for (const exchange::swmm_place& p : model_.vertices) vertices_[swmm_key(p.id)].push_back({p.x, p.y});
    for (const exchange::swmm_cross_section& s : model_.cross_sections) sections_[swmm_key(s.link)] = &s;
    for (const auto& n : model_.junctions)
      take_node("JUNCTIONS", n.id, "manhole", n.invert, n.max_depth, n.note);
    for (const auto& n : model_.outfalls) take_node("OUTFALLS", n.id, "outfall", n.invert, 0, n.note);
    for (const auto& n : model_.storage)
      take_node("STORAGE", n.id, "septic_tank", n.invert, n.max_depth, n.note);
    for (const auto& n : model_.dividers)
      take_node("DIVIDERS", n.id, "interceptor", n.invert, n.max_depth, n.note);
    for (const auto& l : model_.conduits) take_conduit(l);
    for (const auto& l : model_.pumps) take_other("PUMPS", l, "pressure", false);
    for (const auto& l : model_.orifices) take_other("ORIFICES", l, "gravity", true);
    for (const auto& l : model_.weirs) take_other("WEIRS", l, "gravity", true);
    for (const auto& l : model_.outlets) take_other("OUTLETS", l, "gravity", true);
  }

  struct refused {
    std::string section, id;
    bilingual reason;
  };

 private:
  const swmm_model& model_;
  double metres_;
  geo::transformer to_storage_;
  std::unordered_map<std::string, geo::planar> places_;
  std::unordered_map<std::string, std::vector<geo::planar>> vertices_;
  std::unordered_map<std::string, const exchange::swmm_cross_section*> sections_;
  std::unordered_map<std::string, swmm_node> known_;
  std::unordered_map<std::string, std::string> moved_;  ///< a made outfall: the node that it stands for

 public:
  layer::feature_table nodes, pipes;
  std::vector<refused> refusals;

 private:
  void refuse(const char* section, const std::string& id, bilingual reason) {
    refusals.push_back({section, id, std::move(reason)});
  }

  [[nodiscard]] std::optional<geo::lon_lat> stored(geo::planar p) const {
    double x = p.x, y = p.y;
    if (to_storage_.transform({&x, 1}, {&y, 1}) > 0) return std::nullopt;
    return geo::lon_lat{x, y};
  }

  /// Fields of the note first; `own` where the note says nothing. A value that a field does not take is left
  /// out.
  void set_fields(const char* section, const std::string& id, layer::row_writer& row,
                  const layer::layer_schema& schema, const field_texts& noted, const field_texts& own) {
    for (const layer::field& field : schema.fields) {
      const auto said = noted.find(field.name), found = own.find(field.name);
      if (said == noted.end() && found == own.end()) continue;
      const std::string& text = said != noted.end() ? said->second : found->second;
      const converted value = convert(exchange::cell(text), field, program_environment().catalogue);
      if (const auto* good = std::get_if<store::field_value>(&value))
        std::visit(
            [&](const auto& v) {
              if constexpr (!std::is_same_v<std::decay_t<decltype(v)>, std::monostate>)
                row.set(field.name, v);
            },
            *good);
      else
        refuse(
            section, id,
            {field.name + "：" + std::get<bilingual>(value).zh + "；要素已导入，该字段留空",
             field.name + ": " + std::get<bilingual>(value).en + "; the feature is in, without this field"});
    }
  }

  void take_node(const char* section, const std::string& id, const char* kind, double invert, double depth,
                 const std::string& note) {
    if (note == "greenward-made") return;
    const auto at = places_.find(swmm_key(id));
    const auto place = at == places_.end() ? std::nullopt : stored(at->second);
    if (!place)
      return refuse(section, id,
                    {"没有坐标，或坐标不能转换", "it has no coordinates, or they cannot be transformed"});
    known_[swmm_key(id)] = {kind, invert * metres_, at->second};
    field_texts own{{"node_kind", kind},
                    {"status", "existing"},
                    {"invert_m", fmt::format("{}", invert * metres_)},
                    {"source", "SWMM"}};
    if (depth > 0) {
      own["depth_m"] = fmt::format("{}", depth * metres_);
      own["ground_m"] = fmt::format("{}", (invert + depth) * metres_);
    }
    layer::row_writer row(nodes, feature_id(0));
    row.set("code", id);
    set_fields(section, id, row, nodes.schema(), fields_in_note(note), own);
    row.geometry().append_point(*place);
  }

  /// An offset is a height over the node, or a level; none = at the node.
  [[nodiscard]] double level(const std::optional<double>& offset, const swmm_node& node) const {
    if (!offset) return node.invert;
    return model_.options.offsets == exchange::swmm_offsets::elevation ? *offset * metres_
                                                                       : node.invert + *offset * metres_;
  }

  void take_conduit(const exchange::swmm_conduit& link) {
    if (link.note == "greenward-made") return;
    const swmm_node *from = find_end(link.from), *to = find_end(link.to);
    if (from == nullptr || to == nullptr) return refuse_ends("CONDUITS", link.id);
    field_texts own{{"link_kind", "gravity"},
                    {"length_m", fmt::format("{}", link.length * metres_)},
                    {"manning_n", fmt::format("{}", link.roughness)}};
    // Of a model that came from here, an offset that is not given is a level that nobody knew.
    const bool ours = !fields_in_note(link.note).empty();
    if (link.from_offset || !ours) own["up_invert_m"] = fmt::format("{}", level(link.from_offset, *from));
    if (link.to_offset || !ours) own["down_invert_m"] = fmt::format("{}", level(link.to_offset, *to));
    add_section(own, link.id);
    add_pipe("CONDUITS", link.id, link.from, link.to, link.note, std::move(own));
  }

  template <class Link>
  void take_other(const char* section, const Link& link, const char* kind, bool overflow) {
    if (find_end(link.from) == nullptr || find_end(link.to) == nullptr) return refuse_ends(section, link.id);
    add_pipe(section, link.id, link.from, link.to, link.note,
             {{"link_kind", kind}, {"is_overflow_path", overflow ? "1" : "0"}});
  }

  void refuse_ends(const char* section, const std::string& id) {
    refuse(section, id,
           {"一端的节点不存在或没有坐标", "a node at its end is not there, or has no coordinates"});
  }

  [[nodiscard]] const swmm_node* find_end(const std::string& id) const {
    const auto found = known_.find(swmm_key(id));
    return found == known_.end() ? nullptr : &found->second;
  }

  void add_section(field_texts& own, const std::string& id) const {
    const auto found = sections_.find(swmm_key(id));
    if (found == sections_.end()) return;
    const exchange::swmm_cross_section& section = *found->second;
    const auto millimetres = [&](double length) { return fmt::format("{}", length * metres_ * 1000); };
    if (section.shape == "CIRCULAR" || section.shape == "FORCE_MAIN") {
      own["shape"] = "circular";
      own["diameter_mm"] = millimetres(section.geometry[0]);
      if (section.shape == "FORCE_MAIN") own["link_kind"] = "pressure";
    } else if (section.shape == "RECT_CLOSED") {
      own["shape"] = "box";
      own["height_mm"] = millimetres(section.geometry[0]);
      own["width_mm"] = millimetres(section.geometry[1]);
    } else {
      own["shape"] = "other";
      own["height_mm"] = millimetres(section.geometry[0]);
    }
  }

  void add_pipe(const char* section, const std::string& id, const std::string& from, const std::string& to,
                const std::string& note, field_texts own) {
    std::vector<geo::planar> points{find_end(from)->at};
    if (const auto bend = vertices_.find(swmm_key(id)); bend != vertices_.end())
      points.insert(points.end(), bend->second.begin(), bend->second.end());
    points.push_back(find_end(to)->at);
    std::vector<geo::lon_lat> line;
    for (const geo::planar p : points) {
      const auto place = stored(p);
      if (!place) return refuse(section, id, {"坐标不能转换", "a coordinate cannot be transformed"});
      line.push_back(*place);
    }
    own.insert({{"system", "unknown"},
                {"status", "existing"},
                {"from_code", from},
                {"to_code", to},
                {"source", "SWMM"}});
    layer::row_writer row(pipes, feature_id(0));
    row.set("code", id);
    set_fields(section, id, row, pipes.schema(), fields_in_note(note), own);
    row.geometry().append_line(line);
  }
};

std::string crs_of(const swmm_import_request& request, const swmm_model& model) {
  if (!request.crs.empty()) return request.crs;
  constexpr std::string_view kMark = "greenward.crs=";
  for (const std::string& line : model.title)
    if (line.starts_with(kMark)) return line.substr(kMark.size());
  throw error(error_code::usage, request.file.string(),
              {"SWMM 文件不写坐标系", "a SWMM file does not say its CRS"},
              {"请加 --crs EPSG:n", "add --crs EPSG:n"});
}

import_summary write_swmm_layer(store::store& store, store::write_transaction& transaction,
                                const layer::feature_table& rows, const std::string& crs, import_mode mode,
                                const task& progress) {
  import_summary summary;
  summary.layer = rows.schema().name;
  summary.crs = crs;
  summary.read = summary.inserted = static_cast<std::int64_t>(rows.size());
  if (mode == import_mode::replace) {
    const layer::feature_table old = store.read(summary.layer);
    summary.removed = static_cast<std::int64_t>(old.size());
    transaction.erase(summary.layer, old.ids());
  }
  if (rows.size() > 0) transaction.insert(rows, progress);
  return summary;
}

}  // namespace

std::vector<import_summary> import_swmm(const swmm_import_request& request, const task& progress) {
  const exchange::swmm_reading reading = exchange::read_swmm_file(request.file, request.encoding);
  const std::string crs = crs_of(request, reading.model);
  swmm_importer importer(reading.model, crs);
  importer.run();
  std::vector<refused_record> records;
  for (const exchange::swmm_refusal& line : reading.refusals)
    records.push_back({line.line, {line.reason}, {line.section, ""}, ""});
  for (const auto& one : importer.refusals) records.push_back({0, {one.reason}, {one.section, one.id}, ""});
  const auto store = open_or_create(request.database);
  const auto transaction = store->begin(
      {request.who, "import",
       request.file.filename().string() + (request.note.empty() ? "" : "：" + request.note), ""});
  std::vector<import_summary> summaries{
      write_swmm_layer(*store, *transaction, importer.nodes, crs, request.mode, progress),
      write_swmm_layer(*store, *transaction, importer.pipes, crs, request.mode, progress)};
  if (const auto completed = completed_info(store->info(), request.database, importer.nodes.geometry()))
    transaction->set_info(*completed);
  std::filesystem::path file;
  if (!records.empty()) {
    const std::filesystem::path database(request.database);
    file = !request.rejects.empty()
               ? request.rejects
               : free_name(database.parent_path() / (database.stem().string() + "-rejects-swmm.csv"));
    write_rejects(file, std::vector<std::string>{"section", "id"}, records);
    summaries.front().refused = reading.refused_lines + static_cast<std::int64_t>(importer.refusals.size());
    summaries.front().read += summaries.front().refused;
    summaries.front().rejects = file;
  }
  summaries.front().notes = swmm_left_out(reading.model);
  commit_with_rejects(*transaction, file);
  for (import_summary& summary : summaries) summary.entry = last_entry(*store);
  return summaries;
}

}  // namespace greenward::workflow

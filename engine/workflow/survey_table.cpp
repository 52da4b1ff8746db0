#include "engine/workflow/survey_table.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/record_checker.hpp"
#include "engine/workflow/survey_year.hpp"
#include "engine/workflow/value_conversion.hpp"

#include <fmt/format.h>
#include <cmath>
#include <utility>

namespace greenward::workflow {

namespace {

const char* name_of(size_unit unit) {
  return unit == size_unit::mm ? "mm" : unit == size_unit::cm ? "cm" : "m";
}

/// 0.35 m is 350 mm, not 349.99999999999994.
double in_millimetres(double value, size_unit unit) {
  constexpr double kFinest = 1e6;
  return std::round(value * millimetres_in(unit) * kFinest) / kFinest;
}

exchange::cell real_cell(double value) {
  return std::isnan(value) ? exchange::cell{} : exchange::cell{value};
}

bilingual refused_size(const std::string& text, const std::string& zh, const std::string& en) {
  return {"断面尺寸“" + text + "”" + zh, "the size \"" + text + "\" " + en};
}

/// Thrown to end the reading of a file early.
struct seen_enough {};

/// Whether a column holds nothing but words for drainage systems.
class system_words {
 public:
  explicit system_words(bool may_be)
      : systems_(program_environment().catalogue.codes("drainage_system")), may_be_(may_be) {}
  void add(const exchange::cell& cell) {
    if (is_blank(cell)) return;
    any_ = true;
    may_be_ = systems_.recognise(cell_text(cell)) != nullptr;
  }
  [[nodiscard]] bool may_be() const { return may_be_; }
  [[nodiscard]] bool any() const { return any_; }

 private:
  const layer::code_list& systems_;
  bool may_be_;
  bool any_ = false;
};

}  // namespace

survey_table::survey_table(const survey_source& source, const layer::layer_schema& schema,
                           const task& progress)
    : schema_(schema),
      header_(exchange::read_header(source.file, source.reading)),
      read_(map_fields(schema, header_.fields, source.mapping)),
      is_drains_(schema.name == "pipes" || schema.name == "drainage_nodes"),
      lines_(source.database) {
  if (is_drains_) {
    unit_ = source.sizes_in;
    look_through(source, progress);
  }
  mapping_ = read_;
  if (is_drains_) add_columns();
}

void survey_table::require_same(const exchange::record_header& header) const {
  if (header.fields == header_.fields) return;
  throw error(error_code::bad_input, header.source_layer,
              {"文件在读取过程中被改动", "the file was changed while it was read"}, {"请重试", "try again"});
}

const mapped_field* survey_table::told_by_file(const char* field) const {
  const auto index = schema_.find_field(field);
  if (!index || read_.fields[*index].constant || !read_.fields[*index].source) return nullptr;
  return &read_.fields[*index];
}

std::string survey_table::heading_of(const mapped_field& from) const {
  return header_.fields[*from.source];
}

/// What a column is may only be seen in all of it: whether a "code" is a kind of drain, and the unit of
/// sizes.
void survey_table::look_through(const survey_source& source, const task& progress) {
  size_ = schema_.find_field("diameter_mm") ? told_by_file("diameter_mm") : nullptr;
  if (size_ != nullptr && !unit_) unit_ = unit_in_heading(heading_of(*size_));
  const mapped_field* code = told_by_file("code");
  if (code != nullptr && (!code->by_name || code->by_alias)) code = nullptr;
  const bool judge_sizes = size_ != nullptr && !unit_;
  size_statistics sizes;
  system_words words(code != nullptr);
  const auto look_at = [&](const exchange::record& record) {
    if (judge_sizes)
      if (const auto size = parse_section_size(cell_text(first_cell(record, *size_)))) sizes.add(*size);
    if (words.may_be()) words.add(record.cells[*code->source]);
    if (!judge_sizes && !words.may_be()) throw seen_enough{};
  };
  if (judge_sizes || code != nullptr) {
    try {
      exchange::read_records(
          source.file, source.reading, [&](const exchange::record_header& header) { require_same(header); },
          look_at, progress);
    } catch (const seen_enough&) {
      // An ordinary code column is told by its first record: the file need not be read twice.
    }
  }
  if (judge_sizes) choose_unit(source, sizes);
  if (!words.may_be() || !words.any()) return;
  system_column_ = heading_of(*code);
  mapping_request again = source.mapping;
  again.system_columns.push_back(*system_column_);
  read_ = map_fields(schema_, header_.fields, again);
}

void survey_table::choose_unit(const survey_source& source, const size_statistics& sizes) {
  if (sizes.count() == 0) return;  // each says its own, or there are none
  sizes_look_ = sizes.description();
  unit_ = sizes.likely_unit();
  unit_guessed_ = true;
  if (unit_) return;
  const std::string heading = heading_of(*size_);
  throw error(error_code::bad_input, source.file.string(),
              {"看不出“" + heading + "”的单位：" + sizes_look_.zh,
               "the unit of " + heading + " cannot be told: " + sizes_look_.en},
              {"请用 --size-unit mm、cm 或 m 指明；数据库未作更改",
               "say it with --size-unit mm, cm or m; the database was not changed"});
}

void survey_table::add_columns() {
  std::size_t next = header_.fields.size();
  const auto add = [&](const char* field) {
    mapped_field& target = mapping_.fields[schema_.field_index(field)];
    const bool own = target.source.has_value() && std::string_view(field) != "diameter_mm" &&
                     std::string_view(field) != "built_year";
    if (own || target.constant)
      target.fallbacks.push_back(next);
    else
      target = {.source = next, .constant = std::nullopt, .by_name = target.by_name};
    ++next;
  };
  size_ = schema_.find_field("diameter_mm") ? told_by_file("diameter_mm") : nullptr;
  year_ = told_by_file("built_year");
  if (size_ != nullptr)
    for (const char* field : {"diameter_mm", "width_mm", "height_mm"}) add(field);
  if (year_ != nullptr) add("built_year");
}

std::vector<bilingual> survey_table::complete(exchange::record& record) {
  std::vector<bilingual> reasons;
  if (!is_drains_) return reasons;
  if (schema_.name == "pipes" && !record.refused && record.geometry[0].is_none()) add_line(record);
  if (size_ != nullptr) add_size(record, reasons);
  if (year_ != nullptr) add_year(record);
  return reasons;
}

void survey_table::add_size(exchange::record& record, std::vector<bilingual>& reasons) const {
  const exchange::cell cell = first_cell(record, *size_);
  section_size size;
  size_unit unit = unit_.value_or(size_unit::mm);
  if (!is_blank(cell)) {
    const std::string text = cell_text(cell);
    const auto parsed = parse_section_size(text);
    if (!parsed) {
      reasons.push_back(
          refused_size(text, "看不懂（可写 300、DN300、800×600）", "is none (300, DN300 and 800x600 are)"));
    } else if (!parsed->unit && unit_guessed_ && !fits_unit(*parsed, unit)) {
      reasons.push_back(refused_size(
          text, fmt::format("与整列的单位 {} 不符（可用 --size-unit 指明）", name_of(unit)),
          fmt::format("does not fit the column's unit {} (say it with --size-unit)", name_of(unit))));
    } else {
      size = *parsed;
      unit = parsed->unit.value_or(unit);
    }
  }
  for (const double value : {size.diameter, size.width, size.height})
    record.cells.push_back(real_cell(in_millimetres(value, unit)));
}

void survey_table::add_year(exchange::record& record) const {
  const exchange::cell cell = first_cell(record, *year_);
  const auto year = is_blank(cell) ? std::nullopt : year_of_date(cell_text(cell));
  record.cells.push_back(year ? exchange::cell{static_cast<std::int64_t>(*year)} : cell);
  if (year) record.notes.push_back({"日期只取了年份", "only the year of a date was taken"});
}

std::string survey_table::code_in(const exchange::record& record, const char* field) const {
  const std::size_t index = schema_.field_index(field);
  const converted value =
      convert(cell_of(record, read_.fields[index]), schema_.fields[index], program_environment().catalogue);
  const auto* stored = std::get_if<store::field_value>(&value);
  const auto* text = stored != nullptr ? std::get_if<std::string>(stored) : nullptr;
  return text != nullptr ? *text : std::string();
}

void survey_table::add_line(exchange::record& record) {
  const std::string from = code_in(record, "from_code"), to = code_in(record, "to_code");
  if (from.empty() || to.empty()) {
    record.refused =
        bilingual{"没有几何，也没有写明两端的点号", "it has no geometry and does not name both its nodes"};
    return;
  }
  auto line = lines_.between(from, to);
  if (auto* reason = std::get_if<bilingual>(&line)) {
    record.refused = std::move(*reason);
    return;
  }
  record.geometry = std::get<geo::geographic_geometry>(std::move(line));
  record.notes.push_back(
      {"没有几何，按两端节点连成直线", "no geometry: drawn straight between its two nodes"});
}

std::string survey_table::names_taken() const {
  std::string names;
  for (std::size_t f = 0; f < read_.fields.size(); ++f) {
    const mapped_field& from = read_.fields[f];
    if (!from.source || (!from.by_alias && from.fallbacks.empty())) continue;
    names += (names.empty() ? "" : "; ") + schema_.fields[f].name + " = " + heading_of(from);
    for (const std::size_t other : from.fallbacks) names += " / " + header_.fields[other];
  }
  return names;
}

std::vector<bilingual> survey_table::notes() const {
  std::vector<bilingual> notes;
  if (const std::string names = names_taken(); !names.empty())
    notes.push_back({"按调查表的列名采用：" + names, "taken by the names that surveys use: " + names});
  if (system_column_)
    notes.push_back({"“" + *system_column_ + "”列全是排水系统代码，作为 system 而不是编码",
                     "column " + *system_column_ +
                         " holds only words for drainage systems: taken for system, "
                         "not for the code"});
  if (size_ == nullptr || !unit_) return notes;
  const std::string heading = heading_of(*size_), unit = name_of(*unit_);
  if (unit_guessed_)
    notes.push_back({"“" + heading + "”未写单位，按数值大小作为 " + unit + "（" + sizes_look_.zh +
                         "；不对请用 --size-unit）",
                     heading + " does not say its unit and was taken for " + unit + " by its numbers (" +
                         sizes_look_.en + "; if wrong, say --size-unit)"});
  else if (unit != "mm")
    notes.push_back({"“" + heading + "”的单位是 " + unit, "the unit of " + heading + " is " + unit});
  return notes;
}

}  // namespace greenward::workflow

#include "engine/workflow/site_candidates.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/measure.hpp"
#include "engine/layer/filter.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/file_table.hpp"

#include <array>
#include <cmath>
#include <filesystem>

namespace greenward::workflow {

namespace {

constexpr std::array<const char*, 2> kUsualLayers{"compounds", "villages"};

const layer::column* candidate_column(const layer::feature_table& table,
                                      std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    if (const auto found = table.schema().find_field(name)) return &table.columns()[*found];
  return nullptr;
}

std::string words_in(const layer::column* column, std::size_t row) {
  if (column == nullptr || !column->has(row)) return {};
  if (column->is_text()) return std::string(column->text(row));
  const double number = column->number(row);
  return number == std::floor(number) ? std::to_string(static_cast<std::int64_t>(number))
                                      : std::to_string(number);
}

/// Reads rows of one table as places.
class candidate_reader {
 public:
  candidate_reader(const layer::feature_table& table, const candidate_request& request)
      : table_(table),
        code_(candidate_column(table, {"code", "CODE", "编码", "代码", "编号"})),
        name_(candidate_column(table, {"name", "NAME", "名称"})),
        price_(number_called(request.price_field)),
        capacity_(number_called(request.capacity_field)) {}

  void take(std::size_t row, geo::planar_view shape, site_candidates& found) const {
    ++found.looked_at;
    site_place site{.layer = table_.schema().name,
                    .id = table_.ids()[row].value,
                    .code = words_in(code_, row),
                    .name = words_in(name_, row),
                    .place = {},
                    .price = 0,
                    .capacity = {}};
    const auto refuse = [&](bilingual why) { found.refused.push_back({false, site, std::move(why), {}}); };
    if (shape.is_none()) return refuse({"没有位置", "it has no position"});
    site.place = geo::representative_point(shape);
    if (price_ != nullptr && !is_amount(*price_, row))
      return refuse({"没有价格，或为负数", "it has no price, or a negative one"});
    if (capacity_ != nullptr && !is_amount(*capacity_, row))
      return refuse({"没有容量，或为负数", "it has no capacity, or a negative one"});
    if (price_ != nullptr) site.price = price_->number(row);
    if (capacity_ != nullptr) site.capacity = capacity_->number(row);
    found.places.push_back(std::move(site));
  }

 private:
  [[nodiscard]] const layer::column* number_called(const std::string& field) const {
    if (field.empty()) return nullptr;
    const layer::column& column = table_.columns()[table_.schema().field_index(field)];
    if (column.is_number()) return &column;
    throw error(error_code::usage, field, {"不是数字字段", "the field holds no numbers"},
                {"换一个数字字段", "name a field of numbers"});
  }
  static bool is_amount(const layer::column& column, std::size_t row) {
    return column.has(row) && column.number(row) >= 0 && std::isfinite(column.number(row));
  }

  const layer::feature_table& table_;
  const layer::column *code_, *name_, *price_, *capacity_;
};

void take_table(const layer::feature_table& table, const geo::planar_geometry& shapes,
                const candidate_request& request, site_candidates& found) {
  const candidate_reader reader(table, request);
  std::optional<layer::filter> filter;
  if (!request.where.empty()) filter = layer::filter::parse(request.where, table.schema());
  for (std::size_t row = 0; row < table.size(); ++row)
    if (!filter || filter->matches(table, row)) reader.take(row, shapes[row], found);
}

bool is_layer(const std::string& name) {
  return program_environment().catalogue.find_layer(name) != nullptr;
}

/// The file's reader speaks of --crs, which here is that of what is written.
file_table read_candidate_file(const candidate_request& request, const task& progress) {
  const std::string there = "--crs", here = "--candidates-crs";
  const auto renamed = [&](std::string words) {
    for (std::size_t at = words.find(there); at != std::string::npos;
         at = words.find(there, at + here.size()))
      words.replace(at, there.size(), here);
    return words;
  };
  try {
    return read_file_table(request.from, request.crs, progress);
  } catch (const error& e) {
    throw error(e.code(), e.subject(), {renamed(e.problem().zh), renamed(e.problem().en)},
                {renamed(e.remedy().zh), renamed(e.remedy().en)});
  }
}

void take_file(const district_snapshot& district, const candidate_request& request, const task& progress,
               site_candidates& found) {
  const file_table read = read_candidate_file(request, progress);
  const std::string name = std::filesystem::path(request.from).filename().string();
  found.from = {"文件 " + name, "the file " + name};
  take_table(read.table, geo::project(read.table.geometry(), district.measuring), request, found);
  for (const file_table::refused_record& one : read.refused)
    found.refused.push_back(
        {false, {read.table.schema().name, one.number, "", "", {}, 0, {}}, one.reason, {}});
}

[[noreturn]] void refuse_empty(const site_candidates& found) {
  if (found.looked_at == 0 && found.refused.empty())
    throw error(error_code::bad_input, "--candidates",
                {found.from.zh + "中没有候选点", "there is no candidate among " + found.from.en},
                {"换一个图层或文件，或放宽 --where", "choose another layer or file, or loosen --where"});
  const site_refusal& first = found.refused.front();
  throw error(error_code::bad_input, "--candidates",
              {"没有一个候选点可用；第一个：" + first.site.title() + "，" + first.reason.zh,
               "no candidate can be used; the first, " + first.site.title() + ": " + first.reason.en},
              {"请补全候选点的位置和数值", "complete the positions and numbers of the candidates"});
}

}  // namespace

std::string site_place::title() const {
  if (!name.empty()) return name;
  return code.empty() ? "#" + std::to_string(id) : code;
}

std::vector<std::string> candidate_layers(const candidate_request& request) {
  if (request.from.empty()) return {kUsualLayers.begin(), kUsualLayers.end()};
  if (is_layer(request.from)) return {request.from};
  std::error_code ignored;
  if (std::filesystem::exists(request.from, ignored)) return {};
  throw error(error_code::usage, request.from, {"既不是图层，也不是文件", "it is neither a layer nor a file"},
              {"给出图层名（如 compounds）或文件路径", "name a layer (as compounds) or a file"});
}

site_candidates read_candidates(const district_snapshot& district, const candidate_request& request,
                                const task& progress) {
  site_candidates found;
  const std::vector<std::string> layers = candidate_layers(request);
  if (layers.empty()) take_file(district, request, progress, found);
  for (const std::string& name : layers) {
    const layer_snapshot& from = district.at(name);
    const bilingual& title = from.table.schema().title;
    found.from.zh += (found.from.zh.empty() ? "" : "、") + title.zh;
    found.from.en += (found.from.en.empty() ? "" : ", ") + title.en;
    take_table(from.table, from.planar, request, found);
  }
  if (found.places.empty()) refuse_empty(found);
  return found;
}

}  // namespace greenward::workflow

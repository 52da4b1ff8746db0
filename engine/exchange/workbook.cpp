#include "engine/exchange/workbook.hpp"

#include "engine/base/atomic_file.hpp"
#include "engine/exchange/ogr_target.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <algorithm>
#include <string>
#include <string_view>

namespace greenward::exchange {

namespace {

/// The narrowest type that holds every cell of a column.
OGRFieldType type_of(const sheet& table, std::size_t column) {
  OGRFieldType type = OFTInteger64;
  for (const auto& row : table.rows) {
    if (std::holds_alternative<std::string>(row[column])) return OFTString;
    if (std::holds_alternative<double>(row[column])) type = OFTReal;
  }
  return type;
}

/// A spreadsheet would take it for a formula.
bool looks_like_formula(std::string_view text) {
  return !text.empty() && text.front() == '=';
}

void set_cell(OGRFeature& feature, int at, const cell& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    feature.SetField(at, static_cast<GIntBig>(*whole));
  } else if (const auto* real = std::get_if<double>(&value)) {
    feature.SetField(at, *real);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    feature.SetField(at, (looks_like_formula(*text) ? " " + *text : *text).c_str());
  }
}

/// At most 31 characters, and none that a sheet's name may not have.
std::string sheet_name(const std::string& title) {
  std::string name;
  std::size_t characters = 0;
  for (const char c : title) {
    const bool starts_one = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (starts_one && ++characters > 31) break;
    name += std::string_view("[]:*?/\\").find(c) == std::string_view::npos ? c : '-';
  }
  return name;
}

void write_sheet(GDALDataset& workbook, const sheet& table, language lang) {
  OGRLayer* layer = workbook.CreateLayer(sheet_name(table.title.in(lang)).c_str(), nullptr, wkbNone, nullptr);
  if (layer == nullptr) return;  // the messages say why
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    OGRFieldDefn definition(table.columns[column].title.in(lang).c_str(), type_of(table, column));
    layer->CreateField(&definition, FALSE);
  }
  for (const auto& row : table.rows) {
    OGRFeature feature(layer->GetLayerDefn());
    for (std::size_t column = 0; column < row.size(); ++column)
      set_cell(feature, static_cast<int>(column), row[column]);
    if (layer->CreateFeature(&feature) != OGRERR_NONE) return;
  }
}

/// GDAL's file in memory, removed at the end.
class memory_file {
 public:
  memory_file() : name_(fmt::format("/vsimem/greenward/{}.xlsx", fmt::ptr(this))) {}
  ~memory_file() { VSIUnlink(name_.c_str()); }
  memory_file(const memory_file&) = delete;
  memory_file& operator=(const memory_file&) = delete;
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view bytes() const {
    vsi_l_offset size = 0;
    const GByte* data = VSIGetMemFileBuffer(name_.c_str(), &size, FALSE);
    return {reinterpret_cast<const char*>(data), data == nullptr ? 0 : static_cast<std::size_t>(size)};
  }

 private:
  std::string name_;
};

}  // namespace

void write_workbook(std::span<const sheet> sheets, language lang, const std::filesystem::path& file) {
  register_drivers();
  const memory_file made;
  ogr_target target("XLSX", made.name());
  for (const sheet& table : sheets) write_sheet(target.dataset(), table, lang);
  target.close();
  write_file_atomically(file, made.bytes());
}

}  // namespace greenward::exchange

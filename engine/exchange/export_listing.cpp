#include "engine/exchange/export_listing.hpp"

#include "engine/base/sheet.hpp"
#include "engine/exchange/ogr_target.hpp"
#include "engine/exchange/shapefile_writer.hpp"

#include <cerrno>
#include <fstream>
#include <system_error>

namespace greenward::exchange {

namespace {

constexpr const char* kByteOrderMark = "\xEF\xBB\xBF";

std::string csv_row(const std::vector<std::string>& cells) {
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) row += (i == 0 ? "" : ",") + csv_cell(cells[i]);
  return row + "\r\n";
}

std::string crs_words(const std::string& crs) {
  if (crs == "gcj02")
    return "GCJ-02（国测局偏移坐标，没有 EPSG 编号，文件内不写坐标系） / GCJ-02 (offset, no EPSG number: the "
           "files name no CRS)";
  return crs;
}

}  // namespace

void write_text_file(const std::filesystem::path& file, const std::string& text) {
  errno = 0;
  std::ofstream out(file, std::ios::binary);
  out << text;
  out.close();
  if (!out) throw cannot_write(file, std::error_code(errno, std::generic_category()).message());
}

void write_field_list(const std::filesystem::path& folder, std::span<const table_slice> slices,
                      std::span<const std::string> files, export_format format) {
  const bool dbf = format == export_format::shapefile;
  std::string text =
      kByteOrderMark + csv_row({"file", "alias", "field", "zh", "en", "type", "unit", "code_list"});
  for (std::size_t s = 0; s < slices.size(); ++s) {
    text += csv_row({files[s], dbf ? kDbfIdAlias : "id", "id", "要素编号", "Feature id", "integer", "", ""});
    for (const layer::field& f : slices[s].table->schema().fields) {
      text += csv_row({files[s], dbf ? f.dbf_alias : f.name, f.name, f.title.zh, f.title.en,
                       std::string(layer::to_string(f.type)), f.unit, f.code_list});
    }
  }
  write_text_file(folder / "fields.csv", text);
}

void write_losses(const std::filesystem::path& folder, const std::vector<export_loss>& losses) {
  if (losses.empty()) return;
  std::string text = kByteOrderMark + csv_row({"file", "id", "field", "zh", "en"});
  for (const export_loss& loss : losses) {
    text += csv_row({loss.file, std::to_string(loss.row_id), loss.field, loss.what.zh, loss.what.en});
  }
  write_text_file(folder / "losses.csv", text);
}

void write_readme(const std::filesystem::path& folder, std::span<const table_slice> slices,
                  std::span<const std::string> files, const export_options& options) {
  std::string text = kByteOrderMark;
  text += "数据说明 / About these data\r\n\r\n";
  if (!options.notice.empty()) text += options.notice + "\r\n\r\n";
  text += "坐标系 / CRS: " + crs_words(options.crs) + "\r\n";
  if (options.format == export_format::shapefile) text += "文字编码 / Encoding: " + options.encoding + "\r\n";
  text += "字段含义见 fields.csv；如有截断或替换，逐条列在 losses.csv。\r\n";
  text +=
      "fields.csv explains the fields; losses.csv, if present, lists every value that was cut or "
      "replaced.\r\n\r\n";
  for (std::size_t s = 0; s < slices.size(); ++s) {
    const bilingual& title = slices[s].table->schema().title;
    text +=
        files[s] + "  " + title.zh + " / " + title.en + "  " + std::to_string(slices[s].rows.size()) + "\r\n";
  }
  write_text_file(folder / "数据说明.txt", text);
}

}  // namespace greenward::exchange

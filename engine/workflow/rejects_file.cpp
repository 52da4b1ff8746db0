#include "engine/workflow/rejects_file.hpp"

#include "engine/base/error.hpp"

#include <fmt/format.h>
#include <fstream>

namespace greenward::workflow {

namespace fs = std::filesystem;

namespace {

std::string csv_text(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

std::string written(const exchange::cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return csv_text(*text);
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return fmt::format("{}", *whole);
  if (const auto* real = std::get_if<double>(&cell)) return fmt::format("{}", *real);
  return {};
}

std::string joined(std::span<const bilingual> reasons, language lang) {
  std::string result;
  for (const bilingual& reason : reasons)
    result += (result.empty() ? "" : lang == language::zh ? "；" : "; ") + reason.in(lang);
  return result;
}

void write_record(std::ostream& out, const refused_record& record) {
  out << record.number << ',' << csv_text(joined(record.reasons, language::zh)) << ','
      << csv_text(joined(record.reasons, language::en));
  for (const exchange::cell& cell : record.cells) out << ',' << written(cell);
  out << ',' << csv_text(record.wkt) << '\n';
}

void append_ring(std::string& out, std::span<const geo::lon_lat> points) {
  out += '(';
  for (std::size_t i = 0; i < points.size(); ++i)
    out += fmt::format("{}{:.9f} {:.9f}", i == 0 ? "" : ", ", points[i].x, points[i].y);
  out += ')';
}

}  // namespace

std::string to_wkt(geo::geographic_view geometry) {
  static constexpr const char* kNames[] = {"", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON"};
  if (geometry.is_none()) return {};
  std::string out = std::string(kNames[static_cast<int>(geometry.kind())]) + " (";
  for (std::size_t p = 0; p < geometry.part_count(); ++p) {
    if (p > 0) out += ", ";
    const bool polygon = geometry.kind() == geo::geometry_kind::polygon;
    if (polygon) out += '(';
    for (std::size_t r = 0; r < geometry.ring_count(p); ++r) {
      if (r > 0) out += ", ";
      append_ring(out, geometry.ring(p, r));
    }
    if (polygon) out += ')';
  }
  return out + ")";
}

void commit_with_rejects(store::write_transaction& transaction, const fs::path& file) {
  try {
    transaction.commit();
  } catch (...) {
    std::error_code ignored;
    if (!file.empty()) fs::remove(file, ignored);
    throw;
  }
}

fs::path free_name(const fs::path& wanted) {
  fs::path candidate = wanted;
  for (int n = 2; fs::exists(candidate); ++n)
    candidate =
        wanted.parent_path() / fmt::format("{}-{}{}", wanted.stem().string(), n, wanted.extension().string());
  return candidate;
}

void write_rejects(const fs::path& file, std::span<const std::string> fields,
                   std::span<const refused_record> records) {
  const fs::path partial = file.string() + ".part";
  std::ofstream out(partial, std::ios::binary);
  out << "\xEF\xBB\xBF"
      << "record,原因,reason";
  for (const std::string& field : fields) out << ',' << csv_text(field);
  out << ",WKT\n";
  for (const refused_record& record : records) write_record(out, record);
  out.close();
  std::error_code failed;
  if (out) fs::rename(partial, file, failed);
  if (out && !failed) return;
  fs::remove(partial, failed);
  throw error(error_code::bad_input, file.string(),
              {"无法写入退回记录文件", "the rejects file cannot be written"},
              {"请检查目录是否存在、可写、磁盘是否已满，或用 --rejects 指定其他位置",
               "check that the folder exists, is writable and has room, or choose another with --rejects"});
}

}  // namespace greenward::workflow

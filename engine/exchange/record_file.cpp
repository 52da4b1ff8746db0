#include "engine/exchange/record_file.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/csv_coordinates.hpp"
#include "engine/exchange/ogr_geometry.hpp"
#include "engine/exchange/ogr_source.hpp"
#include "engine/exchange/record_cells.hpp"
#include "engine/exchange/text_encoding.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/overlay.hpp"

#include <algorithm>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace greenward::exchange {

namespace {

geo::geographic_geometry no_geometry() {
  geo::geographic_geometry none;
  none.append_none();
  return none;
}

/// Brings the geometries of one layer into EPSG:4490.
class geometry_placer {
 public:
  geometry_placer(std::string subject, const source_crs& crs)
      : subject_(std::move(subject)), crs_(crs), transform_(crs.definition, "EPSG:4490") {}

  void place(read_geometry read, record& into) const {
    std::move(read.notes.begin(), read.notes.end(), std::back_inserter(into.notes));
    if (read.refused) return refuse(into, std::move(*read.refused));
    if (auto wrong = find_misplaced(read.geometry.points(), crs_.family)) {
      throw error(error_code::bad_input, subject_ + "#" + std::to_string(into.number),
                  std::move(wrong->problem), std::move(wrong->remedy));
    }
    into.geometry = transformed(read.geometry, into);
    if (into.refused || into.geometry[0].kind() != geo::geometry_kind::polygon) return;
    if (auto reason = geo::invalid_reason(into.geometry[0])) {
      refuse(into, {"面不合法：" + *reason, "the polygon is not valid: " + *reason});
    }
  }

  [[nodiscard]] bool is_projected() const { return crs_.family == crs_family::projected; }

 private:
  static void refuse(record& into, bilingual reason) {
    if (!into.refused) into.refused = std::move(reason);
    into.geometry = no_geometry();
  }

  [[nodiscard]] geo::geographic_geometry transformed(const geo::planar_geometry& from, record& into) const {
    std::vector<double> xs, ys;
    for (const geo::planar& p : from.points()) {
      xs.push_back(p.x);
      ys.push_back(p.y);
    }
    if (transform_.transform(xs, ys) > 0) {
      refuse(into, {"坐标无法由 " + crs_.name + " 换算到 EPSG:4490",
                    "its coordinates cannot be brought from " + crs_.name + " to EPSG:4490"});
      return no_geometry();
    }
    std::size_t next = 0;
    return from.transformed<geo::lon_lat>([&](geo::planar) {
      const geo::lon_lat p{xs[next], ys[next]};
      ++next;
      return p;
    });
  }

  std::string subject_;
  source_crs crs_;
  geo::transformer transform_;
};

/// One layer, read from start to end.
class layer_reader {
 public:
  layer_reader(const std::filesystem::path& file, const read_options& options)
      : subject_(file.string()),
        options_(options),
        opened_(open_records(file, options.encoding)),
        layer_(chosen_layer(*opened_.dataset, options.source_layer, subject_)),
        cells_(layer_, opened_.text_is_raw ? options.encoding : "") {
    header_.source_layer = layer_.GetName();
    header_.fields = cells_.fields();
    header_.record_count = layer_.GetFeatureCount(FALSE);
    const bool bare = layer_.GetGeomType() == wkbNone;
    const bool table = opened_.driver == "CSV" || opened_.driver == "XLSX";
    if (table && bare && !options.without_places) columns_ = csv_coordinates::find(header_.fields);
    if (table) header_.geometry_fields = columns_ ? columns_->names(header_.fields) : wkt_columns();
    if (!bare || columns_) open_placer();
    opened_.sql->throw_if_stopped();
  }

  [[nodiscard]] const record_header& header() const { return header_; }

  void read_all(const std::function<void(record&&)>& take, const task& progress) {
    constexpr std::int64_t kStride = 256;
    const bilingual step{"读取记录", "Reading records"};
    opened_.sql->begin(progress);
    layer_.ResetReading();
    std::int64_t read = 0;
    for (std::int64_t number = 1;; ++number) {
      if (number % kStride == 1) {
        progress.throw_if_cancelled();
        progress.report(step, static_cast<double>(number - 1),
                        static_cast<double>(std::max<std::int64_t>(header_.record_count, 0)));
      }
      messages_.clear();
      const OGRFeatureUniquePtr feature(layer_.GetNextFeature());
      opened_.sql->throw_if_stopped();
      if (!feature) break;
      opened_.sql->count_row();
      take(read_one(*feature, number));
      read = number;
    }
    if (messages_.failed()) throw broken_off(messages_.first_failure());
    // A truncated FlatGeobuf simply ends.
    if (opened_.driver == "FlatGeobuf" && header_.record_count >= 0 && read != header_.record_count) {
      throw broken_off(std::to_string(read) + "/" + std::to_string(header_.record_count));
    }
  }

 private:
  /// The column that GDAL takes a CSV's geometry from, by its name.
  [[nodiscard]] std::vector<std::string> wkt_columns() const {
    std::vector<std::string> found;
    for (const std::string& field : header_.fields)
      if (layer_.GetGeomType() != wkbNone && EQUAL(field.c_str(), "WKT")) found.push_back(field);
    return found;
  }

  void open_placer() {
    const auto crs = crs_of(layer_, options_.crs);
    if (!crs) {
      throw error(error_code::bad_input, subject_, {"文件没有说明坐标系", "the file does not say its CRS"},
                  {"请用 --crs 指明，如 EPSG:4490、EPSG:4551、gcj02",
                   "name it with --crs, such as EPSG:4490, EPSG:4551 or gcj02"});
    }
    header_.crs = crs->name;
    placer_.emplace(subject_, *crs);
  }

  record read_one(const OGRFeature& feature, std::int64_t number) {
    record r;
    r.number = number;
    r.geometry = no_geometry();
    cells_.read(feature, r);
    if (r.refused) check_text(r);
    if (messages_.failed() && !r.refused) {
      const std::string why = messages_.first_failure();
      r.refused = bilingual{"记录已损坏（" + why + "）", "the record is damaged (" + why + ")"};
    }
    if (!placer_ || r.refused) return r;
    placer_->place(
        columns_ ? columns_->point_of(r.cells, placer_->is_projected()) : from_ogr(feature.GetGeometryRef()),
        r);
    return r;
  }

  /// Nobody has said how the text is encoded, and it is not UTF-8: that is the file's fault, not the
  /// record's.
  void check_text(const record& r) const {
    const bool may_be_told = opened_.driver == "CSV" || opened_.driver == "ESRI Shapefile";
    if (!may_be_told || !options_.encoding.empty()) return;
    throw error(error_code::bad_input, subject_ + "#" + std::to_string(r.number), *r.refused,
                {"请指明文字编码，如 --encoding GBK", "name the encoding, such as --encoding GBK"});
  }

  [[nodiscard]] error broken_off(const std::string& why) const {
    return {error_code::bad_input,
            subject_,
            {"读到一半出错（" + why + "）", "reading broke off (" + why + ")"},
            {"文件可能不完整，请重新获取", "the file may not be whole: get it again"}};
  }

  std::string subject_;
  const read_options& options_;
  gdal_messages messages_;
  opened_file opened_;
  OGRLayer& layer_;
  cell_reader cells_;
  record_header header_;
  std::optional<geometry_placer> placer_;
  std::optional<csv_coordinates> columns_;
};

}  // namespace

void read_records(const std::filesystem::path& file, const read_options& options,
                  const std::function<void(const record_header&)>& begin,
                  const std::function<void(record&&)>& take, const task& progress) {
  layer_reader reader(file, options);
  begin(reader.header());
  reader.read_all(take, progress);
}

record_header read_header(const std::filesystem::path& file, const read_options& options) {
  return layer_reader(file, options).header();
}

std::vector<std::string> source_layers(const std::filesystem::path& file) {
  const gdal_messages quiet;
  const opened_file opened = open_records(file, "");
  std::vector<std::string> names;
  for (OGRLayer* layer : opened.dataset->GetLayers()) names.emplace_back(layer->GetName());
  return names;
}

}  // namespace greenward::exchange

#include "engine/exchange/shapefile_writer.hpp"

#include "engine/base/date.hpp"
#include "engine/exchange/dbf_number.hpp"
#include "engine/exchange/ogr_target.hpp"

#include <chrono>
#include <cmath>
#include <fstream>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace greenward::exchange {

namespace {

/// Writes one file's fields.
class dbf_fields {
 public:
  dbf_fields(const table_slice& slice, std::string file, dbf_encoding encoding, const export_context& context)
      : slice_(slice), file_(std::move(file)), text_(encoding), context_(context) {}

  void define(OGRLayer& layer) {
    dbf_number_format ids;
    for (const std::size_t row : slice_.rows) ids.include(slice_.table->ids()[row].value);
    ids.settle();
    create(layer, kDbfIdAlias, OFTInteger64, ids);
    const auto& fields = slice_.table->schema().fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      numbers_.push_back(format_of(slice_.table->columns()[f]));
      create(layer, fields[f].dbf_alias.c_str(), type_of(fields[f].type), numbers_.back());
    }
  }

  void set(OGRFeature& feature, std::size_t row) {
    const auto& fields = slice_.table->schema().fields;
    feature.SetField(0, static_cast<GIntBig>(slice_.table->ids()[row].value));
    for (std::size_t f = 0; f < fields.size(); ++f) {
      const layer::column& column = slice_.table->columns()[f];
      const int at = static_cast<int>(f) + 1;
      if (column.has(row)) set_value(feature, at, column, row);
      if (!column.has(row)) feature.SetFieldNull(at);
    }
  }

 private:
  static OGRFieldType type_of(layer::field_type type) {
    switch (type) {
      case layer::field_type::integer:
        return OFTInteger64;
      case layer::field_type::boolean:
        return OFTInteger;
      case layer::field_type::real:
        return OFTReal;
      case layer::field_type::date:
        return OFTDate;
      default:
        return OFTString;
    }
  }

  [[nodiscard]] dbf_number_format format_of(const layer::column& column) const {
    dbf_number_format format;
    if (column.type() == layer::field_type::date) return format;
    std::size_t bytes = 1;
    for (const std::size_t row : slice_.rows) {
      if (!column.has(row)) continue;
      if (column.is_text()) bytes = std::max(bytes, text_.fit(column.text(row)).bytes);
      if (column.type() == layer::field_type::real) format.include(column.real(row));
      if (column.type() == layer::field_type::integer) format.include(column.integer(row));
    }
    if (column.type() == layer::field_type::real)
      format.include(0.5);  // a reader takes no decimals for integers
    format.settle();
    if (column.is_text()) format.width = static_cast<int>(bytes);
    return format;
  }

  static void create(OGRLayer& layer, const char* name, OGRFieldType type, const dbf_number_format& format) {
    OGRFieldDefn definition(name, type);
    if (type != OFTDate) definition.SetWidth(format.width);
    if (type == OFTReal) definition.SetPrecision(format.decimals);
    layer.CreateField(&definition, FALSE);
  }

  void set_value(OGRFeature& feature, int at, const layer::column& column, std::size_t row) {
    switch (column.type()) {
      case layer::field_type::real:
        return set_real(feature, at, column.real(row), row);
      case layer::field_type::integer:
        return set_integer(feature, at, column.integer(row), row);
      case layer::field_type::boolean:
        return feature.SetField(at, static_cast<int>(column.integer(row)));
      case layer::field_type::date:
        return set_date(feature, at, column.integer(row), row);
      default:
        return set_text(feature, at, column.text(row), row);
    }
  }

  void set_text(OGRFeature& feature, int at, std::string_view text, std::size_t row) {
    const fitted_text fitted = text_.fit(text);
    feature.SetField(at, fitted.utf8.c_str());
    if (fitted.replaced > 0) {
      const std::string n = std::to_string(fitted.replaced);
      lose(at, row,
           {n + " 个字符在目标编码中不存在，已写成“?”",
            n + " characters that the encoding cannot hold became '?'"});
    }
    if (fitted.whole_bytes > fitted.bytes) {
      const std::string from = std::to_string(fitted.whole_bytes), to = std::to_string(fitted.bytes);
      lose(at, row,
           {"文字由 " + from + " 字节按字截断为 " + to + " 字节",
            "text cut from " + from + " to " + to + " bytes at a character boundary"});
    }
  }

  void set_integer(OGRFeature& feature, int at, std::int64_t value, std::size_t row) {
    feature.SetField(at, static_cast<GIntBig>(value));
    if (!survives_as_integer(value)) {
      lose(at, row,
           {"整数超过 18 位，别的软件会读成小数", "more than 18 digits: readers take it for floating point"});
    }
  }

  void set_real(OGRFeature& feature, int at, double value, std::size_t row) {
    const double kept = numbers_[static_cast<std::size_t>(at) - 1].kept(value);
    if (std::isnan(kept)) {
      feature.SetFieldNull(at);
      return lose(at, row, {"数值不是有限数，或过大，未写出", "not a finite number, or too large: left out"});
    }
    feature.SetField(at, value);
    if (!same_to_15_digits(kept, value)) {
      lose(at, row, {"数值未能保留 15 位有效数字", "the number does not keep 15 significant digits"});
    }
  }

  void set_date(OGRFeature& feature, int at, std::int64_t days, std::size_t row) {
    constexpr std::int64_t kFirst = -719162, kLast = 2932896;  // 0001-01-01, 9999-12-31
    if (days < kFirst || days > kLast) {
      feature.SetFieldNull(at);
      return lose(at, row,
                  {"日期超出 0001–9999 年，未写出", "the date lies outside the years 1 to 9999: left out"});
    }
    const std::chrono::year_month_day day{date_from_days(days)};
    feature.SetField(at, static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                     static_cast<int>(static_cast<unsigned>(day.day())));
  }

  void lose(int at, std::size_t row, bilingual what) {
    const auto& field = slice_.table->schema().fields[static_cast<std::size_t>(at) - 1];
    context_.losses.push_back({file_, field.name, slice_.table->ids()[row].value, std::move(what)});
  }

  const table_slice& slice_;
  std::string file_;
  dbf_text text_;
  const export_context& context_;
  std::vector<dbf_number_format> numbers_;
};

}  // namespace

void write_shapefile(const table_slice& slice, const std::filesystem::path& folder, dbf_encoding encoding,
                     const export_context& context) {
  const std::string file = slice.name + (slice.kind == geo::geometry_kind::none ? ".dbf" : ".shp");
  const char* encoding_name = encoding == dbf_encoding::gbk ? "GBK" : "UTF-8";
  ogr_target target("ESRI Shapefile", folder / file);
  OGRLayer& layer =
      target.add_layer(slice, context, {std::string("ENCODING=") + encoding_name, "2GB_LIMIT=YES"});
  dbf_fields fields(slice, file, encoding, context);
  fields.define(layer);
  target.check();
  const part_form form = slice.form();
  for_rows(slice, context, [&](std::size_t row) {
    OGRFeature feature(layer.GetLayerDefn());
    fields.set(feature, row);
    target.write(layer, feature, slice, row, form);
  });
  target.close();
  // Written whatever the driver decided: readers that guess must not have to.
  std::ofstream(folder / (slice.name + ".cpg")) << encoding_name;
}

}  // namespace greenward::exchange

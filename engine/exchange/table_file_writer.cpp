#include "engine/exchange/table_file_writer.hpp"

#include "engine/base/date.hpp"
#include "engine/exchange/geopackage_index.hpp"
#include "engine/exchange/ogr_target.hpp"

#include <chrono>
#include <optional>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace greenward::exchange {

namespace {

void add_field(OGRLayer& layer, const layer::field& field) {
  OGRFieldDefn definition(field.name.c_str(), OFTString);
  switch (field.type) {
    case layer::field_type::integer:
      definition.SetType(OFTInteger64);
      break;
    case layer::field_type::real:
      definition.SetType(OFTReal);
      break;
    case layer::field_type::date:
      definition.SetType(OFTDate);
      break;
    case layer::field_type::boolean:
      definition.SetType(OFTInteger);
      definition.SetSubType(OFSTBoolean);
      break;
    default:
      break;
  }
  definition.SetAlternativeName(field.title.zh.c_str());
  layer.CreateField(&definition, FALSE);
}

void set_value(OGRFeature& feature, int at, const layer::column& column, std::size_t row) {
  switch (column.type()) {
    case layer::field_type::real:
      return feature.SetField(at, column.real(row));
    case layer::field_type::integer:
      return feature.SetField(at, static_cast<GIntBig>(column.integer(row)));
    case layer::field_type::boolean:
      return feature.SetField(at, static_cast<int>(column.integer(row)));
    case layer::field_type::date: {
      const std::chrono::year_month_day day{date_from_days(column.integer(row))};
      return feature.SetField(at, static_cast<int>(day.year()),
                              static_cast<int>(static_cast<unsigned>(day.month())),
                              static_cast<int>(static_cast<unsigned>(day.day())));
    }
    default:
      return feature.SetField(at, std::string(column.text(row)).c_str());
  }
}

void set_values(OGRFeature& feature, const layer::feature_table& table, std::size_t row, int first_field) {
  for (std::size_t f = 0; f < table.columns().size(); ++f) {
    const int at = first_field + static_cast<int>(f);
    if (table.columns()[f].has(row)) {
      set_value(feature, at, table.columns()[f], row);
    } else {
      feature.SetFieldNull(at);
    }
  }
}

void write_geopackage_layer(ogr_target& target, const table_slice& slice, const export_context& context) {
  const layer::layer_schema& schema = slice.table->schema();
  const std::string description = schema.title.zh + " / " + schema.title.en +
                                  (context.options.notice.empty() ? "" : "。" + context.options.notice);
  OGRLayer& layer = target.add_layer(slice, context,
                                     {"SPATIAL_INDEX=NO", "FID=id", "GEOMETRY_NAME=geometry",
                                      "IDENTIFIER=" + schema.title.zh, "DESCRIPTION=" + description});
  for (const layer::field& field : schema.fields) add_field(layer, field);
  std::optional<geopackage_index> index;
  if (slice.kind != geo::geometry_kind::none) index.emplace(target, slice.name, "geometry");
  const part_form form = slice.form();
  for_rows(slice, context, [&](std::size_t row) {
    OGRFeature feature(layer.GetLayerDefn());
    if (slice.table->ids()[row].value > 0) feature.SetFID(slice.table->ids()[row].value);
    set_values(feature, *slice.table, row, 0);
    target.write(layer, feature, slice, row, form);
    const geo::planar_view geometry = (*slice.geometry)[row];
    if (!geometry.is_none()) index->add({feature_id(feature.GetFID()), geometry.box()});
  });
  if (index) index->pack();
}

}  // namespace

void write_geopackage(const std::vector<table_slice>& slices, const std::filesystem::path& file,
                      const export_context& context) {
  ogr_target target("GPKG", file);
  if (!context.options.notice.empty())
    target.dataset().SetMetadataItem("notice", context.options.notice.c_str());
  target.dataset().StartTransaction();
  for (const table_slice& slice : slices) write_geopackage_layer(target, slice, context);
  target.dataset().CommitTransaction();
  target.close();
}

void write_flatgeobuf(const table_slice& slice, const std::filesystem::path& file,
                      const export_context& context) {
  const layer::layer_schema& schema = slice.table->schema();
  if (slice.kind == geo::geometry_kind::none) {
    throw error(error_code::usage, schema.name,
                {"FlatGeobuf 不能存没有几何的表", "FlatGeobuf cannot hold a table without geometry"},
                {"请改用 gpkg 或 shapefile", "write gpkg or shapefile"});
  }
  ogr_target target("FlatGeobuf", file);
  OGRLayer& layer =
      target.add_layer(slice, context, {slice.rows.empty() ? "SPATIAL_INDEX=NO" : "SPATIAL_INDEX=YES"});
  OGRFieldDefn id("id", OFTInteger64);
  layer.CreateField(&id, FALSE);
  for (const layer::field& field : schema.fields) add_field(layer, field);
  const part_form form = slice.form();
  for_rows(slice, context, [&](std::size_t row) {
    const std::int64_t row_id = slice.table->ids()[row].value;
    if ((*slice.geometry)[row].is_none()) {
      // The format's writer would skip it without a word.
      context.losses.push_back({file.filename().string(),
                                "",
                                row_id,
                                {"没有几何的要素不能写入 FlatGeobuf，未写出",
                                 "a feature without geometry has no place in FlatGeobuf: left out"}});
      return;
    }
    OGRFeature feature(layer.GetLayerDefn());
    feature.SetField(0, static_cast<GIntBig>(row_id));
    set_values(feature, *slice.table, row, 1);
    target.write(layer, feature, slice, row, form);
  });
  target.close();
}

}  // namespace greenward::exchange

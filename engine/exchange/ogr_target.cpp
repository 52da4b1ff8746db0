#include "engine/exchange/ogr_target.hpp"

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace greenward::exchange {

namespace {

OGRwkbGeometryType ogr_type(const table_slice& slice, part_form form) {
  if (!slice.kind) return wkbUnknown;
  const bool multiple = form == part_form::multiple;
  switch (*slice.kind) {
    case geo::geometry_kind::point:
      return multiple ? wkbMultiPoint : wkbPoint;
    case geo::geometry_kind::line:
      return multiple ? wkbMultiLineString : wkbLineString;
    case geo::geometry_kind::polygon:
      return multiple ? wkbMultiPolygon : wkbPolygon;
    case geo::geometry_kind::none:
      break;
  }
  return wkbNone;
}

}  // namespace

error cannot_write(const std::filesystem::path& file, const std::string& library_says) {
  const std::string why = library_says.empty() ? "unknown reason" : library_says;
  return {error_code::bad_input,
          file.string(),
          {"无法写出（" + why + "）", "cannot be written (" + why + ")"},
          {"请检查磁盘空间与文件夹权限；没有留下任何文件",
           "check the free space and the folder's permissions; nothing was left behind"}};
}

ogr_target::ogr_target(const char* driver, std::filesystem::path file) : file_(std::move(file)) {
  GDALDriver* found = GetGDALDriverManager()->GetDriverByName(driver);
  if (found == nullptr) throw cannot_write(file_, std::string("no driver ") + driver);
  dataset_ = found->Create(file_.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
  if (dataset_ == nullptr) throw cannot_write(file_, messages_.first_failure());
}

ogr_target::~ogr_target() {
  if (dataset_ != nullptr) GDALClose(dataset_);
}

OGRLayer& ogr_target::add_layer(const table_slice& slice, const export_context& context,
                                const std::vector<std::string>& options) {
  CPLStringList list;
  for (const std::string& option : options) list.AddString(option.c_str());
  auto* reference = const_cast<OGRSpatialReference*>(context.reference);
  OGRLayer* layer =
      dataset_->CreateLayer(slice.name.c_str(), slice.kind == geo::geometry_kind::none ? nullptr : reference,
                            ogr_type(slice, slice.form()), list.List());
  if (layer == nullptr) throw cannot_write(file_, messages_.first_failure());
  return *layer;
}

void ogr_target::write(OGRLayer& layer, OGRFeature& feature, const table_slice& slice, std::size_t row,
                       part_form form) {
  feature.SetGeometryDirectly(to_ogr((*slice.geometry)[row], form).release());
  if (layer.CreateFeature(&feature) != OGRERR_NONE) throw cannot_write(file_, messages_.first_failure());
}

void ogr_target::execute(const std::string& sql) {
  (void)texts(sql);
}

std::vector<std::string> ogr_target::texts(const std::string& sql) {
  std::vector<std::string> texts;
  if (OGRLayer* answer = dataset_->ExecuteSQL(sql.c_str(), nullptr, nullptr)) {
    while (const OGRFeatureUniquePtr row{answer->GetNextFeature()})
      texts.emplace_back(row->GetFieldAsString(0));
    dataset_->ReleaseResultSet(answer);
  }
  check();
  return texts;
}

void ogr_target::close() {
  GDALDataset* closing = dataset_;
  dataset_ = nullptr;
  closing->FlushCache(true);
  GDALClose(closing);
  check();
}

void ogr_target::check() const {
  if (messages_.failed()) throw cannot_write(file_, messages_.first_failure());
}

}  // namespace greenward::exchange

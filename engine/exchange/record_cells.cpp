#include "engine/exchange/record_cells.hpp"

#include "engine/exchange/text_encoding.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

namespace greenward::exchange {

namespace {

std::string date_text(const OGRFeature& feature, int field, bool with_time) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
  float second = 0;
  feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone);
  const std::string date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
  return with_time ? date + fmt::format("T{:02}:{:02}:{:02}", hour, minute, static_cast<int>(second)) : date;
}

}  // namespace

cell_reader::cell_reader(OGRLayer& layer, std::string raw_encoding) : raw_encoding_(std::move(raw_encoding)) {
  const char* key = layer.GetFIDColumn();
  has_key_ = key != nullptr && *key != '\0';
  if (has_key_) fields_.emplace_back(key);
  OGRFeatureDefn& definition = *layer.GetLayerDefn();
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    const std::string name = definition.GetFieldDefn(i)->GetNameRef();
    fields_.push_back(raw_encoding_.empty() ? name : to_utf8(name, raw_encoding_).value_or(name));
  }
}

void cell_reader::read(const OGRFeature& feature, record& into) const {
  into.cells.reserve(fields_.size());
  if (has_key_) into.cells.emplace_back(static_cast<std::int64_t>(feature.GetFID()));
  for (int i = 0; i < feature.GetFieldCount(); ++i) into.cells.push_back(read_cell(feature, i, into));
}

cell cell_reader::read_cell(const OGRFeature& feature, int field, record& into) const {
  if (!feature.IsFieldSetAndNotNull(field)) return std::monostate{};
  switch (feature.GetFieldDefnRef(field)->GetType()) {
    case OFTInteger:
    case OFTInteger64:
      return static_cast<std::int64_t>(feature.GetFieldAsInteger64(field));
    case OFTReal:
      return feature.GetFieldAsDouble(field);
    case OFTDate:
      return date_text(feature, field, false);
    case OFTDateTime:
      return date_text(feature, field, true);
    default:
      return read_text(feature.GetFieldAsString(field), field, into);
  }
}

cell cell_reader::read_text(const char* bytes, int field, record& into) const {
  if (!raw_encoding_.empty()) {
    if (auto text = to_utf8(bytes, raw_encoding_)) return *std::move(text);
  } else if (is_utf8(bytes)) {
    return std::string(bytes);
  }
  const std::string& name = fields_[static_cast<std::size_t>(field) + (has_key_ ? 1U : 0U)];
  const std::string encoding = raw_encoding_.empty() ? "UTF-8" : raw_encoding_;
  into.refused = bilingual{"字段 " + name + " 的文字不是有效的 " + encoding,
                           "the text of " + name + " is not valid " + encoding};
  return std::monostate{};
}

}  // namespace greenward::exchange

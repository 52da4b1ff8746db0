#include "engine/store/row_check.hpp"

#include "engine/base/date.hpp"
#include "engine/base/error.hpp"
#include "engine/store/spatialite_blob.hpp"

#include <fmt/format.h>
#include <cmath>
#include <cstdint>
#include <utility>

namespace greenward::store {

namespace {

using layer::field_type;

bool is_continuation(unsigned char byte) {
  return (byte & 0xc0U) == 0x80U;
}

/// Bytes of the UTF-8 sequence at the start of `text`, 0 if it is none (overlong forms, surrogates and values
/// above U+10FFFF included; RFC 3629).
std::size_t sequence_length(std::string_view text) {
  const auto at = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned lead = at(0), second = at(1);
  if (lead == 0) return 0;
  if (lead < 0x80U) return 1;
  if (!is_continuation(static_cast<unsigned char>(second))) return 0;
  if (lead >= 0xc2U && lead <= 0xdfU) return 2;
  if (!is_continuation(static_cast<unsigned char>(at(2)))) return 0;
  if (lead == 0xe0U) return second >= 0xa0U ? 3 : 0;
  if (lead == 0xedU) return second <= 0x9fU ? 3 : 0;
  if (lead >= 0xe1U && lead <= 0xefU) return 3;
  if (!is_continuation(static_cast<unsigned char>(at(3)))) return 0;
  if (lead == 0xf0U) return second >= 0x90U ? 4 : 0;
  if (lead == 0xf4U) return second <= 0x8fU ? 4 : 0;
  return lead >= 0xf1U && lead <= 0xf3U ? 4 : 0;
}

bool is_storable_text(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

bool is_storable_date(std::int64_t days) {
  constexpr std::int64_t kFirst = -354'285, kLast = 2'932'896;  // 1000-01-01 and 9999-12-31: four digits
  return days >= kFirst && days <= kLast;
}

/// What is wrong with a present value; empty zh = nothing.
bilingual value_problem(const layer::column& column, std::size_t row) {
  switch (column.type()) {
    case field_type::real:
      if (!std::isfinite(column.real(row))) return {"不是有限的数", "is not a finite number"};
      break;
    case field_type::boolean:
      if (column.integer(row) != 0 && column.integer(row) != 1) return {"只能是 0 或 1", "must be 0 or 1"};
      break;
    case field_type::date:
      if (!is_storable_date(column.integer(row))) return {"日期超出范围", "is a date out of range"};
      break;
    case field_type::text:
    case field_type::code:
      if (!is_storable_text(column.text(row))) return {"不是 UTF-8 文字", "is not UTF-8 text"};
      break;
    case field_type::integer:
      break;
  }
  return {};
}

[[noreturn]] void refuse_row(const std::string& subject, bilingual problem) {
  throw error(
      error_code::bad_input, subject, std::move(problem),
      {"改正源数据后重做，本次没有写入任何内容", "Mend the source and do it again; nothing was written"});
}

void check_fields(const layer::feature_table& rows, std::size_t row) {
  for (std::size_t f = 0; f < rows.columns().size(); ++f) {
    const layer::field& field = rows.schema().fields[f];
    const layer::column& column = rows.columns()[f];
    if (!column.has(row)) {
      if (!field.required) continue;
      refuse_row(row_subject(rows, row), {fmt::format("缺少必填字段 {}（{}）", field.name, field.title.zh),
                                          fmt::format("the required field {} is absent", field.name)});
    }
    const bilingual problem = value_problem(column, row);
    if (problem.zh.empty()) continue;
    refuse_row(row_subject(rows, row), {fmt::format("字段 {} {}", field.name, problem.zh),
                                        fmt::format("the field {} {}", field.name, problem.en)});
  }
}

void check_geometry(const layer::feature_table& rows, std::size_t row) {
  const geo::geographic_view geometry = rows.geometry()[row];
  if (geometry.is_none()) return;
  if (!holds(rows.schema().geometry, geometry.kind())) {
    refuse_row(row_subject(rows, row),
               {fmt::format("几何类型与图层不符（图层要求 {}）", layer::to_string(rows.schema().geometry)),
                fmt::format("the geometry is of another kind than the layer's ({})",
                            layer::to_string(rows.schema().geometry))});
  }
  if (auto problem = storable_problem(geometry)) refuse_row(row_subject(rows, row), *problem);
  if (rows.schema().geometry == layer::layer_geometry::point && geometry.part_count() > 1) {
    refuse_row(row_subject(rows, row),
               {"点图层的要素只能有一个点", "a feature of a point layer has exactly one point"});
  }
}

}  // namespace

void check_row(const layer::feature_table& rows, std::size_t row) {
  check_fields(rows, row);
  check_geometry(rows, row);
}

bool holds(layer::layer_geometry geometry, geo::geometry_kind kind) {
  using layer::layer_geometry;
  if (kind == geo::geometry_kind::none) return true;
  switch (geometry) {
    case layer_geometry::none:
      return false;
    case layer_geometry::any:
      return true;
    case layer_geometry::point:
      return kind == geo::geometry_kind::point;
    case layer_geometry::line:
      return kind == geo::geometry_kind::line;
    case layer_geometry::polygon:
      return kind == geo::geometry_kind::polygon;
  }
  return false;
}

std::string row_subject(const layer::feature_table& rows, std::size_t row) {
  const std::int64_t id = rows.ids()[row].value;
  if (id == 0) return fmt::format("{} row {}", rows.schema().name, row + 1);
  return fmt::format("{} row {} (id {})", rows.schema().name, row + 1, id);
}

}  // namespace greenward::store

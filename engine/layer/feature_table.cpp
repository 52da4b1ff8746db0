#include "engine/layer/feature_table.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace greenward::layer {

feature_table::feature_table(layer_schema schema) : schema_(std::move(schema)) {
  columns_.reserve(schema_.fields.size());
  for (const field& f : schema_.fields) columns_.emplace_back(f.type);
}

feature_table::feature_table(layer_schema schema, std::vector<feature_id> ids, std::vector<column> columns,
                             geo::geographic_geometry geometry)
    : schema_(std::move(schema)),
      ids_(std::move(ids)),
      columns_(std::move(columns)),
      geometry_(std::move(geometry)) {
  assert(columns_.size() == schema_.fields.size() && geometry_.size() == ids_.size());
}

const column& feature_table::operator[](std::string_view field) const {
  return columns_[schema_.field_index(field)];
}

feature_table feature_table::selected(std::span<const std::size_t> keep) const {
  feature_table result(schema_);
  result.ids_.reserve(keep.size());
  for (const std::size_t row : keep) {
    result.ids_.push_back(ids_[row]);
    result.geometry_.append(geometry_[row]);
  }
  for (std::size_t f = 0; f < columns_.size(); ++f) {
    for (const std::size_t row : keep) result.columns_[f].append_from(columns_[f], row);
  }
  return result;
}

void feature_table::append(const feature_table& rows) {
  assert(&rows != this && rows.columns_.size() == columns_.size());
  ids_.insert(ids_.end(), rows.ids_.begin(), rows.ids_.end());
  for (std::size_t f = 0; f < columns_.size(); ++f) columns_[f].append_all(rows.columns_[f]);
  geometry_.append_all(rows.geometry_);
}

void feature_table::add_column(field added, column values) {
  assert(values.size() == size() && values.type() == added.type && !schema_.find_field(added.name));
  schema_.fields.push_back(std::move(added));
  columns_.push_back(std::move(values));
}

void feature_table::clear_column(std::string_view field) {
  column& cleared = columns_[schema_.field_index(field)];
  cleared = column(cleared.type());
  for (std::size_t row = 0; row < size(); ++row) cleared.append_absent();
}

void feature_table::clear_ids() {
  std::fill(ids_.begin(), ids_.end(), feature_id());
}

row_writer::row_writer(feature_table& table, feature_id id) : table_(table) {
  table_.ids_.push_back(id);
}

row_writer::~row_writer() {
  for (column& c : table_.columns_) {
    if (c.size() < table_.size()) c.append_absent();
  }
  if (table_.geometry_.size() < table_.size()) table_.geometry_.append_none();
  assert(table_.geometry_.size() == table_.size());
}

field_number row_writer::number_of(std::string_view field) const {
  return field_number(table_.schema_.field_index(field));
}

column& row_writer::claim(field_number field) {
  column& claimed = table_.columns_[static_cast<std::size_t>(field)];
  assert(claimed.size() + 1 == table_.size());
  return claimed;
}

void row_writer::set(field_number field, std::string_view value) {
  claim(field).append_text(value);
}

void row_writer::set(field_number field, std::int64_t value) {
  claim(field).append_integer(value);
}

void row_writer::set(field_number field, double value) {
  claim(field).append_real(value);
}

void row_writer::copy(std::string_view field, const column& from, std::size_t row) {
  if (!from.has(row)) return;
  if (from.is_text()) return set(field, from.text(row));
  if (from.type() == field_type::real) return set(field, from.real(row));
  set(field, from.integer(row));
}

}  // namespace greenward::layer

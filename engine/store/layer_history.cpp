#include "engine/store/layer_history.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace greenward::store {

void timeline::add(std::uint32_t row, std::int64_t entry) {
  row_.push_back(row);
  entry_.push_back(entry);
}

void timeline::finish(std::size_t rows) {
  first_.assign(rows + 1, 0);
  for (const std::uint32_t row : row_) ++first_[row + 1];
  for (std::size_t row = 0; row < rows; ++row) first_[row + 1] += first_[row];
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  std::vector<std::int64_t> entry(entry_.size());
  value_.resize(entry_.size());
  for (std::size_t i = row_.size(); i-- > 0;) {
    const std::uint32_t to = next[row_[i]]++;
    entry[to] = entry_[i];
    value_[to] = static_cast<std::uint32_t>(i);
  }
  entry_ = std::move(entry);
  row_ = {};
}

std::span<const std::int64_t> timeline::of(std::uint32_t row) const {
  return std::span(entry_).subspan(first_[row], first_[row + 1] - first_[row]);
}

std::optional<std::uint32_t> timeline::value_after(std::uint32_t row, std::int64_t entry) const {
  const auto entries = of(row);
  const auto next = std::ranges::upper_bound(entries, entry);
  if (next == entries.end()) return std::nullopt;
  return value_[first_[row] + static_cast<std::size_t>(next - entries.begin())];
}

std::optional<std::uint32_t> row_versions::find(feature_id id, std::int64_t entry) const {
  const auto of_id = std::ranges::equal_range(rows.ids(), id);
  for (auto it = of_id.begin(); it != of_id.end(); ++it) {
    const auto row = static_cast<std::size_t>(it - rows.ids().begin());
    if (until[row] > entry || until[row] == kStillThere) return static_cast<std::uint32_t>(row);
  }
  return std::nullopt;
}

layer_history::layer_history(layer::feature_table now, std::vector<feature_id> ids)
    : now_(std::move(now)),
      ids_(std::move(ids)),
      now_row_(ids_.size(), kGone),
      changes_(now_.columns().size()) {
  std::size_t row = 0;
  for (std::size_t i = 0; i < now_.size(); ++i) {
    while (ids_[row] < now_.ids()[i]) ++row;
    now_row_[row] = static_cast<std::uint32_t>(i);
  }
  for (const layer::field& field : now_.schema().fields) past_.emplace_back(field.type);
}

bool layer_history::existed(std::uint32_t row, std::int64_t entry) const {
  const auto past = existence_.value_after(row, entry);
  return past ? was_there_[*past] != 0 : now_row_[row] != kGone;
}

layer::feature_table layer_history::table_of(std::span<const place> places) const {
  std::vector<feature_id> ids;
  ids.reserve(places.size());
  for (const place& at : places) ids.push_back(ids_[at.row]);
  std::vector<layer::column> columns;
  for (std::size_t f = 0; f < now_.columns().size(); ++f) {
    layer::column& values = columns.emplace_back(now_.columns()[f].type());
    const bool changed = !changes_[f].empty();
    for (const place& at : places) {
      const auto past = changed ? changes_[f].value_after(at.row, at.entry) : std::nullopt;
      if (past) {
        values.append_from(past_[f], *past);
      } else {
        values.append_from(now_.columns()[f], now_row_[at.row]);
      }
    }
  }
  geo::geographic_geometry geometry;
  for (const place& at : places) {
    const auto past = moves_.value_after(at.row, at.entry);
    geometry.append(past ? past_places_[*past] : now_.geometry()[now_row_[at.row]]);
  }
  return {now_.schema(), std::move(ids), std::move(columns), std::move(geometry)};
}

layer::feature_table layer_history::at(std::int64_t entry) const {
  std::vector<place> places;
  places.reserve(ids_.size());
  for (std::uint32_t row = 0; row < ids_.size(); ++row)
    if (existed(row, entry)) places.push_back({row, entry});
  return table_of(places);
}

std::int64_t layer_history::last_change(std::int64_t entry) const {
  const auto next = std::ranges::upper_bound(entries_, entry);
  return next == entries_.begin() ? 0 : *std::prev(next);
}

row_versions layer_history::versions(std::span<const std::string> fields) const {
  std::vector<place> places;
  std::vector<std::int64_t> until;
  std::vector<std::int64_t> ends;
  for (std::uint32_t row = 0; row < ids_.size(); ++row) {
    ends.assign(1, kStillThere);
    const auto add = [&](const timeline& line) {
      const auto entries = line.of(row);
      ends.insert(ends.end(), entries.begin(), entries.end());
    };
    add(existence_);
    add(moves_);
    for (const std::string& field : fields) add(changes_[now_.schema().field_index(field)]);
    std::ranges::sort(ends);
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    for (const std::int64_t end : ends) {
      if (!existed(row, end - 1)) continue;
      places.push_back({row, end - 1});
      until.push_back(end);
    }
  }
  return {table_of(places), std::move(until)};
}

}  // namespace greenward::store

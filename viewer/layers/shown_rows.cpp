#include "viewer/layers/shown_rows.hpp"

#include <numeric>
#include <utility>

namespace greenward::viewer {

namespace {

constexpr std::size_t kRowsBetweenLooks = 50'000;  ///< at whether the work is still wanted

std::vector<std::uint32_t> as_stored(std::size_t count) {
  std::vector<std::uint32_t> rows(count);
  std::iota(rows.begin(), rows.end(), 0U);
  return rows;
}

/// One a row: whether it is to be shown.
std::vector<std::uint8_t> wanted_rows(const row_request& request, const task& progress) {
  const layer::feature_table& table = request.layer->table;
  std::vector<std::uint8_t> wanted(table.size(), request.in_view ? 0 : 1);
  if (request.in_view) {
    request.layer->index.visit_window(*request.in_view, [&](std::uint32_t row) {
      const bool meets = request.layer->planar[row].box().intersects(*request.in_view);
      wanted[row] = static_cast<std::uint8_t>(meets);
    });
  }
  for (std::uint32_t row = 0; request.selected && row < wanted.size(); ++row)
    if (!request.selected->contains(row)) wanted[row] = 0;
  for (std::uint32_t row = 0; request.drawn && row < wanted.size(); ++row)
    if (!request.drawn->contains(row)) wanted[row] = 0;
  for (std::size_t row = 0; request.filter && row < wanted.size(); ++row) {
    if (row % kRowsBetweenLooks == 0) progress.throw_if_cancelled();
    if (wanted[row] != 0) wanted[row] = static_cast<std::uint8_t>(request.filter->matches(table, row));
  }
  return wanted;
}

}  // namespace

void row_lister::sort(const row_request& request, const layer::catalogue& catalogue, const task& progress) {
  const std::size_t column = request.order->column;
  if (sorted_ == request.layer && sorted_of_.lock() == request.keeps && column_ == column) return;
  sorted_ = nullptr;
  groups_ = grouped_rows(request.layer->table, column, catalogue, progress);
  sorted_of_ = request.keeps;
  sorted_ = request.layer;
  column_ = column;
}

shown_rows row_lister::list(const row_request& request, const layer::catalogue& catalogue,
                            const task& progress) {
  const std::size_t count = request.layer->table.size();
  if (request.order) sort(request, catalogue, progress);
  std::vector<std::uint32_t> all =
      request.order ? arranged(groups_, request.order->descending) : as_stored(count);
  shown_rows shown;
  if (request.filter || request.in_view || request.selected || request.drawn) {
    const std::vector<std::uint8_t> wanted = wanted_rows(request, progress);
    std::erase_if(all, [&](std::uint32_t row) { return wanted[row] == 0; });
  }
  shown.rows = std::move(all);
  shown.place_of_row.assign(count, shown_rows::kNotShown);
  for (std::uint32_t place = 0; place < shown.rows.size(); ++place)
    shown.place_of_row[shown.rows[place]] = place;
  return shown;
}

}  // namespace greenward::viewer

// Which rows of a layer its table shows, and in which order.
#pragma once

#include "engine/layer/filter.hpp"
#include "engine/workflow/snapshot.hpp"
#include "viewer/canvas/row_bits.hpp"
#include "viewer/layers/row_marks.hpp"
#include "viewer/layers/row_order.hpp"

#include <memory>
#include <optional>

namespace greenward::viewer {

struct column_order {
  std::size_t column = kIdColumn;
  bool descending = false;
  friend bool operator==(const column_order&, const column_order&) = default;
};

/// What is asked for. The district outlives the answer by `keeps`.
struct row_request {
  std::shared_ptr<const workflow::district_snapshot> keeps;
  const workflow::layer_snapshot* layer = nullptr;
  std::optional<column_order> order;        ///< none: as stored
  std::optional<layer::filter> filter;      ///< of the layer's schema
  std::optional<geo::planar_box> in_view;   ///< only features whose boxes meet it
  std::optional<row_marks> selected{};      ///< only these
  std::shared_ptr<const row_bits> drawn{};  ///< only these, which the layer's own filter leaves; nullptr: all
};

/// `place_of_row`: one a row of the layer; where it stands in `rows`, or kNotShown.
struct shown_rows {
  static constexpr std::uint32_t kNotShown = 0xffffffff;
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> place_of_row;
};

/// Keeps the order of the column that was asked for last, so that another filter or the other direction need
/// not sort again.
class row_lister {
 public:
  /// O(n × size of the filter), and O(n log n) for another column. Throws as grouped_rows.
  [[nodiscard]] shown_rows list(const row_request& request, const layer::catalogue& catalogue,
                                const task& progress);

 private:
  void sort(const row_request& request, const layer::catalogue& catalogue, const task& progress);

  std::weak_ptr<const workflow::district_snapshot> sorted_of_;  ///< an order is no reason to keep a district
  const workflow::layer_snapshot* sorted_ = nullptr;
  std::size_t column_ = kIdColumn;
  row_groups groups_;
};

}  // namespace greenward::viewer

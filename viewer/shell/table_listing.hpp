// Keeps the rows of the attribute table as its order, filter and view want them.
#pragma once

#include "viewer/layers/session.hpp"
#include "viewer/shell/table_worker.hpp"

namespace greenward::viewer {

class table_listing {
 public:
  explicit table_listing(const layer::catalogue& catalogue) : worker_(catalogue) {}

  /// Once a frame: asks for the rows when they are others than those the table has, and takes them when they
  /// are there; those of most layers are there at once. Waits 4 milliseconds at most.
  void update(session& state);
  /// Whether rows are on their way.
  [[nodiscard]] bool busy() const { return worker_.busy(); }

 private:
  void ask(session& state, std::size_t layer);

  table_worker worker_;
  geo::planar_box view_;                   ///< that was asked for last, if only the rows in view are listed
  std::uint32_t marks_ = 0;                ///< version of what was selected then
  std::shared_ptr<const row_bits> drawn_;  ///< that the layer's filter left then
};

}  // namespace greenward::viewer

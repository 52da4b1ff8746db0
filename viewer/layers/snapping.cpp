#include "viewer/layers/snapping.hpp"

#include "engine/geo/measure.hpp"
#include "engine/geo/segment.hpp"

namespace greenward::viewer {

namespace {

class nearest_places {
 public:
  nearest_places(geo::planar at, double tolerance) : at_(at), to_corner_(tolerance), to_side_(tolerance) {}

  void look_at(geo::planar_view drawn, geo::geographic_view stored) {
    for (std::size_t part = 0; part < drawn.part_count(); ++part)
      for (std::size_t r = 0; r < drawn.ring_count(part); ++r)
        look_at(drawn.ring(part, r), stored.ring(part, r));
  }

  [[nodiscard]] std::optional<stored_place> found() const { return corner_ ? corner_ : side_; }

 private:
  void look_at(std::span<const geo::planar> drawn, std::span<const geo::lon_lat> stored) {
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      if (const double away = geo::distance(at_, drawn[i]); away <= to_corner_) {
        to_corner_ = away;
        corner_ = stored_place{drawn[i], stored[i]};
      }
      if (i == 0) continue;
      const geo::segment_projection on = geo::project_on_segment(at_, drawn[i - 1], drawn[i]);
      if (on.distance > to_side_) continue;
      to_side_ = on.distance;
      side_ = stored_place{on.point};
    }
  }

  geo::planar at_;
  double to_corner_, to_side_;
  std::optional<stored_place> corner_, side_;
};

}  // namespace

std::optional<stored_place> snap(const session& state, geo::planar at, double tolerance,
                                 const left_out_feature& but) {
  nearest_places nearest(at, tolerance);
  const geo::planar_box window{{at.x - tolerance, at.y - tolerance}, {at.x + tolerance, at.y + tolerance}};
  for (const tree_layer& layer : state.layers) {
    const prepared_layer& prepared = *layer.prepared;
    if (prepared.stored == nullptr || !state.is_drawn(layer)) continue;
    const layer::feature_table& table = prepared.stored->table;
    prepared.index().visit_window(window, [&](std::uint32_t row) {
      if (prepared.rule_of_row[row] == kNoRule) return;
      if (prepared.name == but.layer && table.ids()[row] == but.feature) return;
      nearest.look_at(prepared.geometry()[row], table.geometry()[row]);
    });
  }
  return nearest.found();
}

}  // namespace greenward::viewer

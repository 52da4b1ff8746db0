// A layer ready to be drawn, named, picked and counted: made once in the background, then never changed.
#pragma once

#include "engine/base/task.hpp"
#include "engine/layer/style.hpp"
#include "engine/workflow/snapshot.hpp"
#include "viewer/canvas/label_layout.hpp"
#include "viewer/canvas/mesh_levels.hpp"
#include "viewer/canvas/picking.hpp"
#include "viewer/canvas/row_bits.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace greenward::viewer {

/// Geometry of a layer that is computed, not stored.
struct overlay_geometry {
  geo::planar_geometry planar;
  index::packed_rtree index;
};

struct prepared_layer {
  std::string name;
  bilingual title;
  layer::layer_style style;
  /// The stored layer; nullptr for an overlay, whose geometry is `own`.
  const workflow::layer_snapshot* stored = nullptr;
  std::shared_ptr<const workflow::district_snapshot> keeps_stored;
  std::shared_ptr<const overlay_geometry> own;
  std::vector<std::uint16_t> rule_of_row;  ///< one a row; kNoRule = no geometry or no rule takes its value
  std::vector<std::size_t> class_counts;   ///< one a rule
  std::size_t features = 0;                ///< drawn ones: the sum of class_counts
  std::vector<geo::planar> anchors;        ///< one a row if the layer has labels
  geo::geometry_kind kind = geo::geometry_kind::none;  ///< of most features
  std::vector<mesh_level> levels;                      ///< emptied by whoever uploads them

  [[nodiscard]] const geo::planar_geometry& geometry() const { return own ? own->planar : stored->planar; }
  [[nodiscard]] const index::packed_rtree& index() const { return own ? own->index : stored->index; }
  /// The column of the labels, or nullptr.
  [[nodiscard]] const layer::column* names() const;
};

/// Rule of each row by the style's field. A row without geometry, or whose value no rule takes, gets kNoRule.
[[nodiscard]] std::vector<std::uint16_t> assign_rules(const workflow::layer_snapshot& layer,
                                                      const layer::layer_style& style);

/// For a background thread. `style` nullptr = a plain grey one.
[[nodiscard]] std::shared_ptr<prepared_layer> prepare_layer(
    const std::shared_ptr<const workflow::district_snapshot>& district, std::size_t layer,
    const layer::layer_style* style, const task& progress);

/// The same layer with other values of the field that its style goes by, one a row.
[[nodiscard]] std::shared_ptr<prepared_layer> restyled(const prepared_layer& layer,
                                                       std::span<const std::string> values,
                                                       const task& progress);

/// The same layer without the rows that are not among these: they are not drawn, and do not count. Its meshes
/// are still those of all rows. O(rows).
[[nodiscard]] std::shared_ptr<const prepared_layer> filtered(const prepared_layer& layer,
                                                             const row_bits& rows);

struct overlay_content {
  geo::planar_geometry geometry;
  std::vector<layer::style_rule> rules;    ///< the first is drawn on top
  std::vector<std::uint16_t> rule_of_row;  ///< one a feature
};
/// An overlay of several rules.
[[nodiscard]] std::shared_ptr<prepared_layer> prepare_overlay(const std::string& name, const bilingual& title,
                                                              overlay_content content, const task& progress);
/// An overlay of one rule. `geometry` may be empty.
[[nodiscard]] std::shared_ptr<prepared_layer> prepare_overlay(const std::string& name, const bilingual& title,
                                                              geo::planar_geometry geometry,
                                                              const layer::style_rule& rule,
                                                              const task& progress);

}  // namespace greenward::viewer

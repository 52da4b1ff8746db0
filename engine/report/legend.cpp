#include "engine/report/legend.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace greenward::report {

namespace {

constexpr std::array kKinds{geo::geometry_kind::point, geo::geometry_kind::line, geo::geometry_kind::polygon};
constexpr std::array kScales{1.0, 0.92, 0.85, 0.78, 0.7, 0.62};

/// Features of each kind, for each rule.
using class_counts = std::vector<std::array<std::size_t, 3>>;

class_counts count_classes(const drawn_layer& layer) {
  class_counts counts(layer.rules.size());
  for (const drawn_feature& feature : layer.features) {
    const auto kind = (*layer.geometry)[feature.row].kind();
    const auto at = std::find(kKinds.begin(), kKinds.end(), kind);
    if (at != kKinds.end()) ++counts[feature.rule][static_cast<std::size_t>(at - kKinds.begin())];
  }
  return counts;
}

/// A layer of the second map with the same of the first; of one map, or where only one has it, one of them.
struct layer_in_maps {
  const drawn_layer* now = nullptr;
  const drawn_layer* before = nullptr;

  [[nodiscard]] const drawn_layer& any() const { return now != nullptr ? *now : *before; }
};

bool are_the_same(const drawn_layer& a, const drawn_layer& b) {
  return (a.source == nullptr) == (b.source == nullptr) && a.title == b.title &&
         a.rules.size() == b.rules.size();
}

/// From the lowest up.
std::vector<layer_in_maps> layers_of_maps(std::span<const drawn_layer> now,
                                          std::span<const drawn_layer> before) {
  std::vector<layer_in_maps> layers;
  for (const drawn_layer& layer : now) layers.push_back({&layer, nullptr});
  for (const drawn_layer& layer : before) {
    const auto same = std::ranges::find_if(layers, [&](const layer_in_maps& one) {
      return one.before == nullptr && are_the_same(one.any(), layer);
    });
    if (same != layers.end())
      same->before = &layer;
    else
      layers.push_back({nullptr, &layer});
  }
  std::ranges::stable_sort(layers, {}, [](const layer_in_maps& one) { return one.any().draw_order; });
  return layers;
}

void add_layer(std::vector<legend_entry>& entries, const layer_in_maps& maps, bool of_two) {
  const drawn_layer& layer = maps.any();
  const class_counts none(layer.rules.size());
  const class_counts now = maps.now != nullptr ? count_classes(*maps.now) : none;
  const class_counts before = maps.before != nullptr ? count_classes(*maps.before) : none;
  const bool single = layer.rules.size() == 1, counted = layer.source != nullptr;
  const legend_role role = single ? legend_role::layer_row : legend_role::class_row;
  bool headed = single;
  for (std::size_t r = 0; r < layer.rules.size(); ++r) {
    for (std::size_t k = 0; k < kKinds.size(); ++k) {
      if (now[r][k] == 0 && before[r][k] == 0) continue;
      if (!std::exchange(headed, true))
        entries.push_back({.role = legend_role::heading, .title = layer.title});
      legend_entry& row = entries.emplace_back(
          legend_entry{role, single ? layer.title : layer.rules[r].title, &layer.rules[r], kKinds[k]});
      if (counted) row.count = now[r][k];
      if (counted && of_two) row.count_before = before[r][k];
    }
  }
}

bool starts_group(std::span<const legend_entry> entries, std::size_t i) {
  return entries[i].is_heading() || (entries[i].role == legend_role::layer_row && i > 0 &&
                                     entries[i - 1].role == legend_role::class_row);
}

/// Whether a layer's classes may be parted by the end of a column.
enum class group_break { never, allowed };

/// Rows that must find room together with row i.
std::size_t rows_together(std::span<const legend_entry> entries, std::size_t i, group_break breaks) {
  if (!entries[i].is_heading()) return 1;
  std::size_t end = i + 1;
  while (end < entries.size() && entries[end].role == legend_role::class_row) ++end;
  return breaks == group_break::never ? std::max<std::size_t>(end - i, 2) : 2;
}

struct flow_options {
  double scale = 1;
  std::size_t columns = 1;
  group_break breaks = group_break::allowed;
};

/// Rows flow down the columns; stops at the first that finds no room.
legend_plan flow(std::span<const legend_entry> entries, const pixel_box& box, const legend_metrics& metrics,
                 const flow_options& options) {
  const auto [scale, columns, breaks] = options;
  legend_plan plan{.scale = scale, .columns = columns, .corners = {}};
  plan.column_width = box.width() / static_cast<double>(columns);
  std::size_t column = 0;
  double y = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const double height = scale * metrics.row;
    const double needed = height * static_cast<double>(rows_together(entries, i, breaks));
    if (y > 0 && starts_group(entries, i)) y += scale * metrics.gap;
    if (y + needed > box.height() && y > 0) {
      ++column;
      y = 0;
    }
    if (column == columns || y + needed > box.height()) break;
    plan.corners.push_back({box.min.x + static_cast<double>(column) * plan.column_width, box.min.y + y});
    y += height;
    plan.used_height = std::max(plan.used_height, y);
  }
  return plan;
}

}  // namespace

std::vector<legend_entry> legend_entries(std::span<const drawn_layer> layers,
                                         std::span<const drawn_layer> before) {
  std::vector<legend_entry> entries;
  const std::vector<layer_in_maps> maps = layers_of_maps(layers, before);
  for (const bool of_overlays : {true, false}) {
    for (std::size_t i = maps.size(); i-- > 0;) {
      if ((maps[i].any().source == nullptr) == of_overlays) add_layer(entries, maps[i], !before.empty());
    }
  }
  return entries;
}

std::vector<bilingual> hidden_layers(std::span<const drawn_layer> layers) {
  std::vector<bilingual> titles;
  for (const drawn_layer& layer : layers) {
    if (layer.hidden_by_scale) titles.push_back(layer.title);
  }
  return titles;
}

legend_plan plan_legend(std::span<const legend_entry> entries, const pixel_box& box,
                        const legend_metrics& metrics) {
  legend_plan plan;
  for (const double scale : kScales) {
    const double least = metrics.least_column_width * scale;
    const auto most = static_cast<std::size_t>(std::max(1.0, box.width() / least));
    for (std::size_t columns = 1; columns <= most; ++columns) {
      for (const group_break breaks : {group_break::never, group_break::allowed}) {
        plan = flow(entries, box, metrics, {.scale = scale, .columns = columns, .breaks = breaks});
        if (plan.corners.size() == entries.size()) return plan;
      }
    }
  }
  return plan;
}

}  // namespace greenward::report

#include "engine/works/work_parts.hpp"

#include "engine/geo/measure.hpp"
#include "engine/index/shares.hpp"
#include "engine/works/common_ground.hpp"

#include <algorithm>
#include <optional>
#include <ranges>
#include <string_view>
#include <utility>

namespace greenward::works {

namespace {

constexpr const char* kCodeFields[] = {"community_code", "street_code", "district_code"};  // the finest first

bool lies_in(const unit_tree& tree, std::uint32_t unit, std::uint32_t whole) {
  return unit != kNoUnit && tree.at_level(unit, tree.units()[whole].level) == whole;
}

/// Length in metres or area in square metres.
double size_of(geo::planar_view place) {
  return place.kind() == geo::geometry_kind::line ? geo::length(place).value : geo::area(place).value;
}

class splitter {
 public:
  splitter(const layer::feature_table& works, const geo::planar_geometry& planar, const unit_tree& tree,
           const unit_areas& areas)
      : works_(works),
        planar_(planar),
        tree_(tree),
        areas_(areas),
        lines_(index::line_shares(planar, areas.areas)),
        polygons_(index::polygon_shares(planar, areas.areas)) {}

  work_parts run() {
    std::size_t line = 0, polygon = 0;
    for (std::uint32_t row = 0; row < works_.size(); ++row) {
      const auto lines = taken(lines_, line, row);
      const auto polygons = taken(polygons_, polygon, row);
      add(row, lines.empty() ? polygons : lines);
    }
    return std::move(result_);
  }

 private:
  /// The shares of one row, which come by row.
  static std::span<const index::area_share> taken(const std::vector<index::area_share>& all,
                                                  std::size_t& next, std::uint32_t row) {
    const std::size_t first = next;
    while (next < all.size() && all[next].row == row) ++next;
    return std::span(all).subspan(first, next - first);
  }

  void add(std::uint32_t row, std::span<const index::area_share> shares) {
    const std::size_t first = result_.parts.size();
    const std::uint32_t own = own_unit(works_, row, tree_);
    if (!split(row, shares))
      result_.parts.push_back({row, own != kNoUnit ? own : unit_around(row), 1, false});
    choose(row, first, own);
    const auto own_parts = std::ranges::subrange(result_.parts.begin() + static_cast<std::ptrdiff_t>(first),
                                                 result_.parts.end());
    std::ranges::sort(own_parts, {}, &work_part::unit);
  }

  /// False if it lies in no area, or its shares make no sense: then nothing is added.
  bool split(std::uint32_t row, std::span<const index::area_share> shares) {
    if (shares.empty()) return false;
    const double whole = size_of(planar_[row]);
    const double nothing = whole * kMeasuringRounding;
    double inside = 0;
    for (const index::area_share& share : shares) inside += share.amount;
    const bool sound = whole > 0 && std::ranges::all_of(shares, [&](const index::area_share& share) {
                         return share.amount > -nothing;
                       });
    if (!sound) {
      result_.unsplit.push_back(row);
      return false;
    }
    const std::size_t first = result_.parts.size();
    for (const index::area_share& share : shares)
      if (share.amount > nothing) add_share(row, first, share, std::max(inside, whole));
    if (whole - inside > nothing) result_.parts.push_back({row, kNoUnit, (whole - inside) / whole, false});
    return true;
  }

  /// A unit may have several areas.
  void add_share(std::uint32_t row, std::size_t first, const index::area_share& share, double whole) {
    const std::uint32_t unit = areas_.unit_of_area[share.area];
    for (std::size_t i = first; i < result_.parts.size(); ++i) {
      if (result_.parts[i].unit != unit) continue;
      result_.parts[i].share += share.amount / whole;
      return;
    }
    result_.parts.push_back({row, unit, share.amount / whole, false});
  }

  /// The area around a point: of several the first.
  [[nodiscard]] std::uint32_t unit_around(std::uint32_t row) const {
    if (planar_[row].kind() != geo::geometry_kind::point) return kNoUnit;
    std::uint32_t area = index::kNoRow;
    areas_.areas.visit_containing(planar_[row].points().front(),
                                  [&](std::uint32_t found) { area = std::min(area, found); });
    return area == index::kNoRow ? kNoUnit : areas_.unit_of_area[area];
  }

  void choose(std::uint32_t row, std::size_t first, std::uint32_t own) {
    work_part* chosen = nullptr;
    for (std::size_t i = first; i < result_.parts.size(); ++i) {
      work_part& part = result_.parts[i];
      if (own != kNoUnit && !lies_in(tree_, part.unit, own)) continue;
      const bool more = chosen == nullptr || part.share > chosen->share ||
                        (part.share == chosen->share && part.unit < chosen->unit);
      if (more) chosen = &part;
    }
    if (chosen == nullptr) chosen = &result_.parts.emplace_back(work_part{row, own, 0, false});
    chosen->counts = true;
  }

  const layer::feature_table& works_;
  const geo::planar_geometry& planar_;
  const unit_tree& tree_;
  const unit_areas& areas_;
  std::vector<index::area_share> lines_, polygons_;
  work_parts result_;
};

}  // namespace

unit_areas finest_areas(const layer::feature_table& admin_units, const geo::planar_geometry& planar,
                        const unit_tree& tree) {
  const auto& code = admin_units["code"];
  std::optional<unit_level> finest;
  std::vector<std::pair<std::size_t, std::uint32_t>> found;  // row, unit
  for (std::size_t row = 0; row < admin_units.size(); ++row) {
    const std::uint32_t unit = tree.find(code.text(row));
    if (unit == kNoUnit || planar[row].kind() != geo::geometry_kind::polygon) continue;
    const unit_level level = tree.units()[unit].level;
    if (!finest || level > *finest) {
      finest = level;
      found.clear();
    }
    if (level == *finest) found.emplace_back(row, unit);
  }
  geo::planar_geometry areas;
  std::vector<std::uint32_t> units;
  for (const auto& [row, unit] : found) {
    areas.append(planar[row]);
    units.push_back(unit);
  }
  return {index::area_layer(areas), std::move(units)};
}

work_parts parts_of(const layer::feature_table& works, const geo::planar_geometry& planar,
                    const unit_tree& tree, const unit_areas& areas) {
  return splitter(works, planar, tree, areas).run();
}

std::uint32_t own_unit(const layer::feature_table& rows, std::size_t row, const unit_tree& tree) {
  for (const char* field : kCodeFields) {
    const auto& code = rows[field];
    if (!code.has(row)) continue;
    const std::uint32_t unit = tree.find(code.text(row));
    if (unit != kNoUnit) return unit;
  }
  return kNoUnit;
}

std::vector<std::string> codes_in(const layer::feature_table& admin_units,
                                  const layer::feature_table& features) {
  std::vector<std::string> codes;
  const auto add = [&](const layer::column& column) {
    for (std::size_t row = 0; row < column.size(); ++row)
      if (column.has(row)) codes.emplace_back(column.text(row));
  };
  add(admin_units["code"]);
  for (const char* field : kCodeFields) add(features[field]);
  return codes;
}

}  // namespace greenward::works

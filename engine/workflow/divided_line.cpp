#include "engine/workflow/divided_line.hpp"

#include "engine/geo/measure.hpp"

#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

namespace greenward::workflow {

namespace {

constexpr double kSamePlaceMetres = 1e-6;

class line_divider {
 public:
  line_divider(std::span<const geo::planar> planar, std::span<const geo::lon_lat> geographic)
      : planar_(planar), geographic_(geographic), part_{geographic.front()} {}

  std::vector<std::vector<geo::lon_lat>> divide(std::span<const line_cut> cuts) {
    geo::lon_lat before = geographic_.front();
    for (const line_cut& cut : cuts) {
      walk_to(cut.along_m);
      finish_part(before, cut.node, point_at(cut.along_m));
      before = cut.node;
    }
    walk_to(std::numeric_limits<double>::infinity());
    finish_part(before, geographic_.back(), geographic_.back());
    return std::move(parts_);
  }

 private:
  /// Takes the line's own points that lie before that distance, and steps over one that lies at it.
  void walk_to(double along) {
    while (next_ < planar_.size()) {
      const double end = along_ + geo::distance(planar_[next_ - 1], planar_[next_]);
      if (end > along + kSamePlaceMetres) return;
      if (end < along - kSamePlaceMetres) add(geographic_[next_]);
      along_ = end;
      ++next_;
    }
  }

  /// On the segment that the walk stopped in.
  [[nodiscard]] geo::lon_lat point_at(double along) const {
    const geo::lon_lat from = geographic_[next_ - 1];
    if (next_ == planar_.size() || along <= along_ + kSamePlaceMetres) return from;
    const geo::lon_lat to = geographic_[next_];
    const double share = (along - along_) / geo::distance(planar_[next_ - 1], planar_[next_]);
    return {std::lerp(from.x, to.x, share), std::lerp(from.y, to.y, share)};
  }

  void add(geo::lon_lat point) {
    if (!(part_.back() == point)) part_.push_back(point);
  }

  void finish_part(geo::lon_lat node_before, geo::lon_lat node, geo::lon_lat end) {
    add(end);
    if (part_.size() < 2) part_ = {node_before, node};
    parts_.push_back(std::exchange(part_, {end}));
  }

  std::span<const geo::planar> planar_;
  std::span<const geo::lon_lat> geographic_;
  std::vector<geo::lon_lat> part_;
  std::vector<std::vector<geo::lon_lat>> parts_;
  std::size_t next_ = 1;  ///< the first point that has not been walked over
  double along_ = 0;      ///< of the point before it
};

}  // namespace

std::vector<std::vector<geo::lon_lat>> divide_line(std::span<const geo::planar> planar,
                                                   std::span<const geo::lon_lat> geographic,
                                                   std::span<const line_cut> cuts) {
  return line_divider(planar, geographic).divide(cuts);
}

}  // namespace greenward::workflow

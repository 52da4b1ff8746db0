#include "engine/drainage/checks.hpp"

#include <cmath>

namespace greenward::drainage {

namespace {

class hydraulic_check {
 public:
  hydraulic_check(const check_input& input, std::vector<finding>& findings)
      : in_(input), h_(*input.hydraulics), links_(input.drains.links), out_(findings) {}

  void run() {
    for (std::uint32_t link = 0; link < links_.size(); ++link) {
      look_at(link);
      check_spacing(link);
    }
  }

 private:
  void add(check what, std::uint32_t link, std::array<double, 4> numbers) {
    add_finding(out_, what, subject::link, link, place_of_link(in_, link)).numbers = numbers;
  }

  [[nodiscard]] bool breaks(std::uint32_t link, hydraulic_finding fault) const {
    return hydraulic_findings::has(h_.faults.found[link], fault);
  }

  void look_at(std::uint32_t link) {
    const double size = links_.diameter_mm[link], slope = h_.pipes.slope[link];
    if (breaks(link, hydraulic_finding::too_flat) && slope >= 0)  // adverse slopes have a check of their own
      add(check::least_slope, link,
          {slope * 1000, limit_for(h_.limits.least_slope, size) * 1000, size, kNotGiven});
    if (breaks(link, hydraulic_finding::sewage_too_slow))
      add(check::least_velocity, link,
          {h_.loads.sewage_velocity_m_s[link], h_.limits.least_sewage_velocity_m_s, kNotGiven, kNotGiven});
    if (breaks(link, hydraulic_finding::full_too_slow))
      add(check::least_velocity, link,
          {h_.pipes.full_velocity_m_s[link], h_.limits.least_full_velocity_m_s, kNotGiven, kNotGiven});
    if (breaks(link, hydraulic_finding::too_full))
      add(check::largest_fill, link,
          {h_.loads.sewage_fill[link], limit_for(h_.limits.greatest_fill, size), size, kNotGiven});
    if (breaks(link, hydraulic_finding::overloaded))
      add(check::overloaded, link,
          {h_.loads.storm_m3_s[link], h_.pipes.capacity_m3_s[link], kNotGiven, kNotGiven});
    if (!breaks(link, hydraulic_finding::too_shallow)) return;
    const double up = h_.pipes.up_cover_m[link], down = h_.pipes.down_cover_m[link];
    const bool first = up < h_.limits.least_cover_m;
    add(check::little_cover, link,
        {first ? 1.0 : 2.0, first ? up : down, h_.limits.least_cover_m, kNotGiven});
  }

  void check_spacing(std::uint32_t link) {
    if (links_.status[link] == asset_status::abandoned || !runs_by_gravity(links_, link)) return;
    const double limit = limit_for(h_.manhole_spacing, links_.diameter_mm[link]),
                 length = links_.length_m[link];
    if (length > limit)
      add(check::manhole_spacing, link, {length, limit, links_.diameter_mm[link], kNotGiven});
  }

  const check_input& in_;
  const hydraulic_input& h_;
  const survey_links& links_;
  std::vector<finding>& out_;
};

}  // namespace

void check_hydraulics(const check_input& input, std::vector<finding>& findings) {
  hydraulic_check(input, findings).run();
}

}  // namespace greenward::drainage

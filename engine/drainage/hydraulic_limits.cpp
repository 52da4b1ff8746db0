#include "engine/drainage/hydraulic_limits.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

namespace greenward::drainage {

namespace {

/// Floats of levels and lengths: a slope of 3 ‰ measured as 2.9999999 ‰ is one.
constexpr double kSlack = 1e-9;

class fault_finder {
 public:
  fault_finder(const survey& drains, const pipe_capacities& pipes, const pipe_loads& loads,
               const hydraulic_limits& limits)
      : links_(drains.links), pipes_(pipes), loads_(loads), limits_(limits) {
    findings_.found.resize(links_.size(), 0);
    findings_.not_assessable.resize(links_.size(), 0);
  }

  hydraulic_findings run() {
    for (std::uint32_t link = 0; link < links_.size(); ++link) {
      if (links_.status[link] == asset_status::abandoned) continue;
      judge_cover(link);
      if (links_.kind[link] == link_kind::pressure) continue;
      judge_slope(link);
      const drain_system system = links_.system[link];
      if (system == drain_system::sanitary) judge_sewage(link);
      if (system == drain_system::storm || system == drain_system::combined) judge_rain(link);
    }
    return std::move(findings_);
  }

 private:
  void note(std::uint32_t link, hydraulic_finding finding, std::vector<std::uint8_t>& bits) {
    bits[link] |= static_cast<std::uint8_t>(finding);
  }
  void at_least(std::uint32_t link, double value, double limit, hydraulic_finding finding) {
    if (std::isnan(limit)) return;
    if (std::isnan(value))
      note(link, finding, findings_.not_assessable);
    else if (value < limit - kSlack)
      note(link, finding, findings_.found);
  }
  void at_most(std::uint32_t link, double value, double limit, hydraulic_finding finding) {
    at_least(link, -value, -limit, finding);
  }

  void judge_cover(std::uint32_t link) {
    const double up = pipes_.up_cover_m[link], down = pipes_.down_cover_m[link];
    at_least(link, up, limits_.least_cover_m, hydraulic_finding::too_shallow);
    at_least(link, down, limits_.least_cover_m, hydraulic_finding::too_shallow);
    // One end that is too shallow settles it, whatever the other is.
    settle(link, hydraulic_finding::too_shallow);
  }
  void settle(std::uint32_t link, hydraulic_finding finding) {
    if (hydraulic_findings::has(findings_.found[link], finding))
      findings_.not_assessable[link] &= static_cast<std::uint8_t>(~static_cast<unsigned>(finding));
  }

  void judge_slope(std::uint32_t link) {
    const double slope = pipes_.slope[link];
    if (slope < 0 && links_.adverse_accepted[link] != 0) return;
    const std::optional<pipe_section> section = section_of(links_, link);
    if (section && std::holds_alternative<box_section>(*section)) return;
    if (!section) {
      if (!limits_.least_slope.empty()) note(link, hydraulic_finding::too_flat, findings_.not_assessable);
      return;
    }
    at_least(link, slope, limit_for(limits_.least_slope, links_.diameter_mm[link]),
             hydraulic_finding::too_flat);
  }

  void judge_sewage(std::uint32_t link) {
    if (loads_.sewage_m3_s[link] == 0) return;
    const std::optional<pipe_section> section = section_of(links_, link);
    if (section)
      at_most(link, loads_.sewage_fill[link], limit_for(limits_.greatest_fill, size_mm(link, *section)),
              hydraulic_finding::too_full);
    else if (!limits_.greatest_fill.empty())
      note(link, hydraulic_finding::too_full, findings_.not_assessable);
    at_least(link, loads_.sewage_velocity_m_s[link], limits_.least_sewage_velocity_m_s,
             hydraulic_finding::sewage_too_slow);
  }
  [[nodiscard]] double size_mm(std::uint32_t link, const pipe_section& section) const {
    const bool box = std::holds_alternative<box_section>(section);
    return box ? links_.height_mm[link] : links_.diameter_mm[link];
  }

  void judge_rain(std::uint32_t link) {
    at_least(link, pipes_.full_velocity_m_s[link], limits_.least_full_velocity_m_s,
             hydraulic_finding::full_too_slow);
    at_most(link, loads_.storm_load[link], 1, hydraulic_finding::overloaded);
  }

  const survey_links& links_;
  const pipe_capacities& pipes_;
  const pipe_loads& loads_;
  const hydraulic_limits& limits_;
  hydraulic_findings findings_;
};

}  // namespace

double limit_for(std::span<const size_limit> limits, double size_mm) {
  double value = kNotGiven;
  for (const size_limit& limit : limits)
    if (size_mm >= limit.from_mm) value = limit.value;
  return value;
}

hydraulic_findings find_hydraulic_faults(const survey& drains, const pipe_capacities& pipes,
                                         const pipe_loads& loads, const hydraulic_limits& limits) {
  return fault_finder(drains, pipes, loads, limits).run();
}

}  // namespace greenward::drainage

#include "engine/report/separation_page.hpp"

#include "engine/geo/clip.hpp"
#include "engine/geo/measure.hpp"

#include <cmath>
#include <tuple>

namespace greenward::report {

namespace {

way_exit exit_of(std::span<const geo::planar> line, const geo::planar_box& box) {
  constexpr way_exit kNoExit{{}, {}, -1};
  if (line.size() < 2 || box.contains(line.back())) return kNoExit;
  for (std::size_t i = line.size() - 1; i > 0; --i) {
    const auto inside = geo::clip_segment(line[i - 1], line[i], box);
    if (!inside) continue;
    const geo::planar out = inside->second;
    return {out, line[i], geo::distance(out, line[i]) + geo::line_length(line.subspan(i)).value};
  }
  return kNoExit;  // it never was inside
}

int badness(drainage::verdict result) {
  switch (result) {
    case drainage::verdict::fails:
      return 0;
    case drainage::verdict::unknown:
      return 1;
    case drainage::verdict::not_assessable:
      return 2;
    case drainage::verdict::passes:
      break;
  }
  return 3;
}

}  // namespace

std::vector<way_exit> exits_of(const geo::planar_geometry& ways, const geo::planar_box& box) {
  std::vector<way_exit> exits;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    const bool none = ways[i].is_none();
    exits.push_back(exit_of(none ? std::span<const geo::planar>() : ways[i].ring(0, 0), box));
  }
  return exits;
}

std::string number_list(const std::vector<std::size_t>& numbers) {
  std::string text;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t last = i;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    if (last - i < 2) last = i;  // two are a pair, not a run
    text += (text.empty() ? "" : ", ") + std::to_string(numbers[i]);
    if (last > i) text += "–" + std::to_string(numbers[last]);
    i = last + 1;
  }
  return text;
}

bool is_worse(const separation_page& a, const separation_page& b) {
  const auto rank = [](const separation_page& page) {
    const double index = page.receptor.least_index;
    return std::tuple(badness(page.receptor.result), std::isnan(index) ? 2.0 : index,
                      -page.receptor.sewage.fail, page.code);
  };
  return rank(a) < rank(b);
}

}  // namespace greenward::report

#include "viewer/layers/look.hpp"

#include <algorithm>

namespace greenward::viewer {

namespace {

constexpr double kUsualDots = 96;
constexpr int kLeastWidth = 960, kLeastHeight = 600;
constexpr double kNearlyThere = 0.99;  ///< screens tell their size in whole millimetres

}  // namespace

void look::enlarge() {
  const auto* next = std::ranges::upper_bound(kInterfaceScales, scale);
  if (next != kInterfaceScales.end()) scale = *next;
}

void look::reduce() {
  const auto* here = std::ranges::lower_bound(kInterfaceScales, scale);
  if (here != kInterfaceScales.begin()) scale = *(here - 1);
}

bool is_interface_scale(int percent) {
  return std::ranges::find(kInterfaceScales, percent) != kInterfaceScales.end();
}

int scale_for_screen(double dots_per_inch, screen_size pixels) {
  int best = kUsualScale;
  for (const int percent : kInterfaceScales) {
    const bool is_due = percent * kUsualDots * kNearlyThere <= dots_per_inch * 100;
    const bool has_room =
        pixels.width * 100 >= kLeastWidth * percent && pixels.height * 100 >= kLeastHeight * percent;
    if (percent > best && is_due && has_room) best = percent;
  }
  return best;
}

}  // namespace greenward::viewer

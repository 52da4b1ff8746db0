#include "engine/report/label_placement.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>

namespace greenward::report {

namespace {

const pixel_box kFrame{{0, 0}, {600, 400}};

label_box box_at(double x, double y, double width = 60, double height = 16, double angle = 0) {
  return {{x, y}, width / 2, height / 2, angle};
}

double between(int low, int high) {
  return *rc::gen::inRange(low * 10, high * 10) / 10.0;
}

std::vector<label_request> arbitrary_requests() {
  std::vector<label_request> requests(static_cast<std::size_t>(*rc::gen::inRange(0, 60)));
  for (label_request& request : requests) {
    request.priority = *rc::gen::inRange(0, 3);
    request.repeat_group = static_cast<std::uint32_t>(*rc::gen::inRange(0, 4));
    const int candidates = *rc::gen::inRange(0, 4);
    for (int i = 0; i < candidates; ++i) {
      request.candidates.push_back(
          box_at(between(-50, 650), between(-50, 450), between(4, 200), between(4, 40), between(-2, 2)));
    }
  }
  return requests;
}

/// Whether a dense grid of points of `a` (its inside) meets the inside of `b`: an oracle without axes.
bool share_a_point(const label_box& a, const label_box& b) {
  constexpr int kSteps = 60;
  for (int i = 0; i <= kSteps; ++i) {
    for (int k = 0; k <= kSteps; ++k) {
      const double u = a.half_width * (2.0 * i / kSteps - 1);
      const double v = a.half_height * (2.0 * k / kSteps - 1);
      const double x = a.centre.x + u * std::cos(a.angle) - v * std::sin(a.angle) - b.centre.x;
      const double y = a.centre.y + u * std::sin(a.angle) + v * std::cos(a.angle) - b.centre.y;
      const double s = x * std::cos(b.angle) + y * std::sin(b.angle);
      const double t = -x * std::sin(b.angle) + y * std::cos(b.angle);
      if (std::abs(s) < b.half_width - 1e-9 && std::abs(t) < b.half_height - 1e-9) return true;
    }
  }
  return false;
}

}  // namespace

TEST(LabelPlacement, HigherPriorityWinsThePlace) {
  const std::vector<label_request> requests{{.priority = 1, .candidates = {box_at(100, 100)}},
                                            {.priority = 5, .candidates = {box_at(110, 100)}}};
  const auto chosen = place_labels(requests, {.frame = kFrame});
  EXPECT_FALSE(chosen[0].has_value());
  EXPECT_EQ(chosen[1], 0U);
}

TEST(LabelPlacement, TheLoserTakesItsNextPlace) {
  const std::vector<label_request> requests{{.candidates = {box_at(100, 100)}},
                                            {.candidates = {box_at(100, 100), box_at(100, 130)}}};
  EXPECT_EQ(place_labels(requests, {.frame = kFrame})[1], 1U);
}

TEST(LabelPlacement, ObstaclesStayFree) {
  const std::vector<label_request> requests{{.candidates = {box_at(100, 100), box_at(300, 100)}}};
  EXPECT_EQ(place_labels(requests, {.frame = kFrame, .obstacles = {box_at(100, 100)}})[0], 1U);
}

TEST(LabelPlacement, ANameComesBackOnlyFarAway) {
  const std::vector<label_request> requests{{.repeat_group = 1, .candidates = {box_at(50, 50)}},
                                            {.repeat_group = 1, .candidates = {box_at(250, 50)}},
                                            {.repeat_group = 1, .candidates = {box_at(550, 50)}}};
  const auto chosen = place_labels(requests, {.frame = kFrame, .repeat_distance = 400});
  EXPECT_TRUE(chosen[0].has_value());
  EXPECT_FALSE(chosen[1].has_value());
  EXPECT_TRUE(chosen[2].has_value());
}

TEST(LabelPlacement, TurnedBoxesPassWhereTheirBoundsMeet) {
  const label_box rising = box_at(100, 100, 100, 10, -0.785);
  const label_box beside = box_at(130, 130, 40, 10, -0.785);
  EXPECT_TRUE(rising.bounds().intersects(beside.bounds()));
  EXPECT_FALSE(overlap(rising, beside));
}

RC_GTEST_PROP(LabelPlacement, OverlapSeesEveryCommonPoint, ()) {
  const label_box a =
      box_at(between(0, 100), between(0, 100), between(4, 120), between(4, 40), between(-3, 3));
  const label_box b =
      box_at(between(0, 100), between(0, 100), between(4, 120), between(4, 40), between(-3, 3));
  if (share_a_point(a, b) || share_a_point(b, a)) RC_ASSERT(overlap(a, b));
  RC_ASSERT(overlap(a, b) == overlap(b, a));
}

RC_GTEST_PROP(LabelPlacement, PlacedLabelsNeverOverlapAndStayInside, ()) {
  const auto requests = arbitrary_requests();
  const label_box obstacle = box_at(300, 200, 100, 80);
  const auto chosen = place_labels(requests, {.frame = kFrame, .obstacles = {obstacle}});
  std::vector<label_box> placed{obstacle};
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (!chosen[i]) continue;
    const label_box& box = requests[i].candidates.at(*chosen[i]);
    RC_ASSERT(kFrame.contains(box.bounds().min) && kFrame.contains(box.bounds().max));
    for (const label_box& other : placed) RC_ASSERT(!share_a_point(box, other) && !share_a_point(other, box));
    placed.push_back(box);
  }
}

RC_GTEST_PROP(LabelPlacement, IsDeterministicAndWastesNoPlace, ()) {
  const auto requests = arbitrary_requests();
  const auto chosen = place_labels(requests, {.frame = kFrame, .repeat_distance = 0});
  RC_ASSERT(chosen == place_labels(requests, {.frame = kFrame, .repeat_distance = 0}));
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (chosen[i]) continue;
    for (const label_box& candidate : requests[i].candidates) {
      bool blocked = !kFrame.contains(candidate.bounds().min) || !kFrame.contains(candidate.bounds().max);
      for (std::size_t k = 0; k < requests.size(); ++k) {
        blocked = blocked || (chosen[k] && overlap(candidate, requests[k].candidates[*chosen[k]]));
      }
      RC_ASSERT(blocked);
    }
  }
}

}  // namespace greenward::report

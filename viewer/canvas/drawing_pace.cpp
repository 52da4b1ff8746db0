#include "viewer/canvas/drawing_pace.hpp"

#include "viewer/canvas/gl_functions.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace greenward::viewer {

namespace {

constexpr std::uint32_t kFirstChunk = 1024;
/// Between two waits: each costs a software renderer a pass over its picture.
constexpr double kStretch = 10;
constexpr double kGrowth = 4;

constexpr drawing_pace::milliseconds kShareOnGpu{11}, kShareInSoftware{25};
/// What Mesa's software renderers call themselves.
constexpr std::array<std::string_view, 3> kInSoftware{"llvmpipe", "softpipe", "Software Rasterizer"};

}  // namespace

drawing_pace::drawing_pace(std::optional<milliseconds> longest)
    : longest_(longest),
      start_(std::chrono::steady_clock::now()),
      waited_(start_),
      chunk_(longest ? kFirstChunk : std::numeric_limits<std::uint32_t>::max()) {}

std::uint32_t drawing_pace::most_at_once() const {
  return longest_ ? std::max(1U, chunk_ - std::min(chunk_, pending_)) : chunk_;
}

void drawing_pace::ordered(std::uint32_t instances) {
  if (!longest_) return;
  pending_ += instances;
  if (pending_ >= chunk_) wait();
}

void drawing_pace::change_kind() {
  if (longest_) chunk_ = std::min(chunk_, pending_ + kFirstChunk);
}

drawing_pace::milliseconds share_of_a_frame() {
  const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
  const std::string_view renderer = name != nullptr ? name : kInSoftware.front();
  const bool in_software = std::ranges::any_of(kInSoftware, [&](std::string_view software) {
    return renderer.find(software) != std::string_view::npos;
  });
  return in_software ? kShareInSoftware : kShareOnGpu;
}

void drawing_pace::wait() {
  glFinish();
  const auto now = std::chrono::steady_clock::now();
  const double left = longest_->count() - milliseconds(now - start_).count();
  const double took = std::max(1e-3, milliseconds(now - waited_).count());
  const double fitting = static_cast<double>(pending_) / took * std::min(left, kStretch);
  over_ = left <= 0 || fitting < 1;
  chunk_ = static_cast<std::uint32_t>(std::clamp(fitting, 1.0, kGrowth * static_cast<double>(pending_)));
  pending_ = 0;
  waited_ = now;
}

}  // namespace greenward::viewer

#include "viewer/layers/basemap_link.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <utility>

namespace greenward::viewer {

namespace {

/// Around the map, as a share of its sides.
constexpr double kAround = 0.25;

/// The map and what lies around it, on the map's own grid of pixels; coarser where that is too much.
exchange::ground_window window_around(const camera& view) {
  const screen_size size = view.size();
  const double right = std::ceil(size.width * kAround), down = std::ceil(size.height * kAround);
  exchange::ground_window window;
  window.extent.include(view.to_ground({-right, -down}));
  window.extent.include(view.to_ground({size.width + right, size.height + down}));
  const double width = size.width + 2 * right, height = size.height + 2 * down;
  const double coarser =
      std::max(1.0, std::sqrt(width * height / static_cast<double>(exchange::kMostWindowPixels)));
  window.width = std::max(1, static_cast<int>(width / coarser));
  window.height = std::max(1, static_cast<int>(height / coarser));
  return window;
}

/// Whether a window shows all of the map, as finely as the other one would.
bool serves(const exchange::ground_window& asked, const exchange::ground_window& wanted,
            const geo::planar_box& visible) {
  const double fineness = asked.extent.width() / asked.width * wanted.width / wanted.extent.width();
  return std::abs(fineness - 1) < 1e-6 && asked.extent.contains(visible.min) &&
         asked.extent.contains(visible.max);
}

/// If the next file cannot be opened. What is still being read of it will not arrive.
std::shared_ptr<const basemap_state> what_would_come_back(const basemap_state& basemap) {
  if (!basemap.opened) return basemap.before;
  auto before = std::make_shared<basemap_state>(basemap);
  if (std::exchange(before->reading, false)) before->asked.reset();
  return before;
}

}  // namespace

void use_basemap(session& state, const std::string& file) {
  auto before = what_would_come_back(state.basemap);
  remove_basemap(state);
  state.basemap.before = std::move(before);
  state.basemap.file = file;
  state.fresh_text += file;
}

void remove_basemap(session& state) {
  const basemap_state before = std::exchange(state.basemap, {});
  state.basemap.opacity = before.opacity;
  state.basemap.given_up = before.reading;
}

void look_at_basemap(session& state) {
  const basemap_state& basemap = state.basemap;
  if (basemap.opened && basemap.opened->facts().bounds) state.view.fit(*basemap.opened->facts().bounds);
}

std::optional<basemap_question> question_of_basemap(const session& state) {
  const basemap_state& basemap = state.basemap;
  const bool refused = basemap.problem && !basemap.opened;
  if (!state.district || basemap.file.empty() || !basemap.visible || refused) return std::nullopt;
  const exchange::ground_window wanted = window_around(state.view);
  if (basemap.asked && serves(*basemap.asked, wanted, state.view.visible())) return std::nullopt;
  return basemap_question{basemap.file, basemap.opened, state.district->measuring, wanted};
}

basemap_answer answer_basemap(const basemap_question& question, const task& progress) {
  basemap_answer answer{question.file, question.opened, {}, {}};
  try {
    if (!answer.opened) answer.opened = workflow::open_basemap(question.file, question.crs);
    const auto part = workflow::part_within(question.window, answer.opened->facts());
    if (part) answer.pixels = answer.opened->read(*part, progress);
  } catch (const error& refused) {
    answer.problem = refused;
  } catch (const std::exception& broken) {
    answer.problem =
        error(error_code::bad_input, question.file,
              {"读取失败：" + std::string(broken.what()), std::string("reading failed: ") + broken.what()},
              {"关闭其他程序或换一个较小的文件再试", "close other programs or try a smaller file"});
  }
  return answer;
}

void take_basemap(session& state, basemap_answer answer) {
  basemap_state& basemap = state.basemap;
  if (answer.file != basemap.file) return;
  if (!answer.opened && basemap.before) {
    const std::shared_ptr<const basemap_state> before = basemap.before;
    basemap = *before;
  } else {
    basemap.opened = std::move(answer.opened);
    basemap.before.reset();
  }
  basemap.problem = std::move(answer.problem);
  if (basemap.problem) return;
  if (basemap.opened) state.fresh_text += basemap.opened->facts().crs;
  basemap.shown = answer.pixels ? std::make_shared<const gpu_picture>(
                                      answer.pixels->window.extent,
                                      screen_size{answer.pixels->window.width, answer.pixels->window.height},
                                      answer.pixels->rgba)
                                : nullptr;
}

std::optional<kept_basemap> basemap_to_keep(const session& state) {
  const basemap_state& basemap = state.basemap;
  if (basemap.file.empty()) return std::nullopt;
  return kept_basemap{basemap.file, basemap.visible, static_cast<double>(basemap.opacity)};
}

void restore_basemap(session& state, const std::optional<kept_basemap>& kept) {
  if (!kept) return;
  use_basemap(state, kept->file);
  state.basemap.visible = kept->visible;
  state.basemap.opacity = static_cast<float>(kept->opacity);
}

}  // namespace greenward::viewer

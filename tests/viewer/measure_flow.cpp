// What the water that is seen to run costs a frame: measure_flow [PIPES], ten thousand by default, on a grid
// of streets, at several scales.
#include "viewer/panels/flow_marks.hpp"

#include <imgui.h>
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

namespace greenward::viewer {
namespace {

template <class Work>
double milliseconds_of(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// 40 m each, with a bend in it, along streets 40 m apart.
geo::planar_geometry pipes_of(std::size_t count) {
  geo::planar_geometry pipes;
  const auto side = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(count))));
  for (std::size_t k = 0; k < count; ++k) {
    const double x = 40.0 * static_cast<double>(k % side), y = 40.0 * static_cast<double>(k / side);
    pipes.append_line(std::array{geo::planar{x, y}, geo::planar{x + 20, y + 3}, geo::planar{x + 40, y}});
  }
  return pipes;
}

/// Of 60 frames, sorted.
std::vector<double> frame_times(session& state) {
  std::vector<double> times;
  for (int i = 0; i < 60; ++i) {
    ImGui::GetIO().DisplaySize = ImVec2(1920, 1080);
    ImGui::GetIO().DeltaTime = 1.0F / 30;
    state.drains.flow.advance(1.0 / 30);
    ImGui::NewFrame();
    ImGui::SetNextWindowSize(ImVec2(1920, 1080));
    ImGui::Begin("map");
    times.push_back(milliseconds_of([&] { draw_flow_marks({state, font_set{}}, ImVec2(0, 0)); }));
    ImGui::End();
    ImGui::Render();
  }
  std::ranges::sort(times);
  return times;
}

void measure(std::size_t count) {
  const geo::planar_geometry pipes = pipes_of(count);
  const std::vector<std::uint8_t> known(count, 1);
  session state;
  state.view.resize({1920, 1080});
  flow_state& flow = state.drains.flow;
  std::printf("%zu pipes: prepared in %.1f ms\n", count,
              milliseconds_of([&] { flow.lines = make_flow_lines(pipes, known); }));
  ImGui::CreateContext();
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;  // as the program has
  ImGui::GetIO().Fonts->Build();
  for (const double scale : {0.5, 1.0, 2.0, 4.0, 8.0, 16.0}) {
    state.view.look_at({20.0 * std::sqrt(count), 20.0 * std::sqrt(count)}, scale);
    const std::size_t dashes = flow_dashes(flow.lines, state.view, 0).size();
    const std::vector<double> times = frame_times(state);
    std::printf("%5.1f m a pixel: %6zu dashes, median %.2f ms, slowest of %zu %.2f ms\n", scale, dashes,
                times[times.size() / 2], times.size(), times.back());
  }
  ImGui::DestroyContext();
}

}  // namespace
}  // namespace greenward::viewer

int main(int argc, char** argv) {
  greenward::viewer::measure(argc > 1 ? std::stoul(argv[1]) : 10'000);
}

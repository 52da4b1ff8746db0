#include "viewer/shell/headless_run.hpp"

#include "viewer/shell/headless_target.hpp"
#include "viewer/shell/imgui_session.hpp"
#include "viewer/shell/png_file.hpp"
#include "viewer/shell/state_file.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <utility>

namespace greenward::viewer {

namespace {

/// Panels measure themselves in one frame and use it in the next.
constexpr int kSettlingFrames = 4;

void draw_frame(application& app, const headless_target& target) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(static_cast<float>(target.size().width), static_cast<float>(target.size().height));
  io.DeltaTime = 1.0F / 60;
  io.MousePos = ImVec2(-1, -1);
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  app.frame(target.size());
  ImGui::Render();
  target.bind();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void load_all(application& app, district_loader& loader) {
  for (bool finished = false; !finished;) {
    loader.wait(std::chrono::milliseconds(100));
    loader_news news = loader.take();
    finished = news.finished;
    if (news.failure) throw error(*news.failure);
    app.accept(std::move(news));
  }
}

}  // namespace

void run_headless(const viewer_options& options, const workflow::environment& environment,
                  district_access access) {
  district_loader loader(std::move(access), environment, [] {});
  headless_target target(options.size);
  const imgui_session session;
  application app(options.lang, environment, options.opening);
  app.state().can_record = loader.can_record();
  load_all(app, loader);
  for (int i = 0; i < kSettlingFrames; ++i) draw_frame(app, target);
  write_png(*options.screenshot, target.size().width, target.size().height, target.read());
  if (!options.state) return;
  state_file(*options.state)
      .update(state_json(
          {app.state(), target.size(), app.picture().label_count(), app.picture().last_draw_milliseconds()}));
}

}  // namespace greenward::viewer

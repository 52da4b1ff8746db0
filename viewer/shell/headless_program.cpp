#include "viewer/shell/headless_program.hpp"

#include "viewer/shell/frame_in_points.hpp"
#include "viewer/shell/imgui_keys.hpp"
#include "viewer/shell/png_file.hpp"
#include "viewer/shell/state_file.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <utility>

namespace greenward::viewer {

namespace {

/// The settings are those of the file that is named, and of no other.
viewer_options with_named_settings(viewer_options options) {
  if (!options.settings) options.settings = "";
  return options;
}

}  // namespace

headless_program::headless_program(const viewer_options& options, const workflow::environment& environment,
                                   district_opener open)
    : options_(with_named_settings(options)),
      environment_(environment),
      open_(std::move(open)),
      keeper_(options_),
      reading_(begin_to_read()),
      target_(keeper_->as_left(options_).size) {
  sit_down(std::move(reading_));
}

std::unique_ptr<district_loader> headless_program::begin_to_read() const {
  return viewer::begin_to_read(options_, environment_, open_, [] {});
}

void headless_program::sit_down(std::unique_ptr<district_loader> reading) {
  session_.reset();
  session_.emplace();
  map_keys_to_themselves();
  sitting_.emplace(keeper_->as_left(options_), keeper_->databases(), environment_, open_, std::move(reading));
  app().state().drains.flow.on = false;  // pictures of the same are the same; a script may turn it on
}

void headless_program::lay_out(const frame_input& input) {
  ImGuiIO& io = ImGui::GetIO();
  io.DeltaTime = 1.0F / 60;
  io.MouseDown[0] = input.pressed;
  io.MouseWheel = input.wheel;
  press_only(input.key);
  io.KeyCtrl |= input.ctrl;
  io.KeyShift |= input.shift;
  io.AddInputCharactersUTF8(input.text.c_str());
  if (input.key) app().press(*input.key, io.WantTextInput);
  app().complete_fonts();
  ImGui_ImplOpenGL3_NewFrame();
  measure_in_points(target_.size(), input.pointer, app().state().look.density());
  ImGui::NewFrame();
  app().frame();
  ImGui::Render();
}

void headless_program::lay_out() {
  lay_out({});
}

void headless_program::frame(const frame_input& input) {
  lay_out(input);
  sharpen_letters(*ImGui::GetDrawData());
  target_.bind();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  target_.finish();
  if (sitting_->loader) {
    district_loader& loader = *sitting_->loader;
    if (auto entry = app().take_outgoing()) loader.record(std::move(*entry));
    if (app().take_change()) loader.reload();
    app().accept(loader.take());
  }
  const auto wanted = app().take_database();
  if (!wanted) return;
  keep_settings();
  options_ = options_for_next(options_, app().state(), *wanted);
  keeper_.emplace(options_);
  sitting_.reset();
  sit_down(begin_to_read());
}

void headless_program::finish_loading() {
  if (sitting_->loader) sitting_->loader->want_names();
  while (!take_news()) continue;
}

void headless_program::finish_map() {
  bool begun = false;
  while (!take_news()) {
    if (begun || !app().state().district) continue;
    lay_out();  // shaders, buffers and glyphs, while what is drawn over the district is computed
    begun = true;
  }
}

/// Waits for it; true if it was the last.
bool headless_program::take_news() {
  if (!sitting_->loader) return true;
  sitting_->loader->wait(std::chrono::milliseconds(100));
  loader_news news = sitting_->loader->take();
  if (news.failure) throw error(*news.failure);
  const bool finished = news.finished;
  app().accept(std::move(news));
  return finished;
}

std::string headless_program::state() const {
  const map_picture& picture = sitting_->app.picture();
  return state_json(
      {sitting_->app.state(), target_.size(), picture.label_count(), picture.last_draw_milliseconds()});
}

void headless_program::write_picture(const std::filesystem::path& file) const {
  write_png(file, target_.size().width, target_.size().height, target_.read());
}

void headless_program::write_state(const std::filesystem::path& file) const {
  state_file(file).update(state());
}

}  // namespace greenward::viewer

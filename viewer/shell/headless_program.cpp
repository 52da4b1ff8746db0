#include "viewer/shell/headless_program.hpp"

#include "viewer/shell/imgui_keys.hpp"
#include "viewer/shell/png_file.hpp"
#include "viewer/shell/state_file.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <cfloat>
#include <utility>

namespace greenward::viewer {

headless_program::headless_program(const viewer_options& options, const workflow::environment& environment,
                                   district_access access)
    : loader_(std::move(access), environment, [] {}),
      target_(options.size),
      app_(options.lang, environment, options.opening) {
  map_keys_to_themselves();
  app_.state().can_record = loader_.can_record();
  app_.state().importer = loader_.importer();
  app_.state().drains.flow.on = false;  // pictures of the same are the same; a script may turn it on
}

void headless_program::frame(const frame_input& input) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize =
      ImVec2(static_cast<float>(target_.size().width), static_cast<float>(target_.size().height));
  io.DeltaTime = 1.0F / 60;
  io.MousePos = input.pointer
                    ? ImVec2(static_cast<float>(input.pointer->x), static_cast<float>(input.pointer->y))
                    : ImVec2(-FLT_MAX, -FLT_MAX);
  io.MouseDown[0] = input.pressed;
  io.MouseWheel = input.wheel;
  press_only(input.key);
  io.KeyCtrl |= input.ctrl;
  io.KeyShift |= input.shift;
  io.AddInputCharactersUTF8(input.text.c_str());
  if (input.key) app_.press(*input.key, io.WantTextInput);
  app_.complete_fonts();
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  app_.frame(target_.size());
  ImGui::Render();
  target_.bind();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  if (auto entry = app_.take_outgoing()) loader_.record(std::move(*entry));
  if (app_.take_change()) loader_.reload();
  app_.accept(loader_.take());
}

void headless_program::finish_loading() {
  loader_.want_names();
  take_news_until_finished();
}

void headless_program::finish_map() {
  take_news_until_finished();
}

void headless_program::take_news_until_finished() {
  for (bool finished = false; !finished;) {
    loader_.wait(std::chrono::milliseconds(100));
    loader_news news = loader_.take();
    finished = news.finished;
    if (news.failure) throw error(*news.failure);
    app_.accept(std::move(news));
  }
}

std::string headless_program::state() const {
  const map_picture& picture = app_.picture();
  return state_json({app_.state(), target_.size(), picture.label_count(), picture.last_draw_milliseconds()});
}

void headless_program::write_picture(const std::filesystem::path& file) const {
  write_png(file, target_.size().width, target_.size().height, target_.read());
}

void headless_program::write_state(const std::filesystem::path& file) const {
  state_file(file).update(state());
}

}  // namespace greenward::viewer

#include "viewer/shell/application.hpp"

#include "engine/geo/crs.hpp"
#include "viewer/panels/layer_panel.hpp"
#include "viewer/panels/map_area.hpp"
#include "viewer/panels/notice_box.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/status_bar.hpp"
#include "viewer/panels/top_bar.hpp"
#include "viewer/tools/identify.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <algorithm>
#include <utility>

namespace greenward::viewer {

namespace {

/// A map slower than this is not drawn anew while it is being moved ...
constexpr double kSlowMilliseconds = 45;
/// ... until the user has paused for so long.
constexpr std::chrono::milliseconds kPause{120};

std::vector<double> label_sizes(const workflow::environment& environment) {
  std::vector<double> sizes{12};
  for (const layer::layer_style& style : environment.styles) sizes.push_back(style.label_size);
  return sizes;
}

}  // namespace

application::application(language lang, const workflow::environment& environment, opening_view opening)
    : environment_(environment), opening_(std::move(opening)), atlas_(label_sizes(environment)) {
  state_.lang = lang;
  state_.catalogue = &environment.catalogue;
  cover_glyphs(interface_glyphs(environment.catalogue, environment.styles));
  picture_ = std::make_unique<map_picture>();
}

void application::cover_glyphs(const glyph_set& wanted) {
  if (!atlas_.cover(wanted)) return;
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
  if (picture_) picture_->invalidate();
}

void application::toggle_language() {
  state_.lang = state_.lang == language::zh ? language::en : language::zh;
}

bool application::accept(loader_news news) {
  const bool stepped = !(news.step == state_.loading.step) || news.done != state_.loading.done;
  const bool changed = news.loaded || news.served || news.failure || stepped;
  if (stepped) {
    glyph_set wanted;
    wanted.add(news.step);
    cover_glyphs(wanted);
  }
  state_.loading.step = std::move(news.step);
  state_.loading.done = news.done;
  state_.loading.total = news.total;
  if (news.failure) {
    glyph_set wanted;
    wanted.add(bilingual{news.failure->message(language::zh), news.failure->message(language::en)});
    cover_glyphs(wanted);
    state_.failure = std::move(news.failure);
  }
  if (news.loaded) adopt(std::move(*news.loaded));
  if (news.served) adopt(std::move(*news.served));
  return changed;
}

void application::upload(tree_layer& layer, std::shared_ptr<prepared_layer> prepared) {
  layer.gpu = std::make_shared<gpu_layer>(prepared->levels, prepared->style.rules);
  prepared->levels = {};
  layer.prepared = std::move(prepared);
}

void application::adopt(loader_news::district loaded) {
  cover_glyphs(loaded.glyphs);
  state_.district = std::move(loaded.snapshot);
  state_.progress = std::move(loaded.progress);
  state_.layers.clear();
  for (std::shared_ptr<prepared_layer>& prepared : loaded.layers) {
    tree_layer layer;
    layer.group = group_of(prepared->name);
    layer.unfolded = prepared->name == "works";
    layer.visible = std::ranges::find(opening_.hidden, prepared->name) == opening_.hidden.end();
    upload(layer, std::move(prepared));
    state_.layers.push_back(std::move(layer));
  }
  state_.loading.district_ready = true;
}

void application::adopt(loader_news::service served) {
  state_.service = std::move(served.circles);
  if (served.refusal) {
    glyph_set wanted;
    wanted.add(*served.refusal);
    cover_glyphs(wanted);
  }
  state_.service_refusal = std::move(served.refusal);
  for (std::shared_ptr<prepared_layer>& overlay : served.overlays) {
    if (tree_layer* layer = state_.find(overlay->name)) upload(*layer, std::move(overlay));
  }
  state_.loading.service_ready = true;
}

/// The first frame that knows both the map's size and the district.
void application::apply_opening() {
  if (opened_ || !state_.district) return;
  opened_ = true;
  state_.fit();
  const geo::crs_code crs = state_.district->measuring;
  const geo::planar centre = opening_.centre ? geo::project(*opening_.centre, crs) : state_.view.centre();
  const double scale =
      opening_.scale > 0 ? metres_per_pixel_of(opening_.scale) : state_.view.metres_per_pixel();
  state_.view.look_at(centre, scale);
  if (opening_.identify) identify(state_, state_.view.to_screen(geo::project(*opening_.identify, crs)));
}

bool application::refresh_picture(bool moving) {
  const auto now = std::chrono::steady_clock::now();
  if (moving) moved_at_ = now;
  const bool slow = picture_->last_draw_milliseconds() > kSlowMilliseconds;
  const bool same_size = picture_->view().size() == state_.view.size();
  if (slow && same_size && now - moved_at_ < kPause && !(picture_->view() == state_.view)) return false;
  picture_->refresh(state_, atlas_.fonts());
  return true;
}

bool application::frame(screen_size window) {
  const ImVec2 size(static_cast<float>(window.width), static_cast<float>(window.height));
  const float left = palette::left_width(size.x);
  const float right = palette::right_width(size.x);
  const float top = palette::kTopBar;
  const float height = std::max(64.0F, size.y - top - palette::kStatusBar);
  const ImVec2 map_size(std::max(64.0F, size.x - left - right), height);
  state_.view.resize({static_cast<int>(map_size.x), static_cast<int>(map_size.y)});
  state_.widgets.clear();
  apply_opening();
  const panel_context context{state_, atlas_.fonts()};
  ImGui::PushFont(atlas_.fonts().body);
  bool sharp = true;
  {
    map_area map(context, ImVec2(left, top), map_size);
    const map_input& input = map.input();
    navigate(state_, input);
    if (input.clicked) identify(state_, input.pointer);
    sharp = refresh_picture(input.drag_x != 0 || input.drag_y != 0 || input.wheel != 0);
    map.show(picture_->texture(), picture_->view());
  }
  draw_layer_panel(context, ImVec2(0, top), ImVec2(left, height));
  draw_details_panel(context, ImVec2(size.x - right, top), ImVec2(right, height), tab_);
  draw_top_bar(context, size);
  draw_status_bar(context, size);
  draw_notice_box(context, ImVec2(left, top), map_size);
  ImGui::PopFont();
  return sharp;
}

}  // namespace greenward::viewer

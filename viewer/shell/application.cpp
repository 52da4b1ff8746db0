#include "viewer/shell/application.hpp"

#include "engine/base/user_name.hpp"
#include "engine/geo/crs.hpp"
#include "viewer/layers/board_link.hpp"
#include "viewer/layers/kept_choices.hpp"
#include "viewer/layers/profile_link.hpp"
#include "viewer/layers/separation_link.hpp"
#include "viewer/layers/table_link.hpp"
#include "viewer/panels/attribute_table.hpp"
#include "viewer/panels/board_panel.hpp"
#include "viewer/panels/bookmark_box.hpp"
#include "viewer/panels/export_box.hpp"
#include "viewer/panels/go_to_box.hpp"
#include "viewer/panels/key_sheet.hpp"
#include "viewer/panels/layer_panel.hpp"
#include "viewer/panels/map_area.hpp"
#include "viewer/panels/notice_box.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/profile_panel.hpp"
#include "viewer/panels/search_box.hpp"
#include "viewer/panels/status_bar.hpp"
#include "viewer/panels/time_slider.hpp"
#include "viewer/panels/top_bar.hpp"
#include "viewer/tools/board_keys.hpp"
#include "viewer/tools/command.hpp"
#include "viewer/tools/identify.hpp"
#include "viewer/tools/navigate.hpp"
#include "viewer/tools/profile_keys.hpp"
#include "viewer/tools/select_area.hpp"
#include "viewer/tools/table_keys.hpp"
#include "viewer/tools/take_measure.hpp"
#include "viewer/tools/try_site.hpp"

#include <imgui.h>
#include <algorithm>
#include <cstdlib>
#include <utility>

namespace greenward::viewer {

namespace {

/// What a frame may spend on a map: one that has taken less so far is there with the frame that asks for it
/// ...
constexpr drawing_pace::milliseconds kFrameShare{25};
/// ... of any other one only a slice is drawn: between two frames, since input may have to wait for it, and
/// half as much within one, so that the map comes on even while the mouse keeps all frames busy.
constexpr drawing_pace::milliseconds kSlice{12};
/// Such a map is not drawn anew while it is being moved ...
constexpr const char* kWorks = "works";
/// ... until the user has paused for so long.
constexpr std::chrono::milliseconds kPause{120};

std::vector<double> label_sizes(const workflow::environment& environment) {
  std::vector<double> sizes{12};
  for (const layer::layer_style& style : environment.styles) sizes.push_back(style.label_size);
  return sizes;
}

std::filesystem::path home_folder() {
  const char* home = std::getenv("HOME");
  return home != nullptr && *home != '\0' ? home : "/";
}

std::vector<key_row> key_rows() {
  std::vector<key_row> rows;
  for (const command_entry& entry : commands()) {
    const std::string second = entry.second ? "  " + chord_text(*entry.second) : "";
    rows.push_back({chord_text(entry.key) + second, entry.title});
  }
  return rows;
}

}  // namespace

application::application(language lang, const workflow::environment& environment, opening_view opening)
    : environment_(environment),
      opening_(std::move(opening)),
      atlas_(label_sizes(environment)),
      table_listing_(environment.catalogue),
      days_(environment) {
  state_.lang = lang;
  state_.environment = &environment;
  state_.recorder = user_name();
  state_.photo_folder = home_folder();
  state_.export_to.base = home_folder() / "greenward";
  wanted_glyphs_ = interface_glyphs(environment.catalogue, environment.styles);
  wanted_names_ = plain_glyphs();
  picture_ = std::make_unique<map_picture>();
}

void application::complete_fonts() {
  cover_fresh_text();
  if (!atlas_.cover(wanted_glyphs_, wanted_names_)) return;
  font_texture_.upload();
  picture_->invalidate_names();
}

void application::press(const key_chord& key) {
  if (press_in_table(state_, key) || press_in_profile(state_, key) || press_in_board(state_, key)) return;
  if (const auto asked = command_of(key)) perform(state_, *asked);
}

bool application::accept(loader_news news) {
  const bool stepped = !(news.step == state_.loading.step) || news.done != state_.loading.done;
  const bool changed =
      news.loaded || news.texts || news.names || news.served || news.failure || news.recorded || stepped;
  if (stepped) wanted_glyphs_.add(news.step);
  state_.loading.step = std::move(news.step);
  state_.loading.done = news.done;
  state_.loading.total = news.total;
  if (news.failure) {
    wanted_glyphs_.add(bilingual{news.failure->message(language::zh), news.failure->message(language::en)});
    state_.failure = std::move(news.failure);
  }
  if (news.texts) take_texts(*news.texts);
  if (news.recorded) adopt(std::move(*news.recorded));
  if (news.loaded) adopt(std::move(*news.loaded));
  if (news.names && news.names->district == state_.district) state_.search.use(std::move(news.names));
  if (news.served) adopt(std::move(*news.served));
  return changed;
}

/// While the loader goes on with the district, the fonts are made.
void application::take_texts(const loader_news::district_texts& texts) {
  wanted_glyphs_.add(texts.all);
  wanted_names_.add(texts.names);
  complete_fonts();
}

void application::adopt(loader_news::district loaded) {
  const std::vector<named_feature> chosen = names_of_chosen(state_);
  const std::vector<tree_layer> before = std::exchange(state_.layers, {});
  state_.district = std::move(loaded.snapshot);
  state_.progress = std::move(loaded.progress);
  for (std::shared_ptr<prepared_layer>& prepared : loaded.layers) {
    tree_layer layer;
    layer.group = group_of(prepared->name);
    layer.unfolded = prepared->name == kWorks;
    layer.selectable = !shares_out_ground(prepared->name);
    upload(layer, std::move(prepared));
    state_.layers.push_back(std::move(layer));
  }
  carry_over(before, state_.layers);
  state_.time.use(std::move(loaded.ledger), today());
  days_.begin_with(state_);
  forget_answers();
  state_.bands.forget();
  state_.search.use(nullptr);
  state_.chosen = chosen_again(state_, chosen, state_.chosen.shown);
  renew_table(state_);
  picture_->invalidate();
  state_.loading.district_ready = true;
}

/// What was traced and tried holds for the district as it was: its rows are not those of another state.
void application::forget_answers() {
  state_.drains.clear();
  state_.profile.clear();
  state_.witness.clear();
  state_.separation.clear();
  state_.sites.clear();
  state_.board.forget();
  state_.drains.model.reset();
  if (state_.go_to.mark && state_.go_to.mark->is_finding) state_.go_to.mark.reset();
  state_.findings.use(nullptr);
  state_.trial.clear();
  state_.trial.circle.reset();
}

void application::adopt(record_outcome outcome) {
  if (!state_.form) return;
  record_form& form = *state_.form;
  form.sent = false;
  if (outcome.refusal) {
    wanted_glyphs_.add(*outcome.refusal);
    form.problem = std::move(outcome.refusal);
    return;
  }
  state_.recorder = form.who;
  state_.photo_folder = form.photo_folder;
  if (!outcome.works.empty()) state_.recorded = change_text(outcome.works.front(), environment_.catalogue);
  state_.form.reset();
}

std::optional<progress_entry> application::take_outgoing() {
  return std::exchange(state_.outgoing, std::nullopt);
}

void application::drop_file(const std::string& path) {
  if (state_.form && !state_.form->sent) add_photo(*state_.form, path);
}

/// Typed and listed texts may have characters that no font holds yet.
void application::cover_fresh_text() {
  wanted_glyphs_.add(state_.fresh_text);
  state_.fresh_text.clear();
}

void application::adopt(loader_news::service served) {
  state_.service = std::move(served.circles);
  for (const auto& refusal : {served.refusal, served.drains_refusal, served.findings_refusal}) {
    if (refusal) wanted_glyphs_.add(*refusal);
  }
  state_.service_refusal = std::move(served.refusal);
  forget_answers();
  state_.drains.model = std::move(served.drains);
  state_.findings.use(std::move(served.findings));
  state_.findings.refusal = std::move(served.findings_refusal);
  state_.drains.refusal = std::move(served.drains_refusal);
  state_.trial.circle = std::move(served.trial);
  band_layers_.forget();
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
  if (opening_.kept) restore_view(state_, *opening_.kept);
  for (const std::string& name : opening_.hidden)
    if (tree_layer* layer = state_.find(name)) layer->visible = false;
  const geo::crs_code crs = state_.district->measuring;
  const geo::planar centre = opening_.centre ? geo::project(*opening_.centre, crs) : state_.view.centre();
  const double scale =
      opening_.scale > 0 ? metres_per_pixel_of(opening_.scale) : state_.view.metres_per_pixel();
  state_.view.look_at(centre, scale);
  if (opening_.identify) identify(state_, state_.view.to_screen(geo::project(*opening_.identify, crs)));
}

bool application::is_slow() const {
  const double known = std::max(picture_->last_draw_milliseconds(), picture_->milliseconds_so_far());
  return known > kFrameShare.count();
}

/// While the user moves a slow map.
bool application::rests() const {
  const bool same_size = picture_->view().size() == state_.view.size();
  return is_slow() && same_size && !(picture_->view() == state_.view) &&
         std::chrono::steady_clock::now() - moved_at_ < kPause;
}

bool application::refresh_picture(bool moving) {
  if (moving) moved_at_ = std::chrono::steady_clock::now();
  if (rests()) return false;
  std::optional<drawing_pace::milliseconds> longest;
  if (!draws_at_once_) longest = is_slow() ? kSlice / 2 : kFrameShare;
  return picture_->refresh(state_, atlas_.fonts(), longest);
}

bool application::wants_time() const {
  return picture_->is_drawing() && !rests();
}

bool application::draw_on() {
  return picture_->refresh(state_, atlas_.fonts(), kSlice);
}

/// The tool in hand comes first; what it does not want moves the map or asks what is there.
void application::answer(const map_input& input) {
  const bool held = try_site(state_, input) || select_area(state_, input);
  const bool taken = held || take_measure(state_, input);
  map_input left = input;
  if (held) left.drag_x = left.drag_y = 0;
  navigate(state_, left);
  if (taken || !input.clicked) return;
  state_.recorded.reset();
  identify(state_, input.pointer);
  offer_profile_end(state_);
}

/// Begins what was asked for, and says how far it is.
void application::follow_work() {
  if (state_.work) desk_.begin(std::exchange(state_.work, nullptr));
  if (!desk_.busy()) return;
  export_state& box = state_.export_to;
  if (std::exchange(box.stop, false)) desk_.cancel();
  work_desk::news news = desk_.take();
  box.step = news.step;
  state_.fresh_text += news.step.in(state_.lang);
  box.share = news.share;
  if (!news.ended) return;
  box.running = false;
  box.written = std::move(news.done);
  box.problem = std::move(news.problem);
}

void application::hand_to_clipboard() {
  if (!state_.to_copy) return;
  ImGui::SetClipboardText(state_.to_copy->c_str());
  state_.copied = *std::exchange(state_.to_copy, std::nullopt);
}

bool application::frame(screen_size window) {
  const ImVec2 size(static_cast<float>(window.width), static_cast<float>(window.height));
  const float left = palette::left_width(size.x);
  const float right = palette::right_width(size.x);
  const float top = palette::kTopBar;
  const float slider = state_.time.open && state_.time.ledger ? kTimeSliderHeight : 0;
  const float table = table_height(state_, size.y - top - palette::kStatusBar - slider);
  const float profile = profile_height(state_, size.y - top - palette::kStatusBar - slider);
  const float board = board_height(state_, size.y - top - palette::kStatusBar - slider);
  const float below = palette::kStatusBar + slider + table + profile + board;
  const float height = std::max(64.0F, size.y - top - palette::kStatusBar);
  const ImVec2 map_size(std::max(64.0F, size.x - left - right), std::max(64.0F, size.y - top - below));
  state_.view.resize({static_cast<int>(map_size.x), static_cast<int>(map_size.y)});
  state_.widgets.clear();
  apply_opening();
  const bool plays = state_.time.play(std::min(ImGui::GetIO().DeltaTime, 0.1F));
  if (moves()) state_.drains.flow.advance(std::min(ImGui::GetIO().DeltaTime, 0.1F));
  days_.follow(state_);
  table_listing_.update(state_);
  follow_work();
  follow_selection(state_);
  follow_compound(state_);
  answers_.update(state_);
  follow_in_board(state_);
  band_layers_.follow(state_);
  const panel_context context{state_, atlas_.fonts()};
  ImGui::PushFont(atlas_.fonts().body);
  {
    map_area map(context, ImVec2(left, top), map_size);
    const map_input& input = map.input();
    answer(input);
    sharp_ = refresh_picture(input.drag_x != 0 || input.drag_y != 0 || input.wheel != 0);
    map.show(picture_->texture(), picture_->view());
  }
  draw_layer_panel(context, ImVec2(0, top), ImVec2(left, height));
  draw_details_panel(context, ImVec2(size.x - right, top), ImVec2(right, height));
  draw_time_slider(context, ImVec2(left, top + map_size.y), ImVec2(map_size.x, kTimeSliderHeight));
  draw_attribute_table(context, ImVec2(left, top + map_size.y + slider), ImVec2(map_size.x, table));
  draw_profile_panel(context, ImVec2(left, top + map_size.y + slider), ImVec2(map_size.x, profile));
  draw_board_panel(context, ImVec2(left, top + map_size.y + slider), ImVec2(map_size.x, board));
  draw_top_bar(context, size);
  draw_status_bar(context, size);
  draw_notice_box(context, ImVec2(left, top), map_size);
  draw_search_box(context, ImVec2(left, top), map_size);
  draw_go_to_box(context, ImVec2(left, top), map_size);
  draw_bookmark_box(context, ImVec2(left, top), map_size);
  draw_export_box(context, ImVec2(left, top), map_size);
  draw_key_sheet(context, key_rows(), size);
  ImGui::PopFont();
  hand_to_clipboard();
  return sharp_ && !plays && !busy() && !state_.table.stale;
}

}  // namespace greenward::viewer

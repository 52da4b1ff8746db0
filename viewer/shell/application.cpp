#include "viewer/shell/application.hpp"

#include "engine/base/user_name.hpp"
#include "engine/geo/crs.hpp"
#include "viewer/layers/board_link.hpp"
#include "viewer/layers/database_link.hpp"
#include "viewer/layers/import_link.hpp"
#include "viewer/layers/layer_order.hpp"
#include "viewer/layers/profile_link.hpp"
#include "viewer/layers/separation_link.hpp"
#include "viewer/layers/table_link.hpp"
#include "viewer/panels/database_list.hpp"
#include "viewer/panels/key_sheet.hpp"
#include "viewer/panels/map_area.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/top_bar.hpp"
#include "viewer/shell/theme.hpp"
#include "viewer/shell/window_layout.hpp"
#include "viewer/tools/board_keys.hpp"
#include "viewer/tools/command.hpp"
#include "viewer/tools/database_keys.hpp"
#include "viewer/tools/edit_shape.hpp"
#include "viewer/tools/identify.hpp"
#include "viewer/tools/navigate.hpp"
#include "viewer/tools/profile_keys.hpp"
#include "viewer/tools/select_area.hpp"
#include "viewer/tools/table_keys.hpp"
#include "viewer/tools/take_measure.hpp"
#include "viewer/tools/try_site.hpp"

#include <imgui.h>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace greenward::viewer {

namespace {

constexpr int kFramesOfNewWords = 3;
/// A map that has taken less than its share of a frame so far is there with the frame that asks for it. Of
/// any other one only a slice is drawn: between two frames, since input may have to wait for it, and half as
/// much within one, so that the map comes on even while the mouse keeps all frames busy.
constexpr drawing_pace::milliseconds kSlice{12};
/// Such a map is not drawn anew while it is being moved, until the user has paused for so long.
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
  frame_share_ = share_of_a_frame();
}

void application::complete_fonts() {
  if (palette::used() != state_.look.on) apply_theme(state_.look.on);
  atlas_.use_density(state_.look.density());
  cover_fresh_text();
  if (!atlas_.cover(wanted_glyphs_, wanted_names_)) return;
  font_texture_.upload();
  picture_->invalidate_names();
}

void application::press(const key_chord& key, bool typing) {
  if (typing && !acts_while_typing(key)) return;
  if (press_in_databases(state_, key)) return;
  if (press_in_table(state_, key) || press_in_profile(state_, key) || press_in_board(state_, key)) return;
  if (const auto asked = command_of(key)) perform(state_, *asked);
}

std::optional<ledger_entry> application::take_outgoing() {
  return std::exchange(state_.outgoing, std::nullopt);
}

std::optional<std::string> application::take_database() {
  return std::exchange(state_.databases.wanted, std::nullopt);
}

void application::drop_file(const std::string& path) {
  if (state_.databases.is_start()) return want_database(state_, path);
  if (!state_.form) return open_import(state_, path);
  if (!state_.form->sent) add_photo(*state_.form, path);
}

bool application::take_change() {
  return std::exchange(state_.import.changed, false);
}

/// Typed and listed texts may have characters that no font holds yet.
void application::cover_fresh_text() {
  wanted_glyphs_.add(state_.fresh_text);
  state_.fresh_text.clear();
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
  return known > frame_share_.count();
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
  if (!draws_at_once_) longest = is_slow() ? kSlice / 2 : frame_share_;
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
  const edit_take edit = edit_shape(state_, input);
  const bool held = edit.drag || try_site(state_, input) || select_area(state_, input);
  const bool taken = held || edit.click || take_measure(state_, input);
  map_input left = input;
  if (held) left.drag_x = left.drag_y = 0;
  navigate(state_, left);
  if (taken || !input.clicked) return;
  state_.recorded.reset();
  state_.history.said.reset();
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
  frames_wanted_ = kFramesOfNewWords;
  box.running = false;
  box.written = std::move(news.done);
  box.problem = std::move(news.problem);
}

/// Likewise of a file that is looked into or added.
void application::follow_import() {
  import_state& box = state_.import;
  if (box.work && !import_desk_.busy()) import_desk_.begin(std::exchange(box.work, nullptr));
  if (!import_desk_.busy()) return;
  if (std::exchange(box.stop, false)) import_desk_.cancel();
  work_desk::news news = import_desk_.take();
  box.step = news.step;
  state_.fresh_text += news.step.in(state_.lang);
  box.share = news.share;
  if (!news.ended) return;
  frames_wanted_ = kFramesOfNewWords;
  end_import_work(state_, std::move(news.problem));
}

void application::hand_to_clipboard() {
  if (!state_.to_copy) return;
  ImGui::SetClipboardText(state_.to_copy->c_str());
  state_.copied = *std::exchange(state_.to_copy, std::nullopt);
}

/// While no database is open.
void application::draw_start() {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  const panel_context context{state_, atlas_.fonts()};
  state_.widgets.clear();
  ImGui::PushFont(atlas_.fonts().body);
  draw_start_page(context, ImVec2(0, palette::kTopBar), ImVec2(size.x, size.y - palette::kTopBar));
  draw_top_bar(context, size);
  draw_key_sheet(context, key_rows(), size);
  ImGui::PopFont();
}

bool application::frame() {
  if (frames_wanted_ > 0) --frames_wanted_;
  // Between panels that end on whole pixels a part of one may be left.
  ImGui::GetBackgroundDrawList()->AddRectFilled(ImVec2(0, 0), ImGui::GetIO().DisplaySize, palette::paper());
  if (state_.databases.is_start()) {
    draw_start();
    return true;
  }
  const window_layout layout = lay_out(state_);
  const double density = state_.look.density();
  state_.view.resize({static_cast<int>(std::lround(layout.map.x * density)),
                      static_cast<int>(std::lround(layout.map.y * density))},
                     density);
  state_.widgets.clear();
  apply_opening();
  const bool plays = state_.time.play(std::min(ImGui::GetIO().DeltaTime, 0.1F));
  if (moves()) state_.drains.flow.advance(std::min(ImGui::GetIO().DeltaTime, 0.1F));
  days_.follow(state_);
  filters_.update(state_);
  table_listing_.update(state_);
  follow_work();
  follow_import();
  follow_selection(state_);
  follow_compound(state_);
  answers_.update(state_);
  follow_in_board(state_);
  band_layers_.follow(state_);
  const panel_context context{state_, atlas_.fonts()};
  ImGui::PushFont(atlas_.fonts().body);
  {
    map_area map(context, ImVec2(layout.left, layout.top), layout.map);
    const map_input& input = map.input();
    answer(input);
    sharp_ = refresh_picture(input.drag_x != 0 || input.drag_y != 0 || input.wheel != 0);
    map.show(picture_->texture(), picture_->view());
  }
  draw_panels(context, layout);
  draw_boxes(context, layout);
  draw_key_sheet(context, key_rows(), layout.window);
  ImGui::PopFont();
  hand_to_clipboard();
  return sharp_ && !plays && !busy() && !state_.table.stale;
}

}  // namespace greenward::viewer

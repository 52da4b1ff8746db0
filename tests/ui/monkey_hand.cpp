#include "tests/ui/monkey_hand.hpp"

#include "viewer/layers/map_division.hpp"
#include "viewer/tools/cancel.hpp"
#include "viewer/tools/command.hpp"

#include <fmt/format.h>
#include <array>
#include <iterator>

namespace greenward::testing {

namespace {

using viewer::frame_input;
using viewer::key_chord;
namespace keys = viewer::keys;

constexpr std::array kOtherKeys{key_chord{keys::kUp},
                                key_chord{keys::kDown},
                                key_chord{keys::kLeft},
                                key_chord{keys::kRight},
                                key_chord{keys::kPageUp},
                                key_chord{keys::kPageDown},
                                key_chord{keys::kHome},
                                key_chord{keys::kEnd},
                                key_chord{keys::kTab},
                                key_chord{keys::kEnter},
                                key_chord{keys::kDelete},
                                key_chord{keys::kBackspace},
                                key_chord{keys::kEscape},
                                key_chord{keys::kEscape},
                                key_chord{keys::kDown, false, true},
                                key_chord{U'a', true},
                                key_chord{U'c', true},
                                key_chord{U'v', true},
                                key_chord{U'z', true},
                                key_chord{keys::kEnd, false, true},
                                key_chord{U' '}};

/// No slash and no dot among them: nothing typed leads to a file elsewhere.
constexpr std::array kTexts{
    "1",          "43,87 125,21", "125 43",   "绿园",    "lvyuan",     "wsg",
    "2024-02-30", "2025-06-01",   "id > 100", "name = ", "'''",        "code LIKE '%1%'",
    "100% %s %n", "㐀龘𠀀",       "-1e308",   "  ",      "施工单位甲", "EPSG:4530 42441000 4861000"};

}  // namespace

frame_input monkey_hand::resting() const {
  frame_input input;
  input.pointer = pointer_;
  return input;
}

frame_input monkey_hand::pressing() const {
  frame_input input = resting();
  input.pressed = true;
  return input;
}

monkey_hand::target monkey_hand::at(viewer::screen_point place, const viewer::session& state) {
  const auto map = state.widgets.find("map");
  if (map == state.widgets.end()) return {place, "map"};
  const viewer::widget_box& box = map->second;
  const double from_x = place.x - static_cast<double>(box.x + box.width / 2);
  const double from_y = place.y - static_cast<double>(box.y + box.height / 2);
  return {place, fmt::format("map {:.0f} {:.0f}", from_x, from_y)};
}

monkey_hand::target monkey_hand::anywhere(viewer::screen_size window, const viewer::session& state) {
  const double x = random_.uniform(0, window.width), y = random_.uniform(0, window.height);
  return at({x, y}, state);
}

/// What is scrolled out of sight is scrolled to by the wheel.
monkey_act monkey_hand::press_or_scroll_to(const std::string& name, const viewer::widget_box& box,
                                           const viewer::session& state) {
  pointer_ = {static_cast<double>(box.x + box.width / 2), static_cast<double>(box.y + box.height / 2)};
  if (box.is_in_sight(pointer_)) return {{resting(), pressing(), resting()}, "click " + name};
  const int notches = pointer_.y < static_cast<double>(box.top) ? 3 : -3;
  const target pane = at(
      {static_cast<double>(box.left + box.right) / 2, static_cast<double>(box.top + box.bottom) / 2}, state);
  pointer_ = pane.place;
  monkey_act act{{resting(), resting(), resting()}, fmt::format("wheel {} {}", notches, pane.words)};
  act.frames[1].wheel = static_cast<float>(notches);
  return act;
}

monkey_hand::target monkey_hand::widget(viewer::screen_size window, const viewer::session& state) {
  if (state.widgets.empty()) return anywhere(window, state);
  const auto which = random_.integer(0, static_cast<std::int64_t>(state.widgets.size()) - 1);
  const auto& [name, box] = *std::next(state.widgets.begin(), which);
  if (name.starts_with("database:")) return anywhere(window, state);  // no file but its own is opened
  return {{static_cast<double>(box.x + box.width / 2), static_cast<double>(box.y + box.height / 2)}, name};
}

void monkey_hand::hold_keys(monkey_act& act) {
  const bool shift = random_.chance(0.1), ctrl = random_.chance(0.1);
  for (frame_input& input : act.frames) {
    input.shift = shift;
    input.ctrl = ctrl;
  }
  if (shift) act.line = "Shift+" + act.line;
  if (ctrl) act.line = "Ctrl+" + act.line;
}

monkey_act monkey_hand::click(const target& at, int times) {
  pointer_ = at.place;
  monkey_act act{{resting(), resting()}, (times > 1 ? "double " : "click ") + at.words};
  for (int i = 0; i < times; ++i) {
    act.frames.push_back(pressing());
    act.frames.push_back(resting());
  }
  hold_keys(act);
  return act;
}

monkey_act monkey_hand::drag(const target& from, const target& to) {
  constexpr int kFrames = 4;
  pointer_ = from.place;
  monkey_act act{{resting()}, "drag " + from.words + " to " + to.words};
  for (int i = 0; i <= kFrames; ++i) {
    const double share = static_cast<double>(i) / kFrames;
    pointer_ = {from.place.x + (to.place.x - from.place.x) * share,
                from.place.y + (to.place.y - from.place.y) * share};
    act.frames.push_back(pressing());
  }
  act.frames.push_back(resting());
  hold_keys(act);
  return act;
}

monkey_act monkey_hand::wheel(const target& at) {
  pointer_ = at.place;
  const auto notches = random_.integer(-6, 6);
  monkey_act act{{resting(), resting()}, fmt::format("wheel {} {}", notches, at.words)};
  act.frames.back().wheel = static_cast<float>(notches);
  return act;
}

monkey_act monkey_hand::key() {
  const auto commands = viewer::commands();
  const auto choices = static_cast<std::int64_t>(commands.size() + kOtherKeys.size());
  const auto which = static_cast<std::size_t>(random_.integer(0, choices - 1));
  return key(which < commands.size() ? commands[which].key : kOtherKeys[which - commands.size()]);
}

monkey_act monkey_hand::key(const key_chord& chord) const {
  monkey_act act{{resting(), resting()}, "key " + viewer::chord_text(chord)};
  act.frames.front().key = chord;
  return act;
}

monkey_act monkey_hand::type() {
  const auto which = static_cast<std::size_t>(random_.integer(0, std::ssize(kTexts) - 1));
  monkey_act act{{resting(), resting()}, std::string("type ") + kTexts[which]};
  act.frames.front().text = kTexts[which];
  return act;
}

monkey_act monkey_hand::wait() {
  const auto count = random_.integer(1, 12);
  return {std::vector(static_cast<std::size_t>(count), resting()), fmt::format("frames {}", count)};
}

std::optional<monkey_act> monkey_hand::put_away(const viewer::session& state) {
  if (state.look.scale != viewer::kUsualScale) return key({U'0', true});  // letters have a size of their own
  if (state.form) {
    const bool seen = state.widgets.contains("record_cancel");
    const std::string name = seen ? "record_cancel" : "tab:feature";
    if (const auto button = state.widgets.find(name); button != state.widgets.end())
      return press_or_scroll_to(name, button->second, state);
  }
  if (viewer::can_cancel(state)) return key({keys::kEscape});
  if (state.table.open) return key({keys::kF6});
  if (state.time.open) return key({U't'});
  if (viewer::division_of(state) == viewer::map_division::plan) return key({U'v'});
  if (state.scenario.planned) return key({U'x', false, true});
  return std::nullopt;
}

monkey_act monkey_hand::next(const viewer::session& state, viewer::screen_size window) {
  const double what = random_.uniform();
  if (what < 0.34) return click(widget(window, state), 1);
  if (what < 0.44) return click(anywhere(window, state), 1);
  if (what < 0.48) return click(widget(window, state), 2);
  if (what < 0.50) return click(anywhere(window, state), 2);
  if (what < 0.72) return key();
  if (what < 0.80) return drag(anywhere(window, state), anywhere(window, state));
  if (what < 0.82) return drag(widget(window, state), anywhere(window, state));
  if (what < 0.90) return wheel(anywhere(window, state));
  if (what < 0.96) return type();
  return wait();
}

}  // namespace greenward::testing

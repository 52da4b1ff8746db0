#include "viewer/shell/replay_run.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/crs.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/shell/replay_script.hpp"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

namespace greenward::viewer {

namespace {

constexpr int kFramesOfADrag = 12;

class replay_run {
 public:
  replay_run(headless_program& program, std::string script, std::filesystem::path output)
      : program_(program), script_(std::move(script)), output_(std::move(output)) {}

  void take(const replay_step& step) {
    line_ = step.line;
    switch (step.action) {
      case replay_action::wait:
        program_.finish_loading();
        return settle();
      case replay_action::frames:
        for (int i = 0; i < step.count; ++i) next();
        return;
      case replay_action::move:
        input_.pointer = place_in_sight(step.target);
        return settle();
      case replay_action::click:
        return click(step, 1);
      case replay_action::double_click:
        return click(step, 2);
      case replay_action::drag:
        return drag(step);
      case replay_action::wheel:
        input_.pointer = place_in_sight(step.target);
        next();
        input_.wheel = static_cast<float>(step.count);
        return settle();
      case replay_action::key:
        input_.key = step.chord;
        return settle();
      case replay_action::type:
        input_.text = step.text;
        return settle();
      case replay_action::drop:
        program_.app().drop_file(step.text);
        return settle();
      case replay_action::expect:
        return expect(step);
      case replay_action::screenshot:
        if (!program_.app().is_sharp()) settle();
        return program_.write_picture(output_ / step.text);
      case replay_action::state:
        return program_.write_state(output_ / step.text);
    }
  }

 private:
  [[noreturn]] void stop(bilingual problem) const {
    throw error(error_code::bad_input, script_ + ":" + std::to_string(line_), std::move(problem),
                words(text_key::replay_remedy));
  }

  void next() {
    program_.frame(input_);
    input_.wheel = 0;
    input_.key.reset();
    input_.text.clear();
  }
  /// ImGui shows a press in one frame and its consequence in the next; what that sets going comes to an end.
  void settle() {
    for (int i = 0; i < 3 || program_.app().busy() || !program_.app().is_sharp(); ++i) {
      while (program_.app().wants_time() && !program_.app().draw_on()) {
      }
      next();
    }
  }

  [[nodiscard]] screen_point place_of(const replay_target& target) const {
    const session& state = program_.app().state();
    const auto found = state.widgets.find(target.widget);
    if (found == state.widgets.end()) {
      stop({"界面上现在没有“" + target.widget + "”（状态文件 widgets 列出有的）",
            "\"" + target.widget + "\" is not shown now (the state file's widgets are)"});
    }
    const widget_box& box = found->second;
    const auto left = static_cast<double>(box.x), top = static_cast<double>(box.y);
    if (!target.place) {
      return {left + static_cast<double>(box.width) / 2 + target.x,
              top + static_cast<double>(box.height) / 2 + target.y};
    }
    const screen_point on_map = state.view.to_screen(geo::project(*target.place, state.district->measuring));
    return {left + on_map.x * state.view.density(), top + on_map.y * state.view.density()};
  }

  /// Where the pointer would otherwise meet something else.
  [[nodiscard]] screen_point place_in_sight(const replay_target& target) const {
    const screen_point place = place_of(target);
    if (!program_.app().state().widgets.at(target.widget).is_in_sight(place)) {
      stop({"“" + target.widget + "”的该处现在看不见（在滚动区或窗口之外），先用 wheel 滚动到它",
            "that place of \"" + target.widget +
                "\" is out of sight now, beyond what scrolls or the window: scroll to it with wheel first"});
    }
    return place;
  }

  void click(const replay_step& step, int times) {
    input_.pointer = place_in_sight(step.target);
    settle();
    hold(step);
    for (int i = 0; i < times; ++i) {
      input_.pressed = true;
      next();
      input_.pressed = false;
      next();
    }
    hold({});
    settle();
  }

  void drag(const replay_step& step) {
    const screen_point from = place_in_sight(step.target), to = place_of(step.to);
    input_.pointer = from;
    settle();
    hold(step);
    input_.pressed = true;
    next();
    for (int i = 1; i <= kFramesOfADrag; ++i) {
      const double share = static_cast<double>(i) / kFramesOfADrag;
      input_.pointer = {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
      next();
    }
    input_.pressed = false;
    next();
    hold({});
    settle();
  }

  void hold(const replay_step& step) {
    input_.ctrl = step.chord.ctrl;
    input_.shift = step.chord.shift;
  }

  void expect(const replay_step& step) const {
    const nlohmann::json state = nlohmann::json::parse(program_.state());
    const nlohmann::json::json_pointer pointer(step.text);
    const nlohmann::json found = state.contains(pointer) ? state.at(pointer) : nlohmann::json();
    if (found == step.value) return;
    stop({step.text + " 是 " + found.dump() + "，应为 " + step.value.dump(),
          step.text + " is " + found.dump() + ", not " + step.value.dump()});
  }

  headless_program& program_;
  std::string script_;
  std::filesystem::path output_;
  frame_input input_;
  std::size_t line_ = 0;
};

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    throw error(error_code::bad_input, file.string(), {"无法读取回放脚本", "the script cannot be read"},
                words(text_key::replay_remedy));
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

void replay(headless_program& program, const std::filesystem::path& script,
            const std::filesystem::path& output) {
  const std::vector<replay_step> steps = parse_replay(content_of(script), script.string());
  std::error_code problem;
  std::filesystem::create_directories(output, problem);
  if (problem) {
    throw error(error_code::bad_input, output.string(), words(text_key::picture_failed),
                words(text_key::picture_remedy));
  }
  replay_run run(program, script.string(), output);
  for (const replay_step& step : steps) run.take(step);
}

}  // namespace greenward::viewer

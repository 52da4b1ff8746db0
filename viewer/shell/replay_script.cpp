#include "viewer/shell/replay_script.hpp"

#include "engine/base/error.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

namespace greenward::viewer {

namespace {

constexpr int kMostFrames = 10'000;

/// The words of one line, taken from the left.
class line_reader {
 public:
  line_reader(std::string_view line, std::string subject) : rest_(line), subject_(std::move(subject)) {
    rest_ = rest_.substr(0, rest_.find_last_not_of(kBlanks) + 1);
    skip_blanks();
  }

  [[noreturn]] void refuse(bilingual problem) const {
    throw error(error_code::bad_input, subject_, std::move(problem),
                {"回放脚本的写法见 docs/viewer.md", "docs/viewer.md says how such scripts are written"});
  }
  [[nodiscard]] bool is_empty() const { return rest_.empty(); }
  [[nodiscard]] bool begins_with(char c) const { return rest_.starts_with(c); }

  std::string word() {
    if (rest_.empty()) refuse({"这一行不完整", "this line is not complete"});
    const std::size_t end = std::min(rest_.find(' '), rest_.size());
    std::string taken(rest_.substr(0, end));
    rest_.remove_prefix(end);
    skip_blanks();
    return taken;
  }
  std::string rest() {
    if (rest_.empty()) refuse({"这一行不完整", "this line is not complete"});
    return std::string(std::exchange(rest_, {}));
  }
  double number() {
    const std::string taken = word();
    double value = 0;
    const auto [end, problem] = std::from_chars(taken.data(), taken.data() + taken.size(), value);
    if (problem != std::errc() || end != taken.data() + taken.size() || !std::isfinite(value))
      refuse({"“" + taken + "”不是数字", "\"" + taken + "\" is not a number"});
    return value;
  }
  int whole(int least, int most) {
    const double value = number();
    if (!(value >= least && value <= most) || value != std::floor(value))
      refuse({"数字超出范围", "the number is out of range"});
    return static_cast<int>(value);
  }
  /// Whether the next word is a number.
  [[nodiscard]] bool number_follows() const {
    return !rest_.empty() && (rest_[0] == '-' || rest_[0] == '.' || (rest_[0] >= '0' && rest_[0] <= '9'));
  }
  void end() const {
    if (!rest_.empty())
      refuse({"多余的“" + std::string(rest_) + "”", "\"" + std::string(rest_) + "\" is too much"});
  }

 private:
  static constexpr const char* kBlanks = " \t\r";
  void skip_blanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(kBlanks), rest_.size())); }

  std::string_view rest_;
  std::string subject_;
};

replay_target target_of(line_reader& line) {
  replay_target target;
  target.widget = line.word();
  if (target.widget == "place") {
    target.widget = "map";
    const double lon = line.number(), lat = line.number();
    target.place = geo::lon_lat{lon, lat};
    if (std::abs(lon) > 180 || std::abs(lat) > 90)
      line.refuse({"经纬度超出范围", "the place is out of range"});
  } else if (line.number_follows()) {
    target.x = line.number();
    target.y = line.number();
  }
  return target;
}

/// A file of outputs is named without a folder, so that no script writes elsewhere.
std::string plain_name(line_reader& line) {
  std::string name = line.rest();
  if (name.find('/') != std::string::npos || name == "." || name == "..")
    line.refuse({"文件名不能含文件夹", "the file's name must be without a folder"});
  return name;
}

replay_step expectation(line_reader& line) {
  replay_step step;
  step.action = replay_action::expect;
  step.text = line.word();
  step.value = nlohmann::json::parse(line.rest(), nullptr, false);
  if (step.value.is_discarded()) line.refuse({"期望值不是 JSON", "the value is not JSON"});
  if (step.text[0] != '/') line.refuse({"路径应以 / 开头", "the pointer must begin with /"});
  try {
    (void)nlohmann::json::json_pointer(step.text);
  } catch (const nlohmann::json::exception&) {
    line.refuse({"路径中的 ~ 应写作 ~0，/ 应写作 ~1", "in the pointer ~ is written ~0 and / is written ~1"});
  }
  return step;
}

/// "Ctrl+Shift+drag": the mouse with keys held.
std::string without_modifiers(std::string verb, key_chord& held) {
  const auto take = [&](std::string_view prefix) {
    const bool there = verb.starts_with(prefix);
    if (there) verb.erase(0, prefix.size());
    return there;
  };
  held.ctrl = take("Ctrl+");
  held.shift = take("Shift+");
  return verb;
}

replay_step step_of(line_reader& line) {
  replay_step step;
  const std::string written = line.word();
  const std::string verb = without_modifiers(written, step.chord);
  const bool with_mouse = verb == "click" || verb == "double" || verb == "drag";
  if (verb != written && !with_mouse)
    line.refuse({"只有 click、double、drag 可带 Ctrl+、Shift+",
                 "only click, double and drag go with Ctrl+ and Shift+"});
  const auto pointer = [&](replay_action action) {
    step.action = action;
    step.target = target_of(line);
  };
  const auto with_text = [&](replay_action action, std::string words) {
    step.action = action;
    step.text = std::move(words);
  };
  if (verb == "wait") {
    step.action = replay_action::wait;
  } else if (verb == "frames") {
    step.action = replay_action::frames;
    step.count = line.whole(1, kMostFrames);
  } else if (verb == "move") {
    pointer(replay_action::move);
  } else if (verb == "click") {
    pointer(replay_action::click);
  } else if (verb == "double") {
    pointer(replay_action::double_click);
  } else if (verb == "drag") {
    pointer(replay_action::drag);
    if (line.word() != "to") line.refuse({"drag 之后应写 … to …", "drag must go FROM to WHERE"});
    step.to = target_of(line);
  } else if (verb == "wheel") {
    step.action = replay_action::wheel;
    step.count = line.whole(-100, 100);
    step.target = target_of(line);
  } else if (verb == "key") {
    step.action = replay_action::key;
    const std::string name = line.word();
    const auto chord = parse_chord(name);
    if (!chord) line.refuse({"没有这个键“" + name + "”", "there is no key \"" + name + "\""});
    step.chord = *chord;
  } else if (verb == "type") {
    with_text(replay_action::type, line.rest());
  } else if (verb == "drop") {
    with_text(replay_action::drop, line.rest());
  } else if (verb == "screenshot") {
    with_text(replay_action::screenshot, plain_name(line));
  } else if (verb == "state") {
    with_text(replay_action::state, plain_name(line));
  } else if (verb == "expect") {
    step = expectation(line);
  } else {
    line.refuse({"没有“" + verb + "”这一步", "there is no step \"" + verb + "\""});
  }
  line.end();
  return step;
}

}  // namespace

std::vector<replay_step> parse_replay(std::string_view script, const std::string& name) {
  std::vector<replay_step> steps;
  for (std::size_t number = 1; !script.empty(); ++number) {
    const std::size_t end = std::min(script.find('\n'), script.size());
    line_reader line(script.substr(0, end), name + ":" + std::to_string(number));
    script.remove_prefix(std::min(end + 1, script.size()));
    if (line.is_empty() || line.begins_with('#')) continue;
    steps.push_back(step_of(line));
    steps.back().line = number;
  }
  return steps;
}

}  // namespace greenward::viewer

#include "viewer/shell/options.hpp"

#include "engine/base/error.hpp"

#include <charconv>
#include <sstream>
#include <system_error>
#include <utility>
#include <vector>

namespace greenward::viewer {

namespace {

constexpr int kSmallestSide = 320;
constexpr int kLargestSide = 8192;

[[noreturn]] void refuse(const std::string& argument, bilingual problem) {
  throw error(error_code::usage, argument, std::move(problem),
              {"运行 greenward-viewer --help 查看用法", "See greenward-viewer --help"});
}

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, at);) parts.push_back(part);
  return parts;
}

template <class Number>
Number number(const std::string& argument, const std::string& text) {
  Number value{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size()) {
    refuse(argument, {"“" + text + "”不是数字", "\"" + text + "\" is not a number"});
  }
  return value;
}

screen_size parse_size(const std::string& text) {
  const std::vector<std::string> parts = split(text, 'x');
  if (parts.size() != 2)
    refuse("--size", {"应写作 宽x高，例如 1600x1000", "must be WIDTHxHEIGHT, e.g. 1600x1000"});
  const screen_size size{number<int>("--size", parts[0]), number<int>("--size", parts[1])};
  const auto fits = [](int side) { return side >= kSmallestSide && side <= kLargestSide; };
  if (!fits(size.width) || !fits(size.height)) {
    refuse("--size", {"边长须在 320 至 8192 像素之间", "sides must be 320 to 8192 pixels"});
  }
  return size;
}

geo::lon_lat parse_place(const std::string& argument, std::span<const std::string> parts) {
  if (parts.size() < 2) refuse(argument, {"应写作 经度,纬度", "must be LON,LAT"});
  const geo::lon_lat place{number<double>(argument, parts[0]), number<double>(argument, parts[1])};
  if (!(place.x >= -180 && place.x <= 180 && place.y >= -90 && place.y <= 90)) {
    refuse(argument, {"经纬度超出范围", "is out of range"});
  }
  return place;
}

void parse_view(const std::string& text, opening_view& opening) {
  const std::vector<std::string> parts = split(text, ',');
  if (parts.size() != 3) refuse("--view", {"应写作 经度,纬度,比例尺分母", "must be LON,LAT,SCALE"});
  opening.centre = parse_place("--view", parts);
  opening.scale = number<double>("--view", parts[2]);
  if (!(opening.scale >= 1 && opening.scale <= 1e9))
    refuse("--view", {"比例尺分母无效", "has no valid scale"});
}

language parse_language(const std::string& text) {
  if (text != "zh" && text != "en") refuse("--lang", {"只能是 zh 或 en", "must be zh or en"});
  return text == "zh" ? language::zh : language::en;
}

theme parse_theme(const std::string& text) {
  if (text != "day" && text != "night") refuse("--theme", {"只能是 day 或 night", "must be day or night"});
  return text == "day" ? theme::day : theme::night;
}

int parse_interface_scale(const std::string& text) {
  const int percent = number<int>("--scale", text);
  std::string all;
  for (const int one : kInterfaceScales) all += (all.empty() ? "" : " ") + std::to_string(one);
  if (!is_interface_scale(percent)) refuse("--scale", {"只能是 " + all, "must be one of " + all});
  return percent;
}

void take_option(const std::string& name, const std::string& value, viewer_options& options) {
  if (name == "--lang") {
    options.lang = parse_language(value);
    options.lang_given = true;
  } else if (name == "--theme")
    options.on = parse_theme(value);
  else if (name == "--scale")
    options.scale = parse_interface_scale(value);
  else if (name == "--settings")
    options.settings = value;
  else if (name == "--screenshot")
    options.screenshot = value;
  else if (name == "--state")
    options.state = value;
  else if (name == "--replay")
    options.replay = value;
  else if (name == "--output")
    options.output = value;
  else if (name == "--size") {
    options.size = parse_size(value);
    options.size_given = true;
  } else if (name == "--view")
    parse_view(value, options.opening);
  else if (name == "--identify")
    options.opening.identify = parse_place(name, split(value, ','));
  else if (name == "--hide")
    options.opening.hidden = split(value, ',');
  else
    refuse(name, {"没有这个选项", "is not an option"});
}

}  // namespace

viewer_options parse_options(std::span<const std::string> arguments) {
  viewer_options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--help" || argument == "-h")
      options.help = true;
    else if (argument == "--version")
      options.version = true;
    else if (argument.starts_with("--")) {
      if (i + 1 == arguments.size()) refuse(argument, {"缺少取值", "needs a value"});
      take_option(argument, arguments[++i], options);
    } else if (options.database.empty())
      options.database = argument;
    else
      refuse(argument, {"只能给出一个数据库", "only one database may be given"});
  }
  return options;
}

std::string usage_text() {
  return R"(用法 Usage: greenward-viewer [DB] [选项 options]

  DB                        数据库：路径或地址；不写则列出最近打开的
                            database: a path or an address; without it, those opened recently are listed
  --lang zh|en              界面语言 language of the interface (zh)
  --size WxH                窗口或图片大小 size of the window or picture, pixels (1600x1000)
  --theme day|night         日间或夜间 by day or by night (day)
  --scale PERCENT           界面大小 size of the interface, 75 90 100 110 125 150 175 200 225 250
                            （按屏幕 by the screen）
  --view LON,LAT,SCALE      起始视图 where to look at start, e.g. 125.24,43.87,5000
  --identify LON,LAT        起始时查询该处要素 shows the feature there at start
  --hide LAYER,LAYER        起始时隐藏的图层 layers hidden at start
  --screenshot FILE         不开窗口，直接输出 PNG draws a PNG without a display and ends
  --state FILE              将窗口状态写为 JSON keeps the window's state there as JSON
  --replay FILE             不开窗口，按脚本操作鼠标和键盘 does what the script says, without a display, and ends
  --output DIR              脚本所存图片的文件夹 folder for the pictures that the script keeps (.)
  --settings FILE           上次的视图、图层和书签的存处，空则不存；默认 ~/.config/greenward/viewer.json，
                            带 --state 或不开窗口时不存 where the view, layers, bookmarks, recent databases, theme
                            and size are kept, empty: nowhere (~/.config/greenward/viewer.json; nowhere with
                            --state or without a display)
  --version                 版本 version
)";
}

}  // namespace greenward::viewer

#include "engine/cli/walk_options.hpp"

#include "engine/base/error.hpp"
#include "engine/walking/opening_hours.hpp"

#include <CLI/CLI.hpp>

namespace greenward::cli {

namespace {

template <class Quantity>
void add_quantity(CLI::App& command, const std::string& name, Quantity& target, const std::string& help) {
  command
      .add_option_function<double>(
          name, [&target](double value) { target = Quantity(value); }, help)
      ->check(CLI::PositiveNumber);
}

walking::stated_time parse_at(const std::string& text) {
  if (const auto stated = walking::parse_week_time(text)) return *stated;
  throw error(
      error_code::usage, "--at", {text + " 不是时刻", text + " is no time"},
      {"写作 HH:MM 或 HH:MM,Mo（Mo Tu We Th Fr Sa Su）", "write HH:MM or HH:MM,Mo (Mo Tu We Th Fr Sa Su)"});
}

void add_passage_options(CLI::App& command, const session& s, workflow::passage_options& o) {
  command
      .add_option_function<std::string>(
          "--barriers", [&o](const std::string& word) { o.barriers = word == "on"; },
          s.text("是否让通行障碍封闭与之相交的路段：on|off（默认 off）",
                 "whether barriers close the edges that cross them: on|off (default off)"))
      ->check(CLI::IsMember({"on", "off"}));
  command.add_option_function<std::string>(
      "--avoid", [&o](const std::string& path) { o.avoid = workflow::areas_in(path); },
      s.text("避让范围（面文件）：与之相交的路段不通行", "a file of areas: edges that meet them are closed"));
  command.add_option_function<std::string>(
      "--at", [&o](const std::string& text) { o.at = parse_at(text); },
      s.text("时刻 HH:MM[,Mo]：此时关闭的大门不能通过；不给则大门都开放，不给星期按周一",
             "HH:MM[,Mo]: gates closed then cannot be passed; without it all are open, without a day it is "
             "Monday"));
  command
      .add_option_function<std::string>(
          "--unknown-gates", [&o](const std::string& word) { o.unknown_gates_closed = word == "closed"; },
          s.text("开放时间看不懂的大门：open|closed（默认 open）",
                 "gates whose hours are not understood: open|closed (default open)"))
      ->check(CLI::IsMember({"open", "closed"}));
}

}  // namespace

void add_walk_options(CLI::App& command, const session& s, workflow::walk_options& o) {
  command.add_option(
      "--category", o.category,
      s.text("设施类别（默认 elderly_care 养老）", "category of facilities (default elderly_care)"));
  command
      .add_option("--minutes", o.minutes,
                  s.text("步行分钟数，默认取规则包", "minutes; default: the rule pack's"))
      ->check(CLI::PositiveNumber);
  add_quantity(command, "--speed", o.speed,
               s.text("步行速度（米/秒），默认取规则包", "walking speed in m/s; default: the rule pack's"));
  add_quantity(command, "--radius", o.radius,
               s.text("直线半径（米），默认取规则包", "plain radius in metres; default: the rule pack's"));
  add_quantity(command, "--snap", o.snap_maximum,
               s.text("接入步行网的最大距离（米），默认取规则包",
                      "metres to the network at most; default: the rule pack's"));
  add_quantity(command, "--width", o.area_width,
               s.text("服务区沿路缓冲宽度（米），默认取规则包",
                      "metres on each side of a reached street; default: the rule pack's"));
  command.add_option("--profile", o.profile,
                     s.text("步行者（默认 elderly 老年人），见 gis-data/codes/walker.toml",
                            "who walks (default elderly); see gis-data/codes/walker.toml"));
  add_passage_options(command, s, o.passage);
}

}  // namespace greenward::cli

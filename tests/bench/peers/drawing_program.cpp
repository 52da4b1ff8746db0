#include "tests/bench/peers/drawing_program.hpp"

#include "tests/bench/peers/python_script.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace greenward::bench {

namespace {

std::string text_of(layer::colour c) {
  return fmt::format("#{:02x}{:02x}{:02x}", c.r, c.g, c.b);
}

nlohmann::json request_json(const line_file& lines, const line_style& style) {
  return {{"lines", lines.file.string()},        {"crs", lines.crs},
          {"size", {style.width, style.height}}, {"width", style.pen},
          {"colour", text_of(style.stroke)},     {"background", text_of(style.ground)}};
}

}  // namespace

drawing_program::drawing_program(const drawing_script& script, const line_file& lines,
                                 const line_style& style, const std::filesystem::path& folder)
    : style_(style),
      child_(script_command(script.script, request_json(lines, style), folder), folder / "program.log") {}

double drawing_program::draw(const line_view& view, picture_kind kind) {
  const geo::planar_box box = view.extent(style_);
  const nlohmann::json question{
      {"with_load", kind == picture_kind::with_load},
      {"view",
       {{"extent", {box.min.x, box.min.y, box.max.x, box.max.y}}, {"picture", view.picture.string()}}}};
  const nlohmann::json answer = nlohmann::json::parse(child_.ask(question.dump()));
  version_ = answer.at("version");
  return answer.at("seconds");
}

}  // namespace greenward::bench

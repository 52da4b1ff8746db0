#include "engine/walking/certificate_text.hpp"

#include "engine/walking/network_version.hpp"

#include <fmt/format.h>
#include <cmath>
#include <iterator>

namespace greenward::walking {

namespace {

/// Quoted where CSV asks for it.
std::string quoted(std::string_view text) {
  std::string line(text);
  for (char& c : line)
    if (c == '\n' || c == '\r') c = ' ';
  if (line.find_first_of(",\"") == std::string::npos) return line;
  std::string result = "\"";
  for (const char c : line) result.append(c == '"' ? "\"\"" : std::string(1, c));
  return result + '"';
}

/// Nothing for a way that is closed.
std::string open_metres(double value) {
  return std::isfinite(value) ? fmt::format("{}", value) : std::string();
}

void add_steps(std::string& text, const certificate& certified, const certified_way& way) {
  auto out = std::back_inserter(text);
  for (std::uint32_t s = way.first_step; s < way.end_step; ++s) {
    const certified_step& step = certified.steps[s];
    if (s > way.first_step) text += ' ';
    if (step.from == 0 && step.to == 1)
      fmt::format_to(out, "{}+", step.edge);
    else if (step.from == 1 && step.to == 0)
      fmt::format_to(out, "{}-", step.edge);
    else
      fmt::format_to(out, "{}:{}:{}", step.edge, step.from, step.to);
  }
}

void add_place(std::string& text, const certificate& certified, const certified_place& place) {
  auto out = std::back_inserter(text);
  fmt::format_to(out, "place,{},{},{},{},", place.id, place.people, place.place.x, place.place.y);
  if (place.snap) {
    const certified_snap& at = *place.snap;
    fmt::format_to(out, "{},{},{},{},{},", at.edge, at.share, at.access_m, at.point.x, at.point.y);
  } else {
    text += ",,,,,";
  }
  if (place.way) {
    fmt::format_to(out, "{},{},", place.way->facility, place.way->metres);
    add_steps(text, certified, *place.way);
  } else {
    text += ",,";
  }
  text += '\n';
}

}  // namespace

std::string certificate_text(const certificate& certified) {
  std::string text = "greenward-certificate,1\n";
  auto out = std::back_inserter(text);
  for (const auto& [key, value] : certified.header)
    fmt::format_to(out, "header,{},{}\n", quoted(key), quoted(value));
  for (const certified_limit& limit : certified.limits)
    fmt::format_to(out, "limit,{},{}\n", limit.metres, limit.people_within);
  for (const certified_edge& e : certified.edges)
    fmt::format_to(out, "edge,{},{},{},{},{}\n", e.id, e.from, e.to, open_metres(e.forward_m),
                   open_metres(e.backward_m));
  for (const certified_facility& f : certified.facilities)
    fmt::format_to(out, "facility,{},{},{},{},{}\n", f.id, quoted(f.name), f.edge, f.share, f.access_m);
  for (const certified_part& part : certified.parts)
    fmt::format_to(out, "part,{},{},{},{}\n", part.limit_m, part.edge, part.from, part.to);
  for (const certified_place& place : certified.places) add_place(text, certified, place);
  content_hash hash;
  hash.add(std::string_view(text));
  return text + "hash," + hash.text() + '\n';
}

}  // namespace greenward::walking

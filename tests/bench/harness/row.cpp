#include "tests/bench/harness/row.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

namespace greenward::bench {

namespace {

template <class Value>
nlohmann::json or_null(const std::optional<Value>& value) {
  return value ? nlohmann::json(*value) : nlohmann::json(nullptr);
}

nlohmann::json or_null(const std::string& text) {
  return text.empty() ? nlohmann::json(nullptr) : nlohmann::json(text);
}

nlohmann::ordered_json json_of(const row& line) {
  nlohmann::ordered_json object;
  object["case"] = line.about.name;
  object["size"] = line.about.size;
  object["threads"] = line.about.threads;
  object["greenward_s"] = or_null(line.greenward);
  object["peer"] = or_null(line.about.peer);
  object["peer_version"] = or_null(line.about.peer_version);
  object["peer_s"] = or_null(line.peer);
  object["ratio"] = or_null(line.ratio());
  object["target"] = or_null(line.about.target);
  object["agrees"] = or_null(line.agrees);
  object["unit"] = line.unit;
  object["spread"] = nullptr;
  if (line.spread) object["spread"] = {line.spread->least, line.spread->greatest};
  object["note"] = line.about.note;
  return object;
}

template <class Value>
std::optional<Value> if_there(const nlohmann::json& value) {
  return value.is_null() ? std::nullopt : std::optional(value.get<Value>());
}

row row_of(const nlohmann::json& object) {
  row line{.about = {.name = object.at("case"),
                     .size = object.at("size"),
                     .threads = object.at("threads"),
                     .peer = if_there<std::string>(object.at("peer")).value_or(""),
                     .peer_version = if_there<std::string>(object.at("peer_version")).value_or(""),
                     .target = if_there<double>(object.at("target")),
                     .note = object.at("note")},
           .unit = object.at("unit"),
           .greenward = if_there<double>(object.at("greenward_s")),
           .peer = if_there<double>(object.at("peer_s")),
           .agrees = if_there<bool>(object.at("agrees"))};
  const nlohmann::json& spread = object.at("spread");
  if (!spread.is_null()) line.spread = {.least = spread.at(0), .greatest = spread.at(1)};
  return line;
}

}  // namespace

std::optional<double> row::ratio() const {
  if (!greenward || !peer) return std::nullopt;
  return *peer / *greenward;
}

std::optional<bool> row::reached() const {
  if (!about.target || !ratio()) return std::nullopt;
  return *ratio() >= *about.target;
}

row timed_row(subject about, const paired_samples& samples, bool agrees) {
  return {.about = std::move(about),
          .greenward = median(samples.greenward),
          .peer = median(samples.peer),
          .spread = spread_of(samples),
          .agrees = agrees};
}

row counted_row(subject about, std::string unit, double greenward, double peer, std::optional<bool> agrees) {
  return {.about = std::move(about),
          .unit = std::move(unit),
          .greenward = greenward,
          .peer = peer,
          .agrees = agrees};
}

row lone_row(subject about, std::string unit, double greenward) {
  return {.about = std::move(about), .unit = std::move(unit), .greenward = greenward};
}

row bar_row(subject about, std::string unit, double greenward, double bar) {
  about.peer = kBar;
  about.target = 1;
  return counted_row(std::move(about), std::move(unit), greenward, bar, std::nullopt);
}

row skipped_row(subject about, std::string_view reason) {
  const std::size_t end = reason.find_last_not_of('\n');
  reason = end == std::string_view::npos ? "" : reason.substr(0, end + 1);
  about.note = "skipped: " + std::string(reason.substr(reason.rfind('\n') + 1));
  return {.about = std::move(about)};
}

bool any_disagreement(const std::vector<row>& rows) {
  return std::any_of(rows.begin(), rows.end(), [](const row& line) { return line.agrees == false; });
}

std::string json_text(const std::vector<row>& rows) {
  nlohmann::ordered_json array = nlohmann::ordered_json::array();
  for (const row& line : rows) array.push_back(json_of(line));
  return array.dump(1) + "\n";
}

std::vector<row> rows_of_json(std::string_view text) {
  try {
    std::vector<row> rows;
    for (const nlohmann::json& object : nlohmann::json::parse(text)) rows.push_back(row_of(object));
    return rows;
  } catch (const nlohmann::json::exception& failure) {
    throw std::runtime_error(std::string("these are no rows of a benchmark: ") + failure.what());
  }
}

}  // namespace greenward::bench

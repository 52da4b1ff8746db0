#include "viewer/shell/settings.hpp"

#include "engine/base/atomic_file.hpp"
#include "engine/base/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

namespace greenward::viewer {

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 1 << 23, kMostDistricts = 30, kMostItems = 1000, kMostName = 1000,
                      kMostPath = 4096;
constexpr double kMostScale = 1e9;
constexpr std::int64_t kLatest = 253402300799;  ///< the end of the year 9999
constexpr int kLeastSide = 320, kMostSide = 8192;

/// Takes values out of JSON that somebody else may have written. A key that is missing means what is usual;
/// only what names or places something must be there.
class settings_reader {
 public:
  explicit settings_reader(std::string name) : name_(std::move(name)) {}

  [[noreturn]] void refuse(const std::string& what) const {
    throw error(error_code::bad_input, name_,
                {"查看器设置中的“" + what + "”无法识别",
                 "\"" + what + "\" in the viewer's settings is not understood"},
                {"删去该文件即恢复默认", "without that file everything is as at first"});
  }

  [[nodiscard]] settings read(std::string_view text) const {
    if (text.size() > kMostBytes) refuse("size");
    const json all = json::parse(text, nullptr, false);
    if (!all.is_object()) refuse("{}");
    settings kept;
    if (all.contains("language")) kept.lang = language_of(all.at("language"));
    if (all.contains("window")) kept.window = size_of(all.at("window"));
    for (const json& one : list(all, "districts", kMostDistricts))
      kept.districts.push_back({string(one, "database"), view(one)});
    if (all.contains("look")) kept.look = look_of(all.at("look"));
    for (const json& one : list(all, "recent", kMostRecent))
      kept.recent.push_back({string(one, "database"), seconds(one, "opened")});
    return kept;
  }

 private:
  [[nodiscard]] const json& member(const json& from, const char* name) const {
    if (!from.is_object() || !from.contains(name)) refuse(name);
    return from.at(name);
  }
  [[nodiscard]] json list(const json& from, const char* name, std::size_t most) const {
    if (!from.contains(name)) return json::array();
    const json& found = from.at(name);
    if (!found.is_array() || found.size() > most) refuse(name);
    return found;
  }
  [[nodiscard]] std::string string(const json& from, const char* name) const {
    return string_in(member(from, name), name, kMostName);
  }
  [[nodiscard]] std::string string_in(const json& found, const char* name, std::size_t most) const {
    if (!found.is_string() || found.get_ref<const std::string&>().size() > most) refuse(name);
    return found.get<std::string>();
  }
  [[nodiscard]] double number(const json& from, const char* name, double least, double most) const {
    const json& found = member(from, name);
    if (!found.is_number()) refuse(name);
    const auto value = found.get<double>();
    if (!(value >= least && value <= most)) refuse(name);
    return value;
  }
  [[nodiscard]] bool flag(const json& from, const char* name, bool usual) const {
    if (!from.contains(name)) return usual;
    const json& found = from.at(name);
    if (!found.is_boolean()) refuse(name);
    return found.get<bool>();
  }

  [[nodiscard]] language language_of(const json& found) const {
    if (found != "zh" && found != "en") refuse("language");
    return found == "zh" ? language::zh : language::en;
  }
  [[nodiscard]] std::int64_t seconds(const json& from, const char* name) const {
    const json& found = member(from, name);
    if (!found.is_number_integer() || found < 0 || found > kLatest) refuse(name);
    return found.get<std::int64_t>();
  }
  [[nodiscard]] look look_of(const json& from) const {
    if (!from.is_object()) refuse("look");
    look chosen;
    if (from.contains("theme")) chosen.on = theme_of(from.at("theme"));
    if (from.contains("scale")) chosen.scale = interface_scale(from.at("scale"));
    return chosen;
  }
  [[nodiscard]] theme theme_of(const json& found) const {
    if (found != "day" && found != "night") refuse("theme");
    return found == "day" ? theme::day : theme::night;
  }
  [[nodiscard]] int interface_scale(const json& found) const {
    if (!found.is_number_integer() || found < kInterfaceScales.front() || found > kInterfaceScales.back() ||
        !is_interface_scale(found.get<int>()))
      refuse("scale");
    return found.get<int>();
  }
  [[nodiscard]] screen_size size_of(const json& found) const {
    return {static_cast<int>(number(found, "width", kLeastSide, kMostSide)),
            static_cast<int>(number(found, "height", kLeastSide, kMostSide))};
  }
  [[nodiscard]] kept_place place(const json& from) const {
    return {{number(from, "lon", -180, 180), number(from, "lat", -90, 90)}, number(from, "scale", 1, 1e9)};
  }
  [[nodiscard]] kept_view view(const json& from) const {
    kept_view view;
    view.place = place(from);
    for (const json& one : list(from, "layers", kMostItems)) view.layers.push_back(layer(one));
    for (const json& bookmark : list(from, "bookmarks", kMostItems))
      view.bookmarks.push_back({string(bookmark, "name"), place(bookmark)});
    for (const json& name : list(from, "order", kMostItems))
      view.order.push_back(string_in(name, "order", kMostName));
    if (from.contains("basemap")) view.basemap = basemap(from.at("basemap"));
    if (from.contains("plan")) view.plan = plan(from.at("plan"));
    return view;
  }
  [[nodiscard]] kept_plan plan(const json& from) const {
    if (!from.is_object()) refuse("plan");
    return {pipes(from, "build"), pipes(from, "abandon")};
  }
  [[nodiscard]] std::vector<kept_pipe> pipes(const json& from, const char* name) const {
    std::vector<kept_pipe> read;
    for (const json& one : list(from, name, kMostKeptPipes)) {
      const json& id = member(one, "id");
      if (!id.is_number_integer()) refuse("id");
      read.push_back({id.get<std::int64_t>(), string_in(member(one, "code"), "code", kMostKeptCode)});
    }
    return read;
  }
  [[nodiscard]] kept_basemap basemap(const json& from) const {
    return {string_in(member(from, "file"), "file", kMostPath), flag(from, "visible", true), opacity(from)};
  }
  [[nodiscard]] double opacity(const json& from) const {
    return from.contains("opacity") ? number(from, "opacity", 0.1, 1) : 1;
  }
  [[nodiscard]] kept_layer layer(const json& from) const {
    kept_layer layer{string(from, "name")};
    layer.visible = flag(from, "visible", layer.visible);
    layer.unfolded = flag(from, "unfolded", layer.unfolded);
    layer.selectable = flag(from, "selectable", layer.selectable);
    layer.opacity = opacity(from);
    if (from.contains("group")) layer.group = string(from, "group");
    if (from.contains("filter")) layer.filter = string_in(from.at("filter"), "filter", kMostKeptFilter);
    if (from.contains("nearest")) layer.nearest = number(from, "nearest", 0, kMostScale);
    if (from.contains("farthest")) layer.farthest = number(from, "farthest", 0, kMostScale);
    return layer;
  }

  std::string name_;
};

json place_json(const kept_place& place) {
  return {{"lon", place.centre.x}, {"lat", place.centre.y}, {"scale", place.scale}};
}

json layer_json(const kept_layer& layer) {
  json one{{"name", layer.name},
           {"visible", layer.visible},
           {"unfolded", layer.unfolded},
           {"selectable", layer.selectable},
           {"opacity", layer.opacity}};
  if (!layer.group.empty()) one["group"] = layer.group;
  if (!layer.filter.empty()) one["filter"] = layer.filter;
  if (layer.nearest > 0) one["nearest"] = layer.nearest;
  if (layer.farthest) one["farthest"] = *layer.farthest;
  return one;
}

json pipes_json(const std::vector<kept_pipe>& pipes) {
  json list = json::array();
  for (const kept_pipe& pipe : pipes) list.push_back({{"id", pipe.id}, {"code", pipe.code}});
  return list;
}

/// Of all districts no more pipes than of one, so that the file is never longer than what is read again.
void forget_plans(std::vector<kept_district>& districts) {
  std::size_t pipes = 0;
  for (kept_district& one : districts) {
    pipes += one.view.plan.size();
    if (pipes > kMostKeptPipes) one.view.plan = {};
  }
}

json district_json(const kept_district& district) {
  json one = place_json(district.view.place);
  one["database"] = district.database;
  one["layers"] = json::array();
  for (const kept_layer& layer : district.view.layers) one["layers"].push_back(layer_json(layer));
  if (!district.view.order.empty()) one["order"] = district.view.order;
  if (const auto& basemap = district.view.basemap)
    one["basemap"] = {{"file", basemap->file}, {"visible", basemap->visible}, {"opacity", basemap->opacity}};
  if (const kept_plan& plan = district.view.plan; plan.size() > 0)
    one["plan"] = {{"build", pipes_json(plan.build)}, {"abandon", pipes_json(plan.abandon)}};
  one["bookmarks"] = json::array();
  for (const view_bookmark& bookmark : district.view.bookmarks) {
    one["bookmarks"].push_back(place_json(bookmark.place));
    one["bookmarks"].back()["name"] = bookmark.name;
  }
  return one;
}

}  // namespace

const kept_view* settings::view_of(const std::string& database) const {
  const auto found = std::ranges::find(districts, database, &kept_district::database);
  return found == districts.end() ? nullptr : &found->view;
}

void settings::keep(const std::string& database, kept_view view) {
  std::erase_if(districts, [&](const kept_district& one) { return one.database == database; });
  districts.insert(districts.begin(), {database, std::move(view)});
  if (districts.size() > kMostDistricts) districts.resize(kMostDistricts);
  forget_plans(districts);
}

std::string database_key(const std::string& database) {
  if (database.find("://") != std::string::npos) return database;
  std::error_code problem;
  const fs::path whole = fs::weakly_canonical(fs::absolute(database), problem);
  return problem ? database : whole.string();
}

settings parse_settings(std::string_view text, const std::string& name) {
  return settings_reader(name).read(text);
}

std::string settings_text(const settings& kept) {
  json all{{"districts", json::array()}};
  if (kept.lang) all["language"] = *kept.lang == language::zh ? "zh" : "en";
  if (kept.window) all["window"] = {{"width", kept.window->width}, {"height", kept.window->height}};
  if (kept.look)
    all["look"] = {{"theme", kept.look->on == theme::day ? "day" : "night"}, {"scale", kept.look->scale}};
  if (!kept.recent.empty()) all["recent"] = json::array();
  for (const recent_database& one : kept.recent)
    all["recent"].push_back({{"database", one.database}, {"opened", one.opened}});
  for (const kept_district& district : kept.districts) all["districts"].push_back(district_json(district));
  return all.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::optional<fs::path> settings_path() {
  const auto named = [](const char* variable) -> std::optional<fs::path> {
    const char* value = std::getenv(variable);
    if (value == nullptr || *value != '/') return std::nullopt;
    return fs::path(value);
  };
  const auto config = named("XDG_CONFIG_HOME");
  if (config) return *config / "greenward/viewer.json";
  const auto home = named("HOME");
  if (home) return *home / ".config/greenward/viewer.json";
  return std::nullopt;
}

settings read_settings(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return {};
  std::string text(kMostBytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return parse_settings(text, file.string());
}

void write_settings(const fs::path& file, const settings& kept) {
  std::error_code problem;  // then the file cannot be written, and that is said
  fs::create_directories(file.parent_path(), problem);
  write_file_atomically(file, settings_text(kept));
}

}  // namespace greenward::viewer

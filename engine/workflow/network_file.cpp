#include "engine/workflow/network_file.hpp"

#include "engine/base/checksum.hpp"
#include "engine/base/error.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <span>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace greenward::workflow {

namespace {

namespace fs = std::filesystem;

constexpr const char* kEnding = ".network";

/// XXH3 over one array after the other.
class running_checksum {
 public:
  template <class T>
  void add(std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    state_ = checksum_of(std::as_bytes(values), state_);
  }
  template <class T>
  void add_one(T value) {
    add(std::span<const T>(&value, 1));
  }
  void add(const std::string& text) {
    add_one(text.size());
    add(std::span<const char>(text));
  }
  [[nodiscard]] std::uint64_t value() const { return state_; }

 private:
  std::uint64_t state_ = 0;
};

void add_column(running_checksum& sum, const layer::column& column) {
  std::string present, texts;
  std::vector<double> numbers;
  std::vector<std::int64_t> integers;
  for (std::size_t row = 0; row < column.size(); ++row) {
    present += column.has(row) ? '1' : '0';
    if (column.is_text())
      (texts += column.text(row)) += '\0';
    else if (column.type() == layer::field_type::real)
      numbers.push_back(column.real(row));
    else
      integers.push_back(column.integer(row));
  }
  sum.add(present);
  sum.add(texts);
  sum.add(std::span<const double>(numbers));
  sum.add(std::span<const std::int64_t>(integers));
}

std::uint64_t content_of(const layer::feature_table& edges) {
  running_checksum sum;
  sum.add(std::span<const feature_id>(edges.ids()));
  for (const layer::column& column : edges.columns()) add_column(sum, column);
  std::vector<std::uint64_t> points_of;
  for (std::size_t row = 0; row < edges.size(); ++row) {
    const auto line = edges.geometry()[row];
    points_of.push_back(line.is_none() ? 0 : line.points().size());
  }
  sum.add(std::span<const std::uint64_t>(points_of));
  sum.add(std::span<const geo::lon_lat>(edges.geometry().points()));
  return sum.value();
}

std::uint64_t profile_of(const walking::walk_network_options& options) {
  running_checksum sum;
  sum.add_one(options.walking);
  sum.add_one(options.least_component);
  sum.add(options.closed);
  sum.add(options.blocked_nodes);
  if (options.profile == nullptr) return sum.value();
  const walking::walk_profile& walker = *options.profile;
  sum.add_one(walker.speed.value);
  sum.add_one(walker.crossing_wait.value);
  for (const walking::kind_factor& kind : walker.kinds) {
    sum.add(kind.kind);
    sum.add_one(kind.factor);
  }
  for (const walking::slope_step& step : walker.slopes) {
    sum.add_one(step.slope);
    sum.add_one(step.factor);
  }
  return sum.value();
}

void touch(const fs::path& file) {
  std::error_code not_ours;
  fs::last_write_time(file, fs::file_time_type::clock::now(), not_ours);
}

/// Those used longest ago.
void remove_surplus(const fs::path& folder) {
  std::error_code failed;
  std::vector<std::pair<fs::file_time_type, fs::path>> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed))
    if (entry.path().extension() == kEnding) files.emplace_back(entry.last_write_time(failed), entry.path());
  if (files.size() <= kMostNetworkFiles) return;
  std::ranges::sort(files);
  for (std::size_t i = 0; i + kMostNetworkFiles < files.size(); ++i) fs::remove(files[i].second, failed);
}

}  // namespace

walking::network_key network_key_of(const layer::feature_table& edges,
                                    const walking::walk_network_options& options) {
  return {.content = content_of(edges), .profile = profile_of(options)};
}

walking::walk_network stored_network(const fs::path& folder, const walking::network_key& key,
                                     const geo::planar_geometry& lines, const index::packed_rtree& edge_boxes,
                                     function_ref<walking::walk_network()> build) {
  const fs::path file = folder / fmt::format("{:016x}-{:016x}{}", key.content, key.profile, kEnding);
  try {
    walking::walk_network network = walking::open_network(file, key, lines, edge_boxes);
    touch(file);
    return network;
  } catch (const error&) {
    // not there, or damaged: made anew
  }
  walking::walk_network network = build();
  std::error_code not_made;
  fs::create_directories(folder, not_made);
  try {
    walking::save_network(network, file, key);
    remove_surplus(folder);
  } catch (const error&) {
    // a folder that only others may write to: the network is built each time
  }
  return network;
}

}  // namespace greenward::workflow

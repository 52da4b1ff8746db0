// One line of the benchmark table: Greenward beside one peer.
#pragma once

#include "tests/bench/harness/samples.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::bench {

/// What was compared; the measures come beside it.
struct subject {
  std::string name;      ///< family/case, e.g. "index/window_10"
  std::size_t size = 0;  ///< how many objects the case works on
  int threads = 1;       ///< of Greenward; the note says where the peer has fewer
  std::string peer;      ///< empty where there is none
  std::string peer_version;
  std::optional<double> target;  ///< the least ratio wanted
  std::string note;
};

struct row {
  subject about;
  std::string unit = "s";           ///< of both measures: less is better in every unit used
  std::optional<double> greenward;  ///< none where the row was skipped
  std::optional<double> peer;
  std::optional<ratio_spread> spread;
  std::optional<bool> agrees;  ///< whether both gave the same answer; none where there is nothing to compare

  [[nodiscard]] std::optional<double> ratio() const;  ///< peer / greenward
  [[nodiscard]] std::optional<bool> reached() const;  ///< none without a target or a ratio
};

/// Medians and spread of the samples.
[[nodiscard]] row timed_row(subject about, const paired_samples& samples, bool agrees);
/// Two plain numbers, e.g. bytes.
[[nodiscard]] row counted_row(subject about, std::string unit, double greenward, double peer,
                              std::optional<bool> agrees);
/// What Greenward needs without anything beside it, for tables of growth.
[[nodiscard]] row lone_row(subject about, std::string unit, double greenward);
/// Greenward against a bar that its measure is not to pass: the peer's measure is the bar, the target 1.
[[nodiscard]] row bar_row(subject about, std::string unit, double greenward, double bar);
inline constexpr std::string_view kBar = "上限 bar";  ///< stands for the peer
/// A comparison that could not be made here; the last line of the reason goes into the note.
[[nodiscard]] row skipped_row(subject about, std::string_view reason);

[[nodiscard]] bool any_disagreement(const std::vector<row>& rows);

/// A JSON array with one object a row. Keys: case, size, threads, greenward_s, peer, peer_version, peer_s,
/// ratio, target, agrees; beside them unit (where it is not "s", greenward_s and peer_s hold that instead of
/// seconds), spread ([least, greatest] ratio of a round) and note. What is absent is null.
[[nodiscard]] std::string json_text(const std::vector<row>& rows);
/// The rows that json_text() wrote. Throws std::runtime_error if it did not.
[[nodiscard]] std::vector<row> rows_of_json(std::string_view text);

}  // namespace greenward::bench

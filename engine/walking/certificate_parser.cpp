#include "engine/base/error.hpp"
#include "engine/walking/certificate_text.hpp"
#include "engine/walking/network_version.hpp"

#include <fmt/format.h>
#include <charconv>
#include <cmath>
#include <limits>

namespace greenward::walking {

namespace {

constexpr std::size_t kLargestFile = 2ULL << 30, kLongestLine = 16ULL << 20;
constexpr double kLargestMetres = 1e9;
constexpr std::int64_t kMostPeople = 1'000'000'000'000;
constexpr std::size_t kMostSteps = 100'000'000, kMostLimits = 100;

/// Where the parser stands, and the one way to refuse what stands there.
class line_reader {
 public:
  line_reader(std::string_view text, std::string_view name) : text_(text), name_(name) {}

  /// The next line's fields; false at the end.
  bool next() {
    if (at_ >= text_.size()) return false;
    ++number_;
    begin_ = at_;
    const std::size_t end = text_.find('\n', at_);
    if (end == std::string_view::npos) refuse({"没有行尾", "the line has no end"});
    std::string_view line = text_.substr(at_, end - at_);
    at_ = end + 1;
    if (line.size() > kLongestLine) refuse({"行太长", "the line is too long"});
    split(line);
    return true;
  }

  [[nodiscard]] const std::string& operator[](std::size_t i) const { return fields_[i]; }
  [[nodiscard]] std::size_t line_begin() const { return begin_; }
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

  void require_fields(std::size_t count) const {
    if (fields_.size() == count) return;
    refuse({fmt::format("应有 {} 个字段，实有 {} 个", count, fields_.size()),
            fmt::format("{} fields where {} belong", fields_.size(), count)});
  }

  [[noreturn]] void refuse(bilingual problem) const {
    throw error(error_code::bad_input, fmt::format("{}:{}", name_, number_), std::move(problem),
                {"证书文件已损坏或不是本程序所写，请重新导出",
                 "the certificate is damaged or not of this format; export it again"});
  }

  [[nodiscard]] std::int64_t whole(std::string_view field) const {
    std::int64_t value = 0;
    const auto [end, code] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (code == std::errc() && end == field.data() + field.size()) return value;
    refuse({"不是整数：" + shown(field), "not a whole number: " + shown(field)});
  }

  /// From `low` to `high`, both included.
  [[nodiscard]] double real(std::string_view field, double low, double high) const {
    double value = 0;
    const auto [end, code] = std::from_chars(field.data(), field.data() + field.size(), value);
    const bool number = code == std::errc() && end == field.data() + field.size();
    if (number && value >= low && value <= high) return value;
    refuse({fmt::format("不是 {} 到 {} 之间的数：{}", low, high, shown(field)),
            fmt::format("not a number from {} to {}: {}", low, high, shown(field))});
  }
  [[nodiscard]] double share(std::string_view field) const { return real(field, 0, 1); }
  [[nodiscard]] double metres(std::string_view field) const { return real(field, 0, kLargestMetres); }
  [[nodiscard]] std::int64_t people(std::string_view field) const {
    const std::int64_t count = whole(field);
    if (count < 0 || count > kMostPeople) refuse({"人数无效", "not a number of people"});
    return count;
  }
  [[nodiscard]] geo::lon_lat point(std::string_view lon, std::string_view lat) const {
    return {real(lon, -180, 180), real(lat, -90, 90)};
  }

 private:
  static std::string shown(std::string_view field) {
    std::string text(field.substr(0, 24));
    for (char& c : text)
      if (c < ' ' || c > '~') c = '?';
    return "“" + text + "”";
  }

  void split(std::string_view line) {
    fields_.clear();
    std::size_t i = 0;
    while (true) {
      fields_.push_back(i < line.size() && line[i] == '"' ? quoted_field(line, i) : plain_field(line, i));
      if (i >= line.size()) return;
      ++i;  // the comma
    }
  }
  static std::string plain_field(std::string_view line, std::size_t& i) {
    const std::size_t end = std::min(line.find(',', i), line.size());
    std::string field(line.substr(i, end - i));
    i = end;
    return field;
  }
  std::string quoted_field(std::string_view line, std::size_t& i) const {
    std::string field;
    for (++i; i < line.size(); ++i) {
      if (line[i] != '"') {
        field += line[i];
      } else if (i + 1 < line.size() && line[i + 1] == '"') {
        field += line[++i];
      } else {
        ++i;
        if (i < line.size() && line[i] != ',') break;
        return field;
      }
    }
    refuse({"引号不成对", "quotes do not match"});
  }

  std::string_view text_, name_;
  std::size_t at_ = 0, begin_ = 0, number_ = 0;
  std::vector<std::string> fields_;
};

double open_metres(const line_reader& line, const std::string& field) {
  return field.empty() ? std::numeric_limits<double>::infinity() : line.metres(field);
}

/// "12+", "12-" or "12:0.25:1".
certified_step step_of(const line_reader& line, std::string_view text) {
  if (text.ends_with('+')) return {line.whole(text.substr(0, text.size() - 1)), 0, 1};
  if (text.ends_with('-')) return {line.whole(text.substr(0, text.size() - 1)), 1, 0};
  const std::size_t first = text.find(':');
  const std::size_t second = first == std::string_view::npos ? first : text.find(':', first + 1);
  if (second == std::string_view::npos)
    line.refuse({"路径中有无法识别的一步", "a step of a way is not readable"});
  return {line.whole(text.substr(0, first)), line.share(text.substr(first + 1, second - first - 1)),
          line.share(text.substr(second + 1))};
}

certified_way way_of(const line_reader& line, certificate& read) {
  certified_way way{line.whole(line[10]), line.metres(line[11]),
                    static_cast<std::uint32_t>(read.steps.size()), 0};
  std::string_view rest = line[12];
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (read.steps.size() >= kMostSteps) line.refuse({"记录过多", "too many records"});
    read.steps.push_back(step_of(line, rest.substr(0, end)));
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  way.end_step = static_cast<std::uint32_t>(read.steps.size());
  return way;
}

void read_place(const line_reader& line, certificate& read) {
  line.require_fields(13);
  certified_place place{line.whole(line[1]), line.people(line[2]), line.point(line[3], line[4]), {}, {}};
  if (!line[5].empty())
    place.snap = {line.whole(line[5]), line.share(line[6]), line.metres(line[7]),
                  line.point(line[8], line[9])};
  if (!line[10].empty()) place.way = way_of(line, read);
  const bool stray = (!place.snap && (line[6] + line[7] + line[8] + line[9]).size() > 0) ||
                     (!place.way && (line[11] + line[12]).size() > 0) || (place.way && !place.snap);
  if (stray) line.refuse({"地点记录不完整", "the place's record is incomplete"});
  read.places.push_back(std::move(place));
}

void read_record(const line_reader& line, certificate& read) {
  const std::string& kind = line[0];
  if (kind == "header") {
    line.require_fields(3);
    read.header.emplace_back(line[1], line[2]);
  } else if (kind == "limit") {
    line.require_fields(3);
    if (read.limits.size() >= kMostLimits) line.refuse({"上限过多", "too many limits"});
    read.limits.push_back({line.metres(line[1]), line.people(line[2])});
  } else if (kind == "edge") {
    line.require_fields(6);
    read.edges.push_back({line.whole(line[1]), line.whole(line[2]), line.whole(line[3]),
                          open_metres(line, line[4]), open_metres(line, line[5])});
  } else if (kind == "facility") {
    line.require_fields(6);
    read.facilities.push_back(
        {line.whole(line[1]), line[2], line.whole(line[3]), line.share(line[4]), line.metres(line[5])});
  } else if (kind == "part") {
    line.require_fields(5);
    read.parts.push_back(
        {line.metres(line[1]), line.whole(line[2]), line.share(line[3]), line.share(line[4])});
  } else if (kind == "place") {
    read_place(line, read);
  } else {
    line.refuse({"无法识别的记录", "a record of no known kind"});
  }
}

void check_hash(const line_reader& line, std::string_view before) {
  line.require_fields(2);
  content_hash hash;
  hash.add(before);
  if (line[1] != hash.text())
    line.refuse({"校验值不符：文件在写出后被改动", "the hash does not match: the file was changed since"});
  if (!line.at_end()) line.refuse({"校验值之后还有内容", "there is more after the hash"});
}

}  // namespace

certificate parse_certificate(std::string_view text, std::string_view name) {
  line_reader line(text.substr(0, kLargestFile), name);
  if (text.size() > kLargestFile) line.refuse({"文件太大", "the file is too large"});
  if (!line.next()) line.refuse({"文件是空的", "the file is empty"});
  line.require_fields(2);
  if (line[0] != "greenward-certificate" || line[1] != "1")
    line.refuse({"不是第 1 版服务区证书", "not a service-area certificate of version 1"});
  certificate read;
  while (line.next()) {
    if (line[0] == "hash") {
      check_hash(line, text.substr(0, line.line_begin()));
      return read;
    }
    read_record(line, read);
  }
  line.refuse({"文件不完整：没有校验值", "the file is cut off: there is no hash"});
}

}  // namespace greenward::walking

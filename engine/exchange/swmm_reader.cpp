#include "engine/exchange/swmm_reader.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/swmm_row.hpp"
#include "engine/exchange/swmm_tables.hpp"
#include "engine/exchange/swmm_words.hpp"
#include "engine/exchange/text_encoding.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace greenward::exchange {

namespace {

/// Hands out the lines of a text, without their ends.
class line_source {
 public:
  explicit line_source(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool next(std::string_view& line) {
    if (rest_.empty()) return false;
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    ++number_;
    return true;
  }
  [[nodiscard]] std::int64_t number() const { return number_; }

 private:
  std::string_view rest_;
  std::int64_t number_ = 0;
};

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kSwmmBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSwmmBlanks) - begin + 1);
}

/// "[JUNCTIONS] ;x" → section and what follows its first item.
struct heading {
  swmm_section section = swmm_section::unknown;
  std::string name;
  std::string_view rest;
};

std::optional<heading> heading_of(std::string_view line) {
  const std::string_view text = trimmed(line);
  if (text.empty() || text.front() != '[') return std::nullopt;
  const std::size_t end = std::min(text.find_first_of(" \t\r;]", 1), text.size());
  heading found;
  found.name = std::string(text.substr(1, end - 1));
  found.section = swmm_section_of(found.name);
  found.rest = text.substr(end);
  if (!found.rest.empty() && found.rest.front() == ']') found.rest.remove_prefix(1);
  found.rest = trimmed(found.rest);
  return found;
}

class reader {
 public:
  explicit reader(std::string_view text) : text_(text), tables_(result_.model) {}

  /// Two rounds, as SWMM does it: the options decide how other sections are read, wherever they stand.
  swmm_reading read() {
    read_round(true);
    read_round(false);
    sort_sections();
    return std::move(result_);
  }
  [[nodiscard]] bool any_section() const { return any_section_; }

 private:
  void read_round(bool options) {
    options_round_ = options;
    begin_section({}, false);
    line_source lines(text_);
    std::string_view line;
    while (lines.next(line)) {
      line_ = lines.number();
      if (auto found = heading_of(line)) {
        end_section();
        begin_section(std::move(*found), true);
      } else {
        take(line);
      }
    }
    end_section();
  }

  [[nodiscard]] bool of_this_round() const { return (section_ == swmm_section::options) == options_round_; }

  void begin_section(heading found, bool known) {
    section_ = found.section;
    in_section_ = known;
    use_ = swmm_section_use::kept;
    name_ = std::move(found.name);
    if (section_ != swmm_section::unknown) {
      const swmm_section_word& word = swmm_section_words()[static_cast<std::size_t>(section_)];
      use_ = word.use;
      name_ = std::string(word.name);
    }
    if (!known || !of_this_round()) return;
    any_section_ = true;
    if (use_ == swmm_section_use::kept) result_.model.other_sections.push_back({name_, {}});
    if (found.rest.empty()) return;
    if (found.rest.front() == ';') {
      keep_heading_comment(found.rest);
    } else {
      refuse({"节名之后还有文字", "text after the section's name"});
    }
  }

  void keep_heading_comment(std::string_view rest) {
    if (use_ == swmm_section_use::kept) {
      result_.model.other_sections.back().lines.emplace_back(rest);
    } else if (rest.size() > 1) {
      keep_comment(inline_comment(rest.substr(1)));
    }
  }

  void end_section() {
    for (std::string& text : pending_) keep_comment(std::move(text));
    pending_.clear();
    if (!in_section_ || use_ != swmm_section_use::kept || !of_this_round()) return;
    auto& lines = result_.model.other_sections.back().lines;
    while (!lines.empty() && trimmed(lines.back()).empty()) lines.pop_back();
  }

  void take(std::string_view line) {
    if (!of_this_round()) return;
    const std::string_view text = trimmed(line);
    if (in_section_ && use_ == swmm_section_use::kept) {
      result_.model.other_sections.back().lines.emplace_back(line);
    } else if (text.empty()) {
      return;
    } else if (text.front() == ';') {
      take_comment(text.substr(1), line);
    } else if (!in_section_) {
      refuse({"在第一节之前", "before the first section"});
    } else if (section_ == swmm_section::title) {
      take_title(line);
    } else {
      take_row(text);
    }
  }

  /// A comment line; one that begins with ";;" is a column heading.
  void take_comment(std::string_view after, std::string_view line) {
    if (!after.empty() && after.front() == ';') return;
    // Blanks at the comment's end are the author's.
    std::string text(line.substr(static_cast<std::size_t>(after.data() - line.data())));
    if (use_ == swmm_section_use::read_with_notes) {
      pending_.push_back(std::move(text));
    } else {
      keep_comment(std::move(text));
    }
  }

  void take_title(std::string_view line) {
    if (line.size() > kSwmmMostLineBytes) return refuse_length();
    result_.model.title.emplace_back(line);
  }

  void take_row(std::string_view text) {
    if (std::min(text.find(';'), text.size()) > kSwmmMostLineBytes) return refuse_length();
    swmm_line line = cut_swmm_line(text);
    swmm_row row(line.items);
    std::string* note = nullptr;
    if (line.fault) {
      row.fail(std::move(*line.fault));
    } else if (section_ == swmm_section::options) {
      read_option(row, text);
    } else {
      note = tables_.read(section_, row);
    }
    if (row.fault()) return refuse(*row.fault());
    if (line.comment) take_inline(*line.comment);
    if (note != nullptr) give_note(*note);
  }

  void read_option(swmm_row& row, std::string_view text) {
    const std::string_view before = text.substr(0, std::min(text.find(';'), text.size()));
    const std::size_t end = static_cast<std::size_t>(row[0].data() - before.data()) + row[0].size();
    std::string_view value = before.substr(std::min(end, before.size()));
    if (!value.empty() && value.front() == '"') value.remove_prefix(1);  // the name was quoted
    tables_.read_option(row, trimmed(value));
  }

  void take_inline(std::string_view comment) {
    std::string text = inline_comment(comment);
    if (text.empty()) return;
    if (use_ == swmm_section_use::read_with_notes) {
      pending_.push_back(std::move(text));
    } else {
      keep_comment(std::move(text));
    }
  }

  static std::string inline_comment(std::string_view comment) {
    return std::string(comment.substr(std::min(comment.find_first_not_of(';'), comment.size())));
  }

  /// The comments before the line become the note of its object.
  void give_note(std::string& note) {
    for (std::size_t i = 0; i < pending_.size(); ++i) {
      if (i > 0 || !note.empty()) note += '\n';
      note += pending_[i];
    }
    pending_.clear();
  }

  void keep_comment(std::string text) { result_.model.comments.push_back({name_, std::move(text)}); }

  void refuse(bilingual reason) {
    ++result_.refused_lines;
    if (result_.refusals.size() < kSwmmMostRefusals)
      result_.refusals.push_back({line_, name_, std::move(reason)});
  }
  void refuse_length() {
    refuse({fmt::format("一行超过 {} 字节，SWMM 读不了", kSwmmMostLineBytes),
            fmt::format("longer than {} bytes, more than SWMM reads", kSwmmMostLineBytes)});
  }

  void sort_sections() {
    swmm_model& model = result_.model;
    std::ranges::stable_sort(model.other_sections, {}, [](const auto& s) { return swmm_section_of(s.name); });
    // Those before the first section come first.
    std::ranges::stable_sort(model.comments, {}, [](const auto& c) {
      return c.section.empty() ? -1 : static_cast<int>(swmm_section_of(c.section));
    });
    std::ranges::stable_sort(result_.refusals, {}, &swmm_refusal::line);
  }

  std::string_view text_;
  swmm_reading result_;
  swmm_table_reader tables_;
  swmm_section section_ = swmm_section::unknown;
  swmm_section_use use_ = swmm_section_use::kept;
  std::string name_;
  bool in_section_ = false, options_round_ = true, any_section_ = false;
  std::int64_t line_ = 0;
  std::vector<std::string> pending_;  ///< comments that wait for the object they describe
};

error bad_file(const std::string& subject, bilingual problem, bilingual remedy) {
  return {error_code::bad_input, subject, std::move(problem), std::move(remedy)};
}

void check_text(std::string_view text, const std::string& subject) {
  if (text.size() > kSwmmMostFileBytes) {
    throw bad_file(subject, {"文件超过 128 MiB", "the file is larger than 128 MiB"},
                   {"请把模型拆成几个文件", "split the model into several files"});
  }
  if (is_utf8(text)) return;
  line_source lines(text);
  std::string_view line;
  while (lines.next(line) && is_utf8(line)) {
  }
  throw bad_file(
      subject,
      {fmt::format("第 {} 行不是 UTF-8 文本", lines.number()),
       fmt::format("line {} is not UTF-8 text", lines.number())},
      {"请指明编码（如 GBK），或另存为 UTF-8", "name its encoding (such as GBK), or save it as UTF-8"});
}

std::string bytes_of(const std::filesystem::path& file) {
  std::error_code fault;
  const bool regular = std::filesystem::is_regular_file(file, fault);
  const std::uint64_t size = regular ? std::filesystem::file_size(file, fault) : 0;
  if (regular && !fault && size > kSwmmMostFileBytes) {
    throw bad_file(file.string(), {"文件超过 128 MiB", "the file is larger than 128 MiB"},
                   {"请把模型拆成几个文件", "split the model into several files"});
  }
  std::string bytes(size, '\0');
  std::ifstream in(file, std::ios::binary);
  if (regular && !fault && in) in.read(bytes.data(), static_cast<std::streamsize>(size));
  if (!regular || fault || !in) {
    throw bad_file(file.string(), {"不是文件，或不能读取", "it is no file, or cannot be read"},
                   {"检查路径和权限", "check the path and the permissions"});
  }
  return bytes;
}

}  // namespace

swmm_reading read_swmm(std::string_view text, const std::string& subject) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  check_text(text, subject);
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  reader lines(text);
  swmm_reading result = lines.read();
  if (!lines.any_section()) {
    throw bad_file(subject, {"没有一节（如 [JUNCTIONS]）", "it has no section such as [JUNCTIONS]"},
                   {"请给出 SWMM 的 .inp 文件", "give an .inp file of SWMM"});
  }
  return result;
}

swmm_reading read_swmm_file(const std::filesystem::path& file, const std::string& encoding) {
  const std::string bytes = bytes_of(file);
  if (encoding.empty()) return read_swmm(bytes, file.string());
  const auto text = to_utf8(bytes, encoding);
  if (!text) {
    throw bad_file(file.string(), {"不是 " + encoding + " 文本", "it is not text in " + encoding},
                   {"请核对编码", "check the encoding"});
  }
  return read_swmm(*text, file.string());
}

}  // namespace greenward::exchange

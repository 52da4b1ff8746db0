#include "engine/siting/csv_rows.hpp"

#include "engine/base/error.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace greenward::siting {

namespace {

/// Length of the UTF-8 character that begins here; 0 if none does. Overlong forms and surrogates do not.
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t k) { return k < text.size() ? static_cast<unsigned char>(text[k]) : 0U; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  unsigned code = first & (length == 4 ? 0x07U : length == 3 ? 0x0FU : 0x1FU);
  for (std::size_t k = 1; k < length; ++k) {
    if ((byte(k) & 0xC0U) != 0x80U) return 0;
    code = code << 6U | (byte(k) & 0x3FU);
  }
  constexpr unsigned kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return code < kLeast[length] || code > 0x10FFFF || surrogate || first < 0xC2 ? 0 : length;
}

class csv_reader {
 public:
  csv_reader(std::string_view text, const std::string& name, std::size_t most_cells)
      : text_(text), name_(name), most_cells_(most_cells) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  }

  std::vector<csv_row> read() {
    check_encoding();
    std::vector<csv_row> rows;
    while (at_ < text_.size()) {
      csv_row row = read_row();
      if (row.cells.size() > 1 || !row.cells[0].empty()) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  [[noreturn]] void refuse(bilingual problem) const {
    throw error(error_code::bad_input, fmt::format("{}:{}", name_, line_), std::move(problem),
                {"另存为 UTF-8 编码的 CSV", "save it as CSV in UTF-8"});
  }
  void check_encoding();
  csv_row read_row();
  std::string read_quoted();
  std::string read_plain();
  void end_line();
  [[nodiscard]] bool at_line_end() const {
    return at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '\r';
  }

  std::string_view text_;
  const std::string& name_;
  std::size_t most_cells_;
  std::size_t at_ = 0, line_ = 1;
};

void csv_reader::check_encoding() {
  for (std::size_t k = 0; k < text_.size();) {
    const std::size_t length = text_[k] == '\0' ? 0 : character_length(text_.substr(k));
    if (length == 0) refuse({"不是 UTF-8 文本", "it is not text in UTF-8"});
    if (text_[k] == '\n') ++line_;
    k += length;
  }
  line_ = 1;
}

std::string csv_reader::read_quoted() {
  std::string cell;
  for (++at_; at_ < text_.size(); ++at_) {
    if (text_[at_] == '\n') ++line_;
    if (text_[at_] != '"') {
      cell += text_[at_];
    } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
      cell += text_[at_++];
    } else {
      ++at_;
      if (!at_line_end() && text_[at_] != ',')
        refuse({"引号之后还有内容", "something follows a closing quote"});
      return cell;
    }
  }
  refuse({"引号没有结束", "a quote does not close"});
}

std::string csv_reader::read_plain() {
  const std::size_t begin = at_;
  while (!at_line_end() && text_[at_] != ',') ++at_;
  std::string_view cell = text_.substr(begin, at_ - begin);
  while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\t')) cell.remove_prefix(1);
  while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t')) cell.remove_suffix(1);
  return std::string(cell);
}

void csv_reader::end_line() {
  if (at_ < text_.size() && text_[at_] == '\r') ++at_;
  if (at_ < text_.size() && text_[at_] == '\n') ++at_;
  ++line_;
}

csv_row csv_reader::read_row() {
  csv_row row{line_, {}};
  while (true) {
    if (row.cells.size() == most_cells_) refuse({"列太多", "it has too many columns"});
    row.cells.push_back(!at_line_end() && text_[at_] == '"' ? read_quoted() : read_plain());
    if (at_line_end()) break;
    ++at_;  // the comma
  }
  end_line();
  return row;
}

}  // namespace

std::vector<csv_row> csv_rows(std::string_view text, const std::string& name, std::size_t most_cells) {
  return csv_reader(text, name, most_cells).read();
}

}  // namespace greenward::siting

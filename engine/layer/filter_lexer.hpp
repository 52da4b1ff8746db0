// The words of a filter expression. Private to this room.
#pragma once

#include "engine/base/bilingual.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace greenward::layer {

enum class filter_token_kind : std::uint8_t { word, text, number, sign, end };

struct filter_token {
  filter_token_kind kind = filter_token_kind::end;
  std::string spelling;      ///< of a text: without the quotes, '' made '
  std::size_t position = 0;  ///< of its first byte
};

/// Cuts an expression into words, texts, numbers and the signs = <> != < <= > >= ( ) and the comma.
class filter_lexer {
 public:
  /// `subject` names the layer in errors; both must outlive the lexer.
  filter_lexer(std::string_view expression, std::string_view subject);

  [[nodiscard]] const filter_token& current() const { return current_; }
  /// Moves to the next token. Throws error{usage} for a character that begins none, or an open quote.
  void advance();

  /// The current token as a word in any case; `keyword` is in capitals.
  [[nodiscard]] bool at_keyword(std::string_view keyword) const;
  [[nodiscard]] bool at_sign(std::string_view sign) const;
  /// Moves on if the current token is that one.
  bool take_keyword(std::string_view keyword);
  bool take_sign(std::string_view sign);

  [[noreturn]] void fail(std::size_t position, const bilingual& problem) const;
  [[noreturn]] void fail_here(const bilingual& problem) const { fail(current_.position, problem); }

 private:
  void read_text();
  void read_number();
  void read_word();
  void read_sign();
  [[nodiscard]] char peek(std::size_t ahead = 0) const;

  std::string_view expression_;
  std::string_view subject_;
  std::size_t next_ = 0;
  filter_token current_;
};

}  // namespace greenward::layer

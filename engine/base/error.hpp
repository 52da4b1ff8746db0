// The one error policy of the project: an exception that says what, where, and how to mend it.
#pragma once

#include "engine/base/bilingual.hpp"

#include <exception>
#include <string>

namespace greenward {

/// The class of an error decides the command's exit code (see docs/cli.md).
enum class error_code {
  usage = 2,      ///< the caller asked for something that does not exist or contradicts itself
  bad_input = 3,  ///< a file or a record is missing, damaged or breaks its schema
  store = 4,      ///< the database cannot be opened, is locked, read-only, full or damaged
  cancelled = 5,  ///< the user stopped the work; nothing was changed
};

/// Thrown by every room. `subject` is the file, layer, row or field that the message is about.
/// Third-party errors are turned into this type in the source file that calls the library.
class error : public std::exception {
 public:
  error(error_code code, std::string subject, bilingual problem, bilingual remedy);

  [[nodiscard]] error_code code() const noexcept { return code_; }
  [[nodiscard]] const std::string& subject() const noexcept { return subject_; }
  [[nodiscard]] const bilingual& problem() const noexcept { return problem_; }
  [[nodiscard]] const bilingual& remedy() const noexcept { return remedy_; }

  /// One line without a line break: "subject: problem. remedy".
  [[nodiscard]] std::string message(language lang) const;

  /// The English line.
  [[nodiscard]] const char* what() const noexcept override { return english_.c_str(); }

 private:
  error_code code_;
  std::string subject_;
  bilingual problem_;
  bilingual remedy_;
  std::string english_;
};

/// The command's exit status for an error of this class.
[[nodiscard]] int exit_status(error_code code) noexcept;

}  // namespace greenward

// Certificates of service areas as files, and their check: `greenward walk verify`.
#pragma once

#include "engine/walking/certificate.hpp"
#include "engine/walking/certificate_check.hpp"

#include <filesystem>
#include <vector>

namespace greenward::workflow {

/// Writes certificate.csv into the folder and returns its path. Throws error{bad_input} if it cannot.
[[nodiscard]] std::filesystem::path write_certificate(const walking::certificate& certified,
                                                      const std::filesystem::path& folder);

struct certificate_verdict {
  std::filesystem::path file;
  walking::certificate certified;
  std::vector<walking::certificate_fault> faults;  ///< empty = proven
};

/// `path`: the file, or a folder with a certificate.csv. Reads nothing else. Throws error{bad_input} for a
/// file that is missing or not of the format.
[[nodiscard]] certificate_verdict verify_certificate(const std::filesystem::path& path);

}  // namespace greenward::workflow

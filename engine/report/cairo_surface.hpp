// A Cairo surface of one of three file formats, drawn in pixels whatever the format.
#pragma once

#include "engine/report/map_format.hpp"
#include "engine/report/pixel.hpp"

#include <cairo.h>
#include <memory>
#include <string>

namespace greenward::report {

/// The surface and its context; the drawing is kept in memory until `finish`.
class cairo_surface {
 public:
  /// Pixels. Throws error{bad_input} if Cairo has no memory for it.
  cairo_surface(map_format format, int width, int height);
  ~cairo_surface();
  cairo_surface(cairo_surface&&) noexcept;
  cairo_surface& operator=(cairo_surface&&) noexcept;

  [[nodiscard]] cairo_t* context() const;

  /// Ends a page of a PDF and begins the next; nothing for other formats. A page on which nothing is drawn is
  /// left out.
  void next_page();

  /// Title and subject in a PDF's properties; nothing for other formats.
  void describe(const std::string& title, const std::string& subject);

  /// Ends the drawing and returns the file's bytes. Throws error{bad_input} if Cairo failed anywhere.
  [[nodiscard]] std::string finish();

 private:
  struct impl;
  std::unique_ptr<impl> impl_;
};

/// Saves the context's state and restores it at the end of the scope.
class saved_state {
 public:
  explicit saved_state(cairo_t* cairo) : cairo_(cairo) { cairo_save(cairo_); }
  ~saved_state() { cairo_restore(cairo_); }
  saved_state(const saved_state&) = delete;
  saved_state& operator=(const saved_state&) = delete;

 private:
  cairo_t* cairo_;
};

}  // namespace greenward::report

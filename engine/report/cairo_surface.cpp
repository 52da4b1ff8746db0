#include "engine/report/cairo_surface.hpp"

#include "engine/base/error.hpp"
#include "engine/report/png_image.hpp"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <fmt/format.h>
#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <utility>

namespace greenward::report {

namespace {

constexpr double kPointsPerPixel = 0.75;

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void require_success(cairo_status_t status) {
  if (status == CAIRO_STATUS_SUCCESS) return;
  const std::string words = cairo_status_to_string(status);
  throw error(error_code::bad_input, "Cairo",
              {fmt::format("绘图失败（{}）", words), fmt::format("drawing failed ({})", words)},
              {"请减小图幅或图层数后重试", "Try a smaller sheet or fewer layers"});
}

std::string png_of_image(cairo_surface_t* image) {
  cairo_surface_flush(image);
  const unsigned char* bytes = cairo_image_surface_get_data(image);
  const std::ptrdiff_t stride = cairo_image_surface_get_stride(image);
  return png_of(cairo_image_surface_get_width(image), cairo_image_surface_get_height(image),
                [&](int row, std::span<std::uint32_t> pixels) {
                  std::memcpy(pixels.data(), bytes + row * stride, pixels.size_bytes());
                  for (std::uint32_t& pixel : pixels) pixel &= 0xffffffU;  // the rest is not defined
                });
}

}  // namespace

map_format format_of(const std::filesystem::path& file) {
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (extension == ".png") return map_format::png;
  if (extension == ".pdf") return map_format::pdf;
  if (extension == ".svg") return map_format::svg;
  throw error(error_code::usage, file.string(),
              {"无法从扩展名判断出图格式", "the extension names no map format"},
              {"请使用 .png、.pdf 或 .svg", "Use .png, .pdf or .svg"});
}

struct cairo_surface::impl {
  map_format format = map_format::png;
  std::string bytes;
  cairo_surface_t* surface = nullptr;
  cairo_t* cairo = nullptr;

  impl(map_format wanted, int width, int height) : format(wanted) {
    if (format == map_format::png) {
      surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    } else if (format == map_format::pdf) {
      surface = cairo_pdf_surface_create_for_stream(append, &bytes, width * kPointsPerPixel,
                                                    height * kPointsPerPixel);
    } else {
      surface = cairo_svg_surface_create_for_stream(append, &bytes, width * kPointsPerPixel,
                                                    height * kPointsPerPixel);
      cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PT);
    }
    cairo = cairo_create(surface);
    if (format != map_format::png) cairo_scale(cairo, kPointsPerPixel, kPointsPerPixel);
  }
  ~impl() {
    // A vector surface still writes to `bytes` while it is destroyed: `bytes` is a member that lives longer.
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
  }
  impl(const impl&) = delete;
  impl& operator=(const impl&) = delete;
};

cairo_surface::cairo_surface(map_format format, int width, int height)
    : impl_(std::make_unique<impl>(format, width, height)) {
  require_success(cairo_surface_status(impl_->surface));
  require_success(cairo_status(impl_->cairo));
}

cairo_surface::~cairo_surface() = default;
cairo_surface::cairo_surface(cairo_surface&&) noexcept = default;
cairo_surface& cairo_surface::operator=(cairo_surface&&) noexcept = default;

cairo_t* cairo_surface::context() const {
  return impl_->cairo;
}

void cairo_surface::describe(const std::string& title, const std::string& subject) {
  if (impl_->format != map_format::pdf) return;
  cairo_pdf_surface_set_metadata(impl_->surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(impl_->surface, CAIRO_PDF_METADATA_SUBJECT, subject.c_str());
  cairo_pdf_surface_set_metadata(impl_->surface, CAIRO_PDF_METADATA_CREATOR, "Greenward");
}

void cairo_surface::next_page() {
  if (impl_->format == map_format::pdf) cairo_show_page(impl_->cairo);
}

std::string cairo_surface::finish() {
  require_success(cairo_status(impl_->cairo));
  if (impl_->format == map_format::png) {
    impl_->bytes = png_of_image(impl_->surface);
  } else {
    cairo_surface_finish(impl_->surface);
    require_success(cairo_surface_status(impl_->surface));
  }
  return std::move(impl_->bytes);
}

}  // namespace greenward::report

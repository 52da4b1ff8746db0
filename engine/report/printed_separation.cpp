#include "engine/report/printed_separation.hpp"

#include "engine/base/atomic_file.hpp"
#include "engine/base/error.hpp"
#include "engine/report/cairo_surface.hpp"
#include "engine/report/legend_painter.hpp"
#include "engine/report/map_marks.hpp"
#include "engine/report/page_setter.hpp"
#include "engine/report/pens.hpp"
#include "engine/report/scale_bar.hpp"
#include "engine/report/separation_ink.hpp"
#include "engine/report/separation_legend.hpp"
#include "engine/report/separation_plan.hpp"
#include "engine/report/separation_tables.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <optional>
#include <utility>

namespace greenward::report {

namespace {

constexpr double kPlanGap = 12, kLegendWidth = 176;
constexpr double kLeastPlan = 400, kFullPlan = 540, kMostPlan = 620;  ///< pixels high
constexpr double kPanelUnit = 0.72;
constexpr text_style kKicker{.size = 11.5, .colour = plan::kSoftText};
constexpr text_style kCompoundName{.size = 22, .weight = font_weight::bold, .colour = plan::kText};
constexpr text_style kNoteStyle{.size = 10, .colour = plan::kSoftText};
constexpr text_style kSentence{.size = 13.5, .weight = font_weight::bold, .colour = plan::kText};

/// A compound's pages: the first has the plan.
struct set_compound {
  const separation_page* page = nullptr;
  std::vector<set_page> pages;
  pixel sign;  ///< of the verdict, on the first page
  map_frame frame;
  pixel_box legend;
};

std::string identity(const separation_page& page, language lang) {
  const bool zh = lang == language::zh;
  std::string text;
  const auto add = [&](const char* title_zh, const char* title_en, const std::string& value) {
    if (value.empty()) return;
    text += (text.empty() ? "" : zh ? "　" : "   ") + std::string(zh ? title_zh : title_en) + value;
  };
  add("编码：", "Code: ", page.code);
  add("街道：", "Street: ", page.street);
  return text;
}

std::string weights(const separation_page& page, language lang) {
  const std::string building = drainage::words_of(page.building_basis).title.in(lang);
  const std::string inlet = drainage::words_of(page.inlet_basis).title.in(lang);
  return lang == language::zh
             ? "S 按" + building + "加权，R 按" + inlet + "加权；区间下限把未知算作不通过，上限算作通过。"
             : "S is weighed by " + building + ", R by " + inlet +
                   "; in the lower bound the unknown fails, in the upper one it passes.";
}

class compound_setter {
 public:
  compound_setter(const separation_page& page, const separation_print& how, text_painter& text)
      : page_(page), how_(how), text_(text), setter_(kA4Upright, how.lang, text) {}

  set_compound set() {
    set_compound result;
    result.page = &page_;
    set_head(result);
    set_plan(result);
    set_tables();
    result.pages = setter_.take();
    return result;
  }

 private:
  void set_head(set_compound& result) {
    setter_.paragraph(
        bilingual{"雨污分流证实 · 小区专页", "Separation of sewage and rain: a compound"}.in(how_.lang),
        kKicker, 0);
    const std::string unnamed = bilingual{"（未命名小区）", "(a compound without a name)"}.in(how_.lang);
    setter_.paragraph(page_.name.empty() ? unnamed : page_.name, kCompoundName, 0);
    setter_.paragraph(identity(page_, how_.lang), kKicker, 9);
    setter_.head_pages_with((page_.name.empty() ? unnamed : page_.name) + "　" + page_.code +
                            bilingual{"（续）", " (continued)"}.in(how_.lang));
    constexpr double kSignRoom = 26;
    text_style style = kSentence;
    style.max_width = setter_.inner_width() - kSignRoom;
    const std::string words = conclusion(page_, how_.lang);
    result.sign = {setter_.left() + 9, setter_.y() + 10};
    setter_.page().texts.push_back({words, style, {setter_.left() + kSignRoom, setter_.y()}});
    setter_.skip(text_.measure(words, style).height - 8);
    setter_.table(proof_table(page_, how_.lang));
    setter_.skip(3);
    setter_.paragraph(weights(page_, how_.lang), kNoteStyle, 8);
  }

  /// As high as the tables below leave room for, within limits.
  void set_plan(set_compound& result) {
    double below = 0;
    for (const sheet& table : tables()) below += setter_.height_of(table);
    for (const std::string& note : how_.notes) {
      text_style style = kNoteStyle;
      style.max_width = setter_.inner_width();
      below += text_.measure(note, style).height + 2;
    }
    const double room = setter_.bottom() - setter_.y() - below - 30;
    // Where the tables go on to other pages anyway, a plan with so many numbers needs the room.
    const double height = room < kLeastPlan ? kFullPlan : std::min(room, kMostPlan);
    const double right = setter_.left() + setter_.inner_width();
    const pixel_box plan{{setter_.left(), setter_.y()},
                         {right - kLegendWidth - kPlanGap, setter_.y() + height}};
    result.frame = frame_of(page_, plan);
    result.legend = {{right - kLegendWidth, plan.min.y}, {right, plan.max.y}};
    setter_.skip(height);
  }

  [[nodiscard]] std::vector<sheet> tables() const {
    std::vector<sheet> all;
    if (!page_.faults.empty()) all.push_back(fault_table(page_, how_.lang));
    if (!page_.misconnections.empty()) all.push_back(misconnection_table(page_, how_.lang));
    return all;
  }

  void set_tables() {
    for (const sheet& table : tables()) setter_.table(table);
    setter_.skip(10);
    if (page_.faults.empty()) {
      const bilingual words =
          page_.surveyed
              ? bilingual{"没有不通过或未知的建筑和雨水口。", "No building or inlet fails or is unknown."}
              : bilingual{
                    "小区内没有测量的排水管：所有建筑和雨水口都无法评定，不逐一列出。",
                    "No drain of this compound is surveyed: no building or inlet can be judged, and none is "
                    "listed."};
      setter_.paragraph(words.in(how_.lang), {.size = 12, .colour = plan::kText}, 6);
    }
    for (const std::string& note : how_.notes) setter_.paragraph(note, kNoteStyle, 2);
  }

  const separation_page& page_;
  const separation_print& how_;
  text_painter& text_;
  page_setter setter_;
};

/// The scale above the bar, at the foot of the legend.
void paint_scale(cairo_t* cairo, text_painter& text, const set_compound& set, language lang) {
  constexpr double kHeight = (kScaleBarHeight + 26) * kPanelUnit;
  const pixel corner{set.legend.min.x, set.legend.max.y - kHeight};
  const std::string ratio =
      (lang == language::zh ? "比例尺  " : "Scale  ") + ratio_text(set.frame.denominator);
  text.draw(ratio, {.size = 11, .weight = font_weight::bold, .colour = plan::kText}, corner);
  paint_scale_bar(cairo, text, {corner.x, corner.y + 24 * kPanelUnit}, set.legend.width(), set.frame,
                  kPanelUnit);
}

void paint_first_page(cairo_t* cairo, text_painter& text, const set_compound& set,
                      const separation_print& how) {
  const separation_page& page = *set.page;
  plan::paint_verdict_sign(cairo, set.sign, 8, page.receptor.result);
  paint_plan(cairo, text, page, set.frame, how.context, {how.lang, how.origin == data_origin::synthetic});
  pixel_box rows = set.legend;
  rows.max.y -= (kScaleBarHeight + 34) * kPanelUnit;
  paint_legend(cairo, text, {plan_legend_entries(page, set.frame, text), {}, how.lang}, rows, kPanelUnit);
  paint_scale(cairo, text, set, how.lang);
}

/// A page that is ready to be drawn, with the compound whose plan stands on it.
struct ready_page {
  set_page content;
  std::optional<std::size_t> plan_of;
};

std::vector<ready_page> ready_pages(std::vector<set_page> first, std::vector<set_compound>& compounds,
                                    const std::string& footer, text_painter& text) {
  std::vector<std::optional<std::size_t>> plans(first.size());
  std::vector<set_page> all = std::move(first);
  for (std::size_t i = 0; i < compounds.size(); ++i)
    for (std::size_t p = 0; p < compounds[i].pages.size(); ++p) {
      plans.push_back(p == 0 ? std::optional(i) : std::nullopt);
      all.push_back(std::move(compounds[i].pages[p]));
    }
  add_footers(all, kA4Upright, footer, text);
  std::vector<ready_page> ready;
  for (std::size_t i = 0; i < all.size(); ++i) ready.push_back({std::move(all[i]), plans[i]});
  return ready;
}

void paint_page(cairo_t* cairo, text_painter& text, const ready_page& page,
                const std::vector<set_compound>& compounds, const separation_print& how) {
  cairo_set_source_rgb(cairo, 1, 1, 1);
  cairo_paint(cairo);
  draw(page.content, cairo, text);
  if (page.plan_of) paint_first_page(cairo, text, compounds[*page.plan_of], how);
}

void write_pdf(const std::vector<ready_page>& pages, const std::vector<set_compound>& compounds,
               const separation_print& how, const std::string& title, const std::filesystem::path& file) {
  cairo_surface surface(map_format::pdf, kA4Upright.width, kA4Upright.height);
  text_painter text(surface.context());
  for (const ready_page& page : pages) {
    paint_page(surface.context(), text, page, compounds, how);
    surface.next_page();
  }
  surface.describe(title, how.footer);
  write_file_atomically(file, surface.finish());
}

/// NAME.png, NAME-2.png, ...
std::filesystem::path file_of_page(const std::filesystem::path& file, std::size_t page) {
  if (page == 0) return file;
  std::filesystem::path own = file;
  own.replace_filename(fmt::format("{}-{}{}", file.stem().string(), page + 1, file.extension().string()));
  return own;
}

std::vector<std::filesystem::path> write_pictures(const std::vector<ready_page>& pages,
                                                  const std::vector<set_compound>& compounds,
                                                  const separation_print& how, map_format format,
                                                  const std::filesystem::path& file) {
  const int finer = format == map_format::png ? 2 : 1;  // 192 dpi: small type must be legible on paper
  std::vector<std::filesystem::path> written;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    cairo_surface surface(format, kA4Upright.width * finer, kA4Upright.height * finer);
    cairo_scale(surface.context(), finer, finer);
    text_painter text(surface.context());
    paint_page(surface.context(), text, pages[i], compounds, how);
    written.push_back(file_of_page(file, i));
    write_file_atomically(written.back(), surface.finish());
  }
  return written;
}

}  // namespace

std::vector<std::filesystem::path> print_separation(const separation_page& page, const separation_print& how,
                                                    const std::filesystem::path& file) {
  const map_format format = format_of(file);
  cairo_surface scratch(map_format::png, 1, 1);
  text_painter text(scratch.context());
  std::vector<set_compound> compounds{compound_setter(page, how, text).set()};
  const std::vector<ready_page> pages = ready_pages({}, compounds, how.footer, text);
  if (format != map_format::pdf) return write_pictures(pages, compounds, how, format, file);
  write_pdf(pages, compounds, how, page.name.empty() ? page.code : page.name, file);
  return {file};
}

void print_separation_book(std::span<const separation_page> pages, const separation_cover& cover,
                           const separation_print& how, const std::filesystem::path& file) {
  if (format_of(file) != map_format::pdf)
    throw error(error_code::usage, file.string(), {"多页只能写成 PDF", "a book of pages can only be a PDF"},
                {"把后缀改为 .pdf", "end the name in .pdf"});
  cairo_surface scratch(map_format::png, 1, 1);
  text_painter text(scratch.context());
  std::vector<set_compound> compounds;
  for (const separation_page& page : pages) compounds.push_back(compound_setter(page, how, text).set());
  const auto set_cover = [&](std::size_t first_page) {
    page_setter setter(kA4Upright, how.lang, text);
    setter.paragraph(cover.title, kCompoundName, 6);
    setter.paragraph(cover.answer, kSentence, 6);
    for (const std::string& line : cover.lines) setter.paragraph(line, kKicker, 2);
    for (const sheet& table : cover.tables) setter.table(table);
    sheet contents = cover.contents;
    contents.columns.push_back({"page", {"页", "Page"}});
    std::size_t at = first_page;
    for (std::size_t i = 0; i < contents.rows.size(); at += compounds[i++].pages.size())
      contents.rows[i].emplace_back(static_cast<std::int64_t>(at));
    setter.table(contents);
    setter.skip(10);
    for (const std::string& note : how.notes) setter.paragraph(note, kNoteStyle, 2);
    return setter.take();
  };
  // How long the contents are does not depend on the numbers in them, unless those get a digit more.
  std::vector<set_page> front = set_cover(1);
  for (std::size_t length = 0; length != front.size();) {
    length = front.size();
    front = set_cover(length + 1);
  }
  const std::vector<ready_page> ready = ready_pages(std::move(front), compounds, how.footer, text);
  write_pdf(ready, compounds, how, cover.title, file);
}

}  // namespace greenward::report

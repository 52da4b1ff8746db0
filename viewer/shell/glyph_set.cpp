#include "viewer/shell/glyph_set.hpp"

#include "engine/drainage/branch_end_words.hpp"
#include "engine/drainage/finding.hpp"
#include "engine/drainage/finding_numbers.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/i18n/utf8.hpp"

#include <string>

namespace greenward::viewer {

namespace {

constexpr char32_t kReplacement = 0xfffd;

void add_schema(const layer::layer_schema& schema, glyph_set& set) {
  set.add(schema.title);
  for (const layer::field& field : schema.fields) {
    set.add(field.title);
    set.add(field.unit);
  }
}

void add_values(const layer::column& column, glyph_set& set) {
  if (!column.is_text()) return;
  for (std::size_t row = 0; row < column.size(); ++row) set.add(column.text(row));
}

}  // namespace

void glyph_set::add(std::string_view utf8) {
  while (!utf8.empty()) {
    const auto [code, length] = first_character(utf8);
    bits_.set(code < bits_.size() ? code : kReplacement);
    utf8.remove_prefix(length);
  }
}

void glyph_set::add(const bilingual& both) {
  add(both.zh);
  add(both.en);
}

glyph_set plain_glyphs() {
  std::string latin;
  for (char c = ' '; c < '\x7f'; ++c) latin.push_back(c);
  glyph_set set;
  set.add(latin);
  set.add("…\uFFFD");
  return set;
}

glyph_set interface_glyphs(const layer::catalogue& catalogue, std::span<const layer::layer_style> styles) {
  glyph_set set = plain_glyphs();
  set.add("–—…·×°²³½±−µ%‰“”‘’、。，；：？！（）《》￥→←↑↓\uFFFD");
  set.add("东经西经南纬北纬公里米平方顷亩");
  for (std::size_t key = 0; key < static_cast<std::size_t>(text_key::count); ++key) {
    set.add(words(static_cast<text_key>(key)));
  }
  for (const layer::layer_schema& schema : catalogue.layers()) add_schema(schema, set);
  for (const layer::code_list& list : catalogue.code_lists()) {
    set.add(list.title);
    for (const layer::code_entry& entry : list.entries) set.add(entry.title);
  }
  for (const drainage::number_word& number : drainage::finding_numbers()) set.add(number.title);
  set.add("起终点端");
  for (const drainage::check_words& check : drainage::check_list())
    for (const bilingual* text : {&check.title, &check.definition, &check.mend}) set.add(*text);
  for (auto why = 0U; why <= static_cast<unsigned>(drainage::branch_end::length_limit); ++why)
    set.add(drainage::word_for(static_cast<drainage::branch_end>(why)).title);
  for (const layer::layer_style& style : styles) {
    for (const layer::style_rule& rule : style.rules) set.add(rule.title);
  }
  return set;
}

glyph_set name_glyphs(const workflow::district_snapshot& district,
                      std::span<const layer::layer_style> styles) {
  glyph_set set = plain_glyphs();
  for (const layer::layer_style& style : styles) {
    const workflow::layer_snapshot* layer = district.find(style.layer);
    if (layer == nullptr) continue;
    if (const auto field = layer->table.schema().find_field(style.label_field))
      add_values(layer->table.columns()[*field], set);
  }
  return set;
}

glyph_set district_glyphs(const workflow::district_snapshot& district) {
  glyph_set set;
  set.add(district.info.name);
  set.add(district.info.notice);
  for (const workflow::layer_snapshot& layer : district.layers) {
    add_schema(layer.table.schema(), set);
    for (const layer::column& column : layer.table.columns()) add_values(column, set);
  }
  return set;
}

}  // namespace greenward::viewer

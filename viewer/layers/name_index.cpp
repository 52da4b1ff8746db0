#include "viewer/layers/name_index.hpp"

#include "viewer/i18n/folded_text.hpp"
#include "viewer/i18n/pinyin.hpp"
#include "viewer/layers/layer_group.hpp"

#include <string_view>
#include <unordered_map>

namespace greenward::viewer {

namespace {

/// nullptr if the layer has no such text.
const layer::column* text_column(const layer::feature_table& table, std::string_view field) {
  const auto at = table.schema().find_field(field);
  if (!at || !table.columns()[*at].is_text()) return nullptr;
  return &table.columns()[*at];
}

std::string_view text_at(const layer::column* column, std::size_t row) {
  return column != nullptr ? column->text(row) : std::string_view();
}

class name_collector {
 public:
  explicit name_collector(const std::shared_ptr<const workflow::district_snapshot>& district) {
    index_.district = district;
  }

  void add_layer(std::uint32_t layer) {
    const workflow::layer_snapshot& stored = index_.district->layers[layer];
    const layer::column* names = text_column(stored.table, "name");
    const layer::column* codes = text_column(stored.table, "code");
    if (names == nullptr && codes == nullptr) return;
    const auto streets = rows_of_streets(stored, names);
    for (std::uint32_t row = 0; row < stored.table.size(); ++row) {
      const std::string_view name = text_at(names, row);
      const auto street = streets.find(name);
      if (street == streets.end()) {
        add_thing(layer, std::span(&row, 1), name, text_at(codes, row));
        continue;
      }
      if (street->second.front() == row) add_thing(layer, street->second, name, "");
      add_thing(layer, std::span(&row, 1), "", text_at(codes, row));
    }
  }

  [[nodiscard]] std::shared_ptr<const name_index> finish() {
    return std::make_shared<const name_index>(std::move(index_));
  }

 private:
  using rows_by_name = std::unordered_map<std::string_view, std::vector<std::uint32_t>>;

  /// Names that several lines have.
  static rows_by_name rows_of_streets(const workflow::layer_snapshot& stored, const layer::column* names) {
    rows_by_name rows;
    for (std::uint32_t row = 0; row < stored.table.size(); ++row) {
      const bool is_line = stored.planar.kinds()[row] == geo::geometry_kind::line;
      const std::string_view name = text_at(names, row);
      if (is_line && !name.empty()) rows[name].push_back(row);
    }
    std::erase_if(rows, [](const auto& street) { return street.second.size() < 2; });
    return rows;
  }

  void add_thing(std::uint32_t layer, std::span<const std::uint32_t> rows, std::string_view name,
                 std::string_view code) {
    const std::size_t before = index_.first_symbol.size();
    add_key(name);
    if (code != name) add_key(code);
    if (index_.first_symbol.size() == before) return;
    index_.layer_of.push_back(layer);
    index_.rows.insert(index_.rows.end(), rows.begin(), rows.end());
    index_.first_row.push_back(static_cast<std::uint32_t>(index_.rows.size()));
    index_.first_key.push_back(static_cast<std::uint32_t>(index_.first_symbol.size() - 1));
  }

  void add_key(std::string_view text) {
    const std::u32string characters = folded(text);
    if (characters.empty()) return;
    key_marks marks;
    for (const char32_t c : characters) {
      const std::uint16_t symbol = symbol_of(c);
      index_.symbols.push_back(symbol);
      marks |= marks_[symbol];
    }
    index_.marks.push_back(marks);
    index_.first_symbol.push_back(static_cast<std::uint32_t>(index_.symbols.size()));
  }

  std::uint16_t symbol_of(char32_t character) {
    const auto known = symbols_.find(character);
    if (known != symbols_.end()) return known->second;
    if (index_.alphabet.size() > name_index::kMostSymbols) return name_index::kNoSymbol;
    const auto symbol = static_cast<std::uint16_t>(index_.alphabet.size());
    symbols_.emplace(character, symbol);
    index_.alphabet.push_back(character);
    const std::vector<std::string> readings = pinyin_.readings(character);
    marks_.push_back(marks_of(character, readings));
    index_.readings.insert(index_.readings.end(), readings.begin(), readings.end());
    index_.first_reading.push_back(static_cast<std::uint32_t>(index_.readings.size()));
    return symbol;
  }

  static key_marks marks_of(char32_t character, std::span<const std::string> readings) {
    const character_marks own = mark_of(character);
    key_marks marks{own, own, own};
    for (const std::string& reading : readings) {
      marks.begins |= mark_of(static_cast<unsigned char>(reading.front()));
      for (const char letter : reading) marks.letters |= mark_of(static_cast<unsigned char>(letter));
    }
    return marks;
  }

  name_index index_;
  pinyin pinyin_;
  std::unordered_map<char32_t, std::uint16_t> symbols_;
  std::vector<key_marks> marks_{{}};  ///< one a symbol
};

}  // namespace

std::string_view name_index::name(std::size_t thing) const {
  return text_at(text_column(layer(thing).table, "name"), rows_of(thing).front());
}

std::string_view name_index::code(std::size_t thing) const {
  if (rows_of(thing).size() > 1) return {};
  return text_at(text_column(layer(thing).table, "code"), rows_of(thing).front());
}

std::shared_ptr<const name_index> make_name_index(
    const std::shared_ptr<const workflow::district_snapshot>& district, const task& progress) {
  name_collector names(district);
  for (std::uint32_t i = 0; i < district->layers.size(); ++i) {
    progress.throw_if_cancelled();
    if (group_of(district->layers[i].table.schema().name) == layer_group::walking) continue;
    names.add_layer(i);
  }
  return names.finish();
}

}  // namespace greenward::viewer

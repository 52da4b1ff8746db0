"""Draws lines with Mapnik and says how long that took: mapnik_pictures.py REQUEST.

The request, the questions and the answers are described in drawing_program.hpp.
"""
import json
import sys
import time

import mapnik


def new_map(request, view, source):
    whole = mapnik.Map(*request["size"], request["crs"])
    whole.background = mapnik.Color(request["background"])
    pen = mapnik.LineSymbolizer()
    pen.stroke = mapnik.Color(request["colour"])
    pen.stroke_width = request["width"]
    pen.stroke_linecap = mapnik.stroke_linecap.ROUND_CAP
    pen.stroke_linejoin = mapnik.stroke_linejoin.ROUND_JOIN
    rule = mapnik.Rule()
    rule.symbols.append(pen)
    style = mapnik.Style()
    style.rules.append(rule)
    whole.append_style("lines", style)
    layer = mapnik.Layer("lines", request["crs"])
    layer.datasource = source
    layer.styles.append("lines")
    whole.layers.append(layer)
    whole.zoom_to_box(mapnik.Box2d(*view["extent"]))
    return whole


def draw(request, view, source):
    whole = new_map(request, view, source)
    image = mapnik.Image(whole.width, whole.height)
    mapnik.render(whole, image)
    image.save(view["picture"], "png24:z=1")  # the least effort, as Greenward


def seconds_of(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def opened(request):
    return mapnik.Shapefile(file=request["lines"])


def in_memory(request):
    kept = mapnik.MemoryDatasource()
    for feature in opened(request).all_features():
        kept.add_feature(feature)
    return kept


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        request = json.load(file)
    loaded = [opened(request), in_memory(request)]
    for line in sys.stdin:
        question = json.loads(line)
        view = question["view"]
        if question["with_load"]:
            seconds = seconds_of(lambda: draw(request, view, opened(request)))
        else:
            seconds = min(seconds_of(lambda: draw(request, view, source)) for source in loaded)
        print(json.dumps({"version": mapnik.mapnik_version_string(), "seconds": seconds}), flush=True)


main()

"""Draws lines with QGIS's renderer and says how long that took: qgis_pictures.py REQUEST.

The request, the questions and the answers are described in drawing_program.hpp.
"""
import json
import sys
import time

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsLineSymbol,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor


LEAST_EFFORT = 89  # of Qt's 0 to 100: zlib's level 1, as Greenward


def opened(request):
    layer = QgsVectorLayer(request["lines"], "lines", "ogr")
    pen = QgsLineSymbol.createSimple({
        "line_color": request["colour"],
        "line_width": str(request["width"]),
        "line_width_unit": "Pixel",
        "capstyle": "round",
        "joinstyle": "round",
    })
    layer.setRenderer(QgsSingleSymbolRenderer(pen))
    return layer


def draw(request, view, layer):
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setOutputSize(QSize(*request["size"]))
    settings.setExtent(QgsRectangle(*view["extent"]))
    settings.setBackgroundColor(QColor(request["background"]))
    settings.setFlag(QgsMapSettings.Antialiasing, True)
    settings.setFlag(QgsMapSettings.UseRenderingOptimization, True)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    if not job.renderedImage().save(view["picture"], "PNG", LEAST_EFFORT):
        raise OSError("cannot write " + view["picture"])


def seconds_of(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        request = json.load(file)
    program = QgsApplication([], False)
    program.initQgis()
    kept = opened(request)
    for line in sys.stdin:
        question = json.loads(line)
        view = question["view"]
        seconds = seconds_of(lambda: draw(request, view, opened(request) if question["with_load"] else kept))
        print(json.dumps({"version": Qgis.QGIS_VERSION.split("-")[0], "seconds": seconds}), flush=True)


main()

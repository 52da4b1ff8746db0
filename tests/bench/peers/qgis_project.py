"""Makes a QGIS project of a district, with the styles that its database carries: qgis_project.py REQUEST.

The request: {"database", "crs", "project", "layers": [NAME, lowest first], "extent": [W, S, E, N in the crs]}. Prints
{"version", "layers": their number}.
"""
import json
import sqlite3
import sys

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsDataSourceUri,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
)


def columns_of(database, name):
    """Those that hold anything; a layer of several kinds of geometry has a column for each."""
    kinds = ["geometry_polygon", "geometry_line", "geometry", "geometry_point"]  # the lowest first
    names = [row[1] for row in database.execute("PRAGMA table_info({})".format(name))]
    some = "SELECT 1 FROM {} WHERE {} IS NOT NULL LIMIT 1"
    return [kind for kind in kinds if kind in names and database.execute(some.format(name, kind)).fetchone()]


def layer_of(request, name, column):
    uri = QgsDataSourceUri()
    uri.setDatabase(request["database"])
    uri.setDataSource("", name, column)
    layer = QgsVectorLayer(uri.uri(), name, "spatialite")
    if not layer.isValid():
        raise ValueError("QGIS cannot read the layer " + name)
    return layer


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        request = json.load(file)
    program = QgsApplication([], False)
    program.initQgis()
    crs = QgsCoordinateReferenceSystem(request["crs"])
    project = QgsProject.instance()
    project.setCrs(crs)
    database = sqlite3.connect(request["database"])
    for name in request["layers"]:
        for column in columns_of(database, name):
            project.addMapLayer(layer_of(request, name, column))
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(QgsRectangle(*request["extent"]), crs))
    if not project.write(request["project"]):
        raise OSError("cannot write " + request["project"])
    answer = {"version": Qgis.QGIS_VERSION.split("-")[0], "layers": len(project.mapLayers())}
    print(json.dumps(answer), flush=True)


main()

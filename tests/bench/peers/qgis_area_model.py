"""Makes the model of QGIS that qgis_areas.hpp describes, and an empty project: qgis_area_model.py REQUEST.

The request: {"model", "project", "crs", "limit_m", "width_m", "segments"}. Prints the version of QGIS.
"""
import json
import sys

from qgis.analysis import QgsNativeAlgorithms
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource as Source,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFeatureSource,
    QgsProject,
)


def add_input(model, name, kind):
    model.addModelParameter(QgsProcessingParameterFeatureSource(name, name, [kind]), QgsProcessingModelParameter(name))


def add_step(model, name, algorithm, sources, **values):
    step = QgsProcessingModelChildAlgorithm(algorithm)
    step.setChildId(name)
    step.setDescription(name)
    for parameter, source in sources.items():
        step.addParameterSources(parameter, [source])
    for parameter, value in values.items():
        step.addParameterSources(parameter, [Source.fromStaticValue(value)])
    model.addChildAlgorithm(step)
    return step


def keep(model, step, output, name):
    kept = QgsProcessingModelOutput(name, name)
    kept.setChildId(step.childId())
    kept.setChildOutputName(output)
    step.setModelOutputs({name: kept})
    model.setChildAlgorithm(step)


def area_model(request):
    model = QgsProcessingModelAlgorithm("areas", "bench")
    add_input(model, "lines", QgsProcessing.TypeVectorLine)
    add_input(model, "origins", QgsProcessing.TypeVectorPoint)
    reach = add_step(
        model, "reach", "native:serviceareafromlayer",
        {"INPUT": Source.fromModelParameter("lines"), "START_POINTS": Source.fromModelParameter("origins")},
        STRATEGY=0, TRAVEL_COST2=request["limit_m"], INCLUDE_BOUNDS=False)
    keep(model, reach, "OUTPUT_LINES", "reached")
    add_step(model, "once", "native:dissolve", {"INPUT": Source.fromChildOutput("reach", "OUTPUT_LINES")},
             FIELD=["name"])
    add_step(model, "parts", "native:multiparttosingleparts", {"INPUT": Source.fromChildOutput("once", "OUTPUT")})
    add_step(model, "widened", "native:buffer", {"INPUT": Source.fromChildOutput("parts", "OUTPUT")},
             DISTANCE=request["width_m"], SEGMENTS=request["segments"], END_CAP_STYLE=0, JOIN_STYLE=0,
             DISSOLVE=False)
    area = add_step(model, "area", "native:dissolve", {"INPUT": Source.fromChildOutput("widened", "OUTPUT")},
                    FIELD=["name"])
    keep(model, area, "OUTPUT", "areas")
    return model


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        request = json.load(file)
    program = QgsApplication([], False)
    program.initQgis()
    program.processingRegistry().addProvider(QgsNativeAlgorithms(program.processingRegistry()))
    if not area_model(request).toFile(request["model"]):
        raise OSError("cannot write " + request["model"])
    project = QgsProject.instance()
    project.setCrs(QgsCoordinateReferenceSystem(request["crs"]))
    if not project.write(request["project"]):
        raise OSError("cannot write " + request["project"])
    print(Qgis.QGIS_VERSION.split("-")[0], flush=True)


main()

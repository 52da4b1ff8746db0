// OpenGL 3.3 core, straight from the system's library (no loader is needed on Linux).
#pragma once

#define GL_GLEXT_PROTOTYPES
#include <GL/gl.h>
#include <GL/glext.h>

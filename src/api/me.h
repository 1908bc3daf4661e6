/* me.h - who is asking, and with which roles. */
#pragma once

#include "http/route.h"

handler api_me;

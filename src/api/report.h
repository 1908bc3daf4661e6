/* report.h - reports of a unit, owed and sent, and what the reports below it add up to. */
#pragma once

#include "http/route.h"

handler api_reports, api_copies, api_report, api_total;

/* campaign.h - campaigns that a unit leads or was issued. */
#pragma once

#include "http/route.h"

handler api_campaigns, api_campaign, api_lateness;

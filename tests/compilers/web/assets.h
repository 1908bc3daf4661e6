/* assets.h - stands for the one that assetc makes. */
#pragma once

#define ASSET_NEP_CSS "/assets/nep-00000000.css"
#define ASSET_NEP_JS  "/assets/nep-00000000.js"

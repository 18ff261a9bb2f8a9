#!/usr/bin/env bash
# Makes the fonts in this folder from Debian's fonts-inter (here 4.0~beta7+ds-1, which holds Inter 3.019) with fontTools (4.38).
# usage: subset.sh FOLDER_WITH_INTER_OTF
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

characters="U+0020-007E,U+00A0-017F,U+0192,U+0218-021B"                  # Latin
characters+=",U+0370-03FF,U+0400-045F,U+0490-0491,U+1E9E"                # Greek, Cyrillic
characters+=",U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+2030,U+2032-2033,U+2039-203A,U+20AC,U+2116,U+2122"
characters+=",U+2070-208E,U+2190-2193,U+2202,U+2206,U+2211-2212,U+221A,U+221E,U+2248,U+2260,U+2264-2265"
for weight in Regular SemiBold; do
    python3 -m fontTools.subset "$1/Inter-$weight.otf" --unicodes="$characters" --layout-features=kern --no-hinting \
        --name-IDs=0,1,2,3,4,5,6,7,8,9,11,12,13,14,16,17 --output-file="Inter-$weight.otf"
done

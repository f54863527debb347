"""Attendance marks with a data frame, as local authority tools clean them: read, check, replace pupils by tokens, write.

Called with the file, an empty folder and how often; prints what it took as one line.
"""

import hashlib
import hmac
import json
import os
import resource
import shutil
import sys
import time

import pandas as pd

MARKS = (
    "/ \\ L B C C1 C2 D E G I J1 K M N O P Q R S T U V W X Y1 Y2 Y3 Y4 Y5 Y6 Y7 Z # H J Y"
).split()
KEY = bytes(32)

try:
    import pyarrow  # noqa: F401

    PARQUET = True
except ImportError:
    PARQUET = False


def token(pupil):
    return hmac.new(KEY, pupil.encode(), hashlib.sha256).hexdigest()[:32]


def land(file, folder):
    frame = pd.read_csv(file, dtype=str, keep_default_na=False)
    day = pd.to_datetime(frame["session_date"], format="%Y-%m-%d", errors="coerce")
    good = (
        frame["pupil_id"].str.len().between(1, 40)
        & frame["urn"].str.fullmatch("[0-9]{6}")
        & day.notna()
        & frame["session"].isin(["AM", "PM"])
        & frame["mark"].isin(MARKS)
    )
    frame["session_date"] = day
    rejects = frame[~good]
    landed = frame[good].copy()
    tokens = {pupil: token(pupil) for pupil in landed["pupil_id"].unique()}
    landed["pupil_id"] = landed["pupil_id"].map(tokens)
    if PARQUET:
        landed.to_parquet(os.path.join(folder, "landed.parquet"), compression="zstd")
    else:
        landed.to_csv(os.path.join(folder, "landed.csv"), index=False)
    return len(landed), len(rejects)


def main():
    file, folder, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
    seconds = []
    accepted = rejected = 0
    for _ in range(runs):
        start = time.perf_counter()
        accepted, rejected = land(file, folder)
        seconds.append(time.perf_counter() - start)
        for name in os.listdir(folder):
            os.remove(os.path.join(folder, name))
    print(
        "MEASURED "
        + json.dumps(
            {
                "accepted": accepted,
                "rejected": rejected,
                "seconds": seconds,
                "peakMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                "note": "writes Parquet" if PARQUET else "writes CSV: pyarrow is not installed",
            }
        )
    )
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()

"""Closing a case over HTTP: doing what keeps it from closing, until nothing does.

Needs nothing but Python itself.
"""

import sys
import time

from house import SECONDS_TO_SETTLE

# What keeps which promise, for what is still owed when the case should close.
KEEPS = {
    "acknowledge": "receipt_sent", "coordinator_assigned": "receipt_sent",
    "first_human_contact": "business_reached", "completeness_check": "papers_checked",
    "process_overview_sent": "overview_sent", "coordination_meeting_held": "coordination_meeting_held",
    "interim_reply": "interim_reply_sent", "next_update": "business_told",
    "final_answer": "final_answer_sent", "decision": "decision_made",
}


def close(coordinator, path, told=print):
    """Do what keeps a case from closing, tell it line by line, and close the case; answer it."""
    give_up_at = time.monotonic() + SECONDS_TO_SETTLE
    while left := coordinator.get(f"{path}/closing")["open"]:
        if time.monotonic() > give_up_at:
            sys.exit(f"the gate stays shut: {left}")
        for obstacle in left:
            told(f"    {obstacle['code']}: {obstacle.get('about', '')}")
            remove(coordinator, path, obstacle)
    return coordinator.change("POST", f"{path}/close", None, of=path)["case"]


def remove(coordinator, path, obstacle):
    """Do what keeps the case from closing."""
    thing = obstacle["pointer"].rsplit("/", 1)[-1]
    if obstacle["code"] == "unexplained_miss":
        why = {"kind": "explain", "cause": "workload", "words": "Vi fik otte henvendelser på en morgen."}
        coordinator.post(f"guarantees/{thing}/entries", why)
    elif obstacle["code"] == "promise_owed":
        clock = coordinator.get(f"guarantees/{thing}")["guarantee"]["clock"]
        coordinator.post(f"{path}/progress", {"progress": KEEPS[clock]})
    elif obstacle["code"] == "open_contribution":
        at = f"contributions/{thing}"
        can = coordinator.get(at)["allowed_actions"]
        if "answer" in can:
            coordinator.change("POST", f"{at}/answer", {"text": "Taget op og besvaret."}, of=at)
        elif "accept" in can:
            coordinator.change("POST", f"{at}/accept", None, of=at)
        else:
            coordinator.change("POST", f"{at}/cancel", {"reason": "Svaret er givet."}, of=at)
    else:
        sys.exit(f"nobody knows what to do about {obstacle}")

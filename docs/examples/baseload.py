#!/usr/bin/env python3
"""A module of another partner on UrbGrade's bus: it finds the base load of each meter. Python's standard library is all it needs.

    python3 baseload.py --bus https://localhost:8444 --cert baseload.pem --key baseload.key --ca ca.pem

It publishes what it handles and tells, takes work one item at a time, asks the platform for readings, and answers:

- event  Quantification.ReadingsChanged  -> tells Baseload.BaseloadFound for the last seven days
- query  Baseload.BaseloadAsked          -> replies with the base load of each meter in the time asked for

The base load is the lowest tenth of the hourly values: what is used when nobody uses anything.
"""
import argparse
import http.client
import json
import signal
import ssl
import sys
import time
import urllib.parse
from datetime import datetime, timedelta, timezone

TIME = {"type": "string", "format": "date-time"}
BASELOAD = {
    "type": "object",
    "required": ["meter", "kilowatts", "hours"],
    "properties": {"meter": {"type": "string"}, "kilowatts": {"type": "number", "minimum": 0}, "hours": {"type": "integer"}},
}
BASELOADS = {"type": "object", "required": ["meters"], "properties": {"meters": {"type": "array", "items": BASELOAD}}}
PUBLISHED = {
    "handles": [
        {"contract": "Quantification.ReadingsChanged"},
        {
            "contract": "Baseload.BaseloadAsked",
            "kind": "query",
            "schema": {"type": "object", "required": ["from", "to"], "properties": {"from": TIME, "to": TIME}},
            "replySchema": BASELOADS,
        },
    ],
    "tells": [{"contract": "Baseload.BaseloadFound", "schema": BASELOADS}],
}


class Refused(Exception):
    """The bus answered with a problem (RFC 9457)."""

    def __init__(self, status, problem):
        super().__init__(" ".join([problem.get("title", str(status)), *problem.get("errors", [])]))
        self.status = status


class Bus:
    """One connection to the bus, opened again when it breaks."""

    def __init__(self, address, cert, key, ca):
        self.address = urllib.parse.urlsplit(address)
        self.tls = ssl.create_default_context(cafile=ca)
        self.tls.load_cert_chain(cert, key)
        self.connection = None

    def send(self, method, path, body=None, headers=None):
        if self.connection is None:
            self.connection = http.client.HTTPSConnection(self.address.hostname, self.address.port, context=self.tls, timeout=90)
        try:
            self.connection.request(
                method, path, json.dumps(body) if body is not None else None, {"Content-Type": "application/json", **(headers or {})})
            response = self.connection.getresponse()
            text = response.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            self.connection = None
            raise
        answer = json.loads(text) if text else None
        if response.status >= 400:
            raise Refused(response.status, answer or {})
        return answer

    def ask(self, contract, message, wait=30):
        return self.send("POST", f"/bus/calls?wait={wait}", {"contract": contract, "message": message})


def hour(time_of_day):
    return time_of_day.astimezone(timezone.utc).replace(minute=0, second=0, microsecond=0)


def baseloads(bus, start, end):
    told = bus.ask("Quantification.HoursAsked", {"quantity": "energy", "from": start.isoformat(), "to": end.isoformat()})
    found = []
    for meter in told["meters"]:
        values = sorted(value for value in meter["values"] if value is not None)
        if values:
            lowest = values[: max(1, len(values) // 10)]
            found.append({"meter": meter["meter"], "kilowatts": round(max(0, sum(lowest) / len(lowest)), 6), "hours": len(values)})
    return {"meters": found}


def handle(bus, work):
    """What comes of one item: a reply, or messages that follow. Doing it twice does no harm, so its idempotency key is not needed."""
    message = work["message"]
    if work["contract"] == "Baseload.BaseloadAsked":
        return {"reply": baseloads(bus, hour(datetime.fromisoformat(message["from"])), hour(datetime.fromisoformat(message["to"])))}
    end = hour(datetime.now(timezone.utc))
    found = baseloads(bus, end - timedelta(days=7), end)
    return {"messages": [{"contract": "Baseload.BaseloadFound", "message": found}]}


def run_one(bus, work):
    path, lease = f"/bus/work/{work['id']}", {"lease": work["lease"]}
    try:
        outcome = handle(bus, work)
    except Exception as failure:  # whatever it is, the bus has to know: it tries again later, or tells an operator
        bus.send("POST", f"{path}/failed", {**lease, "error": f"{type(failure).__name__}: {failure}"})
        return
    bus.send("POST", f"{path}/done", {**lease, **outcome})
    print(f"done {work['contract']} {work['id']}", flush=True)


def main():
    options = argparse.ArgumentParser(description="Finds the base load of each meter on UrbGrade's bus.")
    options.add_argument("--bus", required=True, help="address of the port for modules, such as https://localhost:8444")
    options.add_argument("--cert", required=True, help="the module's certificate (PEM)")
    options.add_argument("--key", required=True, help="its private key (PEM)")
    options.add_argument("--ca", required=True, help="the authority that issued the platform's certificate (PEM)")
    given = options.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    bus = Bus(given.bus, given.cert, given.key, given.ca)
    registered = False
    while True:
        try:
            if not registered:
                bus.send("PUT", "/bus/registration", PUBLISHED)
                registered = True
                print("registered", flush=True)
            work = bus.send("POST", "/bus/work?wait=30")
            if work:
                run_one(bus, work)
        except Refused as problem:
            print(problem, file=sys.stderr, flush=True)
            if problem.status == 422:
                sys.exit(1)
            time.sleep(1)  # 403: a certificate is known a moment after it was issued
        except (OSError, http.client.HTTPException) as failure:
            print(f"the bus cannot be reached: {failure}", file=sys.stderr, flush=True)
            time.sleep(1)


if __name__ == "__main__":
    main()

"""Sends one signed request with zeep, through the published WSDL, and prints the receipt or the fault as JSON.

What a gateway written in Python would do. Debian: python3-zeep, python3-xmlsec.
"""
import argparse
import datetime
import json
import sys

import requests
import xmlsec
from lxml import etree
from zeep import Client, Settings, Transport, ns
from zeep.exceptions import Fault, SignatureVerificationFailed
from zeep.helpers import serialize_object
from zeep.wsse.signature import BinarySignature, Signature, verify_envelope
from zeep.wsse.utils import get_security_header

WSSE11 = "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd"


def stamp(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def signature_value(envelope):
    return envelope.findtext(".//{%s}SignatureValue" % ns.DS).replace("\n", "")


def make_security(base, args):
    """zeep signs a Timestamp but does not add one, and would verify the response with the client's own certificate."""

    class Security(base):
        sent = None

        def apply(self, envelope, headers):
            security = get_security_header(envelope)
            timestamp = etree.SubElement(security, etree.QName(ns.WSU, "Timestamp"))
            now = datetime.datetime.now(datetime.timezone.utc)
            etree.SubElement(timestamp, etree.QName(ns.WSU, "Created")).text = stamp(now)
            etree.SubElement(timestamp, etree.QName(ns.WSU, "Expires")).text = stamp(now + datetime.timedelta(minutes=5))
            envelope, headers = super().apply(envelope, headers)
            Security.sent = signature_value(envelope)
            return envelope, headers

        def verify(self, envelope):
            verify_envelope(envelope, args.server_cert)
            confirmation = envelope.find(".//{%s}SignatureConfirmation" % WSSE11)
            Security.confirmed = confirmation is not None and confirmation.get("Value") == Security.sent
            return envelope

    method = xmlsec.Transform.RSA_SHA1 if args.sha1 else xmlsec.Transform.RSA_SHA256
    digest = xmlsec.Transform.SHA1 if args.sha1 else xmlsec.Transform.SHA256
    return Security(args.key, args.cert, signature_method=method, digest_method=digest), Security


def read_messages(path):
    """The messages of a body file as the structure that zeep wants."""
    root = etree.parse(path).getroot()
    messages = []
    for message in root.iterfind(".//message"):
        head = message.find("head")
        source = {"messageSourceElement": head.findtext("messageSource/messageSourceElement")}
        position = head.find("messageSource/messagePosition")
        if position is not None:
            source["messagePosition"] = {child.tag: child.text for child in position}
        messages.append({
            "head": {
                "timestamp": head.findtext("timestamp"),
                "messageType": {child.tag: child.text for child in head.find("messageType")},
                "messageSource": source,
            },
            "content": {"gcontent": {"_value_1": list(message.find("content/gcontent"))}},
        })
    return {"message": messages}


def main():
    parser = argparse.ArgumentParser()
    for name in ("wsdl", "endpoint", "key", "cert", "p12", "password", "server-cert", "ca", "tenant", "body"):
        parser.add_argument("--" + name)
    parser.add_argument("--sha1", action="store_true")
    parser.add_argument("--key-identifier", choices=["token", "x509-data"], default="token")
    args = parser.parse_args()

    session = requests.Session()
    session.trust_env = False
    session.verify = args.ca
    security, seen = make_security(BinarySignature if args.key_identifier == "token" else Signature, args)
    client = Client(args.wsdl, wsse=security, transport=Transport(session=session), settings=Settings(strict=True))
    result = {"client": "zeep"}
    try:
        response = client.service.AggregateMessage(messages=read_messages(args.body), tenantCode=args.tenant)
        result["receipt"] = serialize_object(response, dict)
        result["verified"] = True
        result["confirmed"] = seen.confirmed
    except Fault as fault:
        result["fault"] = {"code": fault.code, "reason": fault.message}
        result["verified"] = True
    except SignatureVerificationFailed:
        result["verified"] = False
    json.dump(result, sys.stdout, default=str)


main()

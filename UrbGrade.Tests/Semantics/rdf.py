"""Reads RDF with rdflib, which knows nothing of this project.

same TURTLE JSONLD   says how many statements they have, and fails when they are not the same graph
query SPARQL FILE... asks the graphs of all files together and prints the rows as JSON
"""
import json
import sys

from rdflib import Graph
from rdflib.compare import isomorphic, to_isomorphic, graph_diff


def load(*files):
    graph = Graph()
    for file in files:
        graph.parse(file, format="turtle" if file.endswith(".ttl") else "json-ld")
    return graph


if sys.argv[1] == "same":
    turtle, json_ld = load(sys.argv[2]), load(sys.argv[3])
    if not isomorphic(turtle, json_ld):
        _, first, second = graph_diff(to_isomorphic(turtle), to_isomorphic(json_ld))
        sys.exit("only in Turtle:\n%s\nonly in JSON-LD:\n%s" % (first.serialize(format="nt"), second.serialize(format="nt")))
    print(len(turtle))
else:
    rows = load(*sys.argv[3:]).query(sys.argv[2])
    print(json.dumps([[None if value is None else str(value) for value in row] for row in rows]))

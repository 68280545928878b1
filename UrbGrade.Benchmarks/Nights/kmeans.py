"""Divides the points of a file (one a line) into a number of clusters, best of 50 starts; writes the seconds, then the inertia."""
import sys
import time

import numpy
from sklearn.cluster import KMeans

points = numpy.loadtxt(sys.argv[1])
clusters = int(sys.argv[2])
KMeans(n_clusters=clusters, n_init=2, random_state=0).fit(points)
begun = time.perf_counter()
fitted = KMeans(n_clusters=clusters, n_init=50, random_state=0).fit(points)
print(time.perf_counter() - begun)
print(repr(float(fitted.inertia_)))

// Receives OTLP/HTTP in protobuf, decodes it with the classes that OpenTelemetry generates from its own .proto files, and prints a line
// of JSON for each span and for each measure's point. What is no valid message gets 400 and ends nothing.
'use strict';
const http = require('http');
const zlib = require('zlib');
const { opentelemetry } = require('@opentelemetry/otlp-transformer/build/src/generated/root');

const { trace, metrics } = opentelemetry.proto.collector;
const say = fact => process.stdout.write(JSON.stringify(fact) + '\n');
const hex = bytes => Buffer.from(bytes ?? []).toString('hex');

function values(attributes) {
  return Object.fromEntries((attributes ?? []).map(({ key, value }) => [
    key, value.stringValue ?? value.boolValue ?? (value.intValue != null ? Number(value.intValue) : value.doubleValue),
  ]));
}

function spans(body) {
  for (const { resource, scopeSpans } of trace.v1.ExportTraceServiceRequest.decode(body).resourceSpans) {
    const service = values(resource.attributes)['service.name'];
    for (const span of scopeSpans.flatMap(scope => scope.spans)) {
      say({
        kind: 'span', service, name: span.name, trace: hex(span.traceId), id: hex(span.spanId), parent: hex(span.parentSpanId),
        attributes: values(span.attributes),
      });
    }
  }
}

function points(body) {
  for (const { resource, scopeMetrics } of metrics.v1.ExportMetricsServiceRequest.decode(body).resourceMetrics) {
    const service = values(resource.attributes)['service.name'];
    for (const metric of scopeMetrics.flatMap(scope => scope.metrics)) {
      for (const point of (metric.sum ?? metric.histogram ?? metric.gauge)?.dataPoints ?? []) {
        say({
          kind: 'point', service, name: metric.name, attributes: values(point.attributes),
          exemplars: (point.exemplars ?? []).map(one => ({ trace: hex(one.traceId), attributes: values(one.filteredAttributes) })),
        });
      }
    }
  }
}

const server = http.createServer((request, response) => {
  const parts = [];
  request.on('data', part => parts.push(part));
  request.on('end', () => {
    const raw = Buffer.concat(parts);
    const body = request.headers['content-encoding'] === 'gzip' ? zlib.gunzipSync(raw) : raw;
    try {
      if (request.url === '/v1/traces') spans(body);
      else if (request.url === '/v1/metrics') points(body);
      else throw new Error(`nothing is received at ${request.url}`);
      response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
    } catch (problem) {
      say({ kind: 'refused', name: String(problem) });
      response.writeHead(400).end();
    }
  });
});
server.listen(0, '127.0.0.1', () => say({ kind: 'listening', port: server.address().port }));

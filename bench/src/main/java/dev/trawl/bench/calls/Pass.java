package dev.trawl.bench.calls;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One reading pass, as a line of {@code results.jsonl}.
 *
 * @param concurrency the number of simultaneous calls that the client may make
 * @param directMillis the time of the same number of calls without trawl, right before the pass;
 *     see {@link DirectCalls}
 * @param cpuMillis processor time of the client, including JIT compilation and garbage collection
 * @param calls the number of calls of the whole run, counted by the endpoint
 * @param mostInFlight the maximum number of calls in flight, counted by the endpoint
 * @param heapMib the peak heap usage of the client, including garbage
 */
record Pass(
    int concurrency,
    double millis,
    @JsonProperty("bareMillis") double directMillis,
    double cpuMillis,
    double endpointCpuMillis,
    long calls,
    int mostInFlight,
    double heapMib) {
  double ratio() {
    return millis / directMillis;
  }
}

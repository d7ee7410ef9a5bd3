package dev.trawl.bench.calls;

/**
 * One reading pass, as a line of {@code results.jsonl}.
 *
 * @param concurrency the number of simultaneous calls that the client may make
 * @param bareMillis the time of the same number of bare calls right before, see {@link BareCalls}
 * @param cpuMillis processor time of the client, including JIT compilation and garbage collection
 * @param calls all calls of the run; like {@code mostInFlight}, counted by the endpoint
 * @param heapMib the peak heap usage of the client, including garbage
 */
record Pass(
    int concurrency,
    double millis,
    double bareMillis,
    double cpuMillis,
    double endpointCpuMillis,
    long calls,
    int mostInFlight,
    double heapMib) {
  double ratio() {
    return millis / bareMillis;
  }
}

package dev.trawl.bench.calls;

/**
 * One reading pass, as a line of {@code results.jsonl}.
 *
 * @param concurrency calls at once that the client may make
 * @param bareMillis what as many bare calls took right before, see {@link BareCalls}
 * @param cpuMillis processor time of the client, compiling and collecting garbage included
 * @param calls all of the run, and {@code mostInFlight}, as the endpoint counts them
 * @param heapMib the most that the client's heap held, garbage included
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

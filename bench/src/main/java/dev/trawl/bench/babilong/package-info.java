/**
 * Small worlds where people go about and pass things on, told fact by fact all through a long text,
 * and questions that only several facts, in their order, answer.
 */
@NullMarked
package dev.trawl.bench.babilong;

import org.jspecify.annotations.NullMarked;

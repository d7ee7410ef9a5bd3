/**
 * The habits of language models in quoting, counting and formatting, as observed in recorded
 * replies.
 *
 * <p>{@code Habits} sets how often each {@code Habit} occurs. {@code DrawnHabits} are the habits of
 * one reply; they change a correct reply accordingly. They depend only on the seed of the endpoint
 * and the request.
 */
@NullMarked
package dev.trawl.testkit.habit;

import org.jspecify.annotations.NullMarked;

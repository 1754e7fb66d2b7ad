package io.hotpair.engine.drill;

/**
 * What a drill does to the pair, and how often.
 *
 * @param fault each time.
 * @param repeat how many times, 1 or more, each once the pair is whole again.
 * @param forMs how long what is stopped or disturbed stays so, in milliseconds.
 * @param seed of the random moments.
 */
public record FaultPlan(Fault fault, int repeat, long forMs, long seed) {}

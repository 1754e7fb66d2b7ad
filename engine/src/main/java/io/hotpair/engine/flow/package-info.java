/**
 * Where load comes from: order files in LOBSTER's and NASDAQ ITCH 5.0's formats, and seeded
 * generators of order and key-value operations. Sources stream: they never hold a whole file, and
 * in the steady state they allocate nothing per operation.
 *
 * <p>A source only writes operations, in the encodings of the services. It must never send them,
 * never look at answers, and never use a clock: the same file or seed gives the same bytes always.
 * Nothing here may be used by a replica.
 */
package io.hotpair.engine.flow;

/**
 * The remote client: talks to all nodes, takes the first answer, and is exactly-once through
 * failover. A polled library: it has no thread of its own. It must never know who is primary.
 *
 * <p>{@code ClientSample} in the test tree is a whole program that is compiled and run by the
 * build.
 */
package io.hotpair.engine.client;

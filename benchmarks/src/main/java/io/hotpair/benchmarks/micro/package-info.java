/**
 * The JMH suite: the parts of a node, one by one, without a network between them. Must never be
 * used for a comparison with a peer.
 */
package io.hotpair.benchmarks.micro;

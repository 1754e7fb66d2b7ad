package io.hotpair.engine.protocol;

/**
 * A member of a view: a node in one incarnation.
 *
 * @param nodeId of the node, 0 or more.
 * @param incarnation of its process: a larger number at every start.
 */
public record Member(int nodeId, long incarnation) {}

package io.hotpair.transport;

/**
 * Who hears what comes to a node.
 *
 * @param control hears control messages.
 * @param records hears live records.
 * @param catchUp hears records out of the primary's journal.
 * @param ingress hears clients.
 */
public record NodeHandlers(
    ControlHandler control,
    RecordHandler records,
    CatchUpHandler catchUp,
    IngressHandler ingress) {}

/**
 * A replica that runs: its pipeline on a network, a journal and threads.
 *
 * <pre>
 *   NodeTransport ──▶ PeerAdapter ──▶ NodePipeline ──▶ TransportPeerOutput ──▶ NodeTransport
 *                                          │
 *   ReplicaAgent drives it ────────────────┤
 *   ApplyAgent applies ────────────────────┘
 * </pre>
 *
 * <p>Nothing here may ever decide what the protocol decides; it carries messages and drives duty
 * cycles.
 */
package io.hotpair.engine.replica;

/**
 * What a replica must do under rules P2 to P8, as plain code.
 *
 * <pre>
 *   views ─────▶ ReplicaProtocol ──▶ role, epoch, committed
 *   acks ──────▶   HoldTable ─┐
 *   records ───▶   Admission ─┴▶ CommitRule      (P5)
 *   replies ───▶   FollowerAlignment ──▶ cut      (P6)
 *   time ──────▶   NewcomerAdmission ──▶ Admit    (P8)
 * </pre>
 *
 * <p>No threads, sockets, files or clocks may ever be used here; a test forbids their imports. One
 * thread, the one that sequences, calls everything.
 */
package io.hotpair.engine.protocol.replica;

/**
 * The one ring through which every record goes, on every node, whatever its role.
 *
 * <pre>
 *  feeds (who puts slots in)             stages (each follows the one before it)
 *
 *  primary:  ingress, timers,  ─┐
 *            in-process ingress │
 *  follower: live records,      ├─▶ ring ─▶ JournalStage ─▶ ReplicateStage
 *            catch-up records   │                │
 *  restart:  own journal       ─┘                └────────▶ CommitStage ─▶ ApplyStage ─▶ answers
 * </pre>
 *
 * <p>Feeds, journal, replicate and commit run on the sequencing thread; apply may run on a thread
 * of its own. A slot is free again once it is both replicated and applied. Nothing here may ever
 * decide who is primary or what is committed: it asks {@link
 * io.hotpair.engine.protocol.replica.ReplicaProtocol}.
 */
package io.hotpair.engine.pipeline;

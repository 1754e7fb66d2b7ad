/**
 * Snapshots of the replicated state: their file format, the directory that holds them, and the
 * snapshotter that takes them beside the live node, from the node's own journal. A snapshot holds
 * committed state only, so it is never wrong, whoever is primary.
 *
 * <p>Nothing here may ever touch the live state, decide who is primary, or run on a thread that
 * sequences or applies.
 */
package io.hotpair.engine.snapshot;

/**
 * A load on a pair: operations offered at a fixed rate whatever the answers do (open loop), with
 * latency counted from when each was meant to be sent. Must never look at what operations or
 * answers mean.
 */
package io.hotpair.engine.load;

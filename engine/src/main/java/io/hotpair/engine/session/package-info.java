/**
 * What is replicated beside the service's own state: sessions, their last client sequences and
 * answers, and timers. All of it is changed by committed records only, so it is the same on every
 * node, and must never depend on clocks, threads or the network.
 */
package io.hotpair.engine.session;
